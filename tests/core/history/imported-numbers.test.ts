// Whatever an import takes must be read again, summed up and exported: a number that a sum or a
// date cannot hold would make a whole year unreadable once it is written.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportCsv, exportJson, importHistory } from '#core/history/exchange';
import { type HistoryYear, mergeYears, parseYear } from '#core/history/year';

const at = Date.parse('2026-03-02T09:45:00Z');
const move = {
  id: 'chin-tuck',
  dose: { kind: 'reps', reps: 8, holdSeconds: 3, form: 'standard' },
  intensity: 'full',
  rung: 0,
  reason: { key: 'reason.low' },
  seconds: 40,
  done: 1,
};
const session = {
  id: '1.1',
  kind: 'break',
  outcome: 'done',
  at,
  endedAt: at + 60_000,
  snoozes: 0,
  moves: [move],
};
const rest = { id: 'rest', at, endedAt: at + 600_000 };
const summary = {
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
};

function fileOf(sessions: readonly object[], rests: readonly object[] = [], day = '2026-03-02') {
  const year = Number(day.slice(0, 4));
  const days = { [day]: { summary, sessions, rests } };
  return JSON.stringify({
    format: 'unhunch-history',
    version: 1,
    years: [{ version: 1, year, days, comfort: {} }],
  });
}

function imported(text: string): readonly HistoryYear[] | string {
  const reading = importHistory(text);
  for (;;) {
    const next = reading.next();
    if (next.done) return next.value.ok ? next.value.years : next.value.problem;
  }
}

/** It is refused by its place, or the app can do with it all that it does with its own. */
function holds(text: string): void {
  const years = imported(text);
  if (typeof years === 'string') return;
  for (const year of years) {
    const merged = mergeYears(year, year);
    expect(parseYear(JSON.parse(JSON.stringify(merged)))).toMatchObject({ kind: 'good' });
  }
  expect(imported(exportJson(years))).toEqual(years);
  expect(imported(exportCsv(years))).toEqual(years);
}

describe('a number in an imported history', () => {
  test.each([
    ['moves.0.seconds', { moves: [{ ...move, seconds: 1e308 }] }],
    ['moves.0.seconds', { moves: [{ ...move, seconds: 1e300 }] }],
    ['moves.0.rung', { moves: [{ ...move, rung: 1e9 }] }],
    ['moves.0.dose.reps', { moves: [{ ...move, dose: { ...move.dose, reps: 1e9 } }] }],
    [
      'moves.0.dose.holdSeconds',
      { moves: [{ ...move, dose: { ...move.dose, holdSeconds: 1e308 } }] },
    ],
    [
      'moves.0.dose.rounds',
      { moves: [{ ...move, dose: { kind: 'time', seconds: 30, rounds: 1e9 } }] },
    ],
    [
      'moves.0.dose.seconds',
      { moves: [{ ...move, dose: { kind: 'time', seconds: 1e308, rounds: 1 } }] },
    ],
    ['snoozes', { snoozes: 9_007_199_254_740_991 }],
    ['at', { at: 9_007_199_254_740_991 }],
    ['endedAt', { endedAt: 8_640_000_000_000_001 }],
  ])('beyond all measure is refused by its place: %s', (path, change) => {
    expect(imported(fileOf([{ ...session, ...change }]))).toMatch(
      new RegExp(
        `^years\\.0\\.days\\.2026-03-02\\.sessions\\.0\\.${path.replaceAll('.', '\\.')}: `,
      ),
    );
  });

  test('of a rest too', () => {
    expect(imported(fileOf([], [{ ...rest, endedAt: 9e15 }]))).toMatch(/rests\.0\.endedAt: /);
  });

  const extreme = fc.oneof(
    fc.constantFrom(0, -0, -1, 0.1, 1e9, 1e15, 9e15, 1e21, 1e308, 5e-324),
    fc.double({ noNaN: true }),
    fc.integer({ min: 0, max: 100 }),
  );
  test('is refused, or can be written, read again and exported', () => {
    const moves = fc.array(
      fc.record({ rung: extreme, seconds: extreme, done: extreme, reps: extreme }),
      { maxLength: 4 },
    );
    const sessions = fc.array(
      fc.record({ id: fc.constantFrom('a', 'a', 'b', 'c'), snoozes: extreme, at: extreme, moves }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(sessions, (all) => {
        holds(
          fileOf(
            all.map(({ moves, ...more }) => ({
              ...session,
              ...more,
              moves: moves.map(({ reps, ...numbers }) => ({
                ...move,
                ...numbers,
                dose: { ...move.dose, reps },
              })),
            })),
          ),
        );
      }),
    );
  });
});

test('a session that is there twice is taken once, as it was put last', () => {
  const [year] = imported(fileOf([session, { ...session, outcome: 'half' }]));
  expect(year).toMatchObject({
    days: { '2026-03-02': { summary: { offered: 1, half: 1 }, sessions: [{ outcome: 'half' }] } },
  });
});

describe('a day in an imported history', () => {
  test.each(['0001-01-01', '1969-12-31', '10000-01-01', '2026-02-30', '__proto__'])(
    'that no calendar of the app has is refused: %s',
    (day) => {
      expect(imported(fileOf([session], [], day))).toBeTypeOf('string');
      const csv = exportCsv(imported(fileOf([session], [rest])) as readonly HistoryYear[]);
      expect(imported(csv.replaceAll('2026-03-02,', `${day},`))).toMatch(/^line 2, /);
    },
  );

  test.each(['1970-01-01', '9999-12-31'])('at the ends of the calendar is taken: %s', (day) => {
    expect(imported(fileOf([session], [], day))).toHaveLength(1);
    holds(fileOf([session], [rest], day));
  });
});

describe('names in an imported history', () => {
  test('such as those of every object are names like others', () => {
    const moves = [{ ...move, id: 'constructor', reason: { key: 'toString', params: { x: 1 } } }];
    const years = imported(fileOf([{ ...session, id: 'constructor', moves }]));
    expect(years).toMatchObject([
      { days: { '2026-03-02': { summary: { moves: { constructor: 1 } } } } },
    ]);
    holds(fileOf([{ ...session, id: 'constructor', moves }]));
  });

  test.each(['{"__proto__": {"polluted": true}}', '{"constructor": {"prototype": {"x": 1}}}'])(
    'never reach beyond the file: %s',
    (text) => {
      expect(imported(text)).toBeTypeOf('string');
      expect(imported(text.replace('}}', `}}, "format": "unhunch-history"`))).toBeTypeOf('string');
      expect(Object.keys(Object.prototype)).toEqual([]);
      expect({}).not.toHaveProperty('polluted');
    },
  );

  test('nested ten thousand deep are refused, and nothing overflows', () => {
    const deep = `${'{"years":['.repeat(10_000)}${']}'.repeat(10_000)}`;
    expect(imported(deep)).toBeTypeOf('string');
    const params = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const text = fileOf([
      { ...session, moves: [{ ...move, reason: { key: 'a', params: 'HERE' } }] },
    ]);
    expect(imported(text.replace('"HERE"', params))).toMatch(/reason\.params/);
  });
});

describe('a table from a spreadsheet', () => {
  const csv = () => exportCsv(imported(fileOf([session], [rest])) as readonly HistoryYear[]);
  test.each([
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['line ends of an old Mac', (text: string) => text.replaceAll('\r\n', '\r')],
    [
      'line ends of Unix, none at the end',
      (text: string) => text.replaceAll('\r\n', '\n').trimEnd(),
    ],
    [
      'quotes around everything',
      (text: string) =>
        text
          .split('\r\n')
          .map((line) =>
            line
              ?.split(',')
              .map((cell) => `"${cell}"`)
              .join(','),
          )
          .join('\r\n'),
    ],
    ['empty lines between', (text: string) => text.replaceAll('\r\n', '\r\n\r\n')],
  ])('with %s is the same', (_, change) => {
    expect(imported(change(csv()))).toEqual(imported(csv()));
  });

  test.each([
    [
      'a quote that never closes',
      (text: string) => `${text}"2026-03-02,session`,
      /^line \d+: a quote/,
    ],
    ['a row cut short', (text: string) => `${text}2026-03-02,session\r\n`, /^line 4, /],
    ['another separator', (text: string) => text.replaceAll(',', ';'), /^line 1: no column day/],
  ])('with %s is refused by its line', (_, change, problem) => {
    expect(imported(change(csv()))).toMatch(problem);
  });
});
