import { addDays, dayAt } from './schedule/local-time';

/**
 * Writes instants as a person reads them at `now`: `10:45` today, `Mon 09:00` within a week,
 * else with the date. `locale` is a BCP 47 tag.
 */
export function whenWriter(locale: string, timeZone: string, now: number): (at: number) => string {
  const today = dayAt(timeZone, now);
  const write = (at: number, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(at);
  const time = { hour: 'numeric', minute: '2-digit' } as const;
  return (at) => {
    const day = dayAt(timeZone, at);
    if (day === today) return write(at, time);
    if (day > today && day < addDays(today, 7)) return write(at, { weekday: 'short', ...time });
    return write(at, { day: 'numeric', month: 'short', ...time });
  };
}
