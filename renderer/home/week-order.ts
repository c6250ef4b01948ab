import { CalendarDate, getDayOfWeek } from '@internationalized/date';
import { weekdayIndexOf } from '#core/schedule/local-time';
import { type Weekday, weekdays } from '#core/weekdays';

/** 1 January 2024 was a Monday. */
const someMonday = new CalendarDate(2024, 1, 1);

/** The weekdays in the order of the locale's calendars, which may begin on Sunday or Saturday. */
export function weekOrder(locale: string): readonly Weekday[] {
  const daysBeforeMonday = getDayOfWeek(someMonday, locale);
  return weekdays.map((_, i) => weekdays[(i - daysBeforeMonday + 7) % 7] as Weekday);
}

/** How many days of the locale's week have passed before `day`, `YYYY-MM-DD`. */
export function daysIntoWeek(day: string, locale: string): number {
  return weekOrder(locale).indexOf(weekdays[weekdayIndexOf(day)] ?? 'monday');
}
