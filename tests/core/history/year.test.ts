import { describe, expect, test } from 'vitest';
import type { RestRecord, SessionRecord } from '#core/history/record';
import { byDay, emptyYear, mergeYears, parseYear, putRest, putSession } from '#core/history/year';

const day = '2026-03-27';
const at = (minutes: number) => Date.UTC(2026, 2, 27, 10, minutes);

type MoveRecord = SessionRecord['moves'][number];

function move(id: string, done: number, seconds = 30): MoveRecord {
  return {
    id,
    dose: { kind: 'time', seconds, rounds: 1 },
    intensity: 'full',
    rung: 0,
    reason: { key: 'break:reasons.new' },
    seconds,
    done,
  };
}

function session(id: string, minutes: number, part: Partial<SessionRecord> = {}): SessionRecord {
  return {
    id,
    kind: 'break',
    outcome: 'done',
    at: at(minutes),
    endedAt: at(minutes + 2),
    snoozes: 0,
    moves: [],
    ...part,
  };
}

const rest = (id: string, minutes: number): RestRecord => ({
  id,
  at: at(minutes),
  endedAt: at(minutes + 10),
});

describe('the records of a day', () => {
  test('are in the order of time, whenever they were put', () => {
    let year = emptyYear(2026);
    for (const one of [session('c', 30), session('a', 10), session('b', 20)]) {
      year = putSession(year, day, one);
    }
    for (const one of [rest('z', 50), rest('y', 40)]) year = putRest(year, day, one);
    expect(year.days[day]?.sessions.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(year.days[day]?.rests.map(({ id }) => id)).toEqual(['y', 'z']);
  });

  test('of one instant are in the order of their ids', () => {
    let year = putSession(emptyYear(2026), day, session('b', 10));
    year = putSession(year, day, session('a', 10));
    expect(year.days[day]?.sessions.map(({ id }) => id)).toEqual(['a', 'b']);
    year = putSession(year, day, session('c', 10));
    expect(year.days[day]?.sessions.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  test('are in order after merging too', () => {
    const older = putRest(putSession(emptyYear(2026), day, session('b', 20)), day, rest('z', 50));
    const newer = putRest(putSession(emptyYear(2026), day, session('a', 10)), day, rest('y', 40));
    const merged = mergeYears(older, newer).days[day];
    expect(merged?.sessions.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(merged?.rests.map(({ id }) => id)).toEqual(['y', 'z']);
    expect(merged?.summary).toMatchObject({ offered: 2, natural: 2 });
  });
});

test('days are read oldest first', () => {
  expect(byDay({ '2026-03-02': 2, '2026-11-01': 3, '2026-01-31': 1 })).toEqual([
    ['2026-01-31', 1],
    ['2026-03-02', 2],
    ['2026-11-01', 3],
  ]);
});

test('the summary of a day counts outcomes, snoozes, moves from half on, and whole seconds', () => {
  let year = emptyYear(2026);
  const all: readonly SessionRecord[] = [
    session('a', 0, { moves: [move('chin-tuck', 1, 30.6), move('neck-rolls', 0.5, 20)] }),
    session('b', 10, { outcome: 'half', snoozes: 1, moves: [move('chin-tuck', 0.5)] }),
    session('c', 20, { outcome: 'stopped', snoozes: 2, moves: [move('chin-tuck', 0.49)] }),
    session('d', 30, { outcome: 'skipped', moves: [{ ...move('face-pull', 0), hurt: true }] }),
    session('e', 40, { outcome: 'missed' }),
  ];
  for (const one of all) year = putSession(year, day, one);
  year = putRest(year, day, rest('n', 55));
  expect(year.days[day]?.summary).toEqual({
    offered: 5,
    done: 1,
    half: 1,
    stopped: 1,
    skipped: 1,
    missed: 1,
    snoozed: 3,
    natural: 1,
    hurt: 1,
    movedSeconds: Math.round(30.6 + 10 + 15 + 14.7),
    moves: { 'chin-tuck': 2, 'neck-rolls': 1 },
  });
});

describe('a file', () => {
  const good = () => putSession(emptyYear(2026), day, session('a', 0));

  test('is read', () => {
    expect(parseYear(good())).toEqual({ kind: 'good', value: good() });
  });

  test('of a later version is told apart, whatever is in it', () => {
    expect(parseYear({ version: 2, anything: true })).toEqual({ kind: 'newer' });
    expect(parseYear({ ...good(), version: 1.5 })).toEqual({ kind: 'newer' });
  });

  test.each<[string, unknown]>([
    ['Invalid input: expected object, received array', []],
    ['version: Invalid input: expected 1', { ...good(), version: 0 }],
    ['version: Invalid input: expected 1', { ...good(), version: '2' }],
    ['days.2025-12-31: a day of 2026', { ...good(), days: { '2025-12-31': good().days[day] } }],
    ['comfort.2027-01-01: a day of 2026', { ...good(), comfort: { '2027-01-01': 5 } }],
    ['year: Too small: expected number to be >=1970', { ...emptyYear(1969) }],
    ['year: Too big: expected number to be <=9999', { ...emptyYear(10_000) }],
    [
      'comfort.2026-01-01: Too big: expected number to be <=10',
      { ...good(), comfort: { '2026-01-01': 11 } },
    ],
    [
      'comfort.2026-01-01: Too small: expected number to be >=0',
      { ...good(), comfort: { '2026-01-01': -1 } },
    ],
  ])('is told: %s', (problem, raw) => {
    expect(parseYear(raw)).toEqual({ kind: 'bad', problem });
  });
});
