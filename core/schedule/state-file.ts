/** The engine's state as `state.json` holds it: checked on read. */
import { z } from 'zod';
import { issueText } from '../error-message';
import { obstacles } from '../obstacles';
import { addDays } from './local-time';
import { type BeforeJump, busyReasons, presentUses, probedReasons, type State } from './types';

const VERSION = 2;

const instant = z.number().finite();
const length = z.number().finite().min(0);
const count = z.number().int().min(0);
const calendarDay = z.iso.date();

const announced = z
  .object({ dueAt: instant, cause: z.enum(['interval', 'fixed-time']) })
  .readonly();

const dueFields = {
  cause: z.enum(['interval', 'fixed-time', 'wait']),
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
  z
    .object({
      kind: z.literal('present'),
      activeAt: instant,
      inputAt: instant,
      lookedAt: instant,
      uses: z.array(z.enum(presentUses)).readonly(),
    })
    .readonly(),
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
    snoozes: count,
    onWait: z.literal(true).exactOptional(),
  })
  .readonly();

const pause = z
  .object({
    sinceAt: instant,
    untilAt: instant.nullable(),
    tomorrow: z.object({ day: calendarDay, minutes: count }).readonly().nullable(),
  })
  .readonly();

const question = z.object({ about: z.enum(['idle', 'use']), at: instant }).readonly();
const lastCall = z
  .object({ reasons: z.array(z.enum(probedReasons)).readonly(), seenAt: instant })
  .readonly();
const lastBusy = z.object({ reason: z.enum(probedReasons), seenAt: instant }).readonly();

const inTheWay = z
  .object({
    breakNumber: count,
    now: z.array(z.enum(obstacles)).readonly(),
    quick: z.boolean(),
  })
  .readonly();
const routineLeft = z
  .object({ day: calendarDay, moves: z.array(z.string().max(80)).max(20).readonly() })
  .readonly();

const kept = {
  sittingMs: length,
  intervalFromMs: length,
  breakNumber: count,
  working: z.boolean(),
  offSinceAt: instant.nullable(),
  restEndedAt: instant.nullable(),
  fixedAfterAt: instant,
  pause: pause.nullable(),
  presence,
  meeting: z.boolean(),
  waitSinceAt: instant.nullable(),
  offeredBreak: count,
  phase,
  entries: z.array(entry).readonly(),
};
const beginsInTime = {
  isSo: (state: { readonly intervalFromMs: number; readonly sittingMs: number }) =>
    state.intervalFromMs <= state.sittingMs,
  otherwise: { path: ['intervalFromMs'], message: 'must not be above sittingMs' },
};
const before: z.ZodType<BeforeJump> = z
  .object(kept)
  .readonly()
  .refine(beginsInTime.isSo, beginsInTime.otherwise);
const jump = z.object({ fromAt: instant, landedAt: instant, before: before.nullable() }).readonly();

const stateSchema: z.ZodType<State> = z
  .object({
    ...kept,
    version: z.literal(VERSION),
    at: instant,
    lockedAt: instant.nullable(),
    asked: question.nullable(),
    lastCall: lastCall.nullable(),
    lastBusy: z.array(lastBusy).readonly().default([]),
    inTheWay: inTheWay.nullable().default(null),
    routineLeft: routineLeft.nullable().default(null),
    lookAt: instant,
    savedAt: instant,
    jump: jump.nullable(),
  })
  .readonly()
  .refine(beginsInTime.isSo, beginsInTime.otherwise);

export type ParsedState =
  | { readonly kind: 'good'; readonly value: State }
  | { readonly kind: 'newer' }
  /** `problem` names the first bad field. */
  | { readonly kind: 'bad'; readonly problem: string };

/** Checks the parsed JSON of `state.json`, of any version so far. Never throws. */
export function parseState(raw: unknown): ParsedState {
  if (isRecord(raw) && typeof raw.version === 'number' && raw.version > VERSION) {
    return { kind: 'newer' };
  }
  const parsed = stateSchema.safeParse(
    isRecord(raw) && raw.version === 1 ? fromVersion1(raw) : raw,
  );
  if (parsed.success) return { kind: 'good', value: parsed.data };
  return { kind: 'bad', problem: issueText(parsed.error) };
}

/** Version 1 knew of no calls, waits, use of the machine and wrong clock. Bad values stay bad. */
function fromVersion1(old: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { askedAt, presence, pause, entries, ...same } = old;
  const { activeAt } = isRecord(presence) ? presence : {};
  const { afterDay, ...samePause } = isRecord(pause) ? pause : {};
  return {
    ...same,
    version: VERSION,
    asked: null,
    lastCall: null,
    jump: null,
    waitSinceAt: null,
    offeredBreak: 0,
    presence:
      isRecord(presence) && presence.kind === 'present'
        ? { ...presence, inputAt: activeAt, lookedAt: activeAt, uses: [] }
        : presence,
    pause: isRecord(pause) ? { ...samePause, tomorrow: tomorrowOf(afterDay) } : pause,
    entries: Array.isArray(entries)
      ? entries.map((entry) => (isRecord(entry) ? { ...entry, snoozes: 0 } : entry))
      : entries,
  };
}

/** It lasted until the first range after a day. */
function tomorrowOf(afterDay: unknown): unknown {
  if (!calendarDay.safeParse(afterDay).success) return afterDay;
  return { day: addDays(String(afterDay), 1), minutes: 0 };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
