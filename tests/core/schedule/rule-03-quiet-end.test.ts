import { describe, expect, test } from 'vitest';
import { linesOf, remindersOf } from './support/scenarios';

const until = (start: string, end: string, quietEndMinutes = 10) => ({
  breaks: { intervalMinutes: 60, quietEndMinutes },
  workHours: { friday: [{ start, end }] },
});

describe("rule 3: no break in the last minutes of the day's last range", () => {
  test.each([
    ['one minute before the quiet end', '10:11', ['10:00:00 reminder']],
    ['as it begins', '10:10', []],
    ['within it', '10:05', []],
  ])('due %s', (_, end, expected) => {
    expect(remindersOf({ settings: until('09:00', end), to: '10:02' })).toEqual(expected);
  });

  test('0 minutes is no quiet end', () => {
    expect(remindersOf({ settings: until('09:00', '10:01', 0) })).toEqual(['10:00:00 reminder']);
  });

  test('a range with another after it on that day has none', () => {
    const settings = {
      breaks: { intervalMinutes: 60 },
      workHours: {
        friday: [
          { start: '09:00', end: '10:05' },
          { start: '13:00', end: '13:30' },
        ],
      },
    };
    expect(remindersOf({ settings, answer: 'skip' })).toEqual(['10:00:00 reminder']);
  });

  test("a night shift is its day's last range, whatever the next day brings", () => {
    const settings = {
      breaks: { intervalMinutes: 55 },
      workHours: {
        friday: [{ start: '23:00', end: '00:00' }],
        saturday: [{ start: '09:00', end: '09:56' }],
      },
    };
    expect(remindersOf({ settings, to: '2026-03-28T12:00' })).toEqual([]);
  });

  test('a hold that reaches it ends without a reminder', () => {
    const events = [{ at: '09:50', type: 'busy', minutes: 60 }];
    expect(linesOf({ settings: until('09:00', '10:15'), events })).toEqual([
      '09:00:00 work-start',
      '10:00:00 hold',
      '10:15:00 work-end',
    ]);
  });

  test('a snoozed break does not come back in it', () => {
    expect(linesOf({ settings: until('09:00', '10:14'), answer: 'snooze' })).toEqual([
      '09:00:00 work-start',
      '10:00:00 reminder',
      '10:00:05 snoozed',
      '10:14:00 work-end',
    ]);
  });

  test('a reminder already open stays its three minutes and is not missed', () => {
    expect(linesOf({ settings: until('09:00', '10:11'), answer: 'ignore' })).toEqual([
      '09:00:00 work-start',
      '10:00:00 reminder',
      '10:03:00 withdraw',
      '10:11:00 work-end',
    ]);
  });

  test('a session can be started by hand in it', () => {
    const events = [{ at: '10:04', type: 'start' }];
    expect(linesOf({ settings: until('09:00', '10:10'), events })).toEqual([
      '09:00:00 work-start',
      '10:04:00 session-start',
      '10:05:30 session-end',
      '10:05:30 rest session',
      '10:10:00 work-end',
    ]);
  });
});
