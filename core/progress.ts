/** What Progress says and draws, from the summary of the history. */

import { dayNumber } from './history/days';
import type { DayView } from './history-summary';
import type { Kind, MoveId, Muscle } from './moves/vocabulary';
import { addDays, type CalendarDay } from './schedule/local-time';

/** Breaks that count: done in full, or at least half. */
function breaksDone(day: Pick<DayView, 'done' | 'half'>): number {
  return day.done + day.half;
}

export interface HeatCell {
  readonly day: CalendarDay;
  readonly done: number;
  readonly natural: number;
  readonly movedSeconds: number;
  /** 0 none, then 1 to 4 from few to many breaks; null for days to come. */
  readonly level: 0 | 1 | 2 | 3 | 4 | null;
}

/**
 * The last `count` weeks up to the one of `today`, oldest first, seven days each. `daysInto` is
 * how many days of the week have passed before today, as the locale's week begins.
 */
export function heatWeeks(
  days: readonly DayView[],
  today: CalendarDay,
  daysInto: number,
  count: number,
): readonly (readonly HeatCell[])[] {
  const byDay = new Map(days.map((day) => [day.day, day]));
  const firstDay = addDays(today, -daysInto - 7 * (count - 1));
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (_, i) => {
      const day = addDays(firstDay, week * 7 + i);
      const view = byDay.get(day);
      const done = view ? breaksDone(view) : 0;
      return {
        day,
        done,
        natural: view?.natural ?? 0,
        movedSeconds: view?.movedSeconds ?? 0,
        level: day > today ? null : levelOf(done),
      };
    }),
  );
}

/** A fixed scale, so that a colour means the same in every week. */
function levelOf(done: number): 0 | 1 | 2 | 3 | 4 {
  if (done === 0) return 0;
  if (done <= 2) return 1;
  if (done <= 4) return 2;
  return done <= 6 ? 3 : 4;
}

export interface WeekWords {
  readonly done: number;
  /** Days with at least one break done. */
  readonly days: number;
  /** Days on which a strengthening move was done. */
  readonly strengthDays: number;
  /** Against the same weekdays of the week before; null when there was no break offered then. */
  readonly trend: 'more' | 'same' | 'less' | null;
}

/** What this week comes to so far; `daysInto` as for `heatWeeks`. */
export function weekWords(
  days: readonly DayView[],
  kindOf: (id: MoveId) => Kind | undefined,
  today: CalendarDay,
  daysInto: number,
): WeekWords {
  const thisWeek = within(days, today, 0, daysInto + 1);
  const before = within(days, today, 7, 7 + daysInto + 1);
  const done = sum(thisWeek, breaksDone);
  const doneBefore = sum(before, breaksDone);
  return {
    done,
    days: thisWeek.filter((day) => breaksDone(day) > 0).length,
    strengthDays: thisWeek.filter((day) =>
      Object.keys(day.moves).some((id) => kindOf(id) === 'strengthen'),
    ).length,
    trend: before.length === 0 ? null : trendOf(done, doneBefore),
  };
}

/** A difference of a tenth, or of one break, is no difference. */
function trendOf(now: number, before: number): 'more' | 'same' | 'less' {
  if (Math.abs(now - before) <= Math.max(1, before / 10)) return 'same';
  return now > before ? 'more' : 'less';
}

/** How many breaks were done in the last `length` days. */
export function breaksIn(days: readonly DayView[], today: CalendarDay, length: number): number {
  return sum(within(days, today, 0, length), breaksDone);
}

/** How many weeks up to that of `today` have any record, `most` at most; the first one counts. */
export function weeksSince(
  days: readonly DayView[],
  today: CalendarDay,
  daysInto: number,
  most: number,
): number {
  const [first] = days;
  if (!first) return 1;
  const daysBack = dayNumber(today) - dayNumber(first.day);
  return Math.min(most, Math.max(1, Math.ceil((daysBack - daysInto) / 7) + 1));
}

export interface MuscleWork {
  readonly muscle: Muscle;
  readonly times: number;
  /** From 0 to 1, against the muscle that was worked most. */
  readonly share: number;
}

/** What each muscle got in the last `length` days, the most worked first. */
export function muscleWork(
  days: readonly DayView[],
  today: CalendarDay,
  length: number,
): readonly MuscleWork[] {
  const times = new Map<Muscle, number>();
  for (const day of within(days, today, 0, length)) {
    for (const [muscle, count] of Object.entries(day.muscles) as [Muscle, number][]) {
      times.set(muscle, (times.get(muscle) ?? 0) + count);
    }
  }
  const most = Math.max(1, ...times.values());
  return [...times]
    .map(([muscle, count]) => ({ muscle, times: count, share: count / most }))
    .toSorted((a, b) => b.times - a.times || (a.muscle < b.muscle ? -1 : 1));
}

/** Days from `from` up to, not including, `to` days ago. */
function within(
  days: readonly DayView[],
  today: CalendarDay,
  from: number,
  to: number,
): readonly DayView[] {
  const now = dayNumber(today);
  return days.filter(({ day }) => {
    const ago = now - dayNumber(day);
    return ago >= from && ago < to;
  });
}

function sum(days: readonly DayView[], value: (day: DayView) => number): number {
  return days.reduce((total, day) => total + value(day), 0);
}
