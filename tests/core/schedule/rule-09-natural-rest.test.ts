import { describe, expect, test } from 'vitest';
import { Desk, instant, pausing, typesOf, typing } from './support/desk';
import { linesOf, only } from './support/scenarios';

const rests = (day: Parameters<typeof linesOf>[0]) =>
  only(['rest', 'reminder', 'withdraw'], linesOf(day));

describe('rule 9: away, asleep or locked long enough is a rest; shorter absences are sitting', () => {
  test.each(['away', 'lock'])(
    '%s: a rest after five minutes, counted again from the return',
    (type) => {
      const events = [{ at: '09:20', type, minutes: 12 }];
      expect(rests({ events, to: '10:18' })).toEqual([
        '09:25:00 rest natural',
        '10:17:00 reminder',
      ]);
    },
  );

  test('asleep: known on waking', () => {
    const events = [{ at: '09:20', type: 'sleep', minutes: 12 }];
    expect(rests({ events, to: '10:18' })).toEqual(['09:32:00 rest natural', '10:17:00 reminder']);
  });

  test.each(['away', 'lock', 'sleep'])('%s for exactly as long is a rest', (type) => {
    const events = [{ at: '09:20', type, minutes: 5 }];
    expect(rests({ events, to: '10:11' })).toEqual(['09:25:00 rest natural', '10:10:00 reminder']);
  });

  test.each(['away', 'lock', 'sleep'])('%s for less counts as sitting', (type) => {
    const events = [{ at: '09:20', type, minutes: 4 }];
    expect(rests({ events, to: '09:46' })).toEqual(['09:45:00 reminder']);
  });

  test('an open reminder goes away with it, and is neither missed nor snoozed', () => {
    const events = [{ at: '09:41', type: 'away', minutes: 20 }];
    expect(linesOf({ events, to: '10:47' })).toEqual([
      '09:00:00 work-start',
      '09:45:00 reminder',
      '09:46:00 withdraw',
      '09:46:00 rest natural',
      '10:46:00 reminder',
    ]);
  });

  test('asleep with a reminder open: it is gone on waking', () => {
    const events = [{ at: '09:46', type: 'sleep', minutes: 60 }];
    expect(linesOf({ events, to: '11:00' })).toEqual([
      '09:00:00 work-start',
      '09:45:00 reminder',
      '10:46:00 withdraw',
      '10:46:00 rest natural',
    ]);
  });

  test('asleep from Friday to Monday: the days between happened', () => {
    const events = [{ at: '2026-03-27T17:00', type: 'sleep', minutes: 63 * 60 + 30 }];
    const day = { from: '2026-03-27T16:30', to: '2026-03-30T10:16', events };
    expect(linesOf(day)).toEqual([
      '2026-03-27T16:30:00+01:00 work-start',
      '2026-03-30T09:30:00+02:00 rest natural',
      '2026-03-30T09:30:00+02:00 work-end',
      '2026-03-30T09:30:00+02:00 work-start',
      '2026-03-30T10:15:00+02:00 reminder',
    ]);
  });

  test('away over the start of work: the count starts with the person', () => {
    const events = [{ at: '08:30', type: 'away', minutes: 50 }];
    expect(linesOf({ events, to: '10:06' })).toEqual(['09:00:00 work-start', '10:05:00 reminder']);
  });

  test('away over lunch is one rest, not two', () => {
    const workHours = {
      friday: [
        { start: '09:00', end: '12:00' },
        { start: '13:00', end: '17:00' },
      ],
    };
    const events = [{ at: '11:50', type: 'away', minutes: 100 }];
    expect(linesOf({ settings: { workHours }, from: '11:40', to: '14:16', events })).toEqual([
      '11:40:00 work-start',
      '11:55:00 rest natural',
      '12:00:00 work-end',
      '13:00:00 work-start',
      '14:15:00 reminder',
    ]);
  });

  test('the rest is recorded from when the person left to when they came back', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:20', typing);
    desk.goOnTo('09:25:39', { inputAt: '09:20:40', busy: [] });
    expect(desk.status('09:25:39').phase).toBe('counting');
    desk.goOnTo('09:40', { inputAt: '09:20:40', busy: [] });
    desk.tell('09:40:20', { type: 'idle-sample', idleMs: 1_000 });
    expect(desk.state.entries).toEqual([
      {
        id: `natural-${instant('09:20:40')}`,
        kind: 'natural',
        fromAt: instant('09:20:40'),
        toAt: instant('09:40'),
        breakNumber: null,
        snoozes: 0,
      },
    ]);
  });

  test('an idle sample that comes late backdates the rest all the same', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:20', typing);
    desk.tell('09:24', { type: 'woke' });
    desk.tell('09:28:50', { type: 'idle-sample', idleMs: 7 * 60_000 });
    desk.tell('09:28:50', { type: 'busy-sample', reasons: [] });
    expect(desk.status('09:28:50')).toMatchObject({
      phase: 'away',
      awaySinceAt: instant('09:21:50'),
      sittingMinutes: 0,
    });
  });

  test('the person being there, presence takes a sample in two minutes, in passing', () => {
    const desk = new Desk('09:00', { breaks: { naturalBreakMinutes: 10, intervalMinutes: 180 } });
    const effects = typesOf(desk.goOnTo('10:59', typing));
    expect(effects.filter((type) => type === 'sample-idle')).toHaveLength(59);
    expect(effects).not.toContain('sample-busy');
  });

  test('without any idle time, lock alone tells', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:20', { idleMs: null });
    desk.tell('09:20', { type: 'lock' });
    desk.goOnTo('09:30', { idleMs: null });
    expect(desk.status('09:30')).toMatchObject({ phase: 'away', awaySinceAt: instant('09:20') });
    desk.tell('09:31', { type: 'unlock' });
    desk.goOnTo('09:41', { idleMs: null });
    expect(desk.sittingMinutes).toBe(10);
  });

  test('without any idle time and lock, nobody is ever away', () => {
    const desk = new Desk('09:00', { breaks: { intervalMinutes: 180 } });
    desk.goOnTo('11:00', { idleMs: null });
    expect(desk.sittingMinutes).toBe(120);
  });

  test('an unlock that is never told keeps nobody away', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:20', typing);
    desk.tell('09:20', { type: 'lock' });
    desk.goOnTo('09:26', { idleMs: 360_000 });
    expect(desk.status('09:26').phase).toBe('away');
    desk.goOnTo('09:28', typing);
    expect(desk.status('09:28').phase).toBe('counting');
  });

  test('a machine that wakes in the dark is not a person coming back', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:20', typing);
    desk.tell('10:20', { type: 'resume-from-sleep' });
    // A counter that stops with the machine: the last input was 12 s before it slept.
    desk.tell('10:20', { type: 'idle-sample', idleMs: 12_000 });
    desk.tell('10:21', { type: 'woke' });
    desk.tell('10:21', { type: 'idle-sample', idleMs: 72_000 });
    expect(desk.status('10:21')).toMatchObject({ phase: 'away', sittingMinutes: 0 });
    desk.tell('11:20', { type: 'resume-from-sleep' });
    expect(typesOf(desk.effects)).not.toContain('rest');
  });

  test('a suspend that is told makes the length of the sleep exact', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:20', typing);
    desk.tell('09:20:50', { type: 'suspend' });
    expect(typesOf(desk.effects)).toContain('save');
    desk.tell('09:25:40', { type: 'resume-from-sleep' });
    expect(typesOf(desk.effects)).not.toContain('rest');
    expect(desk.sittingMinutes).toBeCloseTo(25 + 40 / 60);
  });

  test('being away during a pause is a rest too', () => {
    const events = [
      { at: '09:20', type: 'pause', minutes: 30 },
      { at: '09:25', type: 'away', minutes: 10 },
    ];
    expect(only(['rest', 'reminder'], linesOf({ events, to: '10:40' }))).toEqual([
      '09:30:00 rest natural',
      '10:35:00 reminder',
    ]);
  });

  test('exercising is not being away: the session ends, then the clock starts', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:44', typing);
    desk.tell('09:44', { type: 'start', plannedMs: 600_000 });
    const effects = desk.goOnTo('09:54', { idleMs: 600_000 });
    expect(typesOf(effects)).not.toContain('sample-idle');
    const id = desk.status('09:54').session?.id ?? '';
    desk.tell('09:54', { type: 'session-finished', id });
    desk.goOnTo('09:58:59', { idleMs: 890_000 });
    expect(desk.status('09:58:59').phase).toBe('counting');
    desk.goOnTo('09:59', pausing);
    expect(desk.status('09:59').phase).toBe('counting');
  });
});
