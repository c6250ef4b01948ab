import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Effect } from '#core/schedule/types';
import { Desk, instant, pausing, typing } from './support/desk';
import { linesOf, only } from './support/scenarios';

const wait = (at: string, minutes: number) => ({ at, type: 'wait', minutes });
const near = { wait: { fromPercent: 60 } };

const offersOf = (effects: readonly Effect[]) =>
  effects.filter((effect) => effect.type === 'raise-reminder' && effect.cause === 'wait');

describe('a wait is the break', () => {
  test('one that is near is offered once the wait has lasted ten seconds', () => {
    expect(linesOf({ events: [wait('09:30', 5)], answer: 'finish', to: '09:40' })).toEqual([
      '09:00:00 work-start',
      '09:30:10 offer',
      '09:30:15 session-start',
      '09:31:45 session-end',
      '09:31:45 rest session',
    ]);
  });

  test('one that is not near is not: it is when enough of the interval has passed', () => {
    const settings = { ...near, breaks: { intervalMinutes: 50 } };
    const lines = linesOf({ settings, events: [wait('09:20', 15)], to: '09:40' });
    expect(only(['offer'], lines)).toEqual(['09:30:00 offer']);
  });

  test('a wait that is over sooner is none', () => {
    expect(linesOf({ events: [wait('09:30', 0.1)], to: '09:45' })).toEqual(['09:00:00 work-start']);
  });

  test('the offer goes when the wait is over, and the break comes at its time', () => {
    expect(linesOf({ events: [wait('09:30', 1)], to: '09:46' })).toEqual([
      '09:00:00 work-start',
      '09:30:10 offer',
      '09:31:00 withdraw',
      '09:45:00 reminder',
    ]);
  });

  test('an offer nobody answers counts for nothing', () => {
    expect(linesOf({ events: [wait('09:30', 12)], to: '09:46' })).toEqual([
      '09:00:00 work-start',
      '09:30:10 offer',
      '09:33:10 withdraw',
      '09:45:00 reminder',
    ]);
  });

  test('unanswered over the time of its break, it was the first reminder of that', () => {
    const lines = linesOf({ events: [wait('09:43', 20)], to: '09:56' });
    expect(lines).toEqual([
      '09:00:00 work-start',
      '09:43:10 offer',
      '09:46:10 withdraw',
      '09:51:10 reminder',
      '09:54:10 withdraw',
      '09:54:10 missed',
    ]);
  });

  test('to skip it skips no break', () => {
    expect(linesOf({ events: [wait('09:30', 5)], answer: 'skip', to: '09:45:03' })).toEqual([
      '09:00:00 work-start',
      '09:30:10 offer',
      '09:45:00 reminder',
    ]);
  });

  test('to skip it over the time of its break skips that', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:44', typing);
    desk.tell('09:44', { type: 'waits-changed', sinceAt: instant('09:44') });
    expect(offersOf(desk.goOnTo('09:46', pausing))).toHaveLength(1);
    const effects = desk.tell('09:46', { type: 'skip', reminder: '1.1' });
    expect(effects).toContainEqual({ type: 'skipped' });
    expect(desk.status('09:46').phase).toBe('counting');
  });

  test('once a break, however many waits there are', () => {
    const events = ['09:28', '09:32', '09:36', '09:40'].map((at) => wait(at, 2));
    const lines = linesOf({ events, answer: 'skip', to: '10:29' });
    expect(only(['offer'], lines)).toEqual(['09:28:10 offer']);
    const later = linesOf({ events: [...events, wait('10:20', 3)], answer: 'skip', to: '10:29' });
    expect(only(['offer'], later)).toEqual(['09:28:10 offer', '10:20:10 offer']);
  });

  test.each([
    ['off', { wait: { offers: false } }, []],
    ['busy', {}, [{ at: '09:29', type: 'busy', minutes: 9, why: 'microphone' }]],
    ['in a meeting', {}, [{ at: '09:29', type: 'busy', minutes: 9, why: 'meeting' }]],
    ['paused', {}, [{ at: '09:29', type: 'pause', minutes: 9 }]],
    ['away for a rest', {}, [{ at: '09:20', type: 'away', minutes: 15 }]],
  ])('no offer while %s, and nothing is held for it', (_, settings, events) => {
    const lines = linesOf({ settings, events: [...events, wait('09:30', 5)], to: '09:40' });
    expect(only(['offer', 'hold'], lines)).toEqual([]);
  });

  test('none in the quiet end of the day, and none out of work', () => {
    const events = [wait('17:21', 5), wait('17:40', 5)];
    expect(only(['offer'], linesOf({ events, from: '16:45', to: '18:00' }))).toEqual([]);
  });

  test('no heads-up tells of an offer', () => {
    const settings = { breaks: { headsUpSeconds: 30 } };
    const lines = linesOf({ settings, events: [wait('09:30', 1)], to: '09:46' });
    expect(only(['heads-up'], lines)).toEqual(['09:44:30 heads-up']);
  });

  test('waits are forgotten over a restart, and an open offer with them', () => {
    const events = [wait('09:30', 20), { at: '09:31', type: 'restart', minutes: 1 }];
    expect(linesOf({ events, to: '09:50' }).slice(1, 4)).toEqual([
      '09:30:10 offer',
      '09:32:00 withdraw',
      '09:46:00 reminder',
    ]);
  });
});

describe('the end of a wait', () => {
  test('in the session it was offered for is told, and the session goes on', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:30', typing);
    desk.tell('09:30', { type: 'waits-changed', sinceAt: instant('09:30') });
    desk.goOnTo('09:30:10', pausing);
    desk.tell('09:30:12', { type: 'start', plannedMs: 90_000 });
    const effects = desk.tell('09:31', { type: 'waits-changed', sinceAt: null });
    expect(effects).toContainEqual({ type: 'wait-over' });
    expect(desk.status('09:31').phase).toBe('session');
  });

  test('in any other session is not', () => {
    const desk = new Desk('09:00');
    desk.tell('09:10', { type: 'waits-changed', sinceAt: instant('09:10') });
    desk.tell('09:11', { type: 'start', plannedMs: 90_000 });
    const effects = desk.tell('09:12', { type: 'waits-changed', sinceAt: null });
    expect(effects).not.toContainEqual({ type: 'wait-over' });
  });

  test('is no sign of the person', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:20', { inputAt: '09:04', busy: [] });
    expect(desk.status('09:20').phase).toBe('away');
    desk.tell('09:20', { type: 'waits-changed', sinceAt: instant('09:20') });
    expect(desk.status('09:20').phase).toBe('away');
  });
});

test('turning offers off takes an open one away', () => {
  const desk = new Desk('09:00');
  desk.goOnTo('09:30', typing);
  desk.tell('09:30', { type: 'waits-changed', sinceAt: instant('09:30') });
  expect(offersOf(desk.goOnTo('09:30:10', pausing))).toHaveLength(1);
  const effects = desk.change('09:30:12', { wait: { offers: false } });
  expect(effects).toContainEqual({ type: 'withdraw-reminder', id: '1.1', why: 'not-due' });
});

test('whatever waits come and go, each break is offered once at most, and never too early', () => {
  const act = fc.record({
    after: fc.integer({ min: 1, max: 600 }),
    waiting: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(act, { maxLength: 40 }),
      fc.integer({ min: 0, max: 100 }),
      (acts, percent) => {
        const settings = { wait: { fromPercent: percent } };
        const desk = new Desk('09:00', settings);
        const seen = new Set<number>();
        let now = instant('09:00');
        for (const { after, waiting } of acts) {
          now += after * 1000;
          if (now > instant('17:00')) return;
          const time = new Date(now).toISOString().slice(0, 19);
          for (const effect of offersOf(desk.goOnTo(time, pausing))) {
            if (effect.type !== 'raise-reminder') continue;
            expect(seen.has(effect.breakNumber)).toBe(false);
            seen.add(effect.breakNumber);
            expect(desk.state.sittingMs).toBeGreaterThanOrEqual((45 * 60_000 * percent) / 100);
          }
          desk.tell(now, { type: 'waits-changed', sinceAt: waiting ? now : null });
        }
      },
    ),
  );
});
