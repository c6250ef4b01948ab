import { describe, expect, test } from 'vitest';
import { isOneStepUp, ladderFaults, type RepsRung, type TimeRung } from '#core/moves/ladder';

/** `4×3`, then a form and a resistance where there is one; `30s` or `30s×2` of time. */
function rung(text: string, week = 1): RepsRung | TimeRung {
  const [amount = '', ...more] = text.split(' ');
  const [one, two] = amount.replace('s', '').split('×').map(Number);
  if (amount.includes('s')) {
    return { week, seconds: one ?? 0, ...(two === undefined ? {} : { rounds: two }) };
  }
  const form = more.find((word) => word === 'harder' || word === 'standard');
  const resistance = more.find((word) => word !== form);
  return {
    week,
    reps: one ?? 0,
    holdSeconds: two ?? 0,
    ...(form === undefined ? {} : { form: form as 'harder' }),
    ...(resistance === undefined ? {} : { resistance: resistance as 'red' }),
  };
}

describe('one step up is', () => {
  test.each([
    ['4×3', '5×3', 'more repetitions'],
    ['4×3', '8×3', 'several more'],
    ['4×3', '4×4', 'a longer hold'],
    ['4×3', '4×3 harder', 'the harder form'],
    ['6×5', '4×3 harder', 'the harder form with less of it'],
    ['6×5', '4×3 harder yellow', 'the harder form that brings a band along'],
    ['6×5', '4×3 harder medium', 'the harder form with any weight'],
    ['6×5', '4×3 yellow', 'a first band'],
    ['6×3 yellow', '4×2 red', 'the next band'],
    ['6×3 yellow', '6×3 red', 'the next band with as much of it'],
    ['6×3 harder yellow', '4×2 harder red', 'the next band in the same form'],
    ['4×3', '5×3 standard', 'more, with the form said'],
    ['20s', '25s', 'longer'],
    ['20s×2', '30s×2', 'longer in each round'],
    ['30s', '20s×2', 'another round of less'],
    ['30s', '30s×2', 'another round of as much'],
    ['20s×2', '20s×3', 'a third round'],
  ])('from %s to %s: %s', (from, to) => {
    expect(isOneStepUp(rung(from), rung(to))).toBe(true);
  });
});

describe('no step up is', () => {
  test.each([
    ['4×3', '4×3', 'the same'],
    ['5×3', '4×3', 'fewer repetitions'],
    ['4×4', '4×3', 'a shorter hold'],
    ['4×3', '5×4', 'two things at once'],
    ['4×3', '5×2', 'more of less'],
    ['5×3', '4×4', 'longer but fewer'],
    ['4×3', '5×3 harder', 'a harder form with more repetitions'],
    ['4×3', '4×4 harder', 'a harder form with a longer hold'],
    ['4×3 harder', '4×3', 'an easier form'],
    ['4×3 yellow', '4×3 harder red', 'a harder form with a heavier band'],
    ['4×3 red', '4×3 harder yellow', 'a harder form with a lighter band'],
    ['4×3', '4×3 red', 'two bands at once'],
    ['4×3 yellow', '4×3 green', 'a band left out'],
    ['4×3 red', '4×3 yellow', 'a lighter band'],
    ['4×3 yellow', '4×3', 'no band any more'],
    ['4×3 yellow', '5×3 red', 'the next band with more repetitions'],
    ['4×3 yellow', '4×4 red', 'the next band with a longer hold'],
    ['20s', '20s', 'the same time'],
    ['25s', '20s', 'less time'],
    ['20s×2', '20s', 'a round less'],
    ['20s', '25s×2', 'another round of more'],
    ['30s', '20s×3', 'two rounds at once'],
    ['30s×2', '40s', 'longer but fewer rounds'],
    ['4×3', '20s', 'time for repetitions'],
    ['20s', '4×3', 'repetitions for time'],
  ])('from %s to %s: %s', (from, to) => {
    expect(isOneStepUp(rung(from), rung(to))).toBe(false);
  });
});

describe('a ladder', () => {
  test('that begins in week 1 and takes one step at a time has no fault', () => {
    expect(ladderFaults([rung('4×3', 1), rung('5×3', 2), rung('5×4', 5)])).toEqual([]);
    expect(ladderFaults([rung('20s', 1)])).toEqual([]);
    expect(ladderFaults([])).toEqual([]);
  });

  test('that begins later is told so', () => {
    expect(ladderFaults([rung('4×3', 2), rung('5×3', 3)])).toEqual([
      { path: ['ladder', 0, 'week'], message: 'the first rung belongs to week 1' },
    ]);
  });

  test.each([2, 1])('whose week after 2 is %i is told so', (week) => {
    expect(ladderFaults([rung('4×3', 1), rung('5×3', 2), rung('6×3', week)])).toEqual([
      { path: ['ladder', 2, 'week'], message: 'later than the week of the rung below' },
    ]);
  });

  test('with two steps in one is told where', () => {
    expect(ladderFaults([rung('4×3', 1), rung('5×3', 2), rung('6×4', 3)])).toEqual([
      {
        path: ['ladder', 2, 'week'],
        message: 'a rung makes one thing harder than the rung below, and nothing else',
      },
    ]);
  });
});
