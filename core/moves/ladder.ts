/**
 * A ladder is the list of doses of a move from low to high. One step up makes one thing
 * harder: more repetitions, else a longer hold, else a harder form or a heavier resistance,
 * which starts again with fewer repetitions and a shorter hold.
 */
import { z } from 'zod';
import { ladderForms, resistances } from '../forms';
import type { Fault } from './fault';

const seconds = (min: number, max: number) => z.number().min(min).max(max);

/**
 * One rung of a ladder of repetitions. `holdSeconds` takes the place of the hold as drawn.
 */
export const repsRung = z.strictObject({
  /** The week of practice, from 1, in which a person may reach it at the soonest. */
  week: z.number().int().min(1).max(52),
  reps: z.number().int().min(1).max(20),
  holdSeconds: seconds(1, 10),
  form: z.enum(ladderForms).optional(),
  resistance: z.enum(resistances).optional(),
});

/** One rung of a ladder of time: so many seconds a side or way, so many rounds of them. */
export const timeRung = z.strictObject({
  week: z.number().int().min(1).max(52),
  seconds: seconds(5, 60),
  rounds: z.number().int().min(1).max(3).optional(),
});

export type RepsRung = Readonly<z.infer<typeof repsRung>>;
export type TimeRung = Readonly<z.infer<typeof timeRung>>;

/** What in a move's ladder breaks the rule of one step at a time, or the order of weeks. */
export function ladderFaults(ladder: readonly (RepsRung | TimeRung)[]): Fault[] {
  const faults: Fault[] = [];
  ladder.forEach((rung, index) => {
    const before = ladder[index - 1];
    const fault = (field: string, message: string) =>
      faults.push({ path: ['ladder', index, field], message });
    if (!before) {
      if (rung.week !== 1) fault('week', 'the first rung belongs to week 1');
      return;
    }
    if (rung.week <= before.week) fault('week', 'later than the week of the rung below');
    if (!isOneStepUp(before, rung)) {
      fault('week', 'a rung makes one thing harder than the rung below, and nothing else');
    }
  });
  return faults;
}

/** Whether `next` is one step harder than `rung`, and only one. */
export function isOneStepUp(rung: RepsRung | TimeRung, next: RepsRung | TimeRung): boolean {
  if ('reps' in rung && 'reps' in next) return isOneRepsStep(rung, next);
  if ('seconds' in rung && 'seconds' in next) return isOneTimeStep(rung, next);
  return false;
}

function isOneRepsStep(rung: RepsRung, next: RepsRung): boolean {
  const reps = next.reps - rung.reps;
  const hold = next.holdSeconds - rung.holdSeconds;
  const form =
    ladderForms.indexOf(next.form ?? 'standard') - ladderForms.indexOf(rung.form ?? 'standard');
  const resistance = resistanceRank(next) - resistanceRank(rung);
  if (form !== 0 || resistance !== 0) {
    const harderForm = form === 1 && (resistance === 0 || rung.resistance === undefined);
    const heavier = form === 0 && resistance === 1;
    return (harderForm || heavier) && reps <= 0 && hold <= 0;
  }
  return (reps > 0 && hold === 0) || (reps === 0 && hold > 0);
}

function isOneTimeStep(rung: TimeRung, next: TimeRung): boolean {
  const seconds = next.seconds - rung.seconds;
  const rounds = (next.rounds ?? 1) - (rung.rounds ?? 1);
  return (rounds === 0 && seconds > 0) || (rounds === 1 && seconds <= 0);
}

function resistanceRank(rung: RepsRung): number {
  return rung.resistance === undefined ? -1 : resistances.indexOf(rung.resistance);
}
