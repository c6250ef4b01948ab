import { describe, expect, test } from 'vitest';
import { Desk, instant, typing } from './support/desk';

const MINUTE = 60_000;

describe('wakeAt', () => {
  test('is the next whole minute while a count runs', () => {
    const desk = new Desk('09:00:20');
    expect(desk.wakeAt).toBe(instant('09:01'));
  });

  test('is never more than a minute ahead and never in the past', () => {
    const desk = new Desk('08:58');
    while (desk.state.at < instant('18:00')) {
      const { at } = desk.state;
      expect(desk.wakeAt).toBeGreaterThan(at);
      expect(desk.wakeAt).toBeLessThanOrEqual(at + MINUTE);
      desk.tell(desk.wakeAt ?? 0, { type: 'woke' });
    }
  });

  test('is exact for a break that is due within the minute', () => {
    const desk = new Desk('09:00:20');
    desk.goOnTo('09:45', typing);
    expect(desk.wakeAt).toBe(instant('09:45:20'));
  });

  test('is exact for the end of a hold, which is no time at which a held break looks', () => {
    const desk = new Desk('09:00:07');
    desk.goOnTo('10:45:06', { idleMs: 0, busy: ['fullscreen'] });
    expect(desk.state.phase.kind).toBe('held');
    expect(desk.wakeAt).toBe(instant('10:45:07'));
    expect(desk.goOnTo('10:45:07')).toContainEqual(
      expect.objectContaining({ type: 'raise-reminder', quiet: true }),
    );
  });

  test('is the opening itself when work begins within the minute', () => {
    const desk = new Desk('08:59:30');
    expect(desk.wakeAt).toBe(instant('09:00'));
  });

  test('outside work time asks nothing and changes nothing until the opening', () => {
    const desk = new Desk('2026-03-27T18:00');
    const before = desk.state;
    expect(desk.goOnTo('2026-03-30T08:59')).toEqual([]);
    expect({ ...desk.state, at: before.at, fixedAfterAt: before.fixedAfterAt }).toEqual(before);
  });

  test('is null when no work and no pause is ahead', () => {
    const none = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [] };
    expect(new Desk('09:00', { workHours: none }).wakeAt).toBe(null);
  });

  test('8 h at the desk take no more than 700 wakes', () => {
    const desk = new Desk('09:00', { breaks: { intervalMinutes: 180 } });
    let wakes = 0;
    while (desk.state.at < instant('11:59')) {
      desk.tell(desk.wakeAt ?? 0, { type: 'woke' });
      wakes += 1;
      desk.tell(desk.state.at, { type: 'idle-sample', idleMs: 300 });
    }
    expect((wakes * 8) / 3).toBeLessThan(700);
  });
});

describe('the clock', () => {
  test('set back: sitting time and what is left of everything stay', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:30', typing);
    desk.tell('09:10', { type: 'woke' });
    expect(desk.sittingMinutes).toBe(30);
    expect(desk.status('09:10').nextBreakAt).toBe(instant('09:25'));
  });

  test('set back in a pause and a snooze: they last as long as they would have', () => {
    const desk = new Desk('09:00');
    desk.tell('09:30', { type: 'pause', length: 30 });
    desk.tell('09:10', { type: 'woke' });
    expect(desk.status('09:10').pause).toEqual({ untilAt: instant('09:40') });
  });

  test.each([
    ['reminder', '09:43'],
    ['snooze', '09:45'],
    ['session', '09:44'],
    ['hold', '10:40'],
  ])('set back by 5 min in a %s: it ends 5 min earlier on the clock', (what, endsAt) => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:45', what === 'hold' ? { idleMs: 6_000 } : { idleMs: 6_000, busy: [] });
    if (what === 'hold') desk.tell('09:45', { type: 'busy-sample', reasons: ['camera'] });
    if (what === 'snooze') desk.tell('09:45', { type: 'snooze' });
    if (what === 'session') desk.tell('09:45', { type: 'start', plannedMs: 2 * MINUTE });
    const { kind } = desk.state.phase;
    desk.tell('09:40', { type: 'woke' });
    desk.goOnTo(shift(endsAt, -1), { idleMs: 6_000 });
    expect(desk.state.phase.kind).toBe(kind);
    desk.goOnTo(endsAt, { idleMs: 6_000 });
    expect(desk.state.phase.kind).not.toBe(kind);
  });

  test('set back out of work time ends work; set back into it begins it', () => {
    const desk = new Desk('08:00');
    desk.goOnTo('09:10', typing);
    desk.tell('08:50', { type: 'woke' });
    expect(desk.status('08:50').phase).toBe('off');
    desk.goOnTo('18:00', typing);
    desk.tell('17:00', { type: 'woke' });
    expect(desk.status('17:00').working).toBe(true);
  });

  test('set forward by less than a rest: sitting; by more: a rest', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:10', typing);
    desk.tell('09:14', { type: 'woke' });
    expect(desk.sittingMinutes).toBe(14);
    desk.tell('09:34', { type: 'woke' });
    expect(desk.sittingMinutes).toBe(0);
  });
});

function shift(time: string, seconds: number): string {
  return new Date(instant(time) + seconds * 1000).toISOString().slice(11, 19);
}
