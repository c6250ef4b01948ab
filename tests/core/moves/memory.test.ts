import { describe, expect, test } from 'vitest';
import { emptyYear, putSession } from '#core/history/year';
import { composeBreak } from '#core/moves/compose';
import { emptyMemory, memoryOf, newestDayOf, rememberAll } from '#core/moves/memory';
import { library, recordOf, situation } from './support';

const tuck = composeBreak(situation(), ['chin-tuck']);
const on = (day: string) => {
  const at = Date.parse(`${day}T10:00:00Z`);
  const record = { ...recordOf(tuck), id: day, at, endedAt: at + 60_000 };
  return putSession(emptyYear(Number(day.slice(0, 4))), day, record);
};

describe('the memory of a whole history', () => {
  const years = [on('2026-01-05'), on('2025-12-29')];

  test('is of its days in order, whatever order the years come in', () => {
    const memory = rememberAll(years, library);
    expect(memory).toEqual(rememberAll(years.toReversed(), library));
    expect(memoryOf(memory, 'chin-tuck')).toMatchObject({ times: 2, doneOn: '2026-01-05' });
    expect(memory.activeOn).toBe('2026-01-05');
  });

  test('is that of its days up to one, that one included', () => {
    const upTo = (day: string) => memoryOf(rememberAll(years, library, day), 'chin-tuck')?.times;
    expect(upTo('2026-01-05')).toBe(2);
    expect(upTo('2026-01-04')).toBe(1);
    expect(upTo('2025-12-29')).toBe(1);
    expect(upTo('2025-12-28')).toBeUndefined();
  });

  test('of none is empty', () => {
    expect(rememberAll([], library)).toEqual(emptyMemory);
  });
});

describe('the newest day of a memory', () => {
  test('is none without any', () => {
    expect(newestDayOf(emptyMemory)).toBeNull();
  });

  test('is the latest, wherever it stands', () => {
    const memory = rememberAll([on('2026-01-05')], library);
    expect(newestDayOf(memory)).toBe('2026-01-05');
    const later = '2026-02-01';
    const past = memoryOf(memory, 'chin-tuck');
    if (!past) throw new Error('the chin tuck is remembered');
    const withMove = (part: object) => ({ ...memory, moves: { a: { ...past, ...part } } });
    for (const changed of [
      { ...memory, activeOn: later },
      { ...memory, fullDoseOn: later },
      { ...memory, groups: { neck: { on: later, turn: 1 } } },
      withMove({ doneOn: later }),
      withMove({ rungOn: later }),
      withMove({ restsCountFrom: later }),
    ]) {
      expect(newestDayOf(changed)).toBe(later);
    }
    expect(newestDayOf({ ...memory, activeOn: null, fullDoseOn: null, groups: {} })).toBe(
      '2026-01-05',
    );
  });
});
