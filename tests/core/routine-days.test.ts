import { describe, expect, it } from 'vitest';
import { isRoutineDay, isRoutineOffered } from '#core/routine-days';
import type { DayEntry } from '#core/schedule/types';

/** A Tuesday. */
const day = '2026-03-03';

const entry = (kind: DayEntry['kind']): DayEntry => ({
  id: '1',
  kind,
  fromAt: Date.UTC(2026, 2, 3, 9),
  toAt: Date.UTC(2026, 2, 3, 9, 2),
  breakNumber: 1,
  snoozes: 0,
});

it('a routine day is one of the weekdays chosen for it', () => {
  expect(isRoutineDay(['tuesday', 'friday'], day)).toBe(true);
  expect(isRoutineDay(['monday', 'wednesday'], day)).toBe(false);
  expect(isRoutineDay([], day)).toBe(false);
});

describe('the routine is offered', () => {
  it('with the first break of a routine day, and on no other day', () => {
    expect(isRoutineOffered(['tuesday'], { day, entries: [] })).toBe(true);
    expect(isRoutineOffered(['friday'], { day, entries: [] })).toBe(false);
  });

  it.each(['natural', 'gap'] as const)(
    'still after a rest nobody was asked to take: %s',
    (kind) => {
      expect(isRoutineOffered(['tuesday'], { day, entries: [entry(kind)] })).toBe(true);
    },
  );

  it.each(['session', 'stopped', 'skipped', 'missed'] as const)(
    'no more once a break was %s',
    (kind) => {
      const entries = [entry('natural'), entry(kind)];
      expect(isRoutineOffered(['tuesday'], { day, entries })).toBe(false);
    },
  );
});
