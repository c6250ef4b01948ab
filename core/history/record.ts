/** What is kept of a break: the shapes inside `history/YYYY.json`. */
import { z } from 'zod';
import { forms, ladderForms, resistances } from '../forms';

export const calendarDay = z.iso.date().refine((day) => day >= '1970', 'a day since 1970');
/** The last instant of a year of four digits. */
const lastInstant = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
const instant = z.number().int().min(0).max(lastInstant);
/** Far beyond anything a person does: a sum of these is a number that JSON can hold. */
const count = z.number().int().max(10_000);
const seconds = z.number().max(86_400);
const moveId = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);

/** The schedule's name for a break or a rest. Starts so that no spreadsheet takes it for a formula. */
const recordId = z.string().regex(/^[A-Za-z0-9][\w.@-]{0,79}$/);

const message = z.strictObject({
  key: z.string().regex(/^[A-Za-z][\w.:-]{0,199}$/),
  params: z.record(z.string(), z.union([z.string().max(200), z.number()])).optional(),
});

const dose = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('reps'),
    reps: count.min(1),
    holdSeconds: seconds.min(0),
    form: z.enum(ladderForms),
    resistance: z.enum(resistances).optional(),
  }),
  z.strictObject({
    kind: z.literal('time'),
    seconds: seconds.min(1),
    rounds: count.min(1),
  }),
]);

const moveRecord = z.strictObject({
  id: moveId,
  dose,
  /** How it was done; older records say it of the dose alone. */
  form: z.enum(forms).optional(),
  intensity: z.enum(['full', 'light']),
  /** Index in the move's ladder. */
  rung: count.min(0),
  reason: message,
  /** Length of the whole dose. */
  seconds: seconds.min(0),
  /** 0 to 1: how much of it was done. */
  done: z.number().min(0).max(1),
  /** The person said that it hurt. */
  hurt: z.literal(true).optional(),
});

/** A move counts as done from this part of its dose on, as a break counts as a rest. */
export const doneFrom = 0.5;

export const ratings = ['easy', 'right', 'hard'] as const;

export const sessionRecordSchema = z.strictObject({
  /** Recording the same id again replaces what was recorded. */
  id: recordId,
  kind: z.enum(['break', 'routine']),
  /** `half`: at least half done, which counts as a rest; `stopped`: less. */
  outcome: z.enum(['done', 'half', 'stopped', 'skipped', 'missed']),
  at: instant,
  endedAt: instant,
  /** How often it was put off before. */
  snoozes: count.min(0),
  /** It was offered while the person waited for something: no more than that is kept. */
  wait: z.literal(true).optional(),
  rating: z.enum(ratings).optional(),
  /** Everything that was offered, done or not. */
  moves: z.array(moveRecord),
});

export const restRecordSchema = z.strictObject({
  id: recordId,
  at: instant,
  /** Null while it lasts. */
  endedAt: instant.nullable(),
});

/** What a day came to, beside its records. */
export const daySummarySchema = z.strictObject({
  /** Breaks that were offered, whatever became of them. */
  offered: z.number().int().min(0),
  done: z.number().int().min(0),
  half: z.number().int().min(0),
  stopped: z.number().int().min(0),
  skipped: z.number().int().min(0),
  missed: z.number().int().min(0),
  /** How often breaks were put off. */
  snoozed: z.number().int().min(0),
  /** Rests the person took unasked. */
  natural: z.number().int().min(0),
  hurt: z.number().int().min(0),
  /** Whole seconds of moves done. */
  movedSeconds: z.number().int().min(0),
  /** How often each move was done. */
  moves: z.record(moveId, z.number().int().min(1)),
});

export type SessionRecord = z.infer<typeof sessionRecordSchema>;
export type SessionMove = SessionRecord['moves'][number];
export type Rating = (typeof ratings)[number];
export type RestRecord = z.infer<typeof restRecordSchema>;
export type DaySummary = z.infer<typeof daySummarySchema>;
