// Lines of the rules that random changes once got past unnoticed, each by the rule it belongs to.
import { describe, expect, test } from 'vitest';
import { Desk, instant, pausing, typesOf, typing } from './support/desk';

const MINUTE = 60_000;

describe('rule 2: break numbers only go up', () => {
  test('a rest while a break is due uses its number up', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:45', pausing);
    desk.goOnTo('09:51', { inputAt: '09:45', busy: [] });
    expect(desk.status('09:51')).toMatchObject({ phase: 'away', breakNumber: 2 });
  });

  test('a rest before one is due keeps it', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:10', { inputAt: '09:00', busy: [] });
    expect(desk.status('09:10')).toMatchObject({ phase: 'away', breakNumber: 1 });
  });

  test('each answer but a snooze makes the next number', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:45', pausing);
    desk.tell('09:45', { type: 'snooze' });
    expect(desk.state.breakNumber).toBe(1);
    desk.tell('09:46', { type: 'skip' });
    expect(desk.state.breakNumber).toBe(2);
  });
});

describe('rule 5: held by what holds it now', () => {
  /** Held since 09:45 by a call. */
  function held(): Desk {
    const desk = new Desk('09:00');
    desk.goOnTo('09:45', { idleMs: 0 });
    desk.tell('09:45', { type: 'busy-sample', reasons: ['microphone'] });
    return desk;
  }

  test('the reason told follows the one found last, without a second hold', () => {
    const desk = held();
    const effects = desk.tell('09:45:10', {
      type: 'busy-sample',
      reasons: ['microphone', 'fullscreen'],
    });
    expect(desk.status('09:45:10').heldBecause).toEqual(['microphone', 'fullscreen']);
    expect(typesOf(effects)).toEqual(['refresh', 'save']);
  });

  test('the same reason found again changes nothing, not even on disk', () => {
    const desk = held();
    const before = desk.state;
    expect(desk.tell('09:45:10', { type: 'busy-sample', reasons: ['microphone'] })).toEqual([]);
    expect(desk.state.phase).toBe(before.phase);
  });

  test('the end of a meeting asks again, and is no answer by itself', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:45', { idleMs: 0 });
    desk.tell('09:45:01', { type: 'meeting', on: false });
    expect(desk.state.phase).toMatchObject({ kind: 'waiting', notBusy: false });
    desk.tell('09:45:02', { type: 'meeting', on: true });
    expect(typesOf(desk.tell('09:45:03', { type: 'meeting', on: false }))).toContain('sample-busy');
    expect(desk.state.phase.kind).toBe('held');
  });

  test('the hour of a hold begins with its first reason, not its last', () => {
    const desk = held();
    desk.goOnTo('10:30', { idleMs: 0, busy: ['microphone'] });
    desk.tell('10:30', { type: 'busy-sample', reasons: ['fullscreen'] });
    const raised = desk.goOnTo('10:45', { idleMs: 0, busy: ['fullscreen'] });
    expect(raised).toContainEqual(expect.objectContaining({ type: 'raise-reminder', quiet: true }));
    expect(desk.state.at).toBe(instant('10:45'));
  });
});

describe('rule 12: a restart keeps what a rule remembers', () => {
  test('in the goodbye after a call the break waits on', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:45:15', { idleMs: 0, busy: ['microphone'] });
    expect(desk.state.phase.kind).toBe('held');
    desk.tell('09:45:20', { type: 'started' });
    desk.tell('09:45:21', { type: 'busy-sample', reasons: [] });
    expect(desk.state.phase).toMatchObject({ kind: 'held', reasons: ['microphone'] });
    desk.tell('09:46', { type: 'busy-sample', reasons: [] });
    expect(desk.state.phase.kind).toBe('waiting');
  });
});

describe('rule 7: an answer counts for the reminder it was given to', () => {
  test.each(['snooze', 'skip'] as const)('%s from one that is gone', (type) => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:45', pausing);
    const first = desk.status('09:45').reminder?.id ?? '';
    desk.goOnTo('09:49', pausing);
    expect(desk.state.phase.kind).toBe('snoozed');
    const { phase } = desk.state;
    desk.tell('09:49:30', { type, reminder: first });
    expect(desk.state.phase).toBe(phase);
    desk.goOnTo('09:54', pausing);
    const { phase: second } = desk.state;
    desk.tell('09:54', { type, reminder: first });
    expect(desk.state.phase).toBe(second);
  });

  test.each(['snooze', 'skip'] as const)('%s without one is for whatever is due', (type) => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:49', pausing);
    desk.tell('09:49:30', { type });
    expect(typesOf(desk.effects)).toContain(type === 'snooze' ? 'snoozed' : 'skipped');
  });
});

describe('rule 9: who is away, and since when', () => {
  /** Away since 11:50, over the end of the first range at 12:00. */
  function overLunch(back: string): Desk {
    const workHours = {
      friday: [
        { start: '09:00', end: '12:00' },
        { start: '12:03', end: '17:00' },
      ],
    };
    const desk = new Desk('11:40', { workHours });
    desk.goOnTo('11:50', typing);
    desk.goOnTo(back, { inputAt: '11:50', busy: [] });
    return desk;
  }

  test('away over the start of a range, they are away in it', () => {
    const desk = overLunch('12:10');
    expect(desk.status('12:10')).toMatchObject({ phase: 'away', sittingMinutes: 0 });
    expect(desk.state.entries).toMatchObject([{ kind: 'natural', toAt: instant('12:00') }]);
  });

  test('what passed before the range counts for nobody who comes back in it', () => {
    const desk = overLunch('12:04');
    desk.goOnTo('12:06', typing);
    expect(desk.status('12:06').phase).toBe('counting');
    expect(desk.sittingMinutes).toBeLessThanOrEqual(2);
  });

  test('nor does what passed before the end of the range before', () => {
    const desk = overLunch('12:03');
    desk.goOnTo('12:04', typing);
    expect(desk.status('12:04').phase).toBe('counting');
    expect(desk.sittingMinutes).toBe(1);
  });

  test('whoever is away when a range begins is taken to be away still, whatever they touched before', () => {
    const desk = overLunch('12:02');
    desk.goOnTo('12:03', { inputAt: '12:02:50', busy: [] });
    expect(desk.status('12:03')).toMatchObject({ phase: 'away', sittingMinutes: 0 });
    desk.goOnTo('12:04', typing);
    expect(desk.sittingMinutes).toBe(1);
  });

  test('who was away before a gap as long as a rest is asked for anew when work begins', () => {
    const workHours = {
      friday: [
        { start: '09:00', end: '12:00' },
        { start: '13:00', end: '17:00' },
      ],
    };
    const desk = new Desk('11:40', { workHours });
    desk.goOnTo('11:50', typing);
    desk.goOnTo('12:59', { inputAt: '11:50', busy: [] });
    const effects = desk.goOnTo('13:00');
    expect(effects).toContainEqual({ type: 'sample-idle', purpose: 'presence' });
    expect(desk.status('13:00').phase).toBe('counting');
  });

  test('who comes back and locks at once stays locked: that input was part of locking', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:20', typing);
    desk.goOnTo('09:27', { inputAt: '09:20', busy: [] });
    expect(desk.status('09:27').phase).toBe('away');
    desk.tell('09:27:10', { type: 'lock' });
    desk.goOnTo('09:28', { inputAt: '09:27:13', busy: [] });
    expect(desk.state.lockedAt).toBe(instant('09:27:10'));
    desk.goOnTo('09:33', { inputAt: '09:27:13', busy: [] });
    expect(desk.status('09:33').phase).toBe('away');
  });

  test('input in the seconds after a lock is part of locking', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:20', typing);
    desk.tell('09:20', { type: 'lock' });
    desk.goOnTo('09:26', { inputAt: '09:20:04', busy: [] });
    expect(desk.status('09:26').phase).toBe('away');
    expect(desk.state.lockedAt).toBe(instant('09:20'));
  });

  test('input well after a lock tells that it was undone', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:20', typing);
    desk.tell('09:20', { type: 'lock' });
    desk.goOnTo('09:26', { inputAt: '09:20', busy: [] });
    desk.goOnTo('09:28', typing);
    expect(desk.state.lockedAt).toBe(null);
    expect(desk.status('09:28').phase).toBe('counting');
  });

  test('a lock is no sign of coming back, however often it is told', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:20', typing);
    desk.tell('09:20', { type: 'lock' });
    desk.tell('09:22', { type: 'lock' });
    desk.goOnTo('09:25', { inputAt: '09:20', busy: [] });
    expect(desk.status('09:25')).toMatchObject({ phase: 'away', awaySinceAt: instant('09:20') });
  });

  test('a clock set back keeps who is away away, for as long as they have been', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('10:06', { inputAt: '10:00', busy: [] });
    expect(desk.status('10:06').phase).toBe('away');
    desk.tell('09:46', { type: 'woke' });
    expect(desk.status('09:46')).toMatchObject({ phase: 'away', awaySinceAt: instant('09:40') });
    desk.goOnTo('09:50', typing);
    expect(desk.status('09:50').phase).toBe('counting');
    expect(desk.sittingMinutes).toBeLessThanOrEqual(4);
  });

  test('and who is there there: the look comes as late as it would have', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:20', typing);
    desk.tell('09:10', { type: 'woke' });
    expect(desk.state.presence).toMatchObject({ activeAt: instant('09:10') });
    desk.goOnTo('09:14:59', { inputAt: '09:10', busy: [] });
    expect(desk.status('09:14:59').phase).toBe('counting');
    desk.goOnTo('09:15', { inputAt: '09:10', busy: [] });
    expect(desk.status('09:15').phase).toBe('away');
  });
});

describe('rule 11: a changed setting drops no break that is due by it', () => {
  test('one by the interval stays while so much has been sat', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:45', pausing);
    const { phase } = desk.state;
    desk.change('09:45:10', { breaks: { snoozeMinutes: 10 } });
    expect(desk.state.phase).toBe(phase);
    desk.change('09:45:20', { breaks: { intervalMinutes: 45 } });
    expect(desk.state.phase).toBe(phase);
    desk.change('09:45:30', { breaks: { intervalMinutes: 46 } });
    expect(desk.effects).toContainEqual(
      expect.objectContaining({ type: 'withdraw-reminder', why: 'not-due' }),
    );
  });

  test('one by a fixed time stays, however long the interval is', () => {
    const desk = new Desk('09:00', { breaks: { fixedTimes: ['09:20'] } });
    desk.goOnTo('09:20', pausing);
    const { phase } = desk.state;
    desk.change('09:20:10', { breaks: { fixedTimes: ['09:20'], intervalMinutes: 180 } });
    expect(desk.state.phase).toBe(phase);
  });

  test('a heads-up that was given is given up with its break', () => {
    const desk = new Desk('09:00', { breaks: { headsUpSeconds: 60 } });
    desk.goOnTo('09:44:10', typing);
    expect(typesOf(desk.change('09:44:20', { breaks: { intervalMinutes: 60 } }))).toContain(
      'withdraw-heads-up',
    );
  });
});

describe('rule 13: one watchdog, set anew by every event of a session', () => {
  function inSession(): { desk: Desk; id: string; endsBy: () => number | undefined } {
    const desk = new Desk('09:00');
    desk.goOnTo('09:45', pausing);
    desk.tell('09:45', { type: 'start', plannedMs: 3 * MINUTE });
    const id = desk.status('09:45').session?.id ?? '';
    return { desk, id, endsBy: () => desk.status('09:45').session?.endsBy };
  }

  test('what is left of the moves and two minutes', () => {
    const { desk, id, endsBy } = inSession();
    expect(endsBy()).toBe(instant('09:50'));
    desk.tell('09:46', { type: 'session-progress', id, done: 0.2, leftMs: 5 * MINUTE });
    expect(endsBy()).toBe(instant('09:53'));
    desk.tell('09:47', { type: 'session-progress', id, done: 0.4, leftMs: MINUTE });
    expect(endsBy()).toBe(instant('09:50'));
  });

  test('fifteen minutes while it stands still, and no longer', () => {
    const { desk, id, endsBy } = inSession();
    desk.tell('09:46', { type: 'session-progress', id, done: 0.6, leftMs: null });
    expect(endsBy()).toBe(instant('10:01'));
    desk.goOnTo('10:00:59');
    expect(desk.state.phase.kind).toBe('session');
    desk.goOnTo('10:01');
    expect(desk.effects).toContainEqual({ type: 'close-session', id, done: 0.6 });
  });

  test('going on sets it back to what is left', () => {
    const { desk, id, endsBy } = inSession();
    desk.tell('09:46', { type: 'session-progress', id, done: 0.2, leftMs: null });
    desk.goOnTo('09:55');
    desk.tell('09:55', { type: 'session-progress', id, done: 0.2, leftMs: 2 * MINUTE });
    expect(endsBy()).toBe(instant('09:59'));
  });

  test('another session tells it nothing', () => {
    const { desk, endsBy } = inSession();
    desk.tell('09:46', { type: 'session-progress', id: 'old', done: 0.9, leftMs: null });
    expect(endsBy()).toBe(instant('09:50'));
    expect(desk.state.phase).toMatchObject({ done: 0 });
  });

  test('what a lost window had done counts', () => {
    const { desk, id } = inSession();
    desk.tell('09:46', { type: 'window-lost', id, done: 0.5 });
    expect(desk.state.entries).toMatchObject([{ kind: 'session', snoozes: 0 }]);
  });
});

describe('what became of a break knows how often it was snoozed', () => {
  test.each(['skipped', 'session'] as const)('%s', (kind) => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:45', pausing);
    desk.tell('09:45', { type: 'snooze' });
    desk.goOnTo('09:50', pausing);
    desk.tell('09:50', { type: 'snooze' });
    if (kind === 'skipped') desk.tell('09:51', { type: 'skip' });
    else {
      desk.tell('09:51', { type: 'start', plannedMs: MINUTE });
      expect(desk.effects).toContainEqual(expect.objectContaining({ snoozes: 2 }));
      desk.tell('09:52', { type: 'session-finished', id: desk.status('09:51').session?.id ?? '' });
    }
    expect(desk.state.entries).toMatchObject([{ kind, snoozes: 2 }]);
  });
});
