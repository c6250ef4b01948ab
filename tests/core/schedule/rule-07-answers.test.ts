import { describe, expect, test } from 'vitest';
import { Desk, pausing, typesOf } from './support/desk';
import { linesOf, only, remindersOf } from './support/scenarios';

describe('rule 7: start, snooze up to the limit, skip if allowed', () => {
  test('snooze comes back after snoozeMinutes, at most snoozeLimit times', () => {
    const settings = { breaks: { snoozeMinutes: 10, snoozeLimit: 2 } };
    expect(linesOf({ settings, answer: 'snooze', to: '10:35' })).toEqual([
      '09:00:00 work-start',
      '09:45:00 reminder',
      '09:45:05 snoozed',
      '09:55:05 reminder',
      '09:55:10 snoozed',
      '10:05:10 reminder',
      '10:08:10 withdraw',
      '10:18:10 reminder',
      '10:21:10 withdraw',
      '10:21:10 missed',
    ]);
  });

  test('a limit of 0 offers no snooze', () => {
    const settings = { breaks: { snoozeLimit: 0 } };
    const lines = linesOf({ settings, answer: 'snooze', to: '10:00' });
    expect(only(['snoozed'], lines)).toEqual([]);
  });

  test('the limit is per break', () => {
    const settings = { breaks: { snoozeLimit: 1, snoozeMinutes: 1, intervalMinutes: 30 } };
    const lines = linesOf({ settings, answer: 'snooze', to: '11:00' });
    expect(only(['snoozed', 'missed'], lines)).toEqual([
      '09:30:05 snoozed',
      '09:38:05 missed',
      '10:08:10 snoozed',
      '10:16:10 missed',
      '10:46:15 snoozed',
      '10:54:15 missed',
    ]);
  });

  test('skip starts the interval again', () => {
    expect(linesOf({ answer: 'skip', to: '10:30:10' })).toEqual([
      '09:00:00 work-start',
      '09:45:00 reminder',
      '09:45:05 skipped',
      '10:30:05 reminder',
    ]);
  });

  test('skip that is not allowed is no answer', () => {
    const settings = { breaks: { skipAllowed: false } };
    expect(remindersOf({ settings, answer: 'skip', to: '10:00' })).toEqual([
      '09:45:00 reminder',
      '09:53:00 reminder',
    ]);
  });

  test('the reminder says what may be answered', () => {
    const desk = new Desk('09:00', { breaks: { snoozeLimit: 1, skipAllowed: false } });
    desk.goOnTo('09:45', pausing);
    expect(desk.status('09:45')).toMatchObject({ canSnooze: true, snoozesLeft: 1, canSkip: false });
    desk.tell('09:45:10', { type: 'snooze' });
    desk.goOnTo('09:51', pausing);
    expect(desk.status('09:51')).toMatchObject({ canSnooze: false, snoozesLeft: 0 });
  });

  test('an answer to a reminder that is gone counts for nothing', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:45', pausing);
    const first = desk.status('09:45').reminder?.id ?? '';
    desk.goOnTo('09:54', pausing);
    expect(desk.status('09:54').reminder?.id).not.toBe(first);
    expect(typesOf(desk.tell('09:54', { type: 'skip', reminder: first }))).not.toContain('skipped');
    expect(desk.status('09:54').phase).toBe('reminding');
  });

  test('sitting time goes on after a skip: only a rest ends it', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:45', pausing);
    desk.tell('09:45', { type: 'skip' });
    desk.goOnTo('10:00', pausing);
    expect(desk.status('10:00').sittingMinutes).toBe(60);
  });

  test('start can come at any time, without a reminder and outside work time', () => {
    const events = [
      { at: '08:20', type: 'start' },
      { at: '09:20', type: 'start' },
    ];
    expect(linesOf({ events, to: '10:07' })).toEqual([
      '08:20:00 session-start',
      '08:21:30 session-end',
      '08:21:30 rest session',
      '09:00:00 work-start',
      '09:20:00 session-start',
      '09:21:30 session-end',
      '09:21:30 rest session',
      '10:06:30 reminder',
    ]);
  });

  test('a second start while a session runs opens no other', () => {
    const desk = new Desk('09:00');
    desk.tell('09:10', { type: 'start', plannedMs: 90_000 });
    expect(typesOf(desk.tell('09:10:01', { type: 'start', plannedMs: 90_000 }))).not.toContain(
      'open-session',
    );
  });
});
