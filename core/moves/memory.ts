/**
 * What the composer and the doses need to know of the past, kept small: it is brought up to
 * date with each recorded break and never reads the whole history.
 */
import { z } from 'zod';
import { type CalendarDay, daysBetween } from '../history/days';
import { calendarDay, doneFrom, type SessionMove, type SessionRecord } from '../history/record';
import type { HistoryYear } from '../history/year';
import { afterDone, afterHurt, type MoveMemory, moveMemorySchema, settleTimeOff } from './growth';
import type { Move } from './move-file';
import { groupNames, groupOf, type MoveId, type MuscleGroup } from './vocabulary';

/** The moves there are, ours and the person's own, by id. */
export type Library = ReadonlyMap<MoveId, Move>;

export function libraryOf(moves: Iterable<Move>): Library {
  return new Map(Array.from(moves, (move) => [move.id, move]));
}

export const memorySchema = z.strictObject({
  version: z.literal(1),
  /** How many breaks have been offered; a turn is the number of one. */
  turns: z.number().int().min(0),
  /** The moves of the last break offered. */
  last: z.array(z.string()),
  /** The last day on which any move was done. */
  activeOn: calendarDay.nullable(),
  /** The last day on which a full strengthening dose was done. */
  fullDoseOn: calendarDay.nullable(),
  moves: z.record(z.string(), moveMemorySchema),
  /** When each muscle group was last worked. */
  groups: z.partialRecord(
    z.enum(groupNames as [MuscleGroup, ...MuscleGroup[]]),
    z.strictObject({ turn: z.number().int(), on: calendarDay }),
  ),
});

export type Memory = z.infer<typeof memorySchema>;

export const emptyMemory: Memory = {
  version: 1,
  turns: 0,
  last: [],
  activeOn: null,
  fullDoseOn: null,
  moves: {},
  groups: {},
};

/**
 * The memory after one more break of `day`, whatever became of it. Call once for each record,
 * oldest first. A move that left the library is kept, but works no muscles.
 */
export function remember(
  memory: Memory,
  day: CalendarDay,
  session: SessionRecord,
  library: Library,
): Memory {
  if (session.moves.length === 0) return memory;
  const turns = memory.turns + 1;
  const done = session.moves.filter(isDone);
  const settled =
    done.length > 0 ? settleTimeOff(memory.moves, memory.activeOn, day) : memory.moves;
  const rated = ratedMoves(session, done);
  const moves = { ...settled };
  const groups = { ...memory.groups };

  for (const record of session.moves) {
    const offered: MoveMemory = { ...(ownEntry(moves, record.id) ?? newMoveMemory), turn: turns };
    moves[record.id] = offered;
    const move = library.get(record.id);
    if (record.hurt) moves[record.id] = afterHurt(offered, day);
    else if (isDone(record)) {
      const rating = rated.has(record) ? session.rating : undefined;
      moves[record.id] = afterDone(offered, record, day, move?.ladder, rating);
    }
    if (isDone(record)) {
      for (const muscle of move?.muscles ?? []) groups[groupOf(muscle)] = { turn: turns, on: day };
    }
  }
  return {
    version: 1,
    turns,
    last: session.moves.map((move) => move.id),
    activeOn: done.length > 0 ? later(memory.activeOn, day) : memory.activeOn,
    fullDoseOn: done.some(isFullStrengthening) ? later(memory.fullDoseOn, day) : memory.fullDoseOn,
    moves,
    groups,
  };
}

/** What is remembered of a move; undefined if it was never offered. */
export function memoryOf(memory: Memory, id: MoveId): MoveMemory | undefined {
  return ownEntry(memory.moves, id);
}

/** An id may be the name of something every object inherits, such as `constructor`. */
function ownEntry(moves: Memory['moves'], id: MoveId): MoveMemory | undefined {
  return Object.hasOwn(moves, id) ? moves[id] : undefined;
}

/** A rating is about the strengthening, where there was some. */
function ratedMoves(session: SessionRecord, done: readonly SessionMove[]): Set<SessionMove> {
  if (!session.rating) return new Set();
  const strengthening = done.filter((move) => move.dose.kind === 'reps');
  return new Set(strengthening.length > 0 ? strengthening : done);
}

function isDone(move: SessionMove): boolean {
  return move.done >= doneFrom;
}

function isFullStrengthening(move: SessionMove): boolean {
  return move.dose.kind === 'reps' && move.intensity === 'full';
}

function later(one: CalendarDay | null, other: CalendarDay): CalendarDay {
  return one !== null && daysBetween(other, one) > 0 ? one : other;
}

const newMoveMemory: MoveMemory = {
  turn: 0,
  times: 0,
  doneOn: null,
  rung: null,
  rungOn: null,
  restsCountFrom: null,
  practised: 0,
  eager: false,
  step: 'none',
};

/**
 * The memory of a whole history, for when it was lost or the history changed; only of its days
 * up to `until`, if that is given.
 */
export function rememberAll(
  years: readonly HistoryYear[],
  library: Library,
  until: CalendarDay = '9999-12-31',
): Memory {
  const days = years
    .flatMap((year) => Object.entries(year.days))
    .filter(([day]) => day <= until)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  let memory = emptyMemory;
  for (const [day, { sessions }] of days) {
    for (const session of sessions) memory = remember(memory, day, session, library);
  }
  return memory;
}

/** The latest day that stands anywhere in the memory; null when none does. */
export function newestDayOf(memory: Memory): CalendarDay | null {
  const days = [
    memory.activeOn,
    memory.fullDoseOn,
    ...Object.values(memory.groups).map((group) => group?.on),
    ...Object.values(memory.moves).flatMap((move) => [
      move.doneOn,
      move.rungOn,
      move.restsCountFrom,
    ]),
  ];
  return days.reduce<CalendarDay | null>(
    (newest, day) => (day && (newest === null || day > newest) ? day : newest),
    null,
  );
}
