/** A wait is the break: one that is near is offered while the person waits for something else. */
import { dropBreak, dueOf, minutesOf, type StepContext } from './step-context';
import { WAIT_MS } from './timing';
import type { BreakPhase, Due } from './types';

export function isOffer({ cause }: Due): boolean {
  return cause === 'wait';
}

/**
 * When the break that is counted to is offered for the wait, if the person sits on and waits;
 * Infinity when it is not: none is waited for, it is offered already, or the day's end is near.
 */
export function offerAt(context: StepContext): number {
  const { s, now, rules, hours } = context;
  const { offers, fromPercent } = rules.settings.wait;
  if (!offers || s.waitSinceAt === null || s.offeredBreak === s.breakNumber) {
    return Number.POSITIVE_INFINITY;
  }
  const nearMs = (minutesOf(context, 'intervalMinutes') * fromPercent) / 100;
  const nearAt = now + nearMs - (s.sittingMs - s.intervalFromMs);
  const at = Math.max(nearAt, s.waitSinceAt + WAIT_MS);
  return at < hours.at(now).quietFromAt ? at : Number.POSITIVE_INFINITY;
}

/** Takes since when something is waited for. An offer is over with its wait, a session isn't. */
export function followWaits(context: StepContext, sinceAt: number | null): void {
  if (sinceAt !== null) {
    context.s.waitSinceAt = sinceAt;
    return;
  }
  forgetWaits(context);
  if (isOnWait(context.s.phase)) context.effects.push({ type: 'wait-over' });
}

/** Whatever was waited for is not known of any more. */
export function forgetWaits(context: StepContext): void {
  context.s.waitSinceAt = null;
  const due = dueOf(context.s.phase);
  if (due && isOffer(due)) dropBreak(context, 'not-due');
}

/** Whether a session is under way that was offered for a wait. */
export function isOnWait(phase: BreakPhase): boolean {
  return phase.kind === 'session' && phase.answers !== null && isOffer(phase.answers);
}
