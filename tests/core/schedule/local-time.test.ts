import { describe, expect, test } from 'vitest';
import {
  addDays,
  dayAt,
  dayExists,
  instantAt,
  offsetMsAt,
  weekdayIndexOf,
} from '#core/schedule/local-time';

const iso = (at: number) => new Date(at).toISOString().slice(0, 16);

describe('instantAt', () => {
  test.each([
    ['Europe/Berlin', '2026-03-27', 540, '2026-03-27T08:00'],
    ['Asia/Kathmandu', '2026-03-27', 540, '2026-03-27T03:15'],
    ['Pacific/Kiritimati', '2026-03-27', 0, '2026-03-26T10:00'],
    ['Pacific/Niue', '2026-03-27', 1439, '2026-03-28T10:59'],
  ])('%s %s + %i min is %s UTC', (zone, day, minutes, expected) => {
    expect(iso(instantAt(zone, day, minutes, 'first'))).toBe(expected);
    expect(iso(instantAt(zone, day, minutes, 'second'))).toBe(expected);
  });

  test('minutes past midnight are of the next calendar day, also when it is an hour short', () => {
    expect(iso(instantAt('Europe/Berlin', '2026-03-28', 1440 + 360, 'second'))).toBe(
      '2026-03-29T04:00',
    );
  });

  test.each([
    ['Europe/Berlin', '2026-03-29', 150, '2026-03-29T01:00'],
    ['America/New_York', '2026-03-08', 150, '2026-03-08T07:00'],
    // Half an hour, from 02:00 to 02:30.
    ['Australia/Lord_Howe', '2026-10-04', 135, '2026-10-03T15:30'],
    // At midnight: the day begins at 01:00.
    ['Africa/Cairo', '2026-04-24', 0, '2026-04-23T22:00'],
    // A whole day that no clock in Samoa showed.
    ['Pacific/Apia', '2011-12-30', 720, '2011-12-30T10:00'],
    // For good, on an ordinary day.
    ['Asia/Pyongyang', '2018-05-04', 1435, '2018-05-04T15:00'],
  ])('in %s, %s + %i min is skipped: the first instant after', (zone, day, minutes, expected) => {
    expect(iso(instantAt(zone, day, minutes, 'first'))).toBe(expected);
    expect(iso(instantAt(zone, day, minutes, 'second'))).toBe(expected);
  });

  test.each([
    ['Europe/Berlin', '2026-10-25', 150, '2026-10-25T00:30', '2026-10-25T01:30'],
    ['America/New_York', '2026-11-01', 90, '2026-11-01T05:30', '2026-11-01T06:30'],
    ['Australia/Lord_Howe', '2026-04-05', 105, '2026-04-04T14:45', '2026-04-04T15:15'],
  ])('in %s, %s + %i min comes twice', (zone, day, minutes, first, second) => {
    expect(iso(instantAt(zone, day, minutes, 'first'))).toBe(first);
    expect(iso(instantAt(zone, day, minutes, 'second'))).toBe(second);
  });
});

describe('days', () => {
  test('are stepped by the calendar', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  test('Monday is 0', () => {
    expect(['2026-03-23', '2026-03-27', '2026-03-29'].map(weekdayIndexOf)).toEqual([0, 4, 6]);
  });

  test('dayAt is the local one', () => {
    const at = Date.UTC(2026, 2, 27, 12);
    expect(dayAt('Pacific/Kiritimati', at)).toBe('2026-03-28');
    expect(dayAt('Pacific/Niue', at)).toBe('2026-03-27');
  });

  test('Samoa had no 30 December 2011; a day that begins late exists', () => {
    expect(dayExists('Pacific/Apia', '2011-12-30')).toBe(false);
    expect(dayExists('Pacific/Apia', '2011-12-31')).toBe(true);
    expect(dayExists('Africa/Cairo', '2026-04-24')).toBe(true);
  });

  test('every zone of the platform has an offset', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      expect(Math.abs(offsetMsAt(zone, Date.UTC(2026, 2, 27)))).toBeLessThanOrEqual(14 * 3_600_000);
    }
  });
});
