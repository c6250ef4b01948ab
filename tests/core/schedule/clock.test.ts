import { describe, expect, test } from 'vitest';
import { parseState } from '#core/schedule/state-file';
import { Desk, instant, pausing, typesOf, typing } from './support/desk';

const DEAD_BATTERY = '1970-01-01T00:00:07';

/** At 10:05, 20 minutes into the second interval. */
function atWork(): Desk {
  const desk = new Desk('09:00');
  desk.goOnTo('09:45', pausing);
  desk.tell('09:45', { type: 'skip' });
  desk.goOnTo('10:05', typing);
  return desk;
}

/** The clock jumps to `wrong`, stays so for three minutes, and is set right. */
function throughWrongClock(desk: Desk, wrong: string, answers = typing): void {
  desk.tell(wrong, { type: 'woke' });
  const wrongAt = instant(wrong);
  for (let at = wrongAt + 60_000; at <= wrongAt + 180_000; at += 60_000) {
    desk.goOnTo(new Date(at).toISOString().slice(0, 19), answers);
  }
}

describe.each([
  ['far back', DEAD_BATTERY],
  ['a day back, to the same hours of work', '2026-03-26T10:00'],
  ['two hours back, as a zone taken for another', '08:05'],
  ['far ahead', '2099-01-01T00:00:07'],
  ['two hours ahead', '12:05'],
])('a clock that jumps %s and is set right', (_, wrong) => {
  test('keeps the count', () => {
    const desk = atWork();
    throughWrongClock(desk, wrong);
    desk.tell('10:08:30', { type: 'woke' });
    expect(desk.state.sittingMs).toBeGreaterThanOrEqual(65 * 60_000);
    expect(desk.status('10:08:30').sittingMinutes).toBeLessThanOrEqual(68);
    expect(desk.status('10:08:30')).toMatchObject({ phase: 'counting', breakNumber: 2 });
    expect(desk.state.jump).toBe(null);
  });

  test('keeps a pause to its end', () => {
    const desk = atWork();
    desk.tell('10:05', { type: 'pause', length: 60 });
    throughWrongClock(desk, wrong);
    desk.tell('10:08:30', { type: 'woke' });
    expect(desk.status('10:08:30').pause).toEqual({ untilAt: instant('11:05') });
  });

  test('keeps a pause until tomorrow', () => {
    const desk = atWork();
    desk.tell('10:05', { type: 'pause', length: 'tomorrow' });
    throughWrongClock(desk, wrong);
    desk.tell('10:08:30', { type: 'woke' });
    expect(desk.status('10:08:30').pause).toEqual({ untilAt: instant('2026-03-30T09:00') });
  });

  test('keeps a snooze', () => {
    const desk = atWork();
    desk.goOnTo('10:30', pausing);
    desk.tell('10:30', { type: 'snooze' });
    throughWrongClock(desk, wrong);
    desk.tell('10:33:30', { type: 'woke' });
    expect(desk.status('10:33:30')).toMatchObject({
      phase: 'snoozed',
      snoozedUntilAt: instant('10:35'),
      snoozesLeft: 2,
    });
  });

  test('shows the reminder again that was open', () => {
    const desk = atWork();
    desk.goOnTo('10:30', pausing);
    throughWrongClock(desk, wrong);
    desk.tell('10:33:30', { type: 'woke' });
    desk.goOnTo('10:33:40', pausing);
    expect(desk.status('10:33:40').phase).toBe('reminding');
  });

  test('leaves no rest behind that never was', () => {
    const desk = atWork();
    throughWrongClock(desk, wrong);
    desk.tell('10:08:30', { type: 'woke' });
    expect(desk.state.entries.map(({ kind }) => kind)).toEqual(['skipped']);
  });

  test('keeps all that over a restart', () => {
    const desk = atWork();
    desk.tell('10:05', { type: 'pause', length: 60 });
    throughWrongClock(desk, wrong);
    const read = parseState(JSON.parse(JSON.stringify(desk.state)));
    expect(read).toEqual({ kind: 'good', value: desk.state });
    desk.tell('10:08:30', { type: 'started' });
    expect(desk.status('10:08:30').pause).toEqual({ untilAt: instant('11:05') });
  });

  test('keeps what the person did meanwhile', () => {
    const desk = atWork();
    desk.tell('10:05', { type: 'pause', length: 60 });
    desk.tell(wrong, { type: 'woke' });
    const at = (minutes: number) => instant(wrong) + minutes * 60_000;
    desk.tell(at(1), { type: 'resume' });
    desk.tell(at(1), { type: 'pause', length: 30 });
    desk.tell(at(2), { type: 'woke' });
    desk.tell('10:07:30', { type: 'woke' });
    expect(desk.status('10:07:30').pause).toEqual({ untilAt: instant('10:36') });
  });
});

describe('a clock that is wrong at a start', () => {
  test('far back, and set right a little later', () => {
    const desk = atWork();
    desk.tell('10:05', { type: 'pause', length: 120 });
    desk.tell(DEAD_BATTERY, { type: 'started' });
    desk.goOnTo('1970-01-01T00:01', typing);
    desk.tell('10:10', { type: 'woke' });
    expect(desk.status('10:10')).toMatchObject({
      pause: { untilAt: instant('12:05') },
      sittingMinutes: expect.toSatisfy((minutes: number) => minutes >= 65),
    });
  });

  test('and the machine was off for longer than a rest: that was one', () => {
    const desk = atWork();
    desk.tell(DEAD_BATTERY, { type: 'started' });
    desk.goOnTo('1970-01-01T00:01', typing);
    desk.tell('11:10', { type: 'woke' });
    expect(desk.sittingMinutes).toBe(0);
    expect(typesOf(desk.effects)).toContain('rest');
  });
});

describe('what is no wrong clock', () => {
  test('two sleeps in a row are two rests', () => {
    const desk = atWork();
    desk.tell('12:05', { type: 'resume-from-sleep' });
    desk.goOnTo('12:10', typing);
    desk.tell('14:10', { type: 'resume-from-sleep' });
    expect(typesOf(desk.effects)).toContain('rest');
  });

  test('a clock set back by much less than the machine slept', () => {
    const desk = atWork();
    desk.tell('15:05', { type: 'resume-from-sleep' });
    desk.goOnTo('15:30', typing);
    const { sittingMs } = desk.state;
    desk.tell('14:25', { type: 'woke' });
    expect(desk.state.sittingMs).toBe(sittingMs);
  });

  test('a clock set back that stays: the way on is time that passes', () => {
    const desk = atWork();
    desk.tell('2026-03-25T10:05', { type: 'woke' });
    desk.goOnTo('2026-03-25T10:20', typing);
    expect(desk.state.sittingMs).toBe(80 * 60_000);
    desk.tell('2026-03-25T11:20', { type: 'resume-from-sleep' });
    expect(desk.sittingMinutes).toBe(0);
  });

  test('after a day it is taken for right', () => {
    const desk = atWork();
    desk.tell('2026-03-20T10:05', { type: 'woke' });
    expect(desk.state.jump).not.toBe(null);
    desk.goOnTo('2026-03-21T10:06', typing);
    expect(desk.state.jump).toBe(null);
  });

  test('a rest in the wrong time that was seen to be one is one', () => {
    const desk = atWork();
    desk.tell('2026-03-26T10:00', { type: 'woke' });
    desk.goOnTo('2026-03-26T10:10', { inputAt: '2026-03-26T10:00', busy: [] });
    expect(desk.status('2026-03-26T10:10').phase).toBe('away');
    desk.tell('10:15:30', { type: 'woke' });
    expect(desk.sittingMinutes).toBe(0);
  });

  test('a session goes on through it, and its end stays', () => {
    const desk = atWork();
    desk.tell('10:05', { type: 'start', plannedMs: 300_000 });
    const id = desk.status('10:05').session?.id ?? '';
    desk.tell(DEAD_BATTERY, { type: 'woke' });
    expect(desk.state.phase.kind).toBe('session');
    desk.tell('1970-01-01T00:01', { type: 'session-finished', id });
    desk.tell('10:06', { type: 'woke' });
    expect(desk.sittingMinutes).toBeLessThan(1);
    expect(desk.state.phase.kind).toBe('counting');
  });
});
