/** What became of each break, written to the history as the schedule and the sessions tell it. */
import type { Break } from '#core/moves/break';
import type { DayEntry, Rules } from '#core/schedule/types';
import { workHoursOf } from '#core/schedule/work-hours';
import { recordOfOffer, recordOfSession } from '#core/session/record-of';
import type { Session } from '#core/session/session';
import type { HistoryFiles } from './files/history-files';

export interface Journal {
  /** A row of the schedule's day: a break nobody took, or a rest. Sessions tell more themselves. */
  entry(entry: DayEntry, offered: Break): void;
  sessionOver(id: string, session: Session): void;
  /** The person put the break with this number off once more. */
  snoozed(breakNumber: number): void;
}

export interface JournalParts {
  readonly history: Pick<HistoryFiles, 'putSession' | 'putRest'>;
  readonly rules: () => Rules;
  /** How often the running break was put off before this start. */
  readonly snoozes: { readonly breakNumber: number; readonly count: number };
}

export function createJournal({ history, rules, snoozes }: JournalParts): Journal {
  let putOff = snoozes;

  const dayOf = (at: number) => workHoursOf(rules()).dayOf(at);
  const snoozesOf = (breakNumber: number | null) =>
    putOff.breakNumber === breakNumber ? putOff.count : 0;

  return {
    entry({ id, kind, fromAt, toAt, breakNumber }, offered) {
      switch (kind) {
        case 'skipped':
        case 'missed':
          history.putSession(
            dayOf(fromAt),
            recordOfOffer(
              offered,
              kind,
              { id, snoozes: snoozesOf(breakNumber) },
              fromAt,
              toAt ?? fromAt,
            ),
          );
          return;
        case 'natural':
          history.putRest(dayOf(fromAt), { id, at: fromAt, endedAt: toAt });
          return;
        case 'session':
        case 'stopped':
        case 'gap':
          return;
      }
    },
    sessionOver(id, session) {
      const breakNumber = Number.parseInt(id, 10);
      const record = recordOfSession(session, { id, snoozes: snoozesOf(breakNumber) });
      history.putSession(dayOf(session.startedAt), record);
    },
    snoozed(breakNumber) {
      putOff = { breakNumber, count: snoozesOf(breakNumber) + 1 };
    },
  };
}
