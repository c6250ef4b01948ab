/** Sessions at given instants, and how they go on. */
import { composeBreak } from '#core/moves/compose';
import { planSession } from '#core/session/plan';
import {
  nextChangeAt,
  type Session,
  type SessionEvent,
  startSession,
  stepSession,
} from '#core/session/session';
import { library, situation } from '../moves/support';

export const startAt = Date.UTC(2026, 2, 23, 10);
/** So many seconds after the start. */
export const at = (seconds: number) => startAt + seconds * 1000;

/** Chin tuck: 3 s ready, then 3 × (3 out, 3 hold, 3 back), 2 s rest between: 34 s. */
export const chinTuck = composeBreak(situation({ readySeconds: 3 }), ['chin-tuck']);
/** Then the upper trapezius: 3 s ready, 20 s left, 3 s switch, 20 s right: 46 s, to 80 s. */
export const both = composeBreak(situation({ readySeconds: 3 }), [
  'chin-tuck',
  'upper-trap-stretch',
]);

/** On the screen from the start on. */
export function begin(composed = both): Session {
  return stepSession(opened(composed), { type: 'painted' }, startAt);
}

export function opened(composed = both): Session {
  return startSession(planSession(composed, library), startAt);
}

/** The session stepped by its own timer up to an instant. */
export function runTo(session: Session, until: number): Session {
  let current = session;
  for (;;) {
    const next = nextChangeAt(current);
    if (next === null || next > until) return stepSession(current, { type: 'woke' }, until);
    current = stepSession(current, { type: 'woke' }, next);
  }
}

type Act = Exclude<SessionEvent['type'], 'swap' | 'adapt' | 'rate' | 'gentler'>;

/** The session run up to an instant, and what the person does then. */
export function act(session: Session, type: Act, now: number) {
  return stepSession(runTo(session, now), { type }, now);
}
