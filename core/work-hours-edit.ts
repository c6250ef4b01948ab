/** What the work-hours editor does: common weeks, copying days, further ranges, days off. */
import { type Settings, type Weekday, type WorkRange, weekdays } from './settings';
import { DAY_MINUTES } from './time';
import { formatTimeOfDay } from './time-of-day';
import { minutesInOrder, minutesOfRange } from './work-range';

export type WorkHours = Settings['workHours'];

const officeRange: WorkRange = { start: '09:00', end: '17:30' };
const officeDay: readonly WorkRange[] = [officeRange];
const workdays: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

function weekOf(ranges: readonly WorkRange[], days = workdays): WorkHours {
  return hoursOfWeek((day) => (days.includes(day) ? ranges : []));
}

function hoursOfWeek(rangesOf: (day: Weekday) => readonly WorkRange[]): WorkHours {
  return {
    monday: rangesOf('monday'),
    tuesday: rangesOf('tuesday'),
    wednesday: rangesOf('wednesday'),
    thursday: rangesOf('thursday'),
    friday: rangesOf('friday'),
    saturday: rangesOf('saturday'),
    sunday: rangesOf('sunday'),
  };
}

/** Weeks many people have, each one click away. */
export const commonWeeks = {
  officeDay: weekOf(officeDay),
  lunch: weekOf([
    { start: '09:00', end: '12:30' },
    { start: '13:30', end: '18:00' },
  ]),
  early: weekOf([{ start: '07:00', end: '15:30' }]),
  fourDays: weekOf(officeDay, ['monday', 'tuesday', 'wednesday', 'thursday']),
  mornings: weekOf([{ start: '08:30', end: '13:00' }]),
  nights: weekOf([{ start: '22:00', end: '06:00' }]),
  sundayWeek: weekOf(officeDay, ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday']),
} as const satisfies Record<string, WorkHours>;

export type CommonWeek = keyof typeof commonWeeks;
export const commonWeekNames = Object.keys(commonWeeks) as readonly CommonWeek[];

/** Which of the common weeks these hours are; null when they are somebody's own. */
export function commonWeekOf(hours: WorkHours): CommonWeek | null {
  return commonWeekNames.find((name) => sameHours(commonWeeks[name], hours)) ?? null;
}

function sameHours(a: WorkHours, b: WorkHours): boolean {
  return weekdays.every((day) => sameRanges(a[day], b[day]));
}

function sameRanges(a: readonly WorkRange[], b: readonly WorkRange[]): boolean {
  return (
    a.length === b.length &&
    a.every((range, i) => range.start === b[i]?.start && range.end === b[i]?.end)
  );
}

/** One range that is the same on all of these days; the others are free. */
export interface EvenWeek {
  readonly days: readonly Weekday[];
  readonly range: WorkRange;
}

/** The hours as an even week; null when days differ, have several ranges, or none has any. */
export function evenWeekOf(hours: WorkHours): EvenWeek | null {
  const days = weekdays.filter((day) => hours[day].length > 0);
  const [first] = days;
  const range = first && hours[first][0];
  if (!range || !days.every((day) => sameRanges(hours[day], [range]))) return null;
  return { days, range };
}

export function hoursOfEvenWeek({ days, range }: EvenWeek): WorkHours {
  return weekOf([range], days);
}

/** Where an even week starts when the hours are none: the first range there is, on its days. */
export function evenedWeek(hours: WorkHours): EvenWeek {
  const days = weekdays.filter((day) => hours[day].length > 0);
  const [first] = days;
  const range = first && hours[first][0];
  return range ? { days, range } : { days: workdays, range: officeRange };
}

/** The hours with the ranges of `from` on each day of `to` as well. */
export function copyDay(hours: WorkHours, from: Weekday, to: readonly Weekday[]): WorkHours {
  return hoursOfWeek((day) => (to.includes(day) ? hours[from] : hours[day]));
}

/**
 * A range to add to a day: an office day for an empty one; else up to four hours, an hour
 * after the last range ends. Null when nothing of the day is left then.
 */
export function nextRange(ranges: readonly WorkRange[]): WorkRange | null {
  if (ranges.length === 0) return officeRange;
  const end = Math.max(...ranges.map((range) => minutesOfRange(range).end));
  const start = end + 60;
  if (start >= DAY_MINUTES - 15) return null;
  return {
    start: formatTimeOfDay(start),
    end: formatTimeOfDay(Math.min(start + 4 * 60, DAY_MINUTES - 1)),
  };
}

/** Minutes covered by a day's ranges; what they share counts once. */
export function workMinutes(ranges: readonly WorkRange[]): number {
  let covered = 0;
  let reached = 0;
  for (const { start, end } of minutesInOrder(ranges)) {
    covered += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return covered;
}

/** What a week comes to. */
export function weekTotal(hours: WorkHours): { readonly days: number; readonly minutes: number } {
  const perDay = weekdays.map((day) => workMinutes(hours[day]));
  return {
    days: perDay.filter((minutes) => minutes > 0).length,
    minutes: perDay.reduce((sum, minutes) => sum + minutes, 0),
  };
}
