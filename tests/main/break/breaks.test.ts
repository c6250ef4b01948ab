import { beforeEach, describe, expect, it } from 'vitest';
import { emptyMemory, type Memory, remember } from '#core/moves/memory';
import type { State } from '#core/schedule/types';
import { defaultSettings, parseSettings, type Settings } from '#core/settings';
import { type Breaks, createBreaks } from '../../../main/break/breaks';
import { library, recordOf } from '../../core/moves/support';

const nine = Date.parse('2026-03-02T09:00:00Z');
const all = [...library.values()].map((move) => ({ move, own: false }));

let settings: Settings;
let memory: Memory;
let now: number;
let current: number;
let inTheWay: State['inTheWay'];
let routineLeft: State['routineLeft'];
let breaks: Breaks;
beforeEach(() => {
  settings = defaultSettings;
  memory = emptyMemory;
  now = nine;
  current = 3;
  inTheWay = null;
  routineLeft = null;
  breaks = createBreaks({
    library: { all: () => all, byId: () => library },
    settings: () => settings,
    memory: () => memory,
    now: () => now,
    timeZone: () => 'UTC',
    state: () => ({ breakNumber: current, inTheWay, routineLeft }),
    day: () => '2026-03-02',
  });
});
const idsOf = (breakNumber: number) => breaks.numbered(breakNumber).moves.map(({ id }) => id);

describe('the break with a number', () => {
  it('is the same for heads-up and reminder, and after a restart', () => {
    const first = breaks.numbered(3);
    now += 5 * 60_000;
    expect(breaks.numbered(3)).toBe(first);
    breaks.numbered(4);
    expect(breaks.numbered(3)).toEqual(first);
  });

  it('is another one for some other number', () => {
    const seen = new Set(Array.from({ length: 20 }, (_, number) => idsOf(number).join()));
    expect(seen.size).toBeGreaterThan(2);
  });

  it('follows the settings at once', () => {
    const [first] = idsOf(3);
    settings = parseSettings({ body: { disabledMoves: [first] } }).settings;
    expect(idsOf(3)).not.toContain(first);
    settings = parseSettings({ breaks: { movesPerBreak: 1 } }).settings;
    expect(idsOf(3)).toHaveLength(1);
  });

  it('follows what has been done', () => {
    const done = breaks.numbered(3);
    memory = remember(memory, '2026-03-02', { ...recordOf(done), id: '3' }, library);
    expect(idsOf(3)).not.toEqual(done.moves.map(({ id }) => id));
  });

  it('has no moves, and says why, when nothing is possible', () => {
    const disabledMoves = [...library.keys()];
    settings = parseSettings({ body: { disabledMoves } }).settings;
    expect(breaks.numbered(3)).toMatchObject({
      moves: [],
      notes: [{ key: 'break:whyNot.nothing' }],
    });
  });
});

it('wished moves are had as far as they are possible, and the others are named', () => {
  const { moves, notes } = breaks.wished(['chin-tuck', 'face-pull']);
  expect(moves.map(({ id }) => id)).toEqual(['chin-tuck']);
  expect(notes).toHaveLength(1);
});

it('the routine is longer than a break', () => {
  expect(breaks.routine().seconds).toBeGreaterThan(breaks.numbered(1).seconds);
});

describe('a routine that was broken off', () => {
  const moves = ['chin-tuck', 'shoulder-rolls', 'face-pull'];

  it('goes on with what is left of it, as far as that is possible', () => {
    routineLeft = { day: '2026-03-02', moves };
    const rest = breaks.routine();
    expect(rest.kind).toBe('routine');
    expect(rest.moves.map(({ id }) => id)).toEqual(['chin-tuck', 'shoulder-rolls']);
    expect(breaks.restOfRoutine()).toEqual(rest);
  });

  it('begins anew on another day, and when nothing of it is possible', () => {
    const whole = breaks.routine();
    routineLeft = { day: '2026-03-01', moves };
    expect(breaks.restOfRoutine()).toBeNull();
    expect(breaks.routine()).toEqual(whole);
    routineLeft = { day: '2026-03-02', moves: ['face-pull'] };
    expect(breaks.routine()).toEqual(whole);
  });
});

it('swapping finds another move, none of those to avoid', () => {
  const current = breaks.numbered(1);
  const ids = current.moves.map(({ id }) => id);
  const other = breaks.swap(current, 0, []);
  expect(ids).not.toContain(other?.id);
  expect(breaks.swap(current, 0, [other?.id ?? ''])?.id).not.toBe(other?.id);
  expect(breaks.swap(current, 0, [...library.keys()])).toBeNull();
});

describe('what is in the way', () => {
  const onCall = { now: ['onCall'], quick: false } as const;

  it('holds for this break only', () => {
    const usual = breaks.numbered(3);
    inTheWay = { breakNumber: 3, ...onCall };
    expect(breaks.inTheWay()).toEqual({
      place: 'home',
      now: ['onCall'],
      always: [],
      isQuick: false,
    });
    for (const { position, reason } of breaks.numbered(3).moves) {
      expect(position).toBe('seated');
      expect(reason.key).toBe('break:reasons.asked_onCall');
    }
    current = 4;
    expect(breaks.inTheWay().now).toEqual([]);
    for (const { reason } of breaks.numbered(4).moves) expect(reason.key).not.toContain('asked');
    current = 3;
    inTheWay = { breakNumber: 3, now: [], quick: false };
    expect(breaks.numbered(3)).toEqual(usual);
  });

  it('is kept for a place, and only there', () => {
    const body = { place: 'openOffice' };
    settings = parseSettings({ body, notHere: { openOffice: ['onCall'] } }).settings;
    expect(breaks.inTheWay()).toMatchObject({ place: 'openOffice', always: ['onCall'] });
    for (const { position } of breaks.numbered(3).moves) expect(position).toBe('seated');
    settings = parseSettings({ notHere: { openOffice: ['onCall'] } }).settings;
    expect(breaks.inTheWay()).toMatchObject({ place: 'home', always: [] });
  });

  it('may leave time for a silent move of twenty seconds', () => {
    inTheWay = { breakNumber: 3, now: [], quick: true };
    expect(breaks.inTheWay().isQuick).toBe(true);
    expect(breaks.numbered(3).moves).toHaveLength(1);
    expect(breaks.adapt(breaks.numbered(2), 1)).toHaveLength(1);
  });

  it('is kept to by what is left of a session, by another move, and by the routine', () => {
    inTheWay = { breakNumber: 3, now: ['seatedOnly'], quick: false };
    const before = breaks.wished(['shoulder-rolls', 'chin-tuck']);
    const moves = [
      ...breaks.adapt(before, 0),
      breaks.swap(before, 0, []),
      ...breaks.routine().moves,
    ];
    expect(moves.length).toBeGreaterThan(3);
    for (const move of moves) expect(move?.position).toBe('seated');
  });
});
