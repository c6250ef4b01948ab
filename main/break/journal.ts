/** What became of each break, written to the history as the schedule and the sessions tell it. */
import type { Break } from '#core/moves/composed-break';
import type { DayEntry, Rules } from '#core/schedule/types';
import { workHoursOf } from '#core/schedule/work-hours';
import { type Offer, recordOfOffer, recordOfSession } from '#core/session/record-of';
import type { Session } from '#core/session/session';
import type { HistoryFiles } from '../storage/history-files';
import type { SessionFile } from '../storage/session-file';

export interface Journal {
  /** A row of the schedule's day: a break nobody took, or a rest. Sessions tell more themselves. */
  entry(entry: DayEntry, offered: (breakNumber: number) => Break): void;
  /** So much has been done of it. */
  sessionUnderWay(id: string, session: Session): void;
  sessionOver(id: string, session: Session): void;
  /** Records the session that the last run of the app left without an end, if there is one. */
  recover(): void;
}

export interface JournalParts {
  readonly history: Pick<HistoryFiles, 'putSession' | 'recoverSession' | 'putRest'>;
  readonly session: SessionFile;
  readonly rules: () => Rules;
  /** What the schedule knows of the break of the session with this id. */
  readonly offerOf: (id: string) => Omit<Offer, 'id'>;
}

export function createJournal({ history, session: file, rules, offerOf }: JournalParts): Journal {
  const dayOf = (at: number) => workHoursOf(rules()).dayOf(at);

  const recordOf = (id: string, session: Session) =>
    recordOfSession(session, { id, ...offerOf(id) });

  return {
    entry({ id, kind, fromAt, toAt, breakNumber, snoozes }, offered) {
      const day = dayOf(fromAt);
      if (kind === 'natural') history.putRest(day, { id, at: fromAt, endedAt: toAt });
      else if ((kind === 'skipped' || kind === 'missed') && breakNumber !== null) {
        const what = offered(breakNumber);
        history.putSession(day, recordOfOffer(what, kind, { id, snoozes }, fromAt, toAt ?? fromAt));
      }
    },
    sessionUnderWay(id, session) {
      file.keep({ day: dayOf(session.startedAt), session: recordOf(id, session) });
    },
    sessionOver(id, session) {
      history.putSession(dayOf(session.startedAt), recordOf(id, session));
      file.clear();
    },
    recover() {
      const cutOff = file.cutOff();
      if (!cutOff) return;
      history.recoverSession(cutOff.day, cutOff.session);
      file.clear();
    },
  };
}
