/** Which mutants are tried, and by which tests. */
import { randomFrom } from '#core/moves/random';
import { isOwnTest } from './areas';
import type { Mutant } from './instrument';
import type { TestedFile } from './test-runner';

/** `count` of the items, each as likely as the others, in their order; the same for a seed. */
export function sampleOf<T>(items: readonly T[], count: number, seed: number): readonly T[] {
  const random = randomFrom(seed);
  const indexes = items.map((_, index) => index);
  for (let at = 0; at < Math.min(count, items.length); at++) {
    const other = at + Math.floor(random() * (items.length - at));
    [indexes[at], indexes[other]] = [indexes[other] ?? 0, indexes[at] ?? 0];
  }
  const chosen = new Set(indexes.slice(0, count));
  return items.filter((_, index) => chosen.has(index));
}

/**
 * The source's own test files that pass the mutant's switch: first those of the same room, where
 * most mutants are noticed, and of these the quickest.
 */
export function testsFor(mutant: Mutant, tested: readonly TestedFile[]): readonly TestedFile[] {
  return tested
    .filter(({ file, hits }) => isOwnTest(mutant.file, file) && hits[mutant.id] !== undefined)
    .toSorted(
      (a, b) =>
        closeness(mutant.file, b.file) - closeness(mutant.file, a.file) ||
        a.durationMs - b.durationMs,
    );
}

/** How many folders a test shares with the code, plus one if it has the same name. */
function closeness(source: string, test: string): number {
  const folders = source.replace(/\.ts$/, '').split('/');
  const testFolders = test
    .replace(/\.test\.tsx?$/, '')
    .split('/')
    .slice(1);
  const apart = folders.findIndex((folder, i) => folder !== testFolders[i]);
  return apart === -1 ? folders.length : apart;
}

/** A loop that passes a switch a hundred times as often as it should is held to be endless. */
export function hitLimitFor(mutant: Mutant, tests: readonly TestedFile[]): number {
  return 100 * Math.max(10, ...tests.map(({ hits }) => hits[mutant.id] ?? 0));
}

/** Longer than the tests should take with so many mutants, even on a busy machine. */
export function timeLimitMs(tests: readonly TestedFile[], mutants = 1): number {
  return 60_000 + 5 * mutants * tests.reduce((sum, { durationMs }) => sum + durationMs, 0);
}
