import { addDays, dayAt } from './schedule/local-time';

export interface WhenWriter {
  /** `10:45` today, `Mon 09:00` within a week, else `4 Jan, 09:00`. */
  readonly when: (at: number) => string;
  /** With its day also today: `Fri 10:45` within a week, else `Mon, 4 Jan, 09:00`. */
  readonly dayAndTime: (at: number) => string;
}

/** Writes instants as a person reads them at `now`. `locale` is a BCP 47 tag. */
export function whenWriter(locale: string, timeZone: string, now: number): WhenWriter {
  const today = dayAt(timeZone, now);
  const isWithinWeek = (day: string) => day >= today && day < addDays(today, 7);
  const write = (at: number, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, {
      timeZone,
      hour: 'numeric',
      minute: '2-digit',
      ...options,
    }).format(at);
  const date = { day: 'numeric', month: 'short' } as const;
  return {
    when(at) {
      const day = dayAt(timeZone, at);
      if (day === today) return write(at, {});
      return write(at, isWithinWeek(day) ? { weekday: 'short' } : date);
    },
    dayAndTime: (at) =>
      write(at, { weekday: 'short', ...(isWithinWeek(dayAt(timeZone, at)) ? {} : date) }),
  };
}
