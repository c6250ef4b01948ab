import { describe, expect, test } from 'vitest';
import { Desk, instant, typesOf } from './support/desk';
import { linesOf, only } from './support/scenarios';

/** Lines of a call from 10:00 to 12:00 (or what else is in use) and an absence in it. */
function inUse(why: string, absence: Record<string, unknown>, settings = {}): string[] {
  const events = [{ at: '10:00', type: 'busy', minutes: 120, why }, absence];
  return only(['rest', 'reminder', 'hold', 'release'], linesOf({ settings, events, to: '12:40' }));
}

describe('rule 9: no input is not absence while microphone, camera or full screen are in use', () => {
  const still = { at: '10:05', type: 'away', minutes: 50 };

  test.each(['microphone', 'camera', 'fullscreen'])('sitting still with %s in use', (why) => {
    const over = why === 'fullscreen' ? '12:00:00' : '12:00:30';
    const settings = { breaks: { maxHoldMinutes: 240 } };
    expect(inUse(why, still, settings).slice(0, 5)).toEqual([
      '09:45:00 reminder',
      '09:53:00 reminder',
      '10:41:00 hold',
      `${over} release`,
      `${over} reminder`,
    ]);
  });

  test.each(['microphone', 'camera', 'fullscreen'])('also where %s does not hold breaks', (why) => {
    const settings = { hold: { [why]: false } };
    expect(inUse(why, still, settings).slice(0, 2)).toEqual([
      '09:45:00 reminder',
      '09:53:00 reminder',
    ]);
    expect(inUse(why, still, settings)).not.toContain('10:10:00 rest natural');
  });

  test.each(['do-not-disturb', 'meeting'])('%s tells of nobody', (why) => {
    expect(inUse(why, still)).toContain('10:10:00 rest natural');
  });

  test('locked is away all the same', () => {
    const away = { at: '10:05', type: 'lock', minutes: 50 };
    expect(inUse('microphone', away)).toContain('10:10:00 rest natural');
  });

  test('asleep is away all the same', () => {
    const away = { at: '10:05', type: 'sleep', minutes: 50 };
    expect(inUse('microphone', away)).toContain('10:55:00 rest natural');
  });

  test('use that ends leaves nobody: at rest since it was last seen', () => {
    const events = [
      { at: '09:01', type: 'busy', minutes: 20, why: 'camera' },
      { at: '09:05', type: 'away', minutes: 50 },
    ];
    expect(only(['rest'], linesOf({ events, to: '10:00' }))).toEqual(['09:22:00 rest natural']);
  });

  test('use that began more than two minutes after the last input is not theirs', () => {
    const events = [
      { at: '09:05', type: 'away', minutes: 50 },
      { at: '09:08', type: 'busy', minutes: 20, why: 'camera' },
    ];
    expect(only(['rest'], linesOf({ events, to: '10:00' }))).toEqual(['09:10:00 rest natural']);
  });

  test('nor is use that ended and began again', () => {
    const events = [
      { at: '09:01', type: 'busy', minutes: 7, why: 'camera' },
      { at: '09:05', type: 'away', minutes: 50 },
      { at: '09:13', type: 'busy', minutes: 20, why: 'camera' },
    ];
    expect(only(['rest'], linesOf({ events, to: '10:00' }))).toEqual(['09:12:00 rest natural']);
  });

  test('nor is other use than was seen then', () => {
    const events = [
      { at: '09:01', type: 'busy', minutes: 10, why: 'camera' },
      { at: '09:05', type: 'away', minutes: 50 },
      { at: '09:08', type: 'busy', minutes: 20, why: 'fullscreen' },
    ];
    expect(only(['rest'], linesOf({ events, to: '10:00' }))).toEqual(['09:12:00 rest natural']);
  });

  test('for three hours without an input, and no longer', () => {
    const events = [
      { at: '09:01', type: 'busy', minutes: 400, why: 'microphone' },
      { at: '09:05', type: 'away', minutes: 400 },
    ];
    const settings = { breaks: { intervalMinutes: 180, maxHoldMinutes: 240 } };
    expect(only(['rest', 'hold'], linesOf({ settings, events, to: '13:00' }))).toEqual([
      '12:00:00 hold',
      '12:10:00 rest natural',
    ]);
  });
});

describe('rule 9: before a natural rest is declared a busy sample is taken', () => {
  const asksForUse = { type: 'sample-busy', reasons: ['fullscreen', 'microphone', 'camera'] };

  /** Nobody has touched anything since 09:00, and nothing was seen in use. */
  function idle(): Desk {
    const desk = new Desk('09:00');
    desk.goOnTo('09:05', { inputAt: '09:00', busy: [] });
    return desk;
  }

  test('it asks when five minutes are over, and rests when nothing is in use', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:04:59', { inputAt: '09:00', busy: [] });
    desk.tell('09:05', { type: 'woke' });
    expect(desk.effects).toEqual([{ type: 'sample-idle', purpose: 'presence' }, { type: 'save' }]);
    expect(desk.tell('09:05', { type: 'idle-sample', idleMs: 300_000 })).toEqual([asksForUse]);
    expect(desk.status('09:05').phase).toBe('counting');
    expect(desk.wakeAt).toBe(instant('09:05:05'));
    desk.tell('09:05:01', {
      type: 'busy-sample',
      reasons: [],
      asked: ['fullscreen', 'microphone', 'camera'],
    });
    expect(desk.status('09:05:01')).toMatchObject({
      phase: 'away',
      awaySinceAt: instant('09:00'),
    });
    expect(idle().status('09:05').phase).toBe('away');
  });

  test('no answer within 5 s is taken for none', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:04:59', { inputAt: '09:00', busy: [] });
    desk.goOnTo('09:05:04', { inputAt: '09:00' });
    expect(desk.status('09:05:04').phase).toBe('counting');
    desk.goOnTo('09:05:05', { inputAt: '09:00' });
    expect(desk.status('09:05:05').phase).toBe('away');
  });

  test('an answer to a narrower question is none', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:05', { inputAt: '09:00' });
    desk.tell('09:05:01', { type: 'busy-sample', reasons: [], asked: ['do-not-disturb'] });
    expect(desk.status('09:05:01').phase).toBe('counting');
  });

  test('someone who touches something before the answer is back', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:05', { inputAt: '09:00' });
    desk.tell('09:05:01', { type: 'resume' });
    desk.tell('09:05:02', { type: 'busy-sample', reasons: [] });
    expect(desk.status('09:05:02').phase).toBe('counting');
    expect(desk.state.asked).toBe(null);
  });

  test('a break that is due meanwhile waits for the answer, and a rest beats it', () => {
    const desk = new Desk('09:00', { breaks: { intervalMinutes: 5 } });
    desk.goOnTo('09:04:59', { inputAt: '09:00', busy: [] });
    const effects = desk.goOnTo('09:05:02', { inputAt: '09:00' });
    expect(typesOf(effects)).not.toContain('raise-reminder');
    expect(desk.tell('09:05:03', { type: 'idle-sample', idleMs: 303_000 })).toEqual([]);
    expect(typesOf(desk.tell('09:05:03', { type: 'busy-sample', reasons: [] }))).toContain('rest');
    expect(desk.status('09:05:03').phase).toBe('away');
  });

  test('a call found in it holds the break that waits, and do-not-disturb is not let go', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:45', { idleMs: 0 });
    desk.tell('09:45', { type: 'busy-sample', reasons: ['do-not-disturb'] });
    desk.tell('09:45:01', {
      type: 'busy-sample',
      reasons: [],
      asked: ['fullscreen', 'microphone', 'camera'],
    });
    expect(desk.status('09:45:01').heldBecause).toEqual(['do-not-disturb']);
  });
});
