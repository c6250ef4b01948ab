import { describe, expect, test } from 'vitest';
import { type ChoiceContext, choose, focusOf, freshOf } from '#core/moves/choose';
import type { MoveMemory } from '#core/moves/growth';
import { emptyMemory, type Memory } from '#core/moves/memory';
import type { Move, Strengthener } from '#core/moves/move-file';
import { groupNames, type Muscle, type MuscleGroup, muscles } from '#core/moves/vocabulary';
import { moveNamed } from './support';

const today = '2026-03-23';

/** A stretch of these muscles. */
function stretch(id: string, ...stretched: Muscle[]): Move {
  return { ...moveNamed('upper-trap-stretch'), kind: 'stretch', id, muscles: stretched } as Move;
}

const pull = moveNamed('band-pull-apart') as Strengthener;

/** Everything had its turn in the last break, which was today; moves as given by last turn. */
function context(
  moves: Readonly<Record<string, number>>,
  part: Partial<ChoiceContext> & {
    readonly groups?: Partial<Record<MuscleGroup, { turn: number; on: string }>>;
    readonly turns?: number;
  } = {},
): ChoiceContext {
  const { groups = {}, turns = 100, ...rest } = part;
  const worked = Object.fromEntries(groupNames.map((name) => [name, { turn: turns, on: today }]));
  const memory: Memory = {
    ...emptyMemory,
    turns,
    moves: Object.fromEntries(
      Object.entries(moves).map(([id, turn]): [string, MoveMemory] => [id, offeredIn(turn)]),
    ),
    groups: { ...worked, ...groups },
  };
  return { memory, today, focus: new Set(), random: () => 0, ...rest };
}

function offeredIn(turn: number): MoveMemory {
  return {
    turn,
    times: 0,
    doneOn: null,
    rung: null,
    rungOn: null,
    restsCountFrom: null,
    practised: 0,
    eager: false,
    step: 'none',
  };
}

const neck = stretch('neck-one', 'sideNeck');
const neckToo = stretch('neck-two', 'sideNeck');
const chest = stretch('chest-one', 'pecs');
const back = stretch('back-one', 'rhomboids');

describe('an overdue muscle group comes first', () => {
  test('after eight breaks without a turn, not after seven', () => {
    const chosenAfter = (turns: number) =>
      choose([neck, chest], null, {
        ...context(
          { 'neck-one': 95, 'chest-one': 99 },
          { groups: { chest: { turn: 100 - turns, on: today } } },
        ),
      });
    expect(chosenAfter(8)).toEqual({ move: chest, why: { kind: 'group', group: 'chest' } });
    expect(chosenAfter(7)).toEqual({ move: neck, why: { kind: 'turn' } });
  });

  test('after four days without a turn: a weekend is not enough', () => {
    const since = (on: string) =>
      choose(
        [neck, chest],
        null,
        context({ 'neck-one': 95, 'chest-one': 99 }, { groups: { chest: { turn: 100, on } } }),
      )?.move;
    expect(since('2026-03-19')).toBe(chest);
    expect(since('2026-03-20')).toBe(neck);
  });

  test('the one that waits longest past its limit, not the first', () => {
    const waiting = (neckTurn: number, chestTurn: number) =>
      choose(
        [neck, chest],
        null,
        context(
          { 'neck-one': 99, 'chest-one': 99 },
          {
            groups: { neck: { turn: neckTurn, on: today }, chest: { turn: chestTurn, on: today } },
          },
        ),
      )?.why;
    expect(waiting(90, 80)).toEqual({ kind: 'group', group: 'chest' });
    expect(waiting(80, 90)).toEqual({ kind: 'group', group: 'neck' });
    expect(waiting(85, 85)).toEqual({ kind: 'group', group: 'neck' });
  });

  test('only if one of the candidates works it', () => {
    const late = context(
      { 'neck-one': 99, 'chest-one': 98 },
      { groups: { upperBack: { turn: 10, on: today } } },
    );
    expect(choose([neck, chest], null, late)).toEqual({ move: chest, why: { kind: 'turn' } });
  });

  test('one never worked is overdue by the turns there were, and is no reason to tell', () => {
    const never = context({ 'neck-one': 90, 'chest-one': 99 });
    const { chest: _, ...others } = never.memory.groups;
    const memory = { ...never.memory, groups: others };
    expect(choose([neck, chest], null, { ...never, memory })).toEqual({
      move: chest,
      why: { kind: 'turn' },
    });
  });
});

describe('an overdue move comes next', () => {
  test('after three rounds through all it competes with, not before', () => {
    const afterTurns = (turns: number) =>
      choose(
        [neck, neckToo, chest, back],
        pull,
        context({ 'neck-one': 100 - turns, 'neck-two': 96, 'chest-one': 99, 'back-one': 98 }),
      )?.move;
    expect(afterTurns(12)).toBe(neck);
    expect(afterTurns(11)).toBe(chest);
  });

  test('the one that waited longest, not the first', () => {
    const chosen = (one: number, two: number) =>
      choose([neck, neckToo], null, context({ 'neck-one': one, 'neck-two': two }))?.move;
    expect(chosen(60, 50)).toBe(neckToo);
    expect(chosen(50, 60)).toBe(neck);
    expect(chosen(50, 50)).toBe(neck);
  });
});

describe('then what opens against the strengthener of the break', () => {
  test('before one that waits longer', () => {
    expect(pull.opposes).toContain('pecs');
    expect(choose([neck, chest], pull, context({ 'neck-one': 96, 'chest-one': 99 }))).toEqual({
      move: chest,
      why: { kind: 'pair', muscle: 'pecs', partner: pull },
    });
  });

  test('but never another strengthener', () => {
    const push: Move = { ...pull, id: 'push', muscles: ['pecs'] };
    expect(choose([neck, push], pull, context({ 'neck-one': 96, push: 99 }))).toEqual({
      move: neck,
      why: { kind: 'turn' },
    });
  });
});

describe('then the one whose turn is longest ago', () => {
  test('a new move as if it had waited four turns more than there were', () => {
    const turns = 3;
    const chosen = choose([neck, neckToo], null, context({ 'neck-one': -3 }, { turns }))?.move;
    expect(chosen).toBe(neckToo);
  });

  test('twice as long for a muscle in focus, which is told', () => {
    const focus = focusOf(['pecs']);
    const turns = { 'neck-one': 97, 'chest-one': 98 };
    expect(choose([neck, chest], null, context(turns, { focus }))).toEqual({
      move: chest,
      why: { kind: 'focus', muscle: 'pecs' },
    });
    expect(
      choose([neck, chest], null, context({ ...turns, 'neck-one': 95 }, { focus }))?.move,
    ).toBe(neck);
  });

  test('give or take two turns of chance', () => {
    const draws = (first: number, second: number) => {
      const values = [first, second];
      return choose(
        [neck, chest],
        null,
        context({ 'neck-one': 97, 'chest-one': 98 }, { random: () => values.shift() ?? 0 }),
      )?.move;
    };
    expect(draws(0, 0.49)).toBe(neck);
    expect(draws(0, 0.51)).toBe(chest);
  });

  test('nothing out of nothing', () => {
    expect(choose([], null, context({}))).toBeNull();
  });
});

describe('fresh moves', () => {
  const memory = { ...emptyMemory, last: ['neck-one'] };

  test('are those not in the last break', () => {
    expect(freshOf([neck, chest], memory)).toEqual([chest]);
  });

  test('are all where there are no others', () => {
    expect(freshOf([neck], memory)).toEqual([neck]);
  });
});

describe('a focus', () => {
  test('on a group is on all its muscles, on a muscle on that one', () => {
    expect(focusOf(['chest'])).toEqual(new Set(['pecs', 'serratus']));
    expect(focusOf(['serratus'])).toEqual(new Set(['serratus']));
    expect(focusOf(['chest', 'lats', 'elbow'])).toEqual(new Set(['pecs', 'serratus', 'lats']));
    expect(focusOf([...groupNames])).toEqual(new Set(muscles));
    expect(focusOf([])).toEqual(new Set());
  });
});
