import { describe, expect, test } from 'vitest';
import { Desk, pausing, typesOf } from './support/desk';
import { linesOf, only } from './support/scenarios';

const headsUps = (day: Parameters<typeof linesOf>[0]) =>
  only(['heads-up', 'reminder'], linesOf(day));

describe('rule 4: a heads-up so many seconds before', () => {
  test('comes once, before an interval is over', () => {
    const settings = { breaks: { headsUpSeconds: 90 } };
    expect(headsUps({ settings, answer: 'finish', to: '10:32' })).toEqual([
      '09:43:30 heads-up',
      '09:45:00 reminder',
      '10:30:05 heads-up',
      '10:31:35 reminder',
    ]);
  });

  test('0 is none', () => {
    expect(headsUps({ to: '09:46' })).toEqual(['09:45:00 reminder']);
  });

  test('comes before a fixed time', () => {
    const settings = { breaks: { headsUpSeconds: 60, fixedTimes: ['09:20'] } };
    expect(headsUps({ settings, to: '09:21' })).toEqual(['09:19:00 heads-up', '09:20:00 reminder']);
  });

  test('does not come for a break in the quiet end', () => {
    const settings = {
      breaks: { headsUpSeconds: 60 },
      workHours: { friday: [{ start: '09:00', end: '09:50' }] },
    };
    expect(headsUps({ settings })).toEqual([]);
  });

  test('comes again when a rest or a pause has come between', () => {
    const settings = { breaks: { headsUpSeconds: 120 } };
    const events = [{ at: '09:44', type: 'pause', minutes: 30 }];
    expect(headsUps({ settings, events, to: '10:16' })).toEqual([
      '09:43:00 heads-up',
      '10:14:00 heads-up',
      '10:15:00 reminder',
    ]);
  });

  test('names the break that is raised then, so that both show the same moves', () => {
    const desk = new Desk('09:00', { breaks: { headsUpSeconds: 60 } });
    const effects = desk.goOnTo('09:46', pausing);
    const numbers = effects.flatMap((effect) =>
      effect.type === 'heads-up' || effect.type === 'raise-reminder' ? [effect.breakNumber] : [],
    );
    expect(numbers).toEqual([1, 1]);
  });

  test('an announced break can be skipped or snoozed before it is due', () => {
    const settings = { breaks: { headsUpSeconds: 60, fixedTimes: ['09:20'] } };
    const desk = new Desk('09:00', settings);
    desk.goOnTo('09:19:30', pausing);
    expect(desk.status('09:19:30')).toMatchObject({ canSnooze: true, canSkip: true });
    expect(typesOf(desk.tell('09:19:30', { type: 'skip' }))).toContain('skipped');
    expect(typesOf(desk.goOnTo('09:30', pausing))).not.toContain('raise-reminder');

    const other = new Desk('09:00', settings);
    other.goOnTo('09:19:30', pausing);
    other.tell('09:19:30', { type: 'snooze' });
    expect(typesOf(other.goOnTo('09:24:29', pausing))).not.toContain('raise-reminder');
    expect(typesOf(other.goOnTo('09:24:31', pausing))).toContain('raise-reminder');
  });

  test('before anything was announced there is nothing to skip or snooze', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:10', pausing);
    expect(typesOf(desk.tell('09:10', { type: 'skip' }))).not.toContain('skipped');
    expect(typesOf(desk.tell('09:10', { type: 'snooze' }))).not.toContain('snoozed');
    expect(desk.sittingMinutes).toBe(10);
  });
});
