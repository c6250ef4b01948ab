import { describe, expect, test } from 'vitest';
import { dayPlan } from '#core/schedule/status';
import { Desk, instant, pausing, typing } from './support/desk';

const twoRanges = {
  friday: [
    { start: '09:00', end: '12:00' },
    { start: '13:00', end: '17:00' },
  ],
};

describe('statusOf', () => {
  test('the next break, as the day goes on', () => {
    const desk = new Desk('08:00');
    expect(desk.status('08:00')).toMatchObject({
      phase: 'off',
      nextBreakAt: instant('09:45'),
      workChangesAt: instant('09:00'),
    });
    desk.goOnTo('09:10', typing);
    expect(desk.status('09:10:30')).toMatchObject({
      phase: 'counting',
      nextBreakAt: instant('09:45'),
      sittingMinutes: 10,
      workChangesAt: instant('17:30'),
    });
    desk.goOnTo('09:20', typing);
    desk.tell('09:20', { type: 'pause', length: 60 });
    expect(desk.status('09:30')).toMatchObject({
      phase: 'paused',
      nextBreakAt: instant('10:45'),
      sittingMinutes: 20,
    });
    desk.tell('09:30', { type: 'pause', length: 'forever' });
    expect(desk.status('09:30').nextBreakAt).toBe(null);
  });

  test('a break that the quiet end would swallow is the next day’s', () => {
    const desk = new Desk('08:00');
    desk.goOnTo('16:40', pausing);
    desk.tell('16:40', { type: 'start', plannedMs: 60_000 });
    const id = desk.status('16:40').session?.id ?? '';
    desk.tell('16:41', { type: 'session-finished', id });
    expect(desk.status('16:41').nextBreakAt).toBe(instant('2026-03-30T09:45'));
  });

  test('an interval that does not fit before lunch begins after it', () => {
    const desk = new Desk('11:30', { workHours: twoRanges });
    expect(desk.status('11:30').nextBreakAt).toBe(instant('13:45'));
  });

  test('what was sat before a gap too short for a rest counts', () => {
    const friday = [
      { start: '09:00', end: '09:30' },
      { start: '09:33', end: '17:00' },
    ];
    const desk = new Desk('09:10', { workHours: { friday } });
    expect(desk.status('09:10').nextBreakAt).toBe(instant('09:58'));
  });

  test('a fixed time is the next break when it is first, unless a rest is too near', () => {
    const desk = new Desk('08:00', { breaks: { fixedTimes: ['09:05', '09:20'] } });
    expect(desk.status('08:00').nextBreakAt).toBe(instant('09:20'));
  });

  test('a pause over lunch begins the count anew', () => {
    const desk = new Desk('11:00', { workHours: twoRanges });
    desk.tell('11:50', { type: 'pause', length: 90 });
    expect(desk.status('11:50').nextBreakAt).toBe(instant('14:05'));
  });

  test('no break is in sight when no range is long enough', () => {
    const friday = [{ start: '09:00', end: '09:30' }];
    const desk = new Desk('08:00', {
      workHours: { monday: [], tuesday: [], wednesday: [], thursday: [], friday },
    });
    expect(desk.status('08:00').nextBreakAt).toBe(null);
  });

  test('a snooze, a reminder and a session say when they end', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:45', pausing);
    expect(desk.status('09:45')).toMatchObject({
      phase: 'reminding',
      nextBreakAt: instant('09:45'),
      reminder: { quiet: false, expiresAt: instant('09:48') },
      snoozesLeft: 3,
    });
    desk.tell('09:46', { type: 'snooze' });
    expect(desk.status('09:46')).toMatchObject({
      phase: 'snoozed',
      nextBreakAt: instant('09:51'),
      snoozesLeft: 2,
    });
    desk.tell('09:47', { type: 'start', plannedMs: 60_000 });
    expect(desk.status('09:47')).toMatchObject({
      phase: 'session',
      session: { endsBy: instant('09:50') },
      nextBreakAt: instant('10:32'),
    });
  });

  test('what it foresees is what comes', () => {
    const desk = new Desk('08:30', { workHours: twoRanges, breaks: { fixedTimes: ['14:20'] } });
    for (let i = 0; i < 6; i++) {
      const foreseen = desk.status(time(desk.state.at)).nextBreakAt ?? 0;
      desk.goOnTo(time(foreseen), pausing);
      expect(desk.status(time(foreseen)).phase).toBe('reminding');
      desk.tell(foreseen + 1_000, { type: 'skip' });
    }
  });
});

describe('dayPlan', () => {
  test('has the ranges, what became of them, and the next break', () => {
    const desk = new Desk('08:00', { workHours: twoRanges });
    desk.goOnTo('09:45', pausing);
    desk.tell('09:45:10', { type: 'start', plannedMs: 60_000 });
    const id = desk.status('09:46').session?.id ?? '';
    desk.tell('09:46:10', { type: 'session-finished', id });
    desk.goOnTo('10:32', pausing);
    desk.tell('10:32', { type: 'skip' });
    desk.goOnTo('11:00', pausing);
    expect(dayPlan(desk.state, desk.rules, instant('11:00'))).toEqual({
      day: '2026-03-27',
      ranges: [
        { day: '2026-03-27', startAt: instant('09:00'), endAt: instant('12:00') },
        { day: '2026-03-27', startAt: instant('13:00'), endAt: instant('17:00') },
      ],
      entries: [
        {
          id,
          kind: 'session',
          fromAt: instant('09:45:10'),
          toAt: instant('09:46:10'),
          breakNumber: 1,
          snoozes: 0,
        },
        {
          id: `skipped-${instant('10:32')}`,
          kind: 'skipped',
          fromAt: instant('10:31:10'),
          toAt: instant('10:32'),
          breakNumber: 2,
          snoozes: 0,
        },
      ],
      nextBreakAt: instant('11:17'),
    });
  });

  test('after the last break of the day none is next', () => {
    const desk = new Desk('17:00');
    expect(dayPlan(desk.state, desk.rules, instant('17:00')).nextBreakAt).toBe(null);
  });

  test('a night shift is one day, entries and all', () => {
    const night = [{ start: '22:00', end: '06:00' }];
    const desk = new Desk('2026-03-26T21:00', { workHours: { thursday: night, friday: night } });
    desk.goOnTo('2026-03-26T22:45', pausing);
    desk.tell('2026-03-26T22:45', { type: 'skip' });
    desk.goOnTo('01:00', pausing);
    const plan = dayPlan(desk.state, desk.rules, instant('01:00'));
    expect(plan.day).toBe('2026-03-26');
    expect(plan.entries.map((entry) => entry.kind)).toContain('skipped');
    expect(plan.ranges).toHaveLength(1);
  });

  test('entries of a day and a half ago are dropped', () => {
    const desk = new Desk('2026-03-23T09:00');
    desk.goOnTo('17:00', pausing);
    const first = desk.state.entries[0]?.fromAt ?? 0;
    expect(first).toBeGreaterThan(instant('2026-03-26T03:00'));
  });
});

function time(at: number): string {
  return new Date(at).toISOString().slice(0, 23);
}
