import { describe, expect, test } from 'vitest';
import { doseAt, doseOf, doseWithin, stepsAhead } from '#core/moves/dose';
import type { Body } from '#core/moves/eligibility';
import type { MoveMemory } from '#core/moves/growth';
import { emptyMemory, type Memory } from '#core/moves/memory';
import type { Move, Strengthener } from '#core/moves/move-file';
import { everything, moveNamed } from './support';

const today = '2026-03-23';

function strengthener(id: string, part: Partial<Strengthener>): Strengthener {
  const move = moveNamed(id);
  if (move.kind !== 'strengthen') throw new Error(`${id} does not strengthen`);
  return { ...move, ...part };
}

/** Four rungs: the harder form from the third on, with a band in the fourth. */
const squeeze = strengthener('blade-squeeze', {
  forms: {
    harder: {
      needs: ['band', 'chair'],
      places: ['home', 'meetingRoom'],
      positions: ['seated'],
    },
  },
  ladder: [
    { week: 1, reps: 4, holdSeconds: 3 },
    { week: 2, reps: 6, holdSeconds: 3 },
    { week: 4, reps: 4, holdSeconds: 3, form: 'harder' },
    { week: 6, reps: 4, holdSeconds: 3, form: 'harder', resistance: 'yellow' },
  ],
});

/** Four rungs: longer, longer, another round. */
const reach: Move = {
  ...moveNamed('overhead-reach'),
  kind: 'warm-up',
  ladder: [
    { week: 1, seconds: 20 },
    { week: 2, seconds: 25 },
    { week: 3, seconds: 30 },
    { week: 4, seconds: 20, rounds: 2 },
  ],
};

/** Done yesterday, standing on a rung. */
function standing(move: Move, rung: number, part: Partial<MoveMemory> = {}): Memory {
  const yesterday = '2026-03-22';
  const past: MoveMemory = {
    turn: 1,
    times: 1,
    doneOn: yesterday,
    rung,
    rungOn: yesterday,
    restsCountFrom: yesterday,
    practised: 0,
    eager: false,
    step: 'none',
    ...part,
  };
  return { ...emptyMemory, turns: 1, activeOn: yesterday, moves: { [move.id]: past } };
}

const full = (move: Move, memory: Memory, body: Body = everything) =>
  doseOf(move, memory, today, body, 'full');

describe('the harder form', () => {
  const memory = standing(squeeze, 3, { practised: 2 });

  test('is done with all it needs, where it can be done', () => {
    expect(full(squeeze, memory)).toEqual({
      dose: { kind: 'reps', reps: 4, holdSeconds: 3, form: 'harder', resistance: 'yellow' },
      rung: 3,
      reason: { key: 'break:dose.top' },
    });
  });

  test.each([
    ['half of what it needs', { ...everything, equipment: ['band'] }],
    ['the other half', { ...everything, equipment: ['chair'] }],
    ['nothing', { ...everything, equipment: [] }],
    ['everything, in another place', { ...everything, place: 'openOffice' }],
  ] as const)('gives way to the standard one with %s', (_, body) => {
    expect(full(squeeze, memory, body)).toEqual({
      dose: { kind: 'reps', reps: 6, holdSeconds: 3, form: 'standard' },
      rung: 1,
      reason: { key: 'break:dose.notHere' },
    });
  });

  test('gives way where the move does not describe it', () => {
    const { forms: _, ...without } = squeeze;
    expect(full(without, memory).rung).toBe(1);
  });

  test('gives way all the way down when there is nothing else', () => {
    const ladder = squeeze.ladder.map((rung) => ({ ...rung, form: 'harder' as const }));
    const onlyHarder = { ...squeeze, ladder };
    expect(full(onlyHarder, memory, { ...everything, equipment: [] }).rung).toBe(0);
  });
});

describe('the dose of a rung', () => {
  test('says form, hold and resistance of repetitions', () => {
    expect(doseAt(squeeze, 0)).toEqual({ kind: 'reps', reps: 4, holdSeconds: 3, form: 'standard' });
    expect(doseAt(squeeze, 3)).toMatchObject({ form: 'harder', resistance: 'yellow' });
  });

  test('says seconds and rounds of time', () => {
    expect(doseAt(reach, 0)).toEqual({ kind: 'time', seconds: 20, rounds: 1 });
    expect(doseAt(reach, 3)).toEqual({ kind: 'time', seconds: 20, rounds: 2 });
  });

  test('that is not there throws a RangeError', () => {
    expect(() => doseAt(reach, 4)).toThrow(RangeError);
    expect(() => doseAt(reach, -1)).toThrow(RangeError);
  });
});

describe('a new rung says what it asks more', () => {
  const ladder = (...rungs: Strengthener['ladder']) =>
    strengthener('blade-squeeze', {
      forms: { harder: { needs: [], places: ['home'], positions: ['seated'] } },
      ladder: rungs,
    });
  const low = { week: 1, reps: 4, holdSeconds: 3 } as const;

  test.each([
    [ladder(low, { ...low, reps: 6 }), { key: 'break:dose.upReps', params: { count: 2 } }],
    [ladder(low, { ...low, holdSeconds: 5 }), { key: 'break:dose.upHold', params: { count: 5 } }],
    [ladder(low, { ...low, form: 'harder' }), { key: 'break:dose.upForm' }],
    [ladder(low, { ...low, form: 'harder', resistance: 'red' }), { key: 'break:dose.upForm' }],
    [
      ladder({ ...low, form: 'standard' }, { ...low, reps: 5 }),
      { key: 'break:dose.upReps', params: { count: 1 } },
    ],
    [
      ladder(low, { ...low, resistance: 'yellow' }),
      { key: 'break:dose.upResistance', params: { resistance: 'yellow' } },
    ],
    [
      ladder({ ...low, resistance: 'yellow' }, { ...low, reps: 3, resistance: 'red' }),
      { key: 'break:dose.upResistance', params: { resistance: 'red' } },
    ],
    [
      ladder({ ...low, resistance: 'red' }, { ...low, reps: 6, resistance: 'red' }),
      { key: 'break:dose.upReps', params: { count: 2 } },
    ],
  ])('%#: %j', (move, reason) => {
    expect(full(move, standing(move, 1, { step: 'up' })).reason).toEqual(reason);
  });

  test('in seconds, or in rounds', () => {
    expect(full(reach, standing(reach, 1, { step: 'up' })).reason).toEqual({
      key: 'break:dose.upSeconds',
      params: { count: 5 },
    });
    expect(full(reach, standing(reach, 3, { step: 'up' })).reason).toEqual({
      key: 'break:dose.upRounds',
    });
  });
});

describe('a rung says why one stands on it', () => {
  test.each([
    ['up', 'break:dose.upReps'],
    ['hard', 'break:dose.afterHard'],
    ['rest', 'break:dose.afterRest'],
    ['hurt', 'break:dose.afterHurt'],
    ['none', 'break:dose.same'],
  ] as const)('after %s, until it was practised once', (step, key) => {
    expect(full(squeeze, standing(squeeze, 1, { step })).reason.key).toBe(key);
    expect(full(squeeze, standing(squeeze, 1, { step, practised: 1 })).reason).toEqual({
      key: 'break:dose.same',
    });
  });

  test('the top is told as such', () => {
    expect(full(reach, standing(reach, 3, { practised: 1 })).reason.key).toBe('break:dose.top');
    expect(full(reach, standing(reach, 2, { practised: 1 })).reason.key).toBe('break:dose.same');
  });

  test('one past the end of a shortened ladder is the top', () => {
    expect(full(reach, standing(reach, 9, { practised: 1 }))).toMatchObject({
      rung: 3,
      reason: { key: 'break:dose.top' },
    });
  });

  test('a move that was offered and never done starts', () => {
    const offered = standing(reach, 0);
    const past = offered.moves[reach.id];
    const memory = { ...offered, moves: past ? { [reach.id]: { ...past, rung: null } } : {} };
    expect(full(reach, memory)).toMatchObject({ rung: 0, reason: { key: 'break:dose.start' } });
  });

  test('after time off it is lower, and never below the lowest', () => {
    const away = { ...standing(reach, 2, { practised: 2 }), activeOn: '2026-03-10' };
    expect(full(reach, away)).toMatchObject({ rung: 1, reason: { key: 'break:dose.afterRest' } });
    const long = { ...away, activeOn: '2025-03-10' };
    expect(full(reach, long)).toMatchObject({ rung: 0, reason: { key: 'break:dose.afterRest' } });
  });
});

describe('a level starts in its week', () => {
  test.each([
    ['beginner', 0],
    ['regular', 2],
    ['strong', 3],
  ] as const)('%s: rung %i', (level, rung) => {
    expect(full(reach, emptyMemory, { ...everything, level }).rung).toBe(rung);
  });

  test('or on the lowest rung, if all are later', () => {
    const late: Move = { ...reach, kind: 'warm-up', ladder: [{ week: 9, seconds: 20 }] };
    expect(full(late, emptyMemory).rung).toBe(0);
  });
});

describe('a light dose', () => {
  const light = (rung: number) =>
    doseOf(squeeze, standing(squeeze, rung, { practised: 1 }), today, everything, 'light');

  test('is the lowest of the same form and resistance, standing for the full one', () => {
    expect(light(1)).toEqual({
      dose: { kind: 'reps', reps: 4, holdSeconds: 3, form: 'standard' },
      rung: 1,
      reason: { key: 'break:dose.light' },
    });
  });

  test.each([0, 2, 3])('on rung %i, the lowest of its form, is the full one', (rung) => {
    expect(light(rung).dose).toEqual(doseAt(squeeze, rung));
    expect(light(rung).reason.key).not.toBe('break:dose.light');
  });

  test('of time is the shortest', () => {
    expect(
      doseOf(reach, standing(reach, 2, { practised: 1 }), today, everything, 'light').dose,
    ).toEqual({ kind: 'time', seconds: 20, rounds: 1 });
  });
});

test('a dose is cut to the rung not to pass, and says so', () => {
  const memory = standing(reach, 2, { practised: 1 });
  expect(doseOf(reach, memory, today, everything, 'full', 'standard', 1)).toEqual({
    dose: { kind: 'time', seconds: 25, rounds: 1 },
    rung: 1,
    reason: { key: 'break:dose.short' },
  });
  expect(doseOf(reach, memory, today, everything, 'full', 'standard', 2).reason.key).toBe(
    'break:dose.same',
  );
});

describe('the lowest dose cut to a time', () => {
  const short: Move = { ...squeeze, tempo: { out: 2, hold: 3, back: 2, rest: 1 } };

  test('has as many repetitions as fit, the hold as it is', () => {
    const fits = (seconds: number) => doseWithin(short, seconds);
    const four = { kind: 'reps', reps: 4, holdSeconds: 3, form: 'standard' };
    expect(fits(100)).toEqual(four);
    expect(fits(31)).toEqual(four);
    expect(fits(30.9)).toEqual({ ...four, reps: 3 });
    expect(fits(7)).toEqual({ ...four, reps: 1 });
    expect(fits(6.9)).toBeNull();
  });

  test('of time is as long as fits, five seconds at least', () => {
    const fits = (seconds: number) => doseWithin({ ...reach, sides: 'none' }, seconds);
    expect(fits(60)).toEqual({ kind: 'time', seconds: 20, rounds: 1 });
    expect(fits(12)).toEqual({ kind: 'time', seconds: 12, rounds: 1 });
    expect(fits(5)).toEqual({ kind: 'time', seconds: 5, rounds: 1 });
    expect(fits(4.9)).toBeNull();
  });
});

describe('the weeks ahead', () => {
  test('bring each step in the week its ladder has for it, counted from where one stands', () => {
    expect(stepsAhead(squeeze, 1, 10)).toEqual([
      { inWeeks: 2, dose: doseAt(squeeze, 2) },
      { inWeeks: 4, dose: doseAt(squeeze, 3) },
    ]);
  });

  test('are told as far as they are asked for, and bring nothing on the last rung', () => {
    expect(stepsAhead(squeeze, 0, 1)).toEqual([{ inWeeks: 1, dose: doseAt(squeeze, 1) }]);
    expect(stepsAhead(squeeze, 3, 10)).toEqual([]);
  });
});
