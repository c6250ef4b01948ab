import { beforeEach, describe, expect, it } from 'vitest';
import { emptyMemory, type Memory, remember } from '#core/moves/memory';
import { defaultSettings, parseSettings, type Settings } from '#core/settings';
import { type Breaks, createBreaks } from '../../../main/break/breaks';
import { library, recordOf } from '../../core/moves/support';

const nine = Date.parse('2026-03-02T09:00:00Z');
const all = [...library.values()].map((move) => ({ move, own: false }));

let settings: Settings;
let memory: Memory;
let now: number;
let breaks: Breaks;
beforeEach(() => {
  settings = defaultSettings;
  memory = emptyMemory;
  now = nine;
  breaks = createBreaks({
    library: { all: () => all, byId: () => library },
    settings: () => settings,
    memory: () => memory,
    now: () => now,
    timeZone: () => 'UTC',
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

it('swapping finds another move, none of those to avoid', () => {
  const current = breaks.numbered(1);
  const ids = current.moves.map(({ id }) => id);
  const other = breaks.swap(current, 0, []);
  expect(ids).not.toContain(other?.id);
  expect(breaks.swap(current, 0, [other?.id ?? ''])?.id).not.toBe(other?.id);
  expect(breaks.swap(current, 0, [...library.keys()])).toBeNull();
});
