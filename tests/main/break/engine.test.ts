import { describe, expect, it } from 'vitest';
import { initialState } from '#core/schedule/step';
import type { Effect, Event, State } from '#core/schedule/types';
import { defaultSettings } from '#core/settings';
import { createEngine, type Engine } from '../../../main/break/engine';
import { createFakeClock, type FakeClock } from '../../support/fake-clock';

const nine = Date.parse('2026-03-02T09:00:00Z');
const minute = 60_000;
const refresh: Effect = { type: 'refresh' };

interface Script {
  effects?: (event: Event) => readonly Effect[];
  wakeAt?: (now: number) => number | null;
  perform?: (effect: Effect) => void;
}

/** An engine around a schedule that notes what it is told and does as the script says. */
function engineOf({ effects = () => [], wakeAt = () => null, perform = () => {} }: Script) {
  const clock: FakeClock = createFakeClock(nine, 'UTC');
  const log: string[] = [];
  const engine: Engine = createEngine(initialState(nine), {
    clock,
    step(state: State, event, _rules, now) {
      log.push(event.type);
      return { state: { ...state, at: now }, effects: effects(event), wakeAt: wakeAt(now) };
    },
    rules: () => ({ settings: defaultSettings, timeZone: 'UTC' }),
  });
  engine.run({
    perform(effect) {
      log.push(`do ${effect.type}`);
      perform(effect);
    },
    onError: (error, effect) => log.push(`${effect.type} failed: ${error}`),
    onWoke: () => log.push('shown'),
  });
  return { clock, engine, log };
}

it('wakes when the schedule asked for it, and shows what time alone has changed', async () => {
  const { clock, engine, log } = engineOf({ wakeAt: (now) => now + minute });
  engine.tell({ type: 'started' });
  await clock.advance(2 * minute);
  expect(log).toEqual(['started', 'woke', 'shown', 'woke', 'shown']);
  expect(engine.state().at).toBe(nine + 2 * minute);
});

it('keeps what it is told before it runs, and does it then, in order', () => {
  const log: string[] = [];
  const engine = createEngine(initialState(nine), {
    clock: createFakeClock(nine, 'UTC'),
    step(state: State, event) {
      log.push(event.type);
      return { state, effects: [refresh], wakeAt: null };
    },
    rules: () => ({ settings: defaultSettings, timeZone: 'UTC' }),
  });
  engine.tell({ type: 'started' });
  engine.tell({ type: 'lock' });
  expect(log).toEqual([]);
  engine.run({
    perform: (effect) => log.push(`do ${effect.type}`),
    onError: () => {},
    onWoke: () => {},
  });
  expect(log).toEqual(['started', 'do refresh', 'lock', 'do refresh']);
});

it('has one timer: the one of the last step', async () => {
  let next = nine + minute;
  const { clock, engine, log } = engineOf({ wakeAt: () => next });
  engine.tell({ type: 'started' });
  next = nine + 3 * minute;
  engine.tell({ type: 'lock' });
  await clock.advance(2 * minute);
  expect(log).toEqual(['started', 'lock']);
});

it('sets none when nothing will ever change', async () => {
  const { clock, engine, log } = engineOf({});
  engine.tell({ type: 'started' });
  await clock.advance(1000 * minute);
  expect(log).toEqual(['started']);
});

it('lets events that an effect brings about wait their turn', () => {
  const { engine, log } = engineOf({
    effects: (event) => (event.type === 'started' ? [refresh, { type: 'save' }] : []),
    perform(effect) {
      if (effect.type !== 'refresh') return;
      engine.tell({ type: 'lock' });
      engine.tell({ type: 'unlock' });
    },
  });
  engine.tell({ type: 'started' });
  expect(log).toEqual(['started', 'do refresh', 'do save', 'lock', 'unlock']);
});

it('does the other effects when one fails, and goes on', async () => {
  const { clock, engine, log } = engineOf({
    effects: () => [refresh, { type: 'save' }],
    wakeAt: (now) => (now === nine ? nine + minute : null),
    perform(effect) {
      if (effect.type === 'refresh') throw new Error('no tray');
    },
  });
  engine.tell({ type: 'started' });
  expect(log).toEqual(['started', 'do refresh', 'refresh failed: Error: no tray', 'do save']);
  await clock.advance(minute);
  expect(log.slice(4)).toEqual([
    'woke',
    'do refresh',
    'refresh failed: Error: no tray',
    'do save',
    'shown',
  ]);
});

describe('once stopped', () => {
  it('neither wakes nor hears anything', async () => {
    const { clock, engine, log } = engineOf({ wakeAt: (now) => now + minute });
    engine.tell({ type: 'started' });
    engine.stop();
    engine.stop();
    await clock.advance(5 * minute);
    engine.tell({ type: 'idle-sample', idleMs: 0 });
    expect(log).toEqual(['started']);
  });

  it('drops what was waiting, and sets no timer', async () => {
    const { clock, engine, log } = engineOf({
      effects: () => [refresh],
      wakeAt: (now) => now + minute,
      perform() {
        engine.tell({ type: 'lock' });
        engine.stop();
      },
    });
    engine.tell({ type: 'started' });
    await clock.advance(5 * minute);
    expect(log).toEqual(['started', 'do refresh']);
  });
});
