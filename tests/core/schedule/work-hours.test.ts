import { describe, expect, test } from 'vitest';
import { workHoursOf } from '#core/schedule/work-hours';
import { weekdays } from '#core/settings';
import { settingsFrom } from './support/desk';

interface Hours {
  readonly [weekday: string]: readonly string[];
}

const none = Object.fromEntries(weekdays.map((weekday) => [weekday, []]));

function hoursOf(timeZone: string, hours: Hours, daysOff: string[] = [], breaks = {}) {
  const written = Object.entries(hours).map(([weekday, ranges]) => [
    weekday,
    ranges.map((range) => ({ start: range.slice(0, 5), end: range.slice(6) })),
  ]);
  const settings = settingsFrom({
    workHours: { ...none, ...Object.fromEntries(written) },
    daysOff,
    breaks,
  });
  return workHoursOf({ settings, timeZone });
}

/** The work spans that begin in the time given, each as UTC `from–until`. */
function spans(hours: ReturnType<typeof hoursOf>, from: string, to: string): string[] {
  const found: string[] = [];
  let span = hours.at(Date.parse(`${from}Z`));
  while (span.fromAt < Date.parse(`${to}Z`) && span.untilAt !== Number.POSITIVE_INFINITY) {
    if (span.working) found.push(`${short(span.fromAt)}–${short(span.untilAt)}`);
    span = hours.at(span.untilAt);
  }
  return found;
}

const short = (at: number) => new Date(at).toISOString().slice(5, 16);
const allWeek = (...ranges: string[]): Hours =>
  Object.fromEntries(weekdays.map((weekday) => [weekday, ranges]));

describe('clock changes', () => {
  test('Berlin, summer time begins: a start that does not exist is the next time that does', () => {
    const hours = hoursOf('Europe/Berlin', { sunday: ['02:30–06:00'] });
    expect(spans(hours, '2026-03-28T00:00', '2026-03-30T00:00')).toEqual([
      '03-29T01:00–03-29T04:00',
    ]);
  });

  test('a range wholly within the skipped hour has no time at all', () => {
    const hours = hoursOf('Europe/Berlin', { sunday: ['02:10–02:50', '09:00–10:00'] });
    expect(spans(hours, '2026-03-28T00:00', '2026-03-30T00:00')).toEqual([
      '03-29T07:00–03-29T08:00',
    ]);
  });

  test('Berlin, summer time ends: the first 02:30 for a start, the second for an end', () => {
    const hours = hoursOf('Europe/Berlin', { sunday: ['02:30–06:00'] });
    expect(spans(hours, '2026-10-24T00:00', '2026-10-26T00:00')).toEqual([
      '10-25T00:30–10-25T05:00',
    ]);
    const early = hoursOf('Europe/Berlin', { sunday: ['00:00–02:30'] });
    expect(spans(early, '2026-10-24T00:00', '2026-10-26T00:00')).toEqual([
      '10-24T22:00–10-25T01:30',
    ]);
  });

  test('New York: office hours are the same on the clock, an hour apart in time', () => {
    const hours = hoursOf('America/New_York', allWeek('09:00–17:00'));
    expect(spans(hours, '2026-03-07T00:00', '2026-03-09T00:00')).toEqual([
      '03-07T14:00–03-07T22:00',
      '03-08T13:00–03-08T21:00',
    ]);
  });

  test('Lord Howe changes by half an hour', () => {
    const hours = hoursOf('Australia/Lord_Howe', { saturday: ['23:00–03:00'] });
    expect(spans(hours, '2026-04-04T00:00', '2026-04-06T00:00')).toEqual([
      '04-04T12:00–04-04T16:30',
    ]);
    expect(spans(hours, '2026-10-03T00:00', '2026-10-05T00:00')).toEqual([
      '10-03T12:30–10-03T16:00',
    ]);
  });

  test('Apia had no 30 December 2011: neither its ranges nor its night shift', () => {
    const hours = hoursOf('Pacific/Apia', allWeek('09:00–12:00', '22:00–02:00'));
    expect(spans(hours, '2011-12-29T15:00', '2011-12-31T12:00')).toEqual([
      // The 29th, its night shift cut off at midnight, then the 31st at once.
      '12-29T19:00–12-29T22:00',
      '12-30T08:00–12-30T10:00',
      '12-30T19:00–12-30T22:00',
      '12-31T08:00–12-31T12:00',
    ]);
  });
});

describe('ranges', () => {
  test('over midnight belong to the day they start on', () => {
    const hours = hoursOf('Europe/Berlin', { friday: ['22:00–06:00'] }, ['2026-03-28']);
    expect(spans(hours, '2026-03-27T00:00', '2026-04-02T00:00')).toEqual([
      '03-27T21:00–03-28T05:00',
    ]);
    const off = hoursOf('Europe/Berlin', { friday: ['22:00–06:00'] }, ['2026-03-27']);
    expect(spans(off, '2026-03-27T00:00', '2026-04-02T00:00')).toEqual([]);
  });

  test('an end at 00:00 is midnight', () => {
    const hours = hoursOf('Etc/UTC', { friday: ['18:00–00:00'] });
    expect(spans(hours, '2026-03-27T00:00', '2026-03-29T00:00')).toEqual([
      '03-27T18:00–03-28T00:00',
    ]);
  });

  test('that overlap or touch are one, within a day and over midnight', () => {
    const hours = hoursOf('Etc/UTC', {
      friday: ['13:00–15:00', '09:00–12:00', '11:00–13:00', '22:00–06:00'],
      saturday: ['05:00–08:00'],
    });
    expect(spans(hours, '2026-03-27T00:00', '2026-03-29T00:00')).toEqual([
      '03-27T09:00–03-27T15:00',
      '03-27T22:00–03-28T08:00',
    ]);
  });

  test('round the clock never close and have no quiet end', () => {
    const hours = hoursOf('Europe/Berlin', allWeek('00:00–12:00', '12:00–00:00'));
    let at = Date.parse('2026-03-23T00:00Z');
    while (at < Date.parse('2026-04-06T00:00Z')) {
      const span = hours.at(at);
      expect(span.working).toBe(true);
      expect(span.quietFromAt).toBeGreaterThanOrEqual(span.untilAt);
      at = span.untilAt;
    }
  });

  test('days off are single dates and spans', () => {
    const off = ['2026-03-24', '2026-03-26/2026-03-28'];
    const hours = hoursOf('Etc/UTC', allWeek('09:00–10:00'), off);
    expect(spans(hours, '2026-03-23T00:00', '2026-03-30T00:00')).toEqual([
      '03-23T09:00–03-23T10:00',
      '03-25T09:00–03-25T10:00',
      '03-29T09:00–03-29T10:00',
    ]);
  });
});

describe('the next opening', () => {
  test('after a year off', () => {
    const hours = hoursOf('Etc/UTC', allWeek('09:00–10:00'), ['2026-03-28/2027-03-27']);
    expect(short(hours.at(Date.parse('2026-03-27T12:00Z')).untilAt)).toBe('03-28T09:00');
    expect(hours.at(Date.parse('2026-03-27T12:00Z')).untilAt).toBe(Date.parse('2027-03-28T09:00Z'));
  });

  test('after longer than is looked ahead: found in steps', () => {
    const hours = hoursOf('Etc/UTC', allWeek('09:00–10:00'), ['2026-03-28/2028-06-30']);
    let span = hours.at(Date.parse('2026-03-27T12:00Z'));
    while (!span.working) span = hours.at(span.untilAt);
    expect(span.fromAt).toBe(Date.parse('2028-07-01T09:00Z'));
  });

  test('never, without any range', () => {
    const hours = hoursOf('Etc/UTC', {});
    expect(hours.at(Date.parse('2026-03-27T12:00Z')).untilAt).toBe(Number.POSITIVE_INFINITY);
    expect(hours.firstStartFrom({ day: '2026-03-28', minutes: 0 })).toBe(null);
  });
});

describe('the quiet end', () => {
  const quietFrom = (hours: ReturnType<typeof hoursOf>, at: string) =>
    short(hours.at(Date.parse(`${at}Z`)).quietFromAt);

  test("is before the end of the day's last range only", () => {
    const hours = hoursOf('Etc/UTC', { friday: ['09:00–12:00', '13:00–17:00'] });
    expect(quietFrom(hours, '2026-03-27T10:00')).toBe('03-27T12:00');
    expect(quietFrom(hours, '2026-03-27T14:00')).toBe('03-27T16:50');
  });

  test('where two days overlap, counts for the day whose range ends the work', () => {
    const hours = hoursOf('Etc/UTC', {
      friday: ['22:00–06:00'],
      saturday: ['05:00–09:00', '13:00–17:00'],
    });
    expect(quietFrom(hours, '2026-03-28T05:55')).toBe('03-28T09:00');
    expect(quietFrom(hours, '2026-03-28T14:00')).toBe('03-28T16:50');
  });
});

test('fixed times are those in the range before its quiet end, once each', () => {
  const breaks = { fixedTimes: ['11:00', '09:00', '16:50', '08:59', '11:00'] };
  const hours = hoursOf('Etc/UTC', { friday: ['09:00–17:00'] }, [], breaks);
  const { fixedAt } = hours.at(Date.parse('2026-03-27T10:00Z'));
  expect(fixedAt.map(short)).toEqual(['03-27T09:00', '03-27T11:00']);
});

test('the day of an instant is the running range’s, else the calendar’s', () => {
  const hours = hoursOf('Europe/Berlin', { friday: ['22:00–06:00'] });
  const dayOf = (at: string) => hours.dayOf(Date.parse(`${at}Z`));
  expect(dayOf('2026-03-28T02:00')).toBe('2026-03-27');
  expect(dayOf('2026-03-28T05:00')).toBe('2026-03-28');
  expect(dayOf('2026-03-27T20:00')).toBe('2026-03-27');
});
