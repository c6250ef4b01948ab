/** Days off as `settings.json` lists them: `2026-12-25`, or first and last as `…/…`. */
import { z } from 'zod';

export interface DaySpan {
  /** Calendar dates, `YYYY-MM-DD`; equal for a single day. */
  readonly first: string;
  readonly last: string;
}

const calendarDate = z.iso.date();

/** Whether the text is a date that exists, or two with the first not after the last. */
export function isDayOffEntry(text: string): boolean {
  const { first, last } = parseDayOff(text);
  const isDate = (date: string) => calendarDate.safeParse(date).success;
  return text.split('/').length <= 2 && isDate(first) && isDate(last) && first <= last;
}

/** Reads an entry of `daysOff`; the settings schema has checked it. */
export function parseDayOff(entry: string): DaySpan {
  const [first = entry, last = first] = entry.split('/');
  return { first, last };
}

function formatDayOff({ first, last }: DaySpan): string {
  return first === last ? first : `${first}/${last}`;
}

/**
 * The list with the days from `first` to `last` added, in order. Entries that share a day
 * become one.
 */
export function addDaysOff(entries: readonly string[], added: DaySpan): readonly string[] {
  const spans = [...entries, formatDayOff(added)].toSorted().map(parseDayOff);
  const merged: DaySpan[] = [];
  for (const span of spans) {
    const before = merged.at(-1);
    if (before && span.first <= before.last) {
      merged[merged.length - 1] = {
        first: before.first,
        last: span.last > before.last ? span.last : before.last,
      };
    } else merged.push(span);
  }
  return merged.map(formatDayOff);
}

/** Whether the calendar date is one of the days off. */
export function isDayOff(entries: readonly string[], date: string): boolean {
  return entries.map(parseDayOff).some(({ first, last }) => first <= date && date <= last);
}

/** The entries that end before `today`, and those that don't. */
export function splitDaysOff(
  entries: readonly string[],
  today: string,
): { readonly past: readonly string[]; readonly ahead: readonly string[] } {
  const isPast = (entry: string) => parseDayOff(entry).last < today;
  return {
    past: entries.filter(isPast),
    ahead: entries.filter((entry) => !isPast(entry)),
  };
}
