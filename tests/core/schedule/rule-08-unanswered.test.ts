import { describe, expect, test } from 'vitest';
import { Desk, pausing } from './support/desk';
import { linesOf } from './support/scenarios';

describe('rule 8: unanswered for 3 min, it comes back once, then it is missed', () => {
  test('goes away, comes back after snoozeMinutes, is missed, and the interval starts again', () => {
    expect(linesOf({ answer: 'ignore', to: '10:42' })).toEqual([
      '09:00:00 work-start',
      '09:45:00 reminder',
      '09:48:00 withdraw',
      '09:53:00 reminder',
      '09:56:00 withdraw',
      '09:56:00 missed',
      '10:41:00 reminder',
    ]);
  });

  test('every reminder has its own id, and the one withdrawn is the one raised', () => {
    const desk = new Desk('09:00');
    const effects = desk.goOnTo('10:45', pausing);
    const ids = effects.flatMap((effect) =>
      effect.type === 'raise-reminder' || effect.type === 'withdraw-reminder'
        ? [`${effect.type} ${effect.id}`]
        : [],
    );
    expect(ids).toEqual([
      'raise-reminder 1.1',
      'withdraw-reminder 1.1',
      'raise-reminder 1.2',
      'withdraw-reminder 1.2',
      'raise-reminder 2.1',
      'withdraw-reminder 2.1',
    ]);
  });

  test('a missed break is on the day, and is no rest', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('10:00', pausing);
    expect(desk.state.entries).toMatchObject([{ kind: 'missed', breakNumber: 1 }]);
    expect(desk.status('10:00').sittingMinutes).toBe(60);
  });
});
