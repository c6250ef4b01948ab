/** The engine's state as `state.json` holds it: checked on read. */
import { z } from 'zod';
import { busyReasons, type State } from './types';

const VERSION = 1;

const instant = z.number().finite();
const length = z.number().finite().min(0);
const count = z.number().int().min(0);
const calendarDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const cause = z.enum(['interval', 'fixed-time']);
const announced = z.object({ dueAt: instant, cause }).readonly();

const dueFields = {
  cause,
  dueAt: instant,
  snoozes: count,
  unanswered: count,
  raised: count,
  heldAt: instant.nullable(),
};
const due = z.object(dueFields).readonly();

const phase = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('counting'), announced: announced.nullable() }).readonly(),
  z
    .object({ ...dueFields, kind: z.literal('waiting'), sinceAt: instant, notBusy: z.boolean() })
    .readonly(),
  z
    .object({
      ...dueFields,
      kind: z.literal('held'),
      reasons: z.array(z.enum(busyReasons)).readonly(),
    })
    .readonly(),
  z
    .object({
      ...dueFields,
      kind: z.literal('reminding'),
      id: z.string(),
      quiet: z.boolean(),
      expiresAt: instant,
    })
    .readonly(),
  z.object({ ...dueFields, kind: z.literal('snoozed'), untilAt: instant }).readonly(),
  z
    .object({
      kind: z.literal('session'),
      id: z.string(),
      startedAt: instant,
      endsBy: instant,
      done: z.number().min(0).max(1),
      answers: due.nullable(),
    })
    .readonly(),
]);

const presence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('present'), activeAt: instant }).readonly(),
  z
    .object({
      kind: z.literal('away'),
      sinceAt: instant,
      unseenUntilAt: instant,
      unlookedMs: length,
    })
    .readonly(),
]);

const entry = z
  .object({
    id: z.string(),
    kind: z.enum(['session', 'stopped', 'skipped', 'missed', 'natural', 'gap']),
    fromAt: instant,
    toAt: instant.nullable(),
    breakNumber: count.nullable(),
  })
  .readonly();

const pause = z
  .object({
    sinceAt: instant,
    untilAt: instant.nullable(),
    afterDay: calendarDay.nullable(),
  })
  .readonly();

export const stateSchema: z.ZodType<State> = z
  .object({
    version: z.literal(VERSION),
    at: instant,
    sittingMs: length,
    intervalFromMs: length,
    breakNumber: count,
    working: z.boolean(),
    offSinceAt: instant.nullable(),
    restEndedAt: instant.nullable(),
    fixedAfterAt: instant,
    pause: pause.nullable(),
    presence,
    lockedAt: instant.nullable(),
    askedAt: instant.nullable(),
    meeting: z.boolean(),
    phase,
    lookAt: instant,
    entries: z.array(entry).readonly(),
    savedAt: instant,
  })
  .readonly()
  .refine((state) => state.intervalFromMs <= state.sittingMs, {
    path: ['intervalFromMs'],
    message: 'must not be above sittingMs',
  });

export type ParsedState =
  | { readonly kind: 'good'; readonly value: State }
  | { readonly kind: 'newer' }
  /** `problem` names the first bad field. */
  | { readonly kind: 'bad'; readonly problem: string };

/** Checks the parsed JSON of `state.json`. Never throws. Version 1 is the first: none is older. */
export function parseState(raw: unknown): ParsedState {
  if (isNewer(raw)) return { kind: 'newer' };
  const parsed = stateSchema.safeParse(raw);
  if (parsed.success) return { kind: 'good', value: parsed.data };
  const issue = parsed.error.issues[0];
  const path = issue?.path.join('.') || '(whole file)';
  return { kind: 'bad', problem: `${path}: ${issue?.message}` };
}

function isNewer(raw: unknown): boolean {
  if (typeof raw !== 'object' || raw === null || !('version' in raw)) return false;
  return typeof raw.version === 'number' && raw.version > VERSION;
}
