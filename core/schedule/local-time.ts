/**
 * Local calendar arithmetic, the only place that knows of time zones. Days are stepped by the
 * calendar, never by 24 hours.
 */
import { tz, tzOffset } from '@date-fns/tz';
import { addDays as addDaysTo, formatISO, getISODay } from 'date-fns';
import { MINUTE_MS } from '../time';

/** A local calendar day, `2026-03-29`. */
export type CalendarDay = string;

/** What a local clock shows. */
export interface LocalTime {
  readonly day: CalendarDay;
  /** Minutes after its midnight. */
  readonly minutes: number;
}

/** Calendar days have no zone; reckoned in this one, no clock change comes between them. */
const inUtc = tz('UTC');

/** No local clock is further from UTC, on either side. */
const FARTHEST_OFFSET_MS = 15 * 60 * MINUTE_MS;

/** The instant's distance of the local clock from UTC, in ms; positive in the east. */
export function offsetMsAt(timeZone: string, at: number): number {
  return tzOffset(timeZone, new Date(at)) * MINUTE_MS;
}

/** The local day the instant falls on. */
export function dayAt(timeZone: string, at: number): CalendarDay {
  return new Date(at + offsetMsAt(timeZone, at)).toISOString().slice(0, 10);
}

/** What the local clock shows at the instant, in whole minutes. */
export function localTimeAt(timeZone: string, at: number): LocalTime {
  const shown = at + offsetMsAt(timeZone, at);
  const day = dayAt(timeZone, at);
  return { day, minutes: Math.floor((shown - Date.parse(day)) / MINUTE_MS) };
}

/** The calendar day `count` days after `day`; before, when negative. */
export function addDays(day: CalendarDay, count: number): CalendarDay {
  return formatISO(addDaysTo(inUtc(day), count), { representation: 'date' });
}

/** 0 is Monday. */
export function weekdayIndexOf(day: CalendarDay): number {
  return getISODay(inUtc(day)) - 1;
}

/** Whether the zone's clock ever showed this day: some islands skipped one at the date line. */
export function dayExists(timeZone: string, day: CalendarDay): boolean {
  return dayAt(timeZone, instantAt(timeZone, day, 0, 'first')) === day;
}

/**
 * The instant at which the local clock shows `day` and `minutes` after its midnight (also over
 * 1440: the next day). A time that the clock skips is the first instant after the skip. Of one
 * that it shows twice, `which` picks.
 */
export function instantAt(
  timeZone: string,
  day: CalendarDay,
  minutes: number,
  which: 'first' | 'second',
): number {
  const { year, month, date } = parts(day);
  const shown = Date.UTC(year, month - 1, date, 0, minutes);
  const before = offsetMsAt(timeZone, shown - FARTHEST_OFFSET_MS);
  const after = offsetMsAt(timeZone, shown + FARTHEST_OFFSET_MS);
  const candidates = [shown - before, shown - after].filter(
    (at) => at + offsetMsAt(timeZone, at) === shown,
  );
  if (candidates.length > 0) {
    return which === 'first' ? Math.min(...candidates) : Math.max(...candidates);
  }
  return firstInstantShowing(timeZone, shown, shown - after, shown - before);
}

/** The earliest instant in (low, high] at which the local clock shows `shown` or later. */
function firstInstantShowing(timeZone: string, shown: number, low: number, high: number): number {
  let [from, to] = [low, high];
  while (to - from > MINUTE_MS) {
    const middle = from + Math.floor((to - from) / 2 / MINUTE_MS) * MINUTE_MS;
    if (middle + offsetMsAt(timeZone, middle) >= shown) to = middle;
    else from = middle;
  }
  return to;
}

function parts(day: CalendarDay): { year: number; month: number; date: number } {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number);
  return { year, month, date };
}
