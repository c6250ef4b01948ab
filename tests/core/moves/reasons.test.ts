import { describe, expect, test } from 'vitest';
import type { Why } from '#core/moves/choose';
import { emptyMemory, type Memory } from '#core/moves/memory';
import type { Strengthener } from '#core/moves/move-file';
import { reasonFor } from '#core/moves/reasons';
import { moveNamed, situation } from './support';

const today = '2026-03-23';
const noonUtc = (day: string) => Date.parse(`${day}T12:00:00Z`);
const stretch = moveNamed('upper-trap-stretch');
const pull = moveNamed('band-pull-apart') as Strengthener;

function reason(move: typeof stretch, why: Why, memory: Partial<Memory> = {}) {
  return reasonFor({ move, why }, situation({ today, memory: { ...emptyMemory, ...memory } }));
}

const doneOn = (id: string, day: string | null): Partial<Memory> => ({
  moves: {
    [id]: {
      turn: 1,
      times: 1,
      doneOn: day,
      rung: 0,
      rungOn: day,
      restsCountFrom: day,
      practised: 0,
      eager: false,
      step: 'none',
    },
  },
  fullDoseOn: today,
});

describe('an overdue group', () => {
  const why: Why = { kind: 'group', group: 'neck' };

  test('worked before today says since when', () => {
    expect(reason(stretch, why, { groups: { neck: { turn: 1, on: '2026-03-22' } } })).toEqual({
      key: 'break:reasons.groupSince',
      params: { group: 'neck', on: noonUtc('2026-03-22') },
    });
  });

  test('worked today, or not known, says only which', () => {
    const expected = { key: 'break:reasons.group', params: { group: 'neck' } };
    expect(reason(stretch, why, { groups: { neck: { turn: 1, on: today } } })).toEqual(expected);
    expect(reason(stretch, why)).toEqual(expected);
  });
});

test('an opening move says what it opens, against what', () => {
  expect(reason(stretch, { kind: 'pair', muscle: 'pecs', partner: pull })).toEqual({
    key: 'break:reasons.opens',
    params: { muscle: 'pecs', move: 'band-pull-apart' },
  });
});

describe("the day's real strengthening dose", () => {
  test('is the reason for a strengthener until it is done', () => {
    const daily = { key: 'break:reasons.daily' };
    expect(reason(pull, { kind: 'turn' })).toEqual(daily);
    expect(reason(pull, { kind: 'focus', muscle: 'midTrap' })).toEqual(daily);
    expect(reason(pull, { kind: 'turn' }, { fullDoseOn: today })).not.toEqual(daily);
  });

  test('is none for what does not strengthen', () => {
    expect(reason(stretch, { kind: 'turn' })).toEqual({ key: 'break:reasons.new' });
  });
});

test('a muscle in focus is the reason', () => {
  expect(reason(stretch, { kind: 'focus', muscle: 'upperTrap' })).toEqual({
    key: 'break:reasons.focus',
    params: { muscle: 'upperTrap' },
  });
});

describe('a turn', () => {
  const turn: Why = { kind: 'turn' };
  const last = (move: typeof stretch, day: string | null) =>
    reason(move, turn, doneOn(move.id, day));

  test('of a move never done is new', () => {
    expect(last(stretch, null)).toEqual({ key: 'break:reasons.new' });
  });

  test('within a week is told by its day, from yesterday on', () => {
    expect(last(stretch, '2026-03-22')).toEqual({
      key: 'break:reasons.notSince',
      params: { on: noonUtc('2026-03-22') },
    });
    expect(last(stretch, '2026-03-17').key).toBe('break:reasons.notSince');
  });

  test('from a week on is told by how long ago', () => {
    expect(last(stretch, '2026-03-16')).toEqual({
      key: 'break:reasons.notFor',
      params: { count: 7 },
    });
  });

  test('already taken today is for a change, or for what one has', () => {
    expect(last(stretch, today)).toEqual({ key: 'break:reasons.change' });
    expect(last(pull, today)).toEqual({
      key: 'break:reasons.youHave',
      params: { equipment: 'band' },
    });
  });
});
