/** What a run of a test file tries, and what it finds out. */
import type { Hits } from './active-mutant';

/** A mutant to switch on. */
export interface Switch {
  readonly id: string;
  /** How often it may be passed in one go before that counts as endless. */
  readonly hitLimit: number;
}

/** What a run of test files tries; neither of both is the code as it is. */
export interface Trial {
  /** One mutant that is on from before the imports to the end. */
  readonly fromTheStart: Switch | null;
  /** Mutants of which each test tries every one it gets to. */
  readonly inTurn: readonly Switch[];
  /** For tests at random. */
  readonly seed: number;
}

/** What the run of a test file has found out. */
export interface Findings {
  /** How often the switch of each mutant was passed. */
  readonly hits: Hits;
  /** Whose switches were passed while it was imported. */
  readonly onImport: string[];
  /** Those of the mutants tried in turn that a test failed with. */
  readonly noticed: string[];
  /** Those with which a test ran out of time, which a busy machine brings about as well. */
  readonly late: string[];
  /** A test failed without a mutant after it had run with some. */
  isSpoiled: boolean;
}

/** Whether a test has failed with this for the time it took, by Vitest's own words. */
export function isOutOfTime(failure: string): boolean {
  return /^(Test|Hook) timed out in /.test(failure);
}
