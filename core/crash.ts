/** What becomes of the app after an error that nobody caught: its state can't be trusted then. */
import { MINUTE_MS } from './time';

/** So soon after the last one, a crash counts with it. */
const togetherMs = 5 * MINUTE_MS;

/** `afresh`: without the state it had, which may be what it fails on. */
export type AfterCrash = 'restart' | 'afresh' | 'end';

/** The crashes before one at `now` (epoch ms) that count with it, oldest first. */
export function recentCrashes(at: readonly number[], now: number): readonly number[] {
  return at.filter((crashAt) => Math.abs(now - crashAt) < togetherMs);
}

/** What to do about a crash after so many that count with it. */
export function afterCrash(recent: readonly number[]): AfterCrash {
  if (recent.length === 0) return 'restart';
  return recent.length === 1 ? 'afresh' : 'end';
}
