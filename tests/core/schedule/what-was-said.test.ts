import { describe, expect, it } from 'vitest';
import { parseState } from '#core/schedule/state-file';
import { initialState, step } from '#core/schedule/step';
import type { Event, State } from '#core/schedule/types';
import { defaultSettings } from '#core/settings';

const rules = { settings: defaultSettings, timeZone: 'UTC' };
const ten = Date.parse('2026-03-02T10:00:00Z');
const start = step(initialState(ten), { type: 'started' }, rules, ten).state;
const told = (event: Event, state: State = start, now = ten) => step(state, event, rules, now);

describe('what is in the way', () => {
  const said: Event = { type: 'in-the-way', now: ['onCall'], quick: true };

  it('is kept for the break it was said of, and saved at once', () => {
    const { state, effects } = told(said);
    expect(state.inTheWay).toEqual({ breakNumber: 1, now: ['onCall'], quick: true });
    expect(effects.map(({ type }) => type)).toContain('save');
  });

  it('survives a restart', () => {
    const { state } = told(said);
    const read = parseState(JSON.parse(JSON.stringify(state)));
    expect(read).toEqual({ kind: 'good', value: state });
    expect(told({ type: 'started' }, state, ten + 60_000).state.inTheWay).toEqual(state.inTheWay);
  });
});

describe('what is left of a routine', () => {
  const said: Event = { type: 'routine-left', moves: ['chin-tuck'] };

  it('is kept for its day, and survives a restart', () => {
    const { state, effects } = told(said);
    expect(state.routineLeft).toEqual({ day: '2026-03-02', moves: ['chin-tuck'] });
    expect(effects.map(({ type }) => type)).toContain('save');
    expect(parseState(JSON.parse(JSON.stringify(state)))).toEqual({ kind: 'good', value: state });
  });

  it('is nothing when all of it is done', () => {
    const { state } = told(said);
    expect(told({ type: 'routine-left', moves: [] }, state).state.routineLeft).toBeNull();
  });

  it('is no sign of anybody', () => {
    const away = told({ type: 'idle-sample', idleMs: 10 * 60_000 }, start, ten + 10 * 60_000).state;
    expect(told(said, away, ten + 11 * 60_000).state.presence.kind).toBe('away');
  });
});

it('a state of before these were known is read', () => {
  const { inTheWay: _, routineLeft: __, ...old } = start;
  expect(parseState(old)).toEqual({ kind: 'good', value: start });
});
