/** Tries mutants against the tests: those that can take turns together, the others one by one. */
import { UserError } from '../script';
import { isOutOfTime } from './findings';
import type { Mutant } from './instrument';
import { hitLimitFor, testsFor, timeLimitMs } from './plan';
import type { Verdict } from './report';
import type { Asked, Result } from './test-process';
import type { TestedFile } from './test-runner';

export interface Trials {
  readonly mutants: readonly Mutant[];
  /** All test files, as they went without a mutant. */
  readonly tested: readonly TestedFile[];
  /** Test runners that work side by side. */
  readonly processes: readonly Asked[];
  /** One that gives a test a fraction of the time that the others do. */
  readonly strict: Asked;
  readonly seed: number;
  readonly tell: (verdict: Verdict) => void;
}

interface Candidate {
  readonly mutant: Mutant;
  readonly tests: readonly TestedFile[];
  readonly hitLimit: number;
}

/** @throws {UserError} when the machine is too busy to tell a mutant that hangs */
export async function tryAll(trials: Trials): Promise<void> {
  const { mutants, tested, processes, seed, tell } = trials;
  const candidates = mutants.map((mutant): Candidate => {
    const tests = testsFor(mutant, tested);
    return { mutant, tests, hitLimit: hitLimitFor(mutant, tests) };
  });
  for (const { mutant } of candidates.filter(({ tests }) => tests.length === 0)) {
    tell({ mutant, noticedBy: null, reached: false });
  }
  const reached = candidates.filter(({ tests }) => tests.length > 0);
  const imported = new Set(tested.flatMap(({ onImport }) => onImport));
  const alone = [
    ...reached.filter(({ mutant }) => imported.has(mutant.id)),
    ...(await tryInTurn(
      reached.filter(({ mutant }) => !imported.has(mutant.id)),
      trials,
    )),
  ];
  const unclear: Candidate[] = [];
  await sideBySide(alone, processes, async (candidate, process) => {
    const noticedBy = await noticedAlone(process, candidate, seed);
    if (noticedBy === undefined) unclear.push(candidate);
    else tell({ mutant: candidate.mutant, noticedBy, reached: true });
  });
  for (const candidate of unclear) {
    const noticedBy = await noticedInQuiet(candidate, trials);
    tell({ mutant: candidate.mutant, noticedBy, reached: true });
  }
}

/** In each round every mutant is tried by the next of its tests. Returns those left untold. */
async function tryInTurn(
  candidates: readonly Candidate[],
  { processes, seed, tell }: Trials,
): Promise<readonly Candidate[]> {
  const untold: Candidate[] = [];
  let together = candidates;
  for (let round = 0; together.length > 0; round++) {
    const left: Candidate[] = [];
    await sideBySide(batchesOf(together, round), processes, async ([test, all], process) => {
      const waiting = [all];
      for (const batch of waiting) {
        const told = await toldInTurn(process, test, batch, seed);
        // One of them left something behind: it is found by halves.
        if (!told && batch.length > 1) waiting.push(...halvesOf(batch));
        else if (!told) untold.push(...batch);
        else {
          for (const candidate of batch) {
            const { mutant, tests } = candidate;
            if (told.noticed.includes(mutant.id)) {
              tell({ mutant, noticedBy: test.file, reached: true });
            } else if (told.late.includes(mutant.id)) untold.push(candidate);
            else if (round + 1 < tests.length) left.push(candidate);
            else tell({ mutant, noticedBy: null, reached: true });
          }
        }
      }
    });
    together = left;
  }
  return untold;
}

/** What the test says of the mutants; null when its run, with so many in one, tells nothing. */
async function toldInTurn(
  process: Asked,
  test: TestedFile,
  batch: readonly Candidate[],
  seed: number,
): Promise<Pick<TestedFile, 'noticed' | 'late'> | null> {
  const trial = { fromTheStart: null, inTurn: batch.map(switchOf), seed };
  const limitMs = timeLimitMs([test], batch.length + 2);
  const result = await process.ask({ files: [test.file], trial }, limitMs);
  const findings = typeof result === 'string' ? undefined : result[0];
  const hasRun = findings && Object.keys(findings.hits).length > 0;
  return hasRun && findings.failure === null && !findings.isSpoiled ? findings : null;
}

/** The test file that notices it, null for none; undefined when it only ran out of time, or died. */
async function noticedAlone(
  process: Asked,
  candidate: Candidate,
  seed: number,
): Promise<string | null | undefined> {
  const { tests } = candidate;
  const result = await askAnew(process, tests, { fromTheStart: switchOf(candidate), seed });
  if (typeof result === 'string') return undefined;
  const failed = result.find(({ failure }) => failure !== null);
  if (!failed && result.length < tests.length) {
    throw new Error(`of ${tests.length} test files only ${result.length} were run`);
  }
  return isOutOfTime(failed?.failure ?? '') ? undefined : (failed?.file ?? null);
}

/**
 * With nothing beside it. That it runs out of time is believed when the same tests without the
 * mutant are done, right after, in a fraction of the time.
 */
async function noticedInQuiet(
  candidate: Candidate,
  { processes: [process], strict, seed }: Trials,
): Promise<string | null> {
  const { mutant, tests } = candidate;
  for (let attempt = 0; process && attempt < 3; attempt++) {
    const noticedBy = await noticedAlone(process, candidate, seed);
    if (noticedBy !== undefined) return noticedBy;
    const result = await askAnew(strict, tests, { fromTheStart: null, seed });
    if (typeof result !== 'string' && result.every(({ failure }) => failure === null)) {
      return 'too long';
    }
  }
  throw new UserError(
    `The machine is too busy to tell whether ${mutant.file}:${mutant.line} hangs: try when it is quiet.`,
  );
}

/** In a process of its own: what a run that was cut short has left behind tells nothing. */
async function askAnew(
  process: Asked,
  tests: readonly TestedFile[],
  trial: { readonly fromTheStart: ReturnType<typeof switchOf> | null; readonly seed: number },
): Promise<Result> {
  process.stop();
  const files = tests.map(({ file }) => file);
  const result = await process.ask({ files, trial: { ...trial, inTurn: [] } }, timeLimitMs(tests));
  process.stop();
  return result;
}

function halvesOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}

function switchOf({ mutant, hitLimit }: Candidate) {
  return { id: mutant.id, hitLimit };
}

/** The candidates by the test that each has in this round. */
function batchesOf(
  candidates: readonly Candidate[],
  round: number,
): readonly (readonly [TestedFile, readonly Candidate[]])[] {
  const byTest = new Map<TestedFile, Candidate[]>();
  for (const candidate of candidates) {
    const test = candidate.tests[round];
    if (test) byTest.set(test, [...(byTest.get(test) ?? []), candidate]);
  }
  return [...byTest];
}

/** Each item by whichever process is free. */
async function sideBySide<T>(
  items: readonly T[],
  processes: readonly Asked[],
  work: (item: T, process: Asked) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  await Promise.all(
    processes.map(async (process) => {
      for (const item of waiting) await work(item, process);
    }),
  );
}
