import { describe, expect, test } from 'vitest';
import { Desk, instant, pausing } from './support/desk';
import { linesOf } from './support/scenarios';

describe('rule 10: pause freezes sitting time', () => {
  test('the count goes on where it was', () => {
    const events = [{ at: '09:20', type: 'pause', minutes: 60 }];
    expect(linesOf({ events, to: '10:46' })).toEqual([
      '09:00:00 work-start',
      '09:20:00 paused',
      '10:20:00 resumed',
      '10:45:00 reminder',
    ]);
  });

  test('an open reminder goes away and comes when the pause is over', () => {
    const events = [
      { at: '09:46', type: 'pause' },
      { at: '10:00', type: 'resume' },
    ];
    expect(linesOf({ events, to: '10:01' })).toEqual([
      '09:00:00 work-start',
      '09:45:00 reminder',
      '09:46:00 withdraw',
      '09:46:00 paused',
      '10:00:00 resumed',
      '10:00:00 reminder',
    ]);
  });

  test('until resumed lasts over night', () => {
    const events = [
      { at: '2026-03-27T09:20', type: 'pause', until: 'forever' },
      { at: '2026-03-30T10:00', type: 'resume' },
    ];
    const day = { from: '2026-03-27T08:00', to: '2026-03-30T10:46', events };
    expect(linesOf(day)).toEqual([
      '2026-03-27T09:00:00+01:00 work-start',
      '2026-03-27T09:20:00+01:00 paused',
      '2026-03-27T17:30:00+01:00 work-end',
      '2026-03-30T09:00:00+02:00 rest gap',
      '2026-03-30T09:00:00+02:00 work-start',
      '2026-03-30T10:00:00+02:00 resumed',
      '2026-03-30T10:45:00+02:00 reminder',
    ]);
  });

  test("until tomorrow's first range, which on a Friday is Monday's", () => {
    const events = [{ at: '2026-03-27T10:00', type: 'pause', until: 'tomorrow' }];
    const day = { from: '2026-03-27T09:30', to: '2026-03-30T09:46', events };
    expect(linesOf(day)).toEqual([
      '2026-03-27T09:30:00+01:00 work-start',
      '2026-03-27T10:00:00+01:00 paused',
      '2026-03-27T17:30:00+01:00 work-end',
      '2026-03-30T09:00:00+02:00 resumed',
      '2026-03-30T09:00:00+02:00 rest gap',
      '2026-03-30T09:00:00+02:00 work-start',
      '2026-03-30T09:45:00+02:00 reminder',
    ]);
  });

  test("in a night shift, tomorrow is the next shift's day", () => {
    const night = [{ start: '22:00', end: '06:00' }];
    const desk = new Desk('01:00', { workHours: { thursday: night, friday: night } });
    desk.tell('01:00', { type: 'pause', length: 'tomorrow' });
    expect(desk.status('01:00').pause).toEqual({ untilAt: instant('22:00') });
  });

  test('until tomorrow follows a change of the hours', () => {
    const desk = new Desk('09:00');
    desk.tell('10:00', { type: 'pause', length: 'tomorrow' });
    expect(desk.status('10:00').pause).toEqual({ untilAt: instant('2026-03-30T09:00') });
    desk.change('10:01', { workHours: { saturday: [{ start: '08:00', end: '10:00' }] } });
    expect(desk.status('10:01').pause).toEqual({ untilAt: instant('2026-03-28T08:00') });
  });

  test('with no work ahead, until tomorrow is until resumed', () => {
    const none = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [] };
    const desk = new Desk('09:00', { workHours: none });
    desk.tell('09:00', { type: 'pause', length: 'tomorrow' });
    expect(desk.status('09:00').pause).toEqual({ untilAt: null });
    expect(desk.wakeAt).toBe(null);
  });

  test('a new pause takes the place of the old one', () => {
    const events = [
      { at: '09:20', type: 'pause', minutes: 60 },
      { at: '09:30', type: 'pause', minutes: 10 },
    ];
    expect(linesOf({ events, to: '10:06' })).toEqual([
      '09:00:00 work-start',
      '09:20:00 paused',
      '09:30:00 paused',
      '09:40:00 resumed',
      '10:05:00 reminder',
    ]);
  });

  test('it survives a restart, and ends while the app is down', () => {
    const events = [
      { at: '09:20', type: 'pause', minutes: 30 },
      { at: '09:30', type: 'restart', minutes: 2 },
      { at: '09:49', type: 'restart', minutes: 3 },
    ];
    expect(linesOf({ events, to: '09:55' })).toEqual([
      '09:00:00 work-start',
      '09:20:00 paused',
      '09:52:00 resumed',
    ]);
  });

  test('a session can be started in it and leaves it as it was', () => {
    const events = [
      { at: '09:20', type: 'pause', minutes: 60 },
      { at: '09:30', type: 'start' },
    ];
    expect(linesOf({ events, to: '10:30' })).toEqual([
      '09:00:00 work-start',
      '09:20:00 paused',
      '09:30:00 session-start',
      '09:31:30 session-end',
      '09:31:30 rest session',
      '10:20:00 resumed',
    ]);
  });

  test('nothing to resume says nothing', () => {
    expect(linesOf({ events: [{ at: '09:10', type: 'resume' }], to: '09:30' })).toEqual([
      '09:00:00 work-start',
    ]);
  });

  test('a fixed time in it passes by', () => {
    const desk = new Desk('09:00', { breaks: { fixedTimes: ['09:10'] } });
    desk.tell('09:05', { type: 'pause', length: 30 });
    desk.goOnTo('09:40', pausing);
    expect(desk.status('09:40').phase).toBe('counting');
  });
});
