import { describe, expect, test } from 'vitest';
import { linesOf, only, remindersOf } from './support/scenarios';

describe('rule 1: breaks are due only in work time, counted from the beginning of a range', () => {
  test('the count starts when the range does, not when the app does', () => {
    expect(linesOf({ from: '06:00', to: '09:46' })).toEqual([
      '09:00:00 work-start',
      '09:45:00 reminder',
    ]);
  });

  test('an app started within a range counts from its start', () => {
    expect(remindersOf({ from: '10:10', to: '11:00' })).toEqual(['10:55:00 reminder']);
  });

  test('a break due at the very end of a range is not raised', () => {
    const settings = {
      breaks: { intervalMinutes: 60, quietEndMinutes: 0 },
      workHours: { friday: [{ start: '09:00', end: '10:00' }] },
    };
    expect(linesOf({ settings })).toEqual(['09:00:00 work-start', '10:00:00 work-end']);
  });

  test('an open reminder goes away when the range ends, and is not missed', () => {
    const workHours = {
      friday: [
        { start: '09:00', end: '09:46' },
        { start: '14:00', end: '14:30' },
      ],
    };
    expect(linesOf({ settings: { workHours } })).toEqual([
      '09:00:00 work-start',
      '09:45:00 reminder',
      '09:46:00 withdraw',
      '09:46:00 work-end',
      '14:00:00 rest gap',
      '14:00:00 work-start',
      '14:30:00 work-end',
    ]);
  });

  test('a gap shorter than a natural rest keeps the count and adds nothing to it', () => {
    const workHours = {
      friday: [
        { start: '09:00', end: '09:30' },
        { start: '09:34', end: '12:00' },
      ],
    };
    expect(linesOf({ settings: { workHours }, to: '09:50' })).toEqual([
      '09:00:00 work-start',
      '09:30:00 work-end',
      '09:34:00 work-start',
      '09:49:00 reminder',
    ]);
  });

  test('a gap as long as a natural rest is one', () => {
    const workHours = {
      friday: [
        { start: '09:00', end: '09:30' },
        { start: '09:35', end: '12:00' },
      ],
    };
    expect(linesOf({ settings: { workHours }, to: '10:21' })).toEqual([
      '09:00:00 work-start',
      '09:30:00 work-end',
      '09:35:00 rest gap',
      '09:35:00 work-start',
      '10:20:00 reminder',
    ]);
  });

  test('nothing happens on a day off or at the weekend', () => {
    const settings = { daysOff: ['2026-03-27'] };
    const to = '2026-03-30T09:01';
    expect(linesOf({ from: '2026-03-27T08:00', to, settings })).toEqual([
      '2026-03-30T09:00:00+02:00 work-start',
    ]);
  });

  test('a night shift over the end of summer time is an hour longer, and so are its breaks', () => {
    const settings = {
      breaks: { intervalMinutes: 60 },
      workHours: { saturday: [{ start: '23:00', end: '05:00' }], sunday: [] },
    };
    const lines = linesOf({
      from: '2026-10-24T22:00',
      to: '2026-10-25T06:00',
      settings,
      answer: 'skip',
    });
    expect(only(['work-start', 'reminder', 'work-end'], lines)).toEqual([
      '2026-10-24T23:00:00+02:00 work-start',
      '2026-10-25T00:00:00+02:00 reminder',
      '2026-10-25T01:00:05+02:00 reminder',
      '2026-10-25T02:00:10+02:00 reminder',
      '2026-10-25T02:00:15+01:00 reminder',
      '2026-10-25T03:00:20+01:00 reminder',
      '2026-10-25T04:00:25+01:00 reminder',
      '2026-10-25T05:00:00+01:00 work-end',
    ]);
  });
});
