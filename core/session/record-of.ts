/** From a session, or a break nobody took, to what the history keeps of it. */
import type { SessionMove, SessionRecord } from '../history/record';
import type { Break, BreakMove } from '../moves/composed-break';
import { doseMs, outcomeOf, type Session } from './session';

/** What the schedule knows of a break: its own name for it, and how often it was put off. */
export interface Offer {
  readonly id: string;
  readonly snoozes: number;
  readonly onWait: boolean;
}

/** The record of a session that is over. */
export function recordOfSession(session: Session, { id, snoozes, onWait }: Offer): SessionRecord {
  return {
    id,
    kind: session.kind,
    outcome: outcomeOf(session),
    at: session.startedAt,
    endedAt: session.endedAt ?? session.anchorAt,
    snoozes,
    ...(onWait ? { wait: true as const } : {}),
    ...(session.rating === null ? {} : { rating: session.rating }),
    moves: session.items.flatMap((item) =>
      item.kind === 'move'
        ? [
            {
              ...moveRecord(item.planned.move, item.reachedMs / doseMs(item.planned)),
              ...(item.fate === 'hurt' || item.fate === 'eased' ? { hurt: true as const } : {}),
            },
          ]
        : [],
    ),
  };
}

/** The record of a break that was offered at `at` and skipped or not answered until `endedAt`. */
export function recordOfOffer(
  composed: Break,
  outcome: 'skipped' | 'missed',
  { id, snoozes }: Pick<Offer, 'id' | 'snoozes'>,
  at: number,
  endedAt: number,
): SessionRecord {
  const moves = composed.moves.map((move) => moveRecord(move, 0));
  return { id, kind: composed.kind, outcome, at, endedAt, snoozes, moves };
}

function moveRecord(move: BreakMove, done: number): SessionMove {
  return {
    id: move.id,
    dose: move.dose,
    form: move.form,
    intensity: move.intensity,
    rung: move.rung,
    reason: move.reason,
    seconds: move.seconds,
    done: Math.round(Math.min(1, done) * 1000) / 1000,
  };
}
