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

  describe('tomorrow is the first range that starts after the next 04:00', () => {
    const office = { start: '09:00', end: '17:30' };
    const night = { start: '22:00', end: '06:00' };
    const long = { start: '20:00', end: '10:00' };
    const early = { start: '04:00', end: '12:00' };
    const week = (range: object) => {
      const day = [range];
      return { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day };
    };
    test.each([
      ['after midnight it is this morning', office, '2026-03-24T00:30', '2026-03-24T09:00'],
      ['just before four too', office, '2026-03-24T03:59:59', '2026-03-24T09:00'],
      ['at four a new day has begun', office, '2026-03-24T04:00', '2026-03-25T09:00'],
      ['in the evening it is the next morning', office, '2026-03-24T20:00', '2026-03-25T09:00'],
      ['in the day it is the next day', office, '2026-03-24T10:00', '2026-03-25T09:00'],
      ['on a Friday it is Monday', office, '2026-03-27T10:00', '2026-03-30T09:00'],
      ['a range that starts at four is included', early, '2026-03-24T20:00', '2026-03-25T04:00'],
      ['early in a night shift, the next shift', night, '2026-03-24T22:30', '2026-03-25T22:00'],
      ['after midnight in it, the next too', night, '2026-03-25T00:30', '2026-03-25T22:00'],
      ['after four in it, still the next', night, '2026-03-25T04:30', '2026-03-25T22:00'],
      ['past four in a long one, the next', long, '2026-03-25T05:00', '2026-03-25T20:00'],
      ['before a night shift, the one after it', night, '2026-03-24T21:00', '2026-03-25T22:00'],
      ['after one, the one of the next night', night, '2026-03-25T07:00', '2026-03-26T22:00'],
    ])('%s', (_, range, saidAt, endsAt) => {
      const desk = new Desk(saidAt, { workHours: week(range) });
      desk.tell(saidAt, { type: 'pause', length: 'tomorrow' });
      expect(desk.status(saidAt).pause).toEqual({ untilAt: instant(endsAt) });
      expect(desk.effects).toContainEqual({ type: 'paused', untilAt: instant(endsAt) });
    });

    test('in a shift of two parts it is not the second part', () => {
      const thursday = [{ start: '22:00', end: '02:00' }];
      const friday = [
        { start: '03:00', end: '06:00' },
        { start: '22:00', end: '23:00' },
      ];
      const desk = new Desk('2026-03-26T23:00', { workHours: { thursday, friday } });
      desk.tell('2026-03-26T23:00', { type: 'pause', length: 'tomorrow' });
      expect(desk.status('2026-03-26T23:00').pause).toEqual({ untilAt: instant('22:00') });
    });
  });

  test('until tomorrow is by the local clock, also over a clock change', () => {
    const events = [{ at: '2026-03-29T00:30', type: 'pause', until: 'tomorrow' }];
    const settings = { workHours: { sunday: [{ start: '04:00', end: '12:00' }] } };
    const day = { from: '2026-03-28T23:00', to: '2026-03-29T04:30', events, settings };
    expect(linesOf(day)).toEqual([
      '2026-03-29T00:30:00+01:00 paused',
      '2026-03-29T04:00:00+02:00 resumed',
      '2026-03-29T04:00:00+02:00 work-start',
    ]);
  });

  test('until tomorrow follows a traveller into another zone', () => {
    const desk = new Desk('09:00', {}, 'Europe/Berlin');
    desk.tell('10:00', { type: 'pause', length: 'tomorrow' });
    expect(desk.status('10:00').pause).toEqual({ untilAt: instant('2026-03-30T07:00') });
    desk.travel('Asia/Tokyo');
    desk.tell('10:01', { type: 'woke' });
    expect(desk.status('10:01').pause).toEqual({ untilAt: instant('2026-03-30T00:00') });
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
