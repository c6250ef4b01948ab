import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { CalendarDay } from '#core/history/days';
import type { Rating, SessionMove, SessionRecord } from '#core/history/record';
import type { Break } from '#core/moves/composed-break';
import type { Body } from '#core/moves/eligibility';
import { possibleMoves } from '#core/moves/eligibility';
import { emptyMemory, type Library, libraryOf, type Memory, remember } from '#core/moves/memory';
import { type Move, parseMove } from '#core/moves/move-file';
import type { Situation } from '#core/moves/situation';
import { groupNames, muscles } from '#core/moves/vocabulary';
import { obstacles } from '#core/obstacles';
import { equipment, places } from '#core/settings';
import { builtInMoves } from '../../support/built-in-moves';

export const movesDir = join(import.meta.dirname, '../../../assets/moves');

/** The moves that come with the app, read from their files. */
export const library: Library = libraryOf(
  readdirSync(movesDir)
    .sort()
    .map((file) => {
      const parsed = parseMove(file, JSON.parse(readFileSync(join(movesDir, file), 'utf8')));
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
      return parsed.move;
    }),
);

export function moveNamed(id: string): Move {
  const move = library.get(id);
  if (!move) throw new Error(`no move ${id}`);
  return move;
}

/** The same as the first version had it: with no form but the standard one. */
export function plainMove(id: string): Move {
  const { forms: _forms, without: _without, ...plain } = moveNamed(id);
  return plain;
}

/** Somebody at home who has everything. */
export const everything: Body = {
  equipment: [...equipment],
  place: 'home',
  level: 'beginner',
  disabledMoves: [],
  focus: [],
  always: [],
  now: [],
  arm: 'left',
};

/** Somebody in an open office who has nothing but a chair. */
export const onlyChair: Body = { ...everything, equipment: ['chair'], place: 'openOffice' };

export const monday = '2026-03-23';

export function situation(part: Partial<Situation> = {}): Situation {
  return {
    library,
    body: everything,
    movesPerBreak: 2,
    readySeconds: 0,
    memory: emptyMemory,
    today: monday,
    seed: 1,
    ...part,
  };
}

export const anyBody: fc.Arbitrary<Body> = fc.record({
  equipment: fc.subarray([...equipment]),
  place: fc.constantFrom(...places),
  level: fc.constantFrom('beginner', 'regular', 'strong'),
  disabledMoves: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.subarray([...builtInMoves]) },
  ),
  focus: fc.oneof(fc.constant([]), fc.subarray([...groupNames, ...muscles], { maxLength: 3 })),
  always: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.subarray([...obstacles])),
  arm: fc.constantFrom('left', 'right'),
  now: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.subarray([...obstacles])),
});

/** A person for whom at least `count` moves are possible. */
export function bodyWithMoves(count: number): fc.Arbitrary<Body> {
  return anyBody.filter((body) => possibleMoves(library, body).length >= count);
}

/** One break as it went: offered on a day, done so far, rated. */
export interface Lived {
  /** Days since the break before. */
  readonly daysLater: number;
  /** Part of each move done, 0 to 1. */
  readonly done: number;
  readonly rating: Rating | undefined;
  readonly seed: number;
}

export const anyLived: fc.Arbitrary<Lived> = fc.record({
  daysLater: fc.oneof(
    { weight: 12, arbitrary: fc.constant(0) },
    { weight: 6, arbitrary: fc.constant(1) },
    { weight: 2, arbitrary: fc.integer({ min: 2, max: 6 }) },
    { weight: 1, arbitrary: fc.integer({ min: 7, max: 90 }) },
  ),
  done: fc.oneof(
    { weight: 6, arbitrary: fc.constant(1) },
    { weight: 2, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
    { weight: 1, arbitrary: fc.constant(0) },
  ),
  rating: fc.constantFrom(undefined, undefined, 'easy', 'right', 'hard'),
  seed: fc.integer(),
});

export function dayAfter(day: CalendarDay, days: number): CalendarDay {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The record of a composed break of which `done` was done. */
export function recordOf(
  composed: Break,
  done = 1,
  rating?: Rating,
  change: (move: SessionMove) => SessionMove = (move) => move,
): SessionRecord {
  return {
    id: 'any',
    kind: composed.kind,
    outcome: done === 1 ? 'done' : done >= 0.5 ? 'half' : done > 0 ? 'stopped' : 'skipped',
    at: 0,
    endedAt: composed.seconds * 1000,
    snoozes: 0,
    ...(rating && done > 0 ? { rating } : {}),
    moves: composed.moves.map(({ id, dose, form, intensity, rung, reason, seconds }) =>
      change({ id, dose, form, intensity, rung, reason, seconds, done }),
    ),
  };
}

/** A person's breaks, each composed from the memory of those before. */
export interface Life {
  readonly memory: Memory;
  readonly breaks: readonly {
    readonly day: CalendarDay;
    readonly before: Memory;
    readonly composed: Break;
    readonly record: SessionRecord;
  }[];
}

export function live(
  compose: (situation: Situation) => Break,
  start: Situation,
  lived: readonly Lived[],
): Life {
  let { memory, today } = start;
  const breaks: Life['breaks'][number][] = [];
  for (const { daysLater, done, rating, seed } of lived) {
    today = dayAfter(today, daysLater);
    const composed = compose({ ...start, memory, today, seed });
    const record = recordOf(composed, done, rating);
    breaks.push({ day: today, before: memory, composed, record });
    memory = remember(memory, today, record, start.library);
  }
  return { memory, breaks };
}

/** Full breaks on every workday of so many weeks, from a Monday on. */
export function steadyWeeks(weeks: number, breaksADay: number, seed = 1): Lived[] {
  return Array.from({ length: weeks * 5 * breaksADay }, (_, index) => {
    const isFirstOfDay = index % breaksADay === 0;
    const isMonday = index % (5 * breaksADay) === 0;
    const daysLater = index === 0 || !isFirstOfDay ? 0 : isMonday ? 3 : 1;
    return { daysLater, done: 1, rating: undefined, seed: seed * 1000 + index };
  });
}
