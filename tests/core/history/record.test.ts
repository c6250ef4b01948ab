import { describe, expect, test } from 'vitest';
import { restRecordSchema, type SessionRecord, sessionRecordSchema } from '#core/history/record';

const move = {
  id: 'chin-tuck',
  dose: { kind: 'reps', reps: 4, holdSeconds: 3, form: 'standard', resistance: 'red' },
  intensity: 'full',
  rung: 0,
  reason: { key: 'break:reasons.opens', params: { muscle: 'pecs', count: 2 } },
  seconds: 30,
  done: 1,
  hurt: true,
} as const;

const session: SessionRecord = {
  id: '2026-03-27.1',
  kind: 'break',
  outcome: 'done',
  at: 0,
  endedAt: 0,
  snoozes: 0,
  rating: 'easy',
  moves: [move, { ...move, dose: { kind: 'time', seconds: 20, rounds: 1 } }],
};

const isSession = (part: object) => sessionRecordSchema.safeParse({ ...session, ...part }).success;
const hasMove = (part: object) => isSession({ moves: [{ ...move, ...part }] });

describe('what is kept of a session', () => {
  test('is read back as it is', () => {
    expect(sessionRecordSchema.parse(session)).toEqual(session);
  });

  test.each(['A', 'a', '9', 'a.b@c-d_e', 'x'.repeat(80)])('may have the id %s', (id) => {
    expect(isSession({ id })).toBe(true);
  });

  test.each(['', '=1', '+1', '@a', '-a', '.a', 'a b', 'a=b', ' a', 'a\n', 'x'.repeat(81)])(
    'may not have the id %j, which a spreadsheet or a path could take for more',
    (id) => {
      expect(isSession({ id })).toBe(false);
      expect(restRecordSchema.safeParse({ id, at: 0, endedAt: null }).success).toBe(false);
    },
  );

  test.each([
    { kind: 'pause' },
    { outcome: 'given up' },
    { at: -1 },
    { at: 0.5 },
    { endedAt: null },
    { snoozes: -1 },
    { snoozes: 0.5 },
    { rating: 'fine' },
    { more: 1 },
  ])('has no %j', (part) => {
    expect(isSession(part)).toBe(false);
  });
});

describe('a move in it', () => {
  test.each(['chin-tuck', 'a', 'a1', 'a-1', 'a-b-c'])('may be called %s', (id) => {
    expect(hasMove({ id })).toBe(true);
  });

  test.each(['', 'Chin', '1a', '-a', 'a-', 'a--b', 'a_b', 'a b', 'ä', ' a', 'a.json', 'x/a'])(
    'may not be called %j',
    (id) => {
      expect(hasMove({ id })).toBe(false);
    },
  );

  test.each([
    { intensity: 'some' },
    { rung: -1 },
    { rung: 0.5 },
    { seconds: -1 },
    { done: -0.1 },
    { done: 1.1 },
    { hurt: false },
    { more: 1 },
    { dose: { kind: 'reps', reps: 0, holdSeconds: 3, form: 'standard' } },
    { dose: { kind: 'reps', reps: 1.5, holdSeconds: 3, form: 'standard' } },
    { dose: { kind: 'reps', reps: 1, holdSeconds: -1, form: 'standard' } },
    { dose: { kind: 'reps', reps: 1, holdSeconds: 3, form: 'odd' } },
    { dose: { kind: 'reps', reps: 1, holdSeconds: 3, form: 'standard', resistance: 'steel' } },
    { dose: { kind: 'reps', reps: 1, holdSeconds: 3, form: 'standard', more: 1 } },
    { dose: { kind: 'time', seconds: 0, rounds: 1 } },
    { dose: { kind: 'time', seconds: 20, rounds: 0 } },
    { dose: { kind: 'time', seconds: 20, rounds: 1.5 } },
    { dose: { kind: 'time', seconds: 20, rounds: 1, more: 1 } },
    { dose: { kind: 'love' } },
  ])('has no %j', (part) => {
    expect(hasMove(part)).toBe(false);
  });

  test.each([
    { rung: 0, seconds: 0, done: 0 },
    { dose: { kind: 'reps', reps: 1, holdSeconds: 0, form: 'harder' } },
    { dose: { kind: 'time', seconds: 1, rounds: 1 } },
  ])('may have %j', (part) => {
    expect(hasMove(part)).toBe(true);
  });

  test.each(['a', 'break:reasons.new', 'A_b-c', 'x'.repeat(200)])('may say why by %s', (key) => {
    expect(hasMove({ reason: { key } })).toBe(true);
  });

  test.each(['', '1a', ':a', 'a b', 'a=b', ' a', 'x'.repeat(201)])(
    'may not say why by %j',
    (key) => {
      expect(hasMove({ reason: { key } })).toBe(false);
    },
  );

  test('says why in words and numbers of some length', () => {
    const fits = (value: unknown) => hasMove({ reason: { key: 'a', params: { value } } });
    expect([1, '', 'x'.repeat(200)].map(fits)).toEqual([true, true, true]);
    expect(['x'.repeat(201), true, null, {}].map(fits)).toEqual([false, false, false, false]);
    expect(hasMove({ reason: { key: 'a', more: 1 } })).toBe(false);
  });
});

describe('a rest', () => {
  const fits = (part: object) =>
    restRecordSchema.safeParse({ id: 'n1', at: 5, endedAt: 9, ...part }).success;

  test('has an end, or lasts', () => {
    expect(fits({})).toBe(true);
    expect(fits({ endedAt: null })).toBe(true);
  });

  test.each([{ at: -1 }, { endedAt: -1 }, { endedAt: undefined }, { more: 1 }])(
    'has no %j',
    (part) => {
      expect(fits(part)).toBe(false);
    },
  );
});
