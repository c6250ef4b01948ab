/** Tries mutants against the tests: those that can take turns together, the others one by one. */
import type { Mutant } from './instrument';
import { hitLimitFor, testsFor, timeLimitMs } from './plan';
import type { Verdict } from './report';
import type { TestProcess } from './test-process';
import type { TestedFile } from './test-runner';

export interface Trials {
  readonly mutants: readonly Mutant[];
  /** All test files, as they went without a mutant. */
  readonly tested: readonly TestedFile[];
  /** Test runners that work side by side. */
  readonly processes: readonly TestProcess[];
  readonly seed: number;
  readonly tell: (verdict: Verdict) => void;
}

interface Candidate {
  readonly mutant: Mutant;
  readonly tests: readonly TestedFile[];
  readonly hitLimit: number;
}

export async function tryAll({ mutants, tested, processes, seed, tell }: Trials): Promise<void> {
  const candidates = mutants.map((mutant): Candidate => {
    const tests = testsFor(mutant, tested);
    return { mutant, tests, hitLimit: hitLimitFor(mutant, tests) };
  });
  const imported = new Set(tested.flatMap(({ onImport }) => onImport));
  const alone = candidates.filter(
    ({ mutant, tests }) => tests.length > 0 && imported.has(mutant.id),
  );
  for (const { mutant } of candidates.filter(({ tests }) => tests.length === 0)) {
    tell({ mutant, noticedBy: null, reached: false });
  }
  let together = candidates.filter(
    ({ mutant, tests }) => tests.length > 0 && !imported.has(mutant.id),
  );
  // In each round every mutant is tried by the next of its tests.
  for (let round = 0; together.length > 0; round++) {
    const left: Candidate[] = [];
    const batches = batchesOf(together, round);
    await sideBySide(batches, processes, async ([test, all], process) => {
      const waiting = [all];
      for (const batch of waiting) {
        const noticed = await noticedInTurn(process, test, batch, seed);
        // One of them left something behind: it is found by halves.
        if (!noticed && batch.length > 1) waiting.push(...halvesOf(batch));
        else if (!noticed) alone.push(...batch);
        else {
          for (const candidate of batch) {
            const { mutant, tests } = candidate;
            if (noticed.includes(mutant.id)) {
              tell({ mutant, noticedBy: test.file, reached: true });
            } else if (round + 1 < tests.length) left.push(candidate);
            else tell({ mutant, noticedBy: null, reached: true });
          }
        }
      }
    });
    together = left;
  }
  await sideBySide(alone, processes, async ({ mutant, tests, ...rest }, process) => {
    // A process of its own: what a run that was cut short has left behind tells nothing.
    process.stop();
    const result = await process.ask(
      {
        files: tests.map(({ file }) => file),
        trial: { fromTheStart: switchOf({ mutant, tests, ...rest }), inTurn: [], seed },
      },
      timeLimitMs(tests),
    );
    const noticedBy =
      typeof result === 'string'
        ? result
        : (result.find(({ failure }) => failure !== null)?.file ?? null);
    if (noticedBy === null && result.length < tests.length) {
      throw new Error(`of ${tests.length} test files only ${result.length} were run`);
    }
    tell({ mutant, noticedBy, reached: true });
  });
}

/** Which of the mutants the test notices; null when its run, with so many in one, tells nothing. */
async function noticedInTurn(
  process: TestProcess,
  test: TestedFile,
  batch: readonly Candidate[],
  seed: number,
): Promise<readonly string[] | null> {
  const trial = { fromTheStart: null, inTurn: batch.map(switchOf), seed };
  const limitMs = timeLimitMs([test], batch.length + 2);
  const result = await process.ask({ files: [test.file], trial }, limitMs);
  const findings = typeof result === 'string' ? undefined : result[0];
  const hasRun = findings && Object.keys(findings.hits).length > 0;
  const isTold = hasRun && findings.failure === null && !findings.isSpoiled;
  return isTold ? findings.noticed : null;
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
  processes: readonly TestProcess[],
  work: (item: T, process: TestProcess) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  await Promise.all(
    processes.map(async (process) => {
      for (const item of waiting) await work(item, process);
    }),
  );
}
