// Mutation testing: changes one thing at a time in the code that decides, and counts how many of
// the changes the unit tests notice: npm run mutate -- --sample=600 --seed=7.
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isIn } from './mutation/areas';
import { instrument, type Mutant } from './mutation/instrument';
import { parseOptions } from './mutation/options';
import { hitLimitFor, sampleOf, testsFor, timeLimitMs } from './mutation/plan';
import { reportOf, type Verdict } from './mutation/report';
import { TestProcess } from './mutation/test-process';
import type { TestedFile } from './mutation/test-runner';
import { projectDir, runScript, UserError } from './script';

const instrumentedFile = path.join(projectDir, 'node_modules/.cache/mutation/instrumented.json');
const UNCHANGED_LIMIT_MS = 1_800_000;

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

  const tested = await runUnchanged(jobs, seed);
  const verdicts = await tryAll(mutants, tested, jobs, seed);
  console.log(reportOf(verdicts));
  return 0;
});

/** All tests, with every mutant switched off: which of them passes which switch, and for how long. */
async function runUnchanged(workers: number, seed: number): Promise<readonly TestedFile[]> {
  const all = new TestProcess({ instrumentedFile, workers, bail: 0 });
  const trial = { activeMutant: null, hitLimit: Number.MAX_SAFE_INTEGER, seed };
  const tested = await all.ask({ files: [], trial }, UNCHANGED_LIMIT_MS);
  all.stop();
  if (typeof tested === 'string') throw new UserError(`The unit tests: ${tested}.`);
  const failed = tested.filter((file) => file.failed).map(({ file }) => file);
  if (failed.length > 0) {
    throw new UserError(`Tests fail without a mutant already: ${failed.join(', ')}`);
  }
  return tested;
}

async function tryAll(
  mutants: readonly Mutant[],
  tested: readonly TestedFile[],
  jobs: number,
  seed: number,
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  const waiting = mutants.values();
  const work = async () => {
    const tests = new TestProcess({ instrumentedFile, workers: 1, bail: 1 });
    for (const mutant of waiting) {
      verdicts.push(await tryOne(mutant, tested, tests, seed));
      if (verdicts.length % 50 === 0) console.log(`${verdicts.length} tried`);
    }
    tests.stop();
  };
  await Promise.all(Array.from({ length: jobs }, work));
  return verdicts.toSorted((a, b) => Number(a.mutant.id) - Number(b.mutant.id));
}

async function tryOne(
  mutant: Mutant,
  tested: readonly TestedFile[],
  tests: TestProcess,
  seed: number,
): Promise<Verdict> {
  const covering = testsFor(mutant, tested);
  if (covering.length === 0) return { mutant, noticedBy: null, reached: false };
  const result = await tests.ask(
    {
      files: covering.map(({ file }) => file),
      trial: { activeMutant: mutant.id, hitLimit: hitLimitFor(mutant, covering), seed },
    },
    timeLimitMs(covering),
  );
  const noticedBy =
    typeof result === 'string' ? result : (result.find(({ failed }) => failed)?.file ?? null);
  return { mutant, noticedBy, reached: true };
}
