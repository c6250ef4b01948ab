/**
 * Runs before each test file: throws the switch of the one mutant that is tried, counts how often
 * the switches of the others are passed, and makes the random tests repeat themselves.
 */
import fc from 'fast-check';
import { afterAll, inject } from 'vitest';
import type { Hits } from './test-runner';

const { activeMutant, hitLimit, seed } = inject('mutation');
const hits: Hits = {};
/** What the switches read; its name and members are those of Stryker's instrumenter. */
const namespace = {
  activeMutant,
  hitCount: 0,
  /** A loop that the mutant keeps from ending throws here. */
  hitLimit,
  mutantCoverage: { static: hits, perTest: {} },
};
Object.assign(globalThis, { __stryker__: namespace });

fc.configureGlobal({ seed, endOnFailure: true });

// biome-ignore lint/correctness/noEmptyPattern: Vitest wants a pattern here.
afterAll(({}, suite) => {
  Object.assign(suite.file.meta, { hits });
});
