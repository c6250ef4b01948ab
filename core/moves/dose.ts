/** How much of a move today: the rung it stands on, as far as it can be done here, and why. */
import type { Form } from '../forms';
import type { CalendarDay } from '../history/days';
import type { Dose, Intensity } from './composed-break';
import { type Body, canDoHarder } from './eligibility';
import { stepsBackOn } from './growth';
import type { RepsRung, TimeRung } from './ladder';
import { type Memory, memoryOf } from './memory';
import { gearOf, inForm, type Move } from './move-file';
import { secondsOf, timelineOf } from './timeline';
import type { Message } from './vocabulary';

/** The week of the plan in which a person of this level begins a move that is new to them. */
const firstWeek = { beginner: 1, regular: 3, strong: 5 } as const;

/** Less of a side or a way than this is none. */
const shortestSeconds = 5;

export interface DoseChoice {
  readonly dose: Dose;
  /** The rung of the ladder it stands for; a light dose has the rung of the full one. */
  readonly rung: number;
  readonly reason: Message;
}

interface Standing {
  readonly rung: number;
  readonly reason: Message;
}

/**
 * The dose of a move today in a form of it: the easier one stays at the low end. `light` is the lowest dose of the same form. `atMost` is a rung not
 * to pass, to keep a break short.
 */
export function doseOf(
  move: Move,
  memory: Memory,
  today: CalendarDay,
  body: Body,
  intensity: Intensity,
  form: Form = 'standard',
  atMost = Number.POSITIVE_INFINITY,
): DoseChoice {
  if (form === 'easier') {
    return { dose: doseInForm(move, form, 0), rung: 0, reason: { key: 'break:dose.gentler' } };
  }
  const grown = standingOf(move, memory, today, body);
  const here = highestPossible(move, grown.rung, body, form);
  const short = Math.min(here, atMost);
  const lowest = lowestOfForm(move, short);
  if (intensity === 'light' && lowest < short) {
    const dose = doseInForm(move, form, lowest);
    return { dose, rung: here, reason: { key: 'break:dose.light' } };
  }
  const dose = doseInForm(move, form, short);
  if (short < here) return { dose, rung: short, reason: { key: 'break:dose.short' } };
  if (here < grown.rung) return { dose, rung: here, reason: { key: 'break:dose.notHere' } };
  return { dose, rung: here, reason: grown.reason };
}

/** The dose of one rung. */
export function doseAt(move: Move, rung: number): Dose {
  const step = rungAt(move, rung);
  if (!('reps' in step)) return { kind: 'time', seconds: step.seconds, rounds: step.rounds ?? 1 };
  return {
    kind: 'reps',
    reps: step.reps,
    holdSeconds: step.holdSeconds,
    form: step.form ?? 'standard',
    ...(step.resistance === undefined ? {} : { resistance: step.resistance }),
  };
}

/** The dose of a rung as it is done in a form: without a resistance that the form does not need. */
export function doseInForm(move: Move, form: Form, rung: number): Dose {
  const dose = doseAt(move, rung);
  if (form === 'standard' || dose.kind !== 'reps' || dose.resistance === undefined) return dose;
  const { resistance, ...bare } = dose;
  const hasGear = dose.form === 'harder' || inForm(move, form).needs.includes(gearOf(resistance));
  return hasGear ? dose : bare;
}

/** The lowest dose cut to so many seconds in all; null for a move that can't be that short. */
export function doseWithin(move: Move, seconds: number): Dose | null {
  const lowest = doseAt(move, 0);
  const shorter =
    lowest.kind === 'reps'
      ? downFrom(lowest.reps, 1).map((reps) => ({ ...lowest, reps }))
      : downFrom(lowest.seconds, shortestSeconds).map((each) => ({ ...lowest, seconds: each }));
  return shorter.find((dose) => secondsOf(timelineOf(move, dose)) <= seconds) ?? null;
}

/** Whole numbers, the largest first. */
function downFrom(most: number, least: number): number[] {
  return Array.from({ length: Math.max(0, most - least + 1) }, (_, index) => most - index);
}

/**
 * What the next `weeks` weeks bring from this rung on, when the move is practised as its ladder
 * has it: in how many weeks, and the dose from then.
 */
export function stepsAhead(
  move: Move,
  rung: number,
  weeks: number,
): readonly { readonly inWeeks: number; readonly dose: Dose }[] {
  const from = rungAt(move, rung).week;
  return move.ladder.flatMap(({ week }, i) =>
    i > rung && week - from <= weeks ? [{ inWeeks: week - from, dose: doseAt(move, i) }] : [],
  );
}

function standingOf(move: Move, memory: Memory, today: CalendarDay, body: Body): Standing {
  const top = move.ladder.length - 1;
  const past = memoryOf(memory, move.id);
  if (!past || past.rung === null) {
    return { rung: startOf(move, body), reason: { key: 'break:dose.start' } };
  }
  const stood = Math.min(past.rung, top);
  const back = stepsBackOn(today, past, memory.activeOn);
  const rung = Math.max(0, stood - back);
  if (rung < stood) return { rung, reason: { key: 'break:dose.afterRest' } };
  return { rung, reason: reasonToStand(move, rung, past) };
}

function reasonToStand(
  move: Move,
  rung: number,
  past: { step: string; practised: number },
): Message {
  const isNew = past.practised === 0;
  if (isNew && past.step === 'up') return stepUpReason(move, rung);
  if (isNew && past.step === 'hard') return { key: 'break:dose.afterHard' };
  if (isNew && past.step === 'rest') return { key: 'break:dose.afterRest' };
  if (isNew && past.step === 'hurt') return { key: 'break:dose.afterHurt' };
  if (rung === move.ladder.length - 1) return { key: 'break:dose.top' };
  return { key: 'break:dose.same' };
}

/** What the rung asks more than the one below. */
function stepUpReason(move: Move, rung: number): Message {
  const now = rungAt(move, rung);
  const before = rungAt(move, rung - 1);
  if ('reps' in now && 'reps' in before) {
    if ((now.form ?? 'standard') !== (before.form ?? 'standard'))
      return { key: 'break:dose.upForm' };
    if (now.resistance !== undefined && now.resistance !== before.resistance) {
      return { key: 'break:dose.upResistance', params: { resistance: now.resistance } };
    }
    if (now.reps > before.reps) {
      return { key: 'break:dose.upReps', params: { count: now.reps - before.reps } };
    }
    return { key: 'break:dose.upHold', params: { count: now.holdSeconds } };
  }
  if ('seconds' in now && 'seconds' in before && now.seconds > before.seconds) {
    return { key: 'break:dose.upSeconds', params: { count: now.seconds - before.seconds } };
  }
  return { key: 'break:dose.upRounds' };
}

/** The highest rung with a week no later than the level's first one. */
function startOf(move: Move, body: Body): number {
  const week = firstWeek[body.level];
  return Math.max(
    0,
    move.ladder.findLastIndex((rung) => rung.week <= week),
  );
}

function highestPossible(move: Move, rung: number, body: Body, form: Form): number {
  for (let index = rung; index > 0; index--) {
    if (isPossible(move, rungAt(move, index), body, form)) return index;
  }
  return 0;
}

/** The harder form grows out of the standard one. */
function isPossible(move: Move, rung: RepsRung | TimeRung, body: Body, form: Form): boolean {
  const isHarder = 'form' in rung && rung.form === 'harder';
  return !isHarder || (form === 'standard' && canDoHarder(move, body));
}

function lowestOfForm(move: Move, rung: number): number {
  const here = rungAt(move, rung);
  if (!('reps' in here)) return 0;
  return move.ladder.findIndex(
    (other) => 'reps' in other && other.form === here.form && other.resistance === here.resistance,
  );
}

function rungAt(move: Move, index: number): RepsRung | TimeRung {
  const rung = move.ladder[index];
  if (!rung) throw new RangeError(`${move.id} has no rung ${index}`);
  return rung;
}
