import { describe, expect, test } from 'vitest';
import { Desk, instant, pausing, typesOf, typing } from './support/desk';
import { linesOf } from './support/scenarios';

describe('rule 5: a due break is held while the person is busy', () => {
  test.each(['do-not-disturb', 'fullscreen', 'meeting'])('by %s, until that ends', (why) => {
    const events = [{ at: '09:30', type: 'busy', minutes: 40, why }];
    expect(linesOf({ events, to: '10:11' })).toEqual([
      '09:00:00 work-start',
      '09:45:00 hold',
      '10:10:00 release',
      '10:10:00 reminder',
    ]);
  });

  test.each(['microphone', 'camera'])('by %s, until the goodbye is over', (why) => {
    const events = [{ at: '09:30', type: 'busy', minutes: 40, why }];
    expect(linesOf({ events, to: '10:11' })).toEqual([
      '09:00:00 work-start',
      '09:45:00 hold',
      '10:10:30 release',
      '10:10:30 reminder',
    ]);
  });

  test.each([
    ['doNotDisturb', 'do-not-disturb'],
    ['fullscreen', 'fullscreen'],
    ['microphone', 'microphone'],
    ['camera', 'camera'],
  ])('not when hold.%s is off', (key, why) => {
    const settings = { hold: { [key]: false } };
    const events = [{ at: '09:30', type: 'busy', minutes: 40, why }];
    expect(linesOf({ settings, events, to: '09:46' })).toEqual([
      '09:00:00 work-start',
      '09:45:00 reminder',
    ]);
  });

  test('a probe that is turned off is not even asked', () => {
    const desk = new Desk('09:00', { hold: { camera: false, fullscreen: false } });
    desk.goOnTo('09:45', { idleMs: 0 });
    expect(desk.effects).toContainEqual({
      type: 'sample-busy',
      reasons: ['do-not-disturb', 'microphone'],
    });
  });

  test('busy is asked only when a break is due or held', () => {
    const desk = new Desk('09:00');
    expect(typesOf(desk.goOnTo('09:44:59', pausing))).not.toContain('sample-busy');
    expect(typesOf(desk.goOnTo('09:45', pausing))).toContain('sample-busy');
    expect(typesOf(desk.goOnTo('09:47', pausing))).not.toContain('sample-busy');
  });

  test('a probe that fails: its last known answer counts for a minute, then not busy', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:45:30', { idleMs: 0, busy: ['fullscreen'] });
    const failing = { idleMs: 0, busy: [], unknown: ['fullscreen'] } as const;
    desk.goOnTo('09:46:29', failing);
    expect(desk.state.phase).toMatchObject({ kind: 'held', reasons: ['fullscreen'] });
    expect(typesOf(desk.goOnTo('09:46:30', failing))).toContain('release');
  });

  test('a probe that fails and comes back in time leaves the break held', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:45:30', { idleMs: 0, busy: ['fullscreen'] });
    desk.goOnTo('09:46:15', { idleMs: 0, busy: [], unknown: ['fullscreen'] });
    expect(typesOf(desk.goOnTo('09:50', { idleMs: 0, busy: ['fullscreen'] }))).not.toContain(
      'release',
    );
  });

  test('what can never be told never holds', () => {
    const desk = new Desk('09:00');
    const told = desk.goOnTo('09:45:05', {
      idleMs: 6_000,
      busy: [],
      unknown: ['do-not-disturb', 'fullscreen', 'microphone', 'camera'],
    });
    expect(typesOf(told)).toContain('raise-reminder');
  });

  test('what was so and could then be told not to be so is not assumed any more', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:45:15', { idleMs: 0, busy: ['fullscreen', 'camera'] });
    desk.goOnTo('09:45:30', { idleMs: 0, busy: ['camera'] });
    desk.goOnTo('09:45:45', { idleMs: 0, busy: ['camera'], unknown: ['fullscreen'] });
    expect(desk.state.phase).toMatchObject({ kind: 'held', reasons: ['camera'] });
  });

  test('one reason that ends leaves the others', () => {
    const events = [
      { at: '09:30', type: 'busy', minutes: 30, why: 'camera' },
      { at: '09:40', type: 'busy', minutes: 40, why: 'fullscreen' },
    ];
    expect(linesOf({ events, to: '10:21' })).toEqual([
      '09:00:00 work-start',
      '09:45:00 hold',
      '10:20:00 release',
      '10:20:00 reminder',
    ]);
  });

  test('after maxHoldMinutes it is raised quietly', () => {
    const events = [{ at: '09:30', type: 'busy', minutes: 240 }];
    expect(linesOf({ events, to: '10:50' })).toEqual([
      '09:00:00 work-start',
      '09:45:00 hold',
      '10:45:00 quiet-reminder',
      '10:48:00 withdraw',
    ]);
  });

  test('a quiet reminder that comes back is quiet at once, and then missed', () => {
    const events = [{ at: '09:30', type: 'busy', minutes: 400 }];
    expect(linesOf({ events, to: '12:00' }).slice(2)).toEqual([
      '10:45:00 quiet-reminder',
      '10:48:00 withdraw',
      '10:53:00 quiet-reminder',
      '10:56:00 withdraw',
      '10:56:00 missed',
      '11:41:00 hold',
    ]);
  });

  test('sitting time is frozen while held, never reset', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:45', { idleMs: 0 });
    desk.tell('09:45', { type: 'busy-sample', reasons: ['camera'] });
    desk.goOnTo('10:15', { idleMs: 0 });
    expect(desk.sittingMinutes).toBe(45);
    expect(desk.status('10:15')).toMatchObject({ phase: 'held', heldBecause: ['camera'] });
  });

  test('busy again in the wait for a lull holds again, within the same hour', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:45', { idleMs: 0 });
    desk.tell('09:45', { type: 'busy-sample', reasons: ['camera'] });
    desk.goOnTo('10:00', { idleMs: 0 });
    expect(typesOf(desk.tell('10:00', { type: 'busy-sample', reasons: [] }))).toContain('release');
    desk.tell('10:00:10', { type: 'busy-sample', reasons: ['camera'] });
    expect(desk.status('10:00:10').phase).toBe('held');
    const raised = desk.goOnTo('10:45', { idleMs: 0 }).find((e) => e.type === 'raise-reminder');
    expect(raised).toMatchObject({ quiet: true });
  });

  test('the meeting toggle holds at once a break that waits, and ends with the range', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:45', { idleMs: 0, busy: [] });
    desk.tell('09:45:20', { type: 'meeting', on: true });
    expect(desk.status('09:45:20')).toMatchObject({ phase: 'held', heldBecause: ['meeting'] });
    desk.goOnTo('17:31', { idleMs: 0, busy: [] });
    expect(desk.state.meeting).toBe(false);
  });

  test('probes that never answer hold nothing up', () => {
    const desk = new Desk('09:00');
    const effects = desk.goOnTo('09:46', { idleMs: 6_000 });
    expect(effects.find((e) => e.type === 'raise-reminder')).toMatchObject({ quiet: false });
  });

  test('turning the reason off in the settings releases the break', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:45', { idleMs: 0 });
    desk.tell('09:45', { type: 'busy-sample', reasons: ['camera'] });
    desk.goOnTo('09:50', { idleMs: 0 });
    const hold = { doNotDisturb: false, fullscreen: false, microphone: false, camera: false };
    expect(typesOf(desk.change('09:50', { hold }))).toContain('release');
  });
});

describe('rule 5: a break that waited for a call is not offered into the goodbye', () => {
  /** Held by a call since 09:45 and seen in it every 15 s until the given second of 09:46. */
  function heldUntil(second: number): Desk {
    const desk = new Desk('09:00');
    desk.goOnTo('09:45', { idleMs: 0 });
    desk.tell('09:45', { type: 'busy-sample', reasons: ['microphone'] });
    while (desk.wakeAt !== null && desk.state.phase.kind === 'held') {
      const now = desk.wakeAt;
      const inCall = now < instant('09:46') + second * 1000;
      desk.tell(now, { type: 'woke' });
      if (desk.effects.some(({ type }) => type === 'sample-busy')) {
        desk.tell(now, { type: 'busy-sample', reasons: inCall ? ['microphone'] : [] });
      }
    }
    return desk;
  }

  test.each([1, 14, 15, 16, 29, 30, 31, 59])(
    'one that ends at 09:46 and %i s is over 20 to 60 s later',
    (second) => {
      const afterMs = heldUntil(second).state.at - (instant('09:46') + second * 1000);
      expect(afterMs).toBeGreaterThanOrEqual(20_000);
      expect(afterMs).toBeLessThanOrEqual(60_000);
    },
  );

  test('a break that comes due in the goodbye waits for its end', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:44:59', typing);
    desk.tell('09:44:59', { type: 'busy-sample', reasons: ['camera'] });
    desk.goOnTo('09:45:20', { idleMs: 6_000, busy: [] });
    expect(desk.status('09:45:20')).toMatchObject({ phase: 'held', heldBecause: ['camera'] });
    desk.goOnTo('09:45:45', { idleMs: 6_000, busy: [] });
    expect(desk.status('09:45:45').phase).toBe('reminding');
  });

  test('what ended before is no call: full screen is over at once', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:45', { idleMs: 0 });
    desk.tell('09:45', { type: 'busy-sample', reasons: ['fullscreen'] });
    desk.tell('09:45:01', { type: 'busy-sample', reasons: [] });
    expect(desk.state.phase.kind).toBe('waiting');
  });

  test('a restart in it keeps it', () => {
    const events = [
      { at: '09:40', type: 'busy', minutes: 12, why: 'camera' },
      { at: '09:52:05', type: 'restart', minutes: 0.25 },
    ];
    expect(linesOf({ events, to: '09:54' })).toEqual([
      '09:00:00 work-start',
      '09:45:00 hold',
      '09:52:20 release',
      '09:52:20 reminder',
    ]);
  });

  test('a clock set back in it neither ends nor stretches it', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:45', { idleMs: 0 });
    desk.tell('09:45', { type: 'busy-sample', reasons: ['microphone'] });
    desk.tell('09:35:10', { type: 'woke' });
    desk.tell('09:35:30', { type: 'busy-sample', reasons: [] });
    expect(desk.state.phase.kind).toBe('held');
    desk.tell('09:35:45', { type: 'busy-sample', reasons: [] });
    expect(desk.state.phase.kind).toBe('waiting');
  });
});
