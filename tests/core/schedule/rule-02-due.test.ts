import { describe, expect, test } from 'vitest';
import { linesOf, remindersOf } from './support/scenarios';

describe('rule 2: due when sitting time reaches the interval, and at fixed times', () => {
  test('the next interval is counted from the end of the session', () => {
    expect(linesOf({ answer: 'finish', to: '10:31:40' })).toEqual([
      '09:00:00 work-start',
      '09:45:00 reminder',
      '09:45:05 session-start',
      '09:46:35 session-end',
      '09:46:35 rest session',
      '10:31:35 reminder',
    ]);
  });

  test('a fixed time is due as well and starts the interval again', () => {
    const settings = { breaks: { intervalMinutes: 45, fixedTimes: ['09:30'] } };
    expect(remindersOf({ settings, answer: 'finish', to: '10:30' })).toEqual([
      '09:30:00 reminder',
      '10:16:35 reminder',
    ]);
  });

  test('a fixed time outside work time is not due', () => {
    const settings = { breaks: { fixedTimes: ['08:30', '17:45'] } };
    expect(remindersOf({ settings, answer: 'finish', to: '09:46' })).toEqual(['09:45:00 reminder']);
  });

  test.each([
    ['9 min 55 s before is too soon', '09:56', []],
    ['10 min 55 s before is long enough', '09:57', ['09:57:00 reminder']],
  ])('a rest that ended %s', (_, fixedTime, expected) => {
    const settings = { breaks: { fixedTimes: [fixedTime] } };
    // The session after the reminder of 09:45 ends at 09:46:35.
    const reminders = remindersOf({ settings, answer: 'finish', to: '10:10' });
    expect(reminders.slice(1)).toEqual(expected);
  });

  test('the start of a range ends a rest too', () => {
    const settings = { breaks: { fixedTimes: ['09:09', '09:10'] } };
    expect(remindersOf({ settings, answer: 'finish', to: '09:30' })).toEqual(['09:10:00 reminder']);
  });

  test('a fixed time within an open reminder raises no second one', () => {
    const settings = { breaks: { fixedTimes: ['09:46'] } };
    expect(remindersOf({ settings, answer: 'ignore', to: '10:00' })).toEqual([
      '09:45:00 reminder',
      '09:53:00 reminder',
    ]);
  });

  test('a fixed time that the clock skips comes at the first time after', () => {
    const settings = {
      breaks: { intervalMinutes: 180, fixedTimes: ['02:30'] },
      workHours: { sunday: [{ start: '00:30', end: '06:00' }] },
    };
    expect(
      remindersOf({ settings, from: '2026-03-29T00:00', to: '2026-03-29T04:00', answer: 'skip' }),
    ).toEqual(['2026-03-29T03:00:00+02:00 reminder']);
  });

  test('a fixed time that the clock shows twice comes once', () => {
    const settings = {
      breaks: { intervalMinutes: 180, fixedTimes: ['02:30'] },
      workHours: { sunday: [{ start: '01:00', end: '06:00' }] },
    };
    expect(
      remindersOf({ settings, from: '2026-10-25T00:00', to: '2026-10-25T04:00', answer: 'skip' }),
    ).toEqual(['2026-10-25T02:30:00+02:00 reminder']);
  });
});
