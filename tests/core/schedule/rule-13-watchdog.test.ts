import { describe, expect, test } from 'vitest';
import { Desk, instant, pausing, typesOf } from './support/desk';

const MINUTE = 60_000;

/** In a session of two minutes since 09:45, for a due break unless told otherwise. */
function inSession(settings: Record<string, unknown> = {}) {
  const desk = new Desk('09:00', settings);
  desk.goOnTo('09:45', pausing);
  desk.tell('09:45', { type: 'start', plannedMs: 2 * MINUTE });
  return { desk, id: desk.status('09:45').session?.id ?? '' };
}

describe('rule 13: a session ends by itself, whatever its window does', () => {
  test('the watchdog comes two minutes after the moves', () => {
    const { desk, id } = inSession();
    expect(desk.status('09:45').session?.endsBy).toBe(instant('09:49'));
    const effects = desk.goOnTo('09:49');
    expect(effects).toContainEqual({ type: 'close-session', id, done: 0 });
    expect(desk.status('09:49').phase).toBe('counting');
  });

  test('half done is a rest, by whatever end', () => {
    for (const end of ['watchdog', 'session-stopped', 'window-lost'] as const) {
      const { desk, id } = inSession();
      desk.tell('09:46', { type: 'session-progress', id, done: 0.5, leftMs: MINUTE });
      if (end === 'watchdog') desk.goOnTo('09:49');
      else desk.tell('09:46:10', { type: end, id });
      expect(desk.state.sittingMs).toBe(0);
      expect(desk.state.entries).toMatchObject([{ kind: 'session' }]);
    }
  });

  test('less than half is no rest: the interval starts again, sitting time goes on', () => {
    const { desk, id } = inSession();
    desk.tell('09:46', { type: 'session-stopped', id, done: 0.49 });
    expect(desk.state.entries).toMatchObject([{ kind: 'stopped', breakNumber: 1 }]);
    expect(desk.status('09:46')).toMatchObject({
      phase: 'counting',
      sittingMinutes: 45,
      nextBreakAt: instant('10:31'),
    });
  });

  test('a session started by hand and broken off leaves the count as it was', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:20', pausing);
    desk.tell('09:20', { type: 'start', plannedMs: 2 * MINUTE });
    const id = desk.status('09:20').session?.id ?? '';
    desk.tell('09:21', { type: 'session-stopped', id });
    expect(desk.status('09:21').nextBreakAt).toBe(instant('09:46'));
  });

  test('a window lost at once brings the break back instead of losing it', () => {
    const { desk, id } = inSession();
    desk.tell('09:45:01', { type: 'window-lost', id });
    expect(desk.status('09:45:01')).toMatchObject({
      phase: 'snoozed',
      snoozedUntilAt: instant('09:50:01'),
    });
    expect(typesOf(desk.goOnTo('09:51', pausing))).toContain('raise-reminder');
  });

  test('a window lost outside work time or in a pause leaves nothing behind', () => {
    const { desk, id } = inSession({
      workHours: { friday: [{ start: '09:00', end: '09:46' }] },
      breaks: { quietEndMinutes: 0 },
    });
    desk.goOnTo('09:46:30');
    desk.tell('09:46:30', { type: 'window-lost', id });
    expect(desk.status('09:46:30')).toMatchObject({ phase: 'off', snoozedUntilAt: null });
  });

  test('what an old session still says counts for nothing', () => {
    const { desk, id } = inSession();
    desk.tell('09:46', { type: 'session-finished', id });
    desk.tell('09:50', { type: 'start', plannedMs: 2 * MINUTE });
    for (const type of ['session-finished', 'session-stopped', 'window-lost'] as const) {
      desk.tell('09:50:10', { type, id });
      expect(desk.status('09:50:10').phase).toBe('session');
    }
  });

  test('done never goes back', () => {
    const { desk, id } = inSession();
    desk.tell('09:46', { type: 'session-progress', id, done: 0.7, leftMs: MINUTE });
    desk.tell('09:46:01', { type: 'session-progress', id, done: 0.2, leftMs: MINUTE });
    desk.tell('09:46:02', { type: 'session-stopped', id, done: 0 });
    expect(desk.state.entries).toMatchObject([{ kind: 'session' }]);
  });

  test('a machine that sleeps in a session ends it on waking', () => {
    const { desk, id } = inSession();
    desk.tell('11:00', { type: 'resume-from-sleep' });
    expect(desk.effects).toContainEqual({ type: 'close-session', id, done: 0 });
    expect(desk.status('11:00').phase).toBe('away');
  });

  test('the next break has another number, so other moves', () => {
    const { desk, id } = inSession();
    desk.tell('09:46', { type: 'session-finished', id });
    expect(desk.status('09:46').breakNumber).toBe(2);
  });
});
