/**
 * What the person waits for while a machine is at it: a build, a test run, an agent. Who began a
 * wait ends it by the same name. Lives in memory alone: names may tell what somebody works on.
 */
import { LONGEST_WAIT_MS } from './schedule/timing';

export interface Wait {
  /** As its caller named it; the empty name is one of its own. */
  readonly name: string;
  readonly sinceAt: number;
}

/** More at a time than anybody starts: the oldest go. */
const MOST_WAITS = 100;

/** Begins a wait at `now` (epoch ms). One of the same name begins anew. */
export function beginWait(waits: readonly Wait[], name: string, now: number): readonly Wait[] {
  return [...endWait(waits, name), { name, sinceAt: now }].slice(-MOST_WAITS);
}

/** Ends the wait of this name; that of another caller goes on. */
export function endWait(waits: readonly Wait[], name: string): readonly Wait[] {
  return waits.filter((wait) => wait.name !== name);
}

/** Those that can still be waited for at `now`. */
export function withoutOld(waits: readonly Wait[], now: number): readonly Wait[] {
  return waits.filter(({ sinceAt }) => now < sinceAt + LONGEST_WAIT_MS);
}

/** When the oldest is too old; null without any. */
export function oldestEndsAt(waits: readonly Wait[]): number | null {
  const sinceAt = waitingSince(waits);
  return sinceAt === null ? null : sinceAt + LONGEST_WAIT_MS;
}

/** Since when something is waited for; null when nothing is. */
export function waitingSince(waits: readonly Wait[]): number | null {
  return waits.length === 0 ? null : Math.min(...waits.map(({ sinceAt }) => sinceAt));
}
