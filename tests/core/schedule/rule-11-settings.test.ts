import { describe, expect, test } from 'vitest';
import { Desk, pausing, typesOf } from './support/desk';
import { linesOf } from './support/scenarios';

describe('rule 11: a changed setting applies at once and keeps sitting time', () => {
  test('a shorter interval is due at once when it is already over', () => {
    const events = [
      { at: '09:35', type: 'settings', settings: { breaks: { intervalMinutes: 30 } } },
    ];
    expect(linesOf({ events, to: '09:36' })).toEqual(['09:00:00 work-start', '09:35:00 reminder']);
  });

  test('a longer interval is due that much later', () => {
    const events = [
      { at: '09:35', type: 'settings', settings: { breaks: { intervalMinutes: 60 } } },
    ];
    expect(linesOf({ events, to: '10:01' })).toEqual(['09:00:00 work-start', '10:00:00 reminder']);
  });

  test('a reminder that is not due any more goes away', () => {
    const events = [
      { at: '09:46', type: 'settings', settings: { breaks: { intervalMinutes: 60 } } },
    ];
    expect(linesOf({ events, to: '10:01' })).toEqual([
      '09:00:00 work-start',
      '09:45:00 reminder',
      '09:46:00 withdraw',
      '10:00:00 reminder',
    ]);
  });

  test.each([
    { sound: { enabled: false } },
    { workHours: { friday: [{ start: '08:00', end: '18:00' }] } },
    { breaks: { snoozeMinutes: 10, headsUpSeconds: 30 } },
    { daysOff: ['2026-12-25'] },
  ])('%j changes nothing of the count', (settings) => {
    const events = [{ at: '09:35', type: 'settings', settings }];
    expect(linesOf({ events, to: '09:46' }).filter((line) => !line.includes('heads-up'))).toEqual([
      '09:00:00 work-start',
      '09:45:00 reminder',
    ]);
  });

  test('hours that end now end work now; given back soon, the count is there', () => {
    const friday = (end: string) => ({ workHours: { friday: [{ start: '09:00', end }] } });
    const events = [
      { at: '09:30', type: 'settings', settings: friday('09:20') },
      { at: '09:34', type: 'settings', settings: friday('17:30') },
    ];
    expect(linesOf({ events, to: '09:50' })).toEqual([
      '09:00:00 work-start',
      '09:30:00 work-end',
      '09:34:00 work-start',
      '09:49:00 reminder',
    ]);
  });

  test('a new zone applies at once', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:30', pausing);
    desk.rules = { ...desk.rules, timeZone: 'America/New_York' };
    desk.tell('09:30', { type: 'settings-changed' });
    expect(typesOf(desk.effects)).toContain('work-end');
  });

  test('a shorter natural rest looks for one at once', () => {
    const desk = new Desk('09:00', { breaks: { naturalBreakMinutes: 30 } });
    desk.goOnTo('09:10', { inputAt: '09:03', busy: [] });
    desk.change('09:10', { breaks: { naturalBreakMinutes: 5 } });
    expect(typesOf(desk.effects)).toContain('sample-idle');
  });
});
