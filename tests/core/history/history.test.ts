import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv, writeCsv } from '#core/history/csv';
import { daysBetween, noonUtcAt } from '#core/history/days';
import { exportCsv, exportJson, importHistory } from '#core/history/exchange';
import type { RestRecord, SessionRecord } from '#core/history/record';
import {
  emptyYear,
  type HistoryYear,
  mergeYears,
  parseYear,
  putComfort,
  putRest,
  putSession,
  yearOf,
} from '#core/history/year';
import { mayAskComfort, summarize } from '#core/history-summary';
import { composeBreak } from '#core/moves/compose';
import { rememberAll } from '#core/moves/memory';
import { addDays } from '#core/schedule/local-time';
import { toTheEnd } from '../../../main/storage/slices';
import { anyBody, dayAfter, everything, library, recordOf, situation } from '../moves/support';

const day = '2026-03-27';
const tenAt = Date.UTC(2026, 2, 27, 10);

function session(part: Partial<SessionRecord> = {}): SessionRecord {
  const composed = composeBreak(situation(), ['chin-tuck', 'doorway-stretch']);
  return { ...recordOf(composed), id: 's1', at: tenAt, endedAt: tenAt + 70_000, ...part };
}

const rest: RestRecord = { id: 'n1', at: tenAt + 3_600_000, endedAt: tenAt + 4_200_000 };

/** A year of anything that can be recorded. */
const anyYear: fc.Arbitrary<HistoryYear> = fc
  .array(
    fc.record({
      body: anyBody,
      seed: fc.integer(),
      id: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.@-]{0,11}$/),
      days: fc.integer({ min: 0, max: 364 }),
      minutes: fc.integer({ min: 0, max: 1439 }),
      outcome: fc.constantFrom('done', 'half', 'stopped', 'skipped', 'missed'),
      rating: fc.constantFrom(undefined, 'easy', 'right', 'hard'),
      snoozes: fc.integer({ min: 0, max: 10 }),
      done: fc.constantFrom(0, 0.333, 0.5, 1),
      hurt: fc.boolean(),
      wait: fc.boolean(),
      isOld: fc.boolean(),
      comfort: fc.option(fc.integer({ min: 0, max: 10 })),
      what: fc.constantFrom('session', 'rest', 'lasting rest'),
    }),
    { maxLength: 20 },
  )
  .map((rows) => {
    let year = emptyYear(2026);
    for (const row of rows) {
      const on = dayAfter('2026-01-01', row.days);
      const at = Date.UTC(2026, 0, 1, 0, row.minutes) + row.days * 86_400_000;
      if (row.comfort !== null) year = putComfort(year, on, row.comfort);
      if (row.what !== 'session') {
        const endedAt = row.what === 'rest' ? at + 600_000 : null;
        year = putRest(year, on, { id: row.id, at, endedAt });
        continue;
      }
      const composed = composeBreak(situation({ body: row.body, seed: row.seed }));
      const record = recordOf(composed, row.done, row.rating, ({ form, ...move }) => ({
        ...move,
        ...(row.isOld ? {} : { form }),
        ...(row.hurt ? { hurt: true } : {}),
      }));
      const { id, snoozes, outcome } = row;
      const told = { id, snoozes, outcome, at, endedAt: at + 90_000 };
      const wait = row.wait ? { wait: true as const } : {};
      year = putSession(year, on, { ...record, ...told, ...wait });
    }
    return year;
  });

test('takes out a rest that a wrong clock had made up: it has no length', () => {
  const rest = { id: 'natural-1', at: tenAt, endedAt: null };
  const year = putRest(putRest(emptyYear(2026), day, rest), day, { ...rest, endedAt: tenAt });
  expect(year.days[day]).toMatchObject({ rests: [], summary: { natural: 0 } });
  const other = { id: 'natural-2', at: tenAt, endedAt: tenAt + 600_000 };
  const both = putRest(putRest(emptyYear(2026), day, rest), day, other);
  expect(putRest(both, day, { ...rest, endedAt: tenAt }).days[day]?.rests).toEqual([other]);
});

describe('a year of history', () => {
  test('keeps a day’s records with a summary that counts them', () => {
    let year = putSession(emptyYear(2026), day, session());
    const { rating: _, ...skipped } = session({ id: 's2', outcome: 'skipped', snoozes: 2 });
    const undone = skipped.moves.map((move) => ({ ...move, done: 0 }));
    year = putSession(year, day, { ...skipped, moves: undone });
    year = putRest(year, day, rest);
    expect(year.days[day]?.summary).toEqual({
      offered: 2,
      done: 1,
      half: 0,
      stopped: 0,
      skipped: 1,
      missed: 0,
      snoozed: 2,
      natural: 1,
      hurt: 0,
      movedSeconds: 31 + 21,
      moves: { 'chin-tuck': 1, 'doorway-stretch': 1 },
    });
  });

  test('replaces what was recorded under the same id', () => {
    const once = putSession(emptyYear(2026), day, session());
    const rated = putSession(once, day, session({ rating: 'easy' }));
    expect(rated.days[day]?.sessions).toEqual([session({ rating: 'easy' })]);
    expect(rated.days[day]?.summary.offered).toBe(1);
    const lasting = putRest(once, day, { ...rest, endedAt: null });
    expect(putRest(lasting, day, rest).days[day]?.rests).toEqual([rest]);
  });

  test('takes no day of another year, and no comfort beyond ten', () => {
    expect(() => putSession(emptyYear(2025), day, session())).toThrow(RangeError);
    expect(() => putComfort(emptyYear(2026), day, 11)).toThrow(RangeError);
    expect(() => putComfort(emptyYear(2026), day, 3.5)).toThrow(RangeError);
  });

  test('is read back as it was written', () => {
    fc.assert(
      fc.property(anyYear, (year) => {
        expect(parseYear(JSON.parse(JSON.stringify(year)))).toEqual({ kind: 'good', value: year });
      }),
    );
  });

  test.each<[string, (year: HistoryYear) => unknown]>([
    ['Invalid input', () => []],
    ['year', (year) => ({ ...year, year: 'this one' })],
    ['days.2026-02-30', (year) => ({ ...year, days: { '2026-02-30': year.days[day] } })],
    ['days.2026-03-27', (year) => ({ ...year, year: 2025 })],
    ['comfort.2026-03-27', (year) => ({ ...year, comfort: { [day]: 12 } })],
    [
      'days.2026-03-27.sessions.0.outcome',
      (year) => ({
        ...year,
        days: { [day]: { ...year.days[day], sessions: [{ ...session(), outcome: 'great' }] } },
      }),
    ],
  ])('with something wrong at %s says so', (path, spoil) => {
    const parsed = parseYear(spoil(putSession(emptyYear(2026), day, session())));
    expect(parsed).toMatchObject({ kind: 'bad', problem: expect.stringContaining(`${path}: `) });
  });

  test('of a later version is told apart', () => {
    expect(parseYear({ version: 2, year: 2026, pages: [] })).toEqual({ kind: 'newer' });
  });
});

describe('merging', () => {
  test('with itself changes nothing', () => {
    fc.assert(
      fc.property(anyYear, (year) => {
        expect(mergeYears(year, year)).toEqual(year);
        expect(mergeYears(emptyYear(2026), year)).toEqual(year);
        expect(mergeYears(year, emptyYear(2026))).toEqual(year);
      }),
    );
  });

  test('has every record of both, the later one where they differ', () => {
    fc.assert(
      fc.property(anyYear, anyYear, (older, newer) => {
        const merged = mergeYears(older, newer);
        for (const [on, { sessions, rests }] of Object.entries(newer.days)) {
          expect(merged.days[on]?.sessions).toEqual(expect.arrayContaining(sessions));
          expect(merged.days[on]?.rests).toEqual(expect.arrayContaining(rests));
        }
        for (const [on, { sessions }] of Object.entries(older.days)) {
          const kept = new Set(merged.days[on]?.sessions.map(({ id }) => id));
          expect(sessions.filter(({ id }) => !kept.has(id))).toEqual([]);
        }
        expect(mergeYears(merged, newer)).toEqual(merged);
      }),
    );
  });
});

const imported = (text: string) => toTheEnd(importHistory(text));
const rowsOf = (text: string) => Array.from(readCsv(text), ({ fields }) => fields);

describe('taking the history away and bringing it back', () => {
  test.each([
    ['JSON', exportJson],
    ['CSV', exportCsv],
  ])('as %s loses nothing', (_, write) => {
    fc.assert(
      fc.property(anyYear, (year) => {
        const back = imported(write([year]));
        const isEmpty = Object.keys({ ...year.days, ...year.comfort }).length === 0;
        const expected = isEmpty && write === exportCsv ? [] : [year];
        expect(back).toEqual({ ok: true, years: expected });
      }),
    );
  });

  test('spans years, in order', () => {
    const one = putComfort(emptyYear(2025), '2025-12-31', 4);
    const two = putComfort(emptyYear(2026), '2026-01-01', 5);
    for (const write of [exportJson, exportCsv]) {
      expect(imported(write([two, one]))).toEqual({ ok: true, years: [one, two] });
    }
  });

  test('CSV has one row for each move, for people to read', () => {
    const csv = exportCsv([putSession(emptyYear(2026), day, session({ rating: 'right' }))]);
    const [header, first, second, ...more] = rowsOf(csv);
    expect(more).toEqual([]);
    const cell = (row: readonly string[] | undefined, name: string) =>
      row?.[header?.indexOf(name) ?? -1];
    expect(
      ['day', 'at', 'outcome', 'rating', 'move', 'reps'].map((name) => cell(first, name)),
    ).toEqual([day, '2026-03-27T10:00:00.000Z', 'done', 'right', 'chin-tuck', '3']);
    expect(cell(second, 'move')).toBe('doorway-stretch');
    expect(cell(second, 'sideSeconds')).toBe('15');
  });

  test('an export of an older version, which does not say in which form a move was done', () => {
    const moves = session().moves.map(({ form: _, ...move }) => move);
    const years = [putSession(emptyYear(2026), day, session({ moves }))];
    const [header = [], ...rows] = rowsOf(exportCsv(years));
    const at = header.indexOf('doneAs');
    expect(at).toBeGreaterThan(0);
    const older = [header, ...rows].map((row) => row.toSpliced(at, 1));
    expect(imported(writeCsv(older))).toEqual({ ok: true, years });
  });

  const csv = exportCsv([putSession(emptyYear(2026), day, session())]);
  test.each<[string, string, string]>([
    ['no export at all', 'hello', 'line 1: no column day'],
    ['an empty file', '', 'line 1: no column day'],
    ['a day that is none', csv.replace(day, '2026-02-30'), 'line 2, '],
    ['an outcome that is none', csv.replace(',break,done,', ',break,great,'), 'line 2, outcome: '],
    ['a row of another type', csv.replace(',session,', ',nap,'), 'line 2, type: '],
    [
      'a move out of range',
      csv.replace(',chin-tuck,1,', ',chin-tuck,7,'),
      'line 2, moves.0.done: ',
    ],
    ['a quote out of place', `${csv}"abc`, 'line 4: a quote'],
    ['JSON that is cut off', '{"format": "unhunch-history", ', 'JSON'],
    ['JSON of something else', '{"format": "diary"}', 'format: '],
    [
      'a year that does not fit',
      '{"format":"unhunch-history","version":1,"years":[{"version":1}]}',
      'years.0.year: ',
    ],
  ])('%s is refused with where and what', (_, text, problem) => {
    const result = imported(text);
    expect(result).toEqual({ ok: false, problem: expect.stringContaining(problem) });
  });

  test('as JSON, with space before it, year by year', () => {
    const years = [emptyYear(2025), emptyYear(2026)];
    const steps = [...importHistory(` \n${exportJson(years)}`)];
    expect(steps).toEqual([
      { done: 1, total: 2 },
      { done: 2, total: 2 },
    ]);
    expect(imported(` \n${exportJson(years)}`)).toEqual({ ok: true, years });
  });

  test('CSV is read row by row, and tells how far it is', () => {
    const steps = [...importHistory(csv)];
    expect(steps).toHaveLength(2);
    expect(steps.at(-1)).toEqual({ done: csv.length, total: csv.length });
  });

  test('takes time by the length of it, not by its square', () => {
    const rest = (at: number) => `2026-03-27,rest,r${at},2026-03-27T10:00:00.000Z`;
    const move = csv.split('\r\n')[1];
    const lines = (count: number) => [
      csv.split('\r\n')[0],
      ...Array.from(Array(count), (_, at) => rest(at)),
      ...Array.from(Array(count), () => move),
    ];
    const read = imported(lines(20_000).join('\n'));
    expect(read.ok && read.years[0]?.days['2026-03-27']?.rests).toHaveLength(20_000);
    expect(read.ok && read.years[0]?.days['2026-03-27']?.sessions[0]?.moves).toHaveLength(20_000);
  }, 20_000);

  test('an edited summary is counted again', () => {
    const year = putSession(emptyYear(2026), day, session());
    const edited = exportJson([year]).replace('"offered": 1', '"offered": 99');
    expect(imported(edited)).toEqual({ ok: true, years: [year] });
  });
});

describe('comma-separated values', () => {
  test('come back as they went', () => {
    const anyRow = fc.array(fc.string(), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(anyRow), (rows) => {
        expect(rowsOf(writeCsv(rows))).toEqual(rows);
      }),
    );
  });

  test('may have other line ends, a byte order mark, empty lines and no last line end', () => {
    expect(rowsOf('one\n\ntwo')).toEqual([['one'], ['two']]);
    expect(rowsOf('\uFEFFa,"b\n""c"""\n\nd,e\re,')).toEqual([
      ['a', 'b\n"c"'],
      ['d', 'e'],
      ['e', ''],
    ]);
  });
});

test('a quote out of place is told by its line', () => {
  expect(() => rowsOf('a,b\nc,"d" e\nf,g\n')).toThrow('line 2: a quote is out of place');
});

describe('what Progress shows', () => {
  const year = putComfort(
    putRest(putSession(emptyYear(2026), day, session()), '2026-03-30', rest),
    day,
    6,
  );
  const memory = rememberAll([year], library);

  test('has each day with what its muscles got', () => {
    const { days } = summarize([year], memory, library, everything, '2026-03-30');
    expect(days).toMatchObject([
      { day, done: 1, muscles: { deepNeck: 1, pecs: 1, frontDelt: 1 } },
      { day: '2026-03-30', offered: 0, natural: 1, muscles: {} },
    ]);
  });

  test('has each move that was done, with its dose and how it grew', () => {
    const { moves } = summarize([year], memory, library, everything, '2026-03-30');
    expect(
      moves.map(({ id, times, doneOn, rung, climbed }) => [id, times, doneOn, rung, climbed]),
    ).toEqual([
      ['chin-tuck', 1, day, 1, [{ day, rung: 1 }]],
      ['doorway-stretch', 1, day, 1, [{ day, rung: 1 }]],
    ]);
  });

  test('has comfort, and asks again after a week', () => {
    const asked = (today: string) => summarize([year], memory, library, everything, today);
    expect(asked('2026-03-30').comfort).toEqual([{ day, value: 6 }]);
    expect(asked('2026-04-02').mayAskComfort).toBe(false);
    expect(asked('2026-04-03').mayAskComfort).toBe(true);
    expect(mayAskComfort(null, day)).toBe(true);
  });

  test('leaves out the muscles of a move that is gone', () => {
    const { days, moves } = summarize([year], memory, new Map(), everything, '2026-03-30');
    expect(days[0]).toMatchObject({ done: 1, muscles: {} });
    expect(moves).toEqual([]);
  });
});

describe('calendar days', () => {
  test('are counted without a zone', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2028-03-01', '2028-02-28')).toBe(-2);
    expect(noonUtcAt('1970-01-02')).toBe(36 * 3_600_000);
    expect(yearOf('2026-03-27')).toBe(2026);
    expect(() => daysBetween('soon', '2026-03-27')).toThrow(RangeError);
  });

  // Brazil's clocks have skipped midnights, and the machine's zone must not matter.
  test.each(['UTC', 'America/Sao_Paulo', 'Pacific/Apia', 'Europe/Berlin'])(
    'are as far apart as their midnights in UTC, on a machine in %s',
    (zone) => {
      const { TZ } = process.env;
      process.env.TZ = zone;
      const day = fc.integer({ min: 16_000, max: 25_000 });
      const text = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10);
      try {
        fc.assert(
          fc.property(day, day, (from, to) => {
            expect(daysBetween(text(from), text(to))).toBe(to - from);
            expect(addDays(text(from), to - from)).toBe(text(to));
          }),
        );
      } finally {
        if (TZ === undefined) delete process.env.TZ;
        else process.env.TZ = TZ;
      }
    },
  );
});
