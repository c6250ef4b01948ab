import { SECOND_MS } from '../time';
import type { ProbedReason } from './types';

/**
 * A call counts as going on for so long after it was last seen. Held breaks look every 15 s, so
 * a break that waited for a call is offered 20 to 60 s after the call's end, not into the
 * goodbye.
 */
const GOODBYE_MS = 35 * SECOND_MS;

const callReasons: readonly ProbedReason[] = ['microphone', 'camera'];

export interface LastCall {
  readonly reasons: readonly ProbedReason[];
  readonly seenAt: number;
}

/** The reasons found at `now`, with those of a call that was seen a moment ago. */
export function withEndedCall(
  found: readonly ProbedReason[],
  last: LastCall | null,
  now: number,
): { readonly reasons: readonly ProbedReason[]; readonly last: LastCall | null } {
  const inCall = found.filter((reason) => callReasons.includes(reason));
  if (inCall.length > 0) return { reasons: found, last: { reasons: inCall, seenAt: now } };
  const isGoodbye = last !== null && now >= last.seenAt && now < last.seenAt + GOODBYE_MS;
  return isGoodbye
    ? { reasons: [...found, ...last.reasons], last }
    : { reasons: found, last: null };
}
