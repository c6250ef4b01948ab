import { describe, expect, test } from 'vitest';
import { type Answers, Desk, instant, pausing, typing } from './support/desk';

const raisedAt = (desk: Desk, until: string, answers: Answers) => {
  const raised = desk.goOnTo(until, answers).find((e) => e.type === 'raise-reminder');
  return raised?.type === 'raise-reminder' ? raised.expiresAt - 3 * 60_000 : null;
};

describe('rule 6: a due break waits for a lull of 5 s, 60 s at most', () => {
  test('hands at rest: at once', () => {
    expect(raisedAt(new Desk('09:00'), '09:47', pausing)).toBe(instant('09:45'));
  });

  test('typing all the time: after 60 s', () => {
    expect(raisedAt(new Desk('09:00'), '09:47', typing)).toBe(instant('09:46'));
  });

  test('looks again exactly when the lull can be complete', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:45', { idleMs: 0 });
    desk.tell('09:45', { type: 'busy-sample', reasons: [] });
    desk.tell('09:45', { type: 'idle-sample', idleMs: 1_200 });
    expect(desk.wakeAt).toBe(instant('09:45') + 3_800);
    desk.tell(instant('09:45') + 3_800, { type: 'woke' });
    expect(desk.effects).toEqual([{ type: 'sample-idle', purpose: 'lull' }]);
    desk.tell(instant('09:45') + 3_800, { type: 'idle-sample', idleMs: 5_000 });
    expect(desk.status('09:45:04').phase).toBe('reminding');
  });

  test('a machine that cannot tell idle time does not wait', () => {
    expect(raisedAt(new Desk('09:00'), '09:47', { idleMs: null, busy: [] })).toBe(instant('09:45'));
  });

  test('samples that never answer hold it up by no more than an answer may take', () => {
    expect(raisedAt(new Desk('09:00'), '09:47', {})).toBe(instant('09:46:05'));
  });

  test('nothing is raised when the quiet end begins within the wait', () => {
    const workHours = { friday: [{ start: '09:00', end: '09:56' }] };
    const desk = new Desk('09:00:30', { workHours });
    expect(raisedAt(desk, '09:55', typing)).toBe(null);
    // Due at 09:45:30, quiet from 09:46.
    expect(desk.status('09:55').phase).toBe('counting');
  });
});
