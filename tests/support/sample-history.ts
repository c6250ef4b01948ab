/** Four months at work, for pictures of Progress and for tests that need much of it. */
import type { SessionMove, SessionRecord } from '#core/history/record';
import {
  emptyYear,
  type HistoryYear,
  putComfort,
  putRest,
  putSession,
  yearOf,
} from '#core/history/year';
import { addDays, weekdayIndexOf } from '#core/schedule/local-time';

const minute = 60_000;

/** One of what a break holds, told apart by the day and the break. */
const pairs = [
  ['chin-tuck', 'doorway-stretch'],
  ['blade-squeeze', 'upper-trap-stretch'],
  ['wall-push-up', 'doorway-stretch'],
  ['blade-squeeze', 'doorway-stretch'],
] as const;

function moveRecord(id: string, rung: number, done: number): SessionMove {
  const isStretch = id.endsWith('stretch');
  return {
    id,
    dose: isStretch
      ? { kind: 'time', seconds: 15 + 5 * Math.min(rung, 2), rounds: 1 }
      : { kind: 'reps', reps: 3 + rung, holdSeconds: 3, form: 'standard' },
    intensity: 'full',
    rung,
    reason: { key: 'break:reasons.daily' },
    seconds: 40,
    done,
  };
}

/** The years up to and with the day before `today`, `YYYY-MM-DD`; the same every time. */
export function sampleHistory(today: string, weeks = 16): readonly HistoryYear[] {
  const years = new Map<number, HistoryYear>();
  const change = (day: string, edit: (year: HistoryYear) => HistoryYear) =>
    years.set(yearOf(day), edit(years.get(yearOf(day)) ?? emptyYear(yearOf(day))));

  for (let ago = weeks * 7; ago >= 1; ago--) {
    const day = addDays(today, -ago);
    const weekday = weekdayIndexOf(day);
    if (weekday > 4) continue;
    const week = weeks - Math.floor(ago / 7);
    const startAt = Date.parse(`${day}T09:00:00Z`);
    for (let i = 0; i < 8; i++) {
      const isDone = (ago * 31 + i * 17 + weekday * ago) % 10 < 3 + Math.min(4, week / 4);
      const at = startAt + (45 + i * 55) * minute;
      const [strength, stretch] = pairs[(ago + i) % pairs.length] ?? pairs[0];
      const rung = Math.min(3, Math.floor(week / 4));
      const session: SessionRecord = {
        id: `break-${day}-${i}`,
        kind: 'break',
        outcome: isDone ? 'done' : 'missed',
        at,
        endedAt: at + 90_000,
        snoozes: 0,
        moves: [
          moveRecord(strength, rung, isDone ? 1 : 0),
          moveRecord(stretch, rung, isDone ? 1 : 0),
        ],
      };
      change(day, (year) => putSession(year, day, session));
    }
    const rest = { id: `rest-${day}`, at: startAt + 200 * minute, endedAt: startAt + 215 * minute };
    change(day, (year) => putRest(year, day, rest));
    if (weekday === 4) {
      change(day, (year) =>
        putComfort(year, day, Math.min(9, 4 + Math.floor((week + (ago % 3)) / 4))),
      );
    }
  }
  return [...years.values()];
}
