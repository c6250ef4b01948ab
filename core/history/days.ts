/** Counting calendar days, with no clock and no zone: whoever knows the zone says which day it is. */
import type { CalendarDay } from '../schedule/local-time';
import { DAY_MS } from '../time';

export type { CalendarDay };

/** Days since 1970-01-01. Throws a RangeError for a text that is no calendar day. */
export function dayNumber(day: CalendarDay): number {
  const number = Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8)) / DAY_MS;
  if (!Number.isInteger(number)) throw new RangeError(`not a calendar day: ${day}`);
  return number;
}

/** Whole calendar days from one day to another; negative when `to` is the earlier one. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return dayNumber(to) - dayNumber(from);
}

/** Noon UTC of a day: what a text gets that formats the day in UTC. */
export function noonUtcAt(day: CalendarDay): number {
  return dayNumber(day) * DAY_MS + DAY_MS / 2;
}
