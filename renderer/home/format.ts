/** Times, days, numbers and lists as the person's locale writes them. */

import { DAY_MS, MINUTE_MS } from '#core/time';
import { parseTimeOfDay } from '#core/time-of-day';
import { type Weekday, weekdays } from '#core/weekdays';

export interface Format {
  readonly locale: string;
  /** An instant's time of day, such as 14:05 or 2:05 PM. */
  time(at: number): string;
  /** An instant's hour alone, such as 14 or 2 PM. */
  hour(at: number): string;
  /** `HH:MM` of the settings, as the locale writes it. */
  timeOfDay(text: string): string;
  /** A calendar day `YYYY-MM-DD`. */
  day(day: string, style: DayStyle): string;
  /** The weekday of an instant. */
  weekdayAt(at: number): string;
  weekday(day: Weekday, style?: 'long' | 'short'): string;
  /** Hours, with one decimal at most. */
  hours(minutes: number): string;
  number(value: number): string;
  /** A list that ends in “and”, or in “or”. */
  list(items: readonly string[], type?: 'conjunction' | 'disjunction'): string;
}

export type DayStyle = keyof typeof dayStyles;
const dayStyles = {
  /** 3 Mar */
  short: { day: 'numeric', month: 'short' },
  /** 3 March 2026 */
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  /** Tuesday, 3 March */
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  /** Mar */
  month: { month: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** 2024-01-01 was a Monday. */
const someMondayAt = Date.UTC(2024, 0, 1, 12);

export function makeFormat(locale: string, timeZone: string): Format {
  const clock = { hour: 'numeric', minute: '2-digit' } as const;
  const inZone = new Intl.DateTimeFormat(locale, { ...clock, timeZone });
  const onWall = new Intl.DateTimeFormat(locale, { ...clock, timeZone: 'UTC' });
  const hourInZone = new Intl.DateTimeFormat(locale, { hour: 'numeric', timeZone });
  const weekdayInZone = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const calendar = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  return {
    locale,
    time: (at) => inZone.format(at),
    hour: (at) => hourInZone.format(at),
    timeOfDay: (text) => onWall.format(parseTimeOfDay(text) * MINUTE_MS),
    day: (day, style) => calendar(dayStyles[style]).format(Date.parse(`${day}T12:00:00Z`)),
    weekdayAt: (at) => weekdayInZone.format(at),
    weekday: (day, style = 'long') =>
      calendar({ weekday: style }).format(someMondayAt + weekdays.indexOf(day) * DAY_MS),
    hours: (minutes) => tenths.format(minutes / 60),
    number: (value) => whole.format(value),
    list: (items, type = 'conjunction') => new Intl.ListFormat(locale, { type }).format(items),
  };
}
