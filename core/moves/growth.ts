/**
 * How doses grow. A move stands on a rung of its ladder. It climbs one when its week has
 * passed and it has been practised; it comes down one when it was hard, and after time off.
 */
import { z } from 'zod';
import { type CalendarDay, daysBetween } from '../history/days';
import { calendarDay, type Rating, type SessionMove } from '../history/record';
import type { Move } from './move-file';

/** Sessions in full on a rung before the next one. */
const sessionsPerRung = 3;
/** Even when it is easy, a rung lasts so many days. */
const shortestRungDays = 3;
const daysPerWeek = 7;
/** From this part on, a dose counts as practised in full. */
const inFull = 0.95;

export const moveMemorySchema = z.strictObject({
  /** The turn in which it was last offered; 0 is never. */
  turn: z.number().int().min(0),
  /** How often it was done. */
  times: z.number().int().min(0),
  doneOn: calendarDay.nullable(),
  /** Index in the ladder; null before the first time. */
  rung: z.number().int().min(0).nullable(),
  /** Since when it stands on that rung. */
  rungOn: calendarDay.nullable(),
  /** From which day on time off this move counts: it was done, or time off was settled. */
  restsCountFrom: calendarDay.nullable(),
  /** Sessions in full on this rung. */
  practised: z.number().int().min(0),
  /** Said to be easy: the next rung comes sooner. */
  eager: z.boolean(),
  /** What last changed the rung; `none` while it is the first. */
  step: z.enum(['none', 'up', 'hard', 'rest', 'hurt']),
});

export type MoveMemory = z.infer<typeof moveMemorySchema>;

/**
 * Rungs to come down after days without any move: one from a week on, another from three
 * weeks on, and one more for every further three weeks.
 */
export function stepsBackAfter(daysOff: number): number {
  if (daysOff < 7) return 0;
  return daysOff < 21 ? 1 : 1 + Math.floor(daysOff / 21);
}

/** The same for one move that others were done instead of: only from three weeks on. */
function stepsBackForOneMove(daysOff: number): number {
  return Math.floor(Math.max(0, daysOff) / 21);
}

/** The rungs a move has to come down today for time off. */
export function stepsBackOn(
  today: CalendarDay,
  memory: MoveMemory,
  activeOn: CalendarDay | null,
): number {
  const off = activeOn === null ? 0 : daysBetween(activeOn, today);
  const own = memory.restsCountFrom === null ? 0 : daysBetween(memory.restsCountFrom, today);
  return Math.max(stepsBackAfter(off), stepsBackForOneMove(own));
}

/** Brings every move down for the time off that ends on `day`, before anything else counts. */
export function settleTimeOff(
  moves: Readonly<Record<string, MoveMemory>>,
  activeOn: CalendarDay | null,
  day: CalendarDay,
): Readonly<Record<string, MoveMemory>> {
  const wasSettledToday = activeOn === day;
  if (wasSettledToday) return moves;
  return Object.fromEntries(
    Object.entries(moves).map(([id, memory]) => {
      const back = stepsBackOn(day, memory, activeOn);
      if (back === 0 || memory.rung === null) return [id, memory];
      const rung = Math.max(0, memory.rung - back);
      return [id, { ...memory, ...onRung(rung, day, 'rest'), restsCountFrom: day }];
    }),
  );
}

/**
 * A move after it was done on `day` with the dose of `record`. Without a `ladder` (the move
 * left the library) it stays on its rung.
 */
export function afterDone(
  memory: MoveMemory,
  record: SessionMove,
  day: CalendarDay,
  ladder: Move['ladder'] | undefined,
  rating: Rating | undefined,
): MoveMemory {
  const rung = memory.rung ?? record.rung;
  const onItsRung = record.rung === rung;
  // The easier form stays as it is: it says nothing of the others.
  const isGrowing = record.form !== 'easier';
  const done: MoveMemory = {
    ...memory,
    times: memory.times + 1,
    doneOn: day,
    restsCountFrom: day,
    rung,
    rungOn: memory.rungOn ?? day,
    practised: memory.practised + (onItsRung && isGrowing && record.done >= inFull ? 1 : 0),
    eager: memory.eager || (rating === 'easy' && onItsRung && record.intensity === 'full'),
  };
  if (rating === 'hard') {
    const below = Math.max(0, Math.min(rung, record.rung) - 1);
    return { ...done, ...onRung(below, day, 'hard') };
  }
  if (onItsRung && ladder && isDueToClimb(done, rung, ladder, day)) {
    return { ...done, ...onRung(rung + 1, day, 'up') };
  }
  return done;
}

/** A move that hurt begins again at the low end, should the person ever take it up again. */
export function afterHurt(memory: MoveMemory, day: CalendarDay): MoveMemory {
  return { ...memory, ...onRung(0, day, 'hurt'), restsCountFrom: day };
}

function isDueToClimb(
  memory: MoveMemory,
  rung: number,
  ladder: Move['ladder'],
  day: CalendarDay,
): boolean {
  const here = ladder[rung];
  const next = ladder[rung + 1];
  if (!here || !next || memory.rungOn === null) return false;
  const days = daysBetween(memory.rungOn, day);
  if (memory.eager) return memory.practised >= 1 && days >= shortestRungDays;
  return memory.practised >= sessionsPerRung && days >= daysPerWeek * (next.week - here.week);
}

function onRung(rung: number, day: CalendarDay, step: MoveMemory['step']) {
  return { rung, rungOn: day, practised: 0, eager: false, step };
}
