// Mutation testing: changes one thing at a time in the code that decides, and counts how many of
// the changes the unit tests notice: npm run mutate -- --sample=600 --seed=7.
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isIn } from './mutation/areas';
import { instrument } from './mutation/instrument';
import { parseOptions } from './mutation/options';
import { sampleOf } from './mutation/plan';
import { reportOf, survivorLine, type Verdict } from './mutation/report';
import { TestProcess } from './mutation/test-process';
import type { TestedFile } from './mutation/test-runner';
import { tryAll } from './mutation/trials';
import { projectDir, runScript, UserError } from './script';

const instrumentedFile = path.join(projectDir, 'node_modules/.cache/mutation/instrumented.json');
const UNCHANGED_LIMIT_MS = 1_800_000;
/** Each test takes a second at most; with a mutant, or on a busy machine, longer. */
const TEST_LIMIT_MS = 24_000;
const STRICT_TEST_LIMIT_MS = TEST_LIMIT_MS / 4;

runScript(async () => {
  const { sample, seed, only, jobs } = parseOptions(process.argv.slice(2), {
    sample: null,
    seed: Date.now() % 100_000,
    only: null,
    jobs: os.availableParallelism(),
  });
  const instrumented = await instrument();
  const inScope = instrumented.mutants.filter(
    ({ file }) => only === null || only.some((path) => isIn(file, path)),
  );
  if (inScope.length === 0)
    throw new UserError(`There is nothing to change in ${only?.join(', ')}.`);
  const mutants = sampleOf(inScope, sample ?? inScope.length, seed);
  console.log(`${mutants.length} of ${inScope.length} mutants, seed ${seed}`);
  await mkdir(path.dirname(instrumentedFile), { recursive: true });
  await writeFile(instrumentedFile, JSON.stringify(instrumented));

  const about = [...new Set(mutants.map(({ file }) => file))];
  const tested = await runUnchanged(jobs, about, seed);
  const verdicts: Verdict[] = [];
  const started = { instrumentedFile, workers: 1, about, bail: 1, testLimitMs: TEST_LIMIT_MS };
  const processes = Array.from({ length: jobs }, () => new TestProcess(started));
  const strict = new TestProcess({ ...started, testLimitMs: STRICT_TEST_LIMIT_MS });
  await tryAll({
    mutants,
    tested,
    processes,
    strict,
    seed,
    tell(verdict) {
      verdicts.push(verdict);
      if (verdict.noticedBy === null) console.log(survivorLine(verdict));
      if (verdicts.length % 50 === 0) console.log(`${verdicts.length} done`);
    },
  });
  for (const each of processes) each.stop();
  // What fails without a mutant now has failed with each of them before.
  await runUnchanged(jobs, about, seed);
  console.log(reportOf(verdicts.toSorted((a, b) => Number(a.mutant.id) - Number(b.mutant.id))));
  return 0;
});

/**
 * All tests, with every mutant switched off: which of them passes which switch, and for how long.
 *
 * @throws {UserError} when one fails: then no test can tell a mutant
 */
async function runUnchanged(
  workers: number,
  about: readonly string[],
  seed: number,
): Promise<readonly TestedFile[]> {
  const all = new TestProcess({
    instrumentedFile,
    workers,
    about,
    bail: 0,
    testLimitMs: TEST_LIMIT_MS,
  });
  const trial = { fromTheStart: null, inTurn: [], seed };
  const tested = await all.ask({ files: [], trial }, UNCHANGED_LIMIT_MS);
  all.stop();
  if (typeof tested === 'string') throw new UserError(`The unit tests: ${tested}.`);
  const failed = tested.filter(({ failure }) => failure !== null);
  if (failed.length > 0) {
    throw new UserError(
      `Tests fail without a mutant already: ${failed.map(({ file, failure }) => `${file}: ${failure}`).join('\n')}`,
    );
  }
  return tested;
}
