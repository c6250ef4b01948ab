import { describe, expect, it } from 'vitest';
import type { DayView } from '#core/history-summary';
import { breaksIn, heatWeeks, muscleWork, weeksSince, weekWords } from '#core/progress';

/** A Wednesday. */
const today = '2026-03-04';

function day(date: string, over: Partial<DayView> = {}): DayView {
  return {
    day: date,
    offered: 0,
    done: 0,
    half: 0,
    stopped: 0,
    skipped: 0,
    missed: 0,
    snoozed: 0,
    natural: 0,
    hurt: 0,
    movedSeconds: 0,
    moves: {},
    muscles: {},
    ...over,
  };
}

describe('heatWeeks', () => {
  it('ends with the week of today, its coming days empty', () => {
    const weeks = heatWeeks([], today, 2, 2);
    expect(weeks.map((week) => week.map((cell) => cell.day))).toEqual([
      [
        '2026-02-23',
        '2026-02-24',
        '2026-02-25',
        '2026-02-26',
        '2026-02-27',
        '2026-02-28',
        '2026-03-01',
      ],
      [
        '2026-03-02',
        '2026-03-03',
        '2026-03-04',
        '2026-03-05',
        '2026-03-06',
        '2026-03-07',
        '2026-03-08',
      ],
    ]);
    expect(weeks[1]?.map((cell) => cell.level)).toEqual([0, 0, 0, null, null, null, null]);
  });

  it('begins on Sunday where weeks do', () => {
    expect(heatWeeks([], today, 3, 1)[0]?.[0]?.day).toBe('2026-03-01');
  });

  it('counts half-done breaks and grows warmer with more of them', () => {
    const days = [
      day('2026-03-02', { done: 1, half: 1, offered: 4 }),
      day('2026-03-03', { done: 7, offered: 8 }),
    ];
    const [monday, tuesday, wednesday] = heatWeeks(days, today, 2, 1)[0] ?? [];
    expect(monday).toMatchObject({ done: 2, level: 1 });
    expect(tuesday).toMatchObject({ done: 7, level: 4 });
    expect(wednesday).toMatchObject({ done: 0, level: 0 });
  });
});

describe('weekWords', () => {
  const kindOf = (id: string) => (id === 'chin-tuck' ? 'strengthen' : 'stretch');
  /** Monday and Tuesday were before the Wednesday of today. */
  const daysInto = 2;

  it('tells of this week and no earlier day', () => {
    const days = [
      day('2026-03-01', { done: 9, moves: { 'chin-tuck': 9 } }),
      day('2026-03-02', { done: 2, moves: { 'chin-tuck': 1 } }),
      day('2026-03-03', { half: 1, moves: { 'doorway-stretch': 1 } }),
      day('2026-03-04', { missed: 3 }),
    ];
    expect(weekWords(days, kindOf, today, daysInto)).toMatchObject({
      done: 3,
      days: 2,
      strengthDays: 1,
    });
  });

  it.each([
    [20, 21, 'same'],
    [20, 15, 'less'],
    [20, 25, 'more'],
    [0, 1, 'same'],
  ] as const)('compares %i breaks before with %i now as %s', (before, now, trend) => {
    const days = [day('2026-02-24', { done: before }), day('2026-03-03', { done: now })];
    expect(weekWords(days, kindOf, today, daysInto).trend).toBe(trend);
  });

  it('compares with the same weekdays only', () => {
    const days = [
      day('2026-02-24', { done: 3 }),
      day('2026-02-27', { done: 9 }),
      day('2026-03-03', { done: 3 }),
    ];
    expect(weekWords(days, kindOf, today, daysInto).trend).toBe('same');
  });

  it('compares with nothing in the first week', () => {
    expect(weekWords([day('2026-03-03', { done: 3 })], kindOf, today, daysInto).trend).toBeNull();
  });
});

describe('weeksSince', () => {
  const weeks = (first: string) => weeksSince([day(first), day(today)], today, 2, 16);

  it('begins with the week of the first record: nothing was before it', () => {
    expect(weeks(today)).toBe(1);
    expect(weeks('2026-03-02')).toBe(1);
    expect(weeks('2026-03-01')).toBe(2);
    expect(weeks('2026-02-23')).toBe(2);
    expect(weeks('2026-02-22')).toBe(3);
  });

  it('reaches no further back than it is asked to, and is one week without any record', () => {
    expect(weeks('2024-01-01')).toBe(16);
    expect(weeksSince([], today, 2, 16)).toBe(1);
  });
});

describe('breaksIn', () => {
  it('counts the days given and no others', () => {
    const days = [
      day('2026-02-04', { done: 5, offered: 5 }),
      day('2026-02-05', { done: 1, offered: 3 }),
      day(today, { done: 2, offered: 2 }),
    ];
    expect(breaksIn(days, today, 28)).toBe(3);
  });
});

describe('muscleWork', () => {
  it('adds up and compares with the muscle worked most', () => {
    const days = [
      day('2026-03-02', { muscles: { rhomboids: 3, pecs: 1 } }),
      day('2026-03-04', { muscles: { rhomboids: 1 } }),
    ];
    expect(muscleWork(days, today, 28)).toEqual([
      { muscle: 'rhomboids', times: 4, share: 1 },
      { muscle: 'pecs', times: 1, share: 0.25 },
    ]);
  });

  it('is empty without history', () => {
    expect(muscleWork([], today, 28)).toEqual([]);
  });
});
