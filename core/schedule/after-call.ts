/** The goodbye after a call: people talk on for a moment, and breaks wait for it. */
import type { StepContext } from './step-context';
import { GOODBYE_MS } from './timing';
import type { ProbedReason } from './types';

const callReasons: readonly ProbedReason[] = ['microphone', 'camera'];

/** The reasons found now, with those of a call that was seen a moment ago. */
export function withEndedCall(
  { s, now }: StepContext,
  found: readonly ProbedReason[],
): readonly ProbedReason[] {
  const inCall = found.filter((reason) => callReasons.includes(reason));
  if (inCall.length > 0) {
    s.lastCall = { reasons: inCall, seenAt: now };
    return found;
  }
  if (s.lastCall && now < s.lastCall.seenAt + GOODBYE_MS) return [...found, ...s.lastCall.reasons];
  s.lastCall = null;
  return found;
}
