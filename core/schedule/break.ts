/** The life of one break, from due to its end: the phases drawn in `types.ts`. */
import { SECOND_MS } from '../time';
import { withEndedCall } from './after-call';
import {
  busyOf,
  COUNTING,
  countRest,
  detached,
  dropBreak,
  dueOf,
  forgetBefore,
  minutesOf,
  presentSince,
  reasonsToProbe,
  record,
  type StepContext,
} from './step-context';
import {
  BUSY_ANSWER_MS,
  FIXED_AFTER_REST_MS,
  HOLD_LOOK_MS,
  LULL_LIMIT_MS,
  LULL_MS,
  nextOnGrid,
  REMINDER_MS,
  REMINDERS_UNANSWERED,
  REST_DONE,
  SESSION_SLACK_MS,
  SESSION_STANDSTILL_MS,
} from './timing';
import type { BreakPhase, BusyReason, Due, Event, ProbedReason, Rules } from './types';
import { isOffer, isOnWait, offerAt } from './wait-offer';

/** Takes the break on as far as time alone takes it, several phases at one instant if need be. */
export function advanceBreak(context: StepContext): void {
  const { s, now } = context;
  // Whether anybody is there comes first: a rest beats a reminder at the same instant.
  if (s.asked !== null) return;
  let before: BreakPhase;
  do {
    before = s.phase;
    advancePhase(context);
  } while (s.phase.kind !== before.kind);
  s.fixedAfterAt = Math.max(s.fixedAfterAt, now);
}

function advancePhase(context: StepContext): void {
  const { s, now } = context;
  const { phase } = s;
  if (phase.kind === 'session') {
    if (now >= phase.endsBy) endSession(context, phase.done, 'watchdog', now);
    return;
  }
  if (!s.working || s.pause !== null || s.presence.kind === 'away') return;
  const quiet = now >= context.hours.at(now).quietFromAt;
  if (quiet && phase.kind !== 'reminding') {
    dropBreak(context, 'off');
    return;
  }
  switch (phase.kind) {
    case 'counting':
      count(context);
      return;
    case 'waiting':
      if (now < s.lookAt && now < phase.sinceAt + LULL_LIMIT_MS) return;
      if (!phase.notBusy) takeBusy(context, []);
      else if (now >= phase.sinceAt + LULL_LIMIT_MS) raise(context, phase, false);
      else lookForLull(context);
      return;
    case 'held':
      if (now >= holdEndsAt(context, phase)) {
        raise(context, phase, true);
        return;
      }
      if (now >= s.lookAt) probe(context);
      return;
    case 'reminding':
      if (now >= phase.expiresAt) goUnanswered(context);
      return;
    case 'snoozed':
      if (now >= phase.untilAt) becomeDue(context, phase);
  }
}

interface NextDue {
  readonly dueAt: number;
  readonly cause: 'interval' | 'fixed-time';
}

/** When the break is due next if the person sits on; Infinity when not before the quiet end. */
export function nextDueInRange(context: StepContext): NextDue {
  const { s, now, hours } = context;
  const span = hours.at(now);
  const leftMs = minutesOf(context, 'intervalMinutes') - (s.sittingMs - s.intervalFromMs);
  const byInterval = now + leftMs;
  const byFixedTime = span.fixedAt.find(
    (at) =>
      at > s.fixedAfterAt && (s.restEndedAt === null || at >= s.restEndedAt + FIXED_AFTER_REST_MS),
  );
  const next =
    byFixedTime !== undefined && byFixedTime < byInterval
      ? ({ dueAt: byFixedTime, cause: 'fixed-time' } as const)
      : ({ dueAt: byInterval, cause: 'interval' } as const);
  return next.dueAt < span.quietFromAt ? next : { ...next, dueAt: Number.POSITIVE_INFINITY };
}

/** When a held break is raised all the same. */
export function holdEndsAt(context: StepContext, due: Due): number {
  return (due.heldAt ?? context.now) + minutesOf(context, 'maxHoldMinutes');
}

function count(context: StepContext): void {
  const { s, now, rules } = context;
  const { dueAt, cause } = nextDueInRange(context);
  if (now >= dueAt) {
    becomeDue(context, freshDue(cause, dueAt));
    return;
  }
  if (now >= offerAt(context)) {
    becomeDue(context, freshDue('wait', now));
    return;
  }
  const headsUpMs = rules.settings.breaks.headsUpSeconds * SECOND_MS;
  if (headsUpMs === 0 || now < dueAt - headsUpMs) return;
  if (s.phase.kind !== 'counting' || s.phase.announced) return;
  s.phase = { kind: 'counting', announced: { dueAt, cause } };
  context.effects.push({ type: 'heads-up', breakNumber: s.breakNumber, dueAt });
}

/** A break is due, or due again: is the person busy? */
function becomeDue(context: StepContext, due: Due): void {
  const { s, now } = context;
  s.phase = { ...detached(due), kind: 'waiting', sinceAt: now, notBusy: false };
  s.lookAt = now + BUSY_ANSWER_MS;
  probe(context);
}

/**
 * What was on screen is not there any more, or may not be: an open reminder is raised anew, and
 * busy is asked anew.
 */
export function restoreBreak(context: StepContext): void {
  const { phase } = context.s;
  if (phase.kind === 'reminding' || phase.kind === 'waiting') becomeDue(context, phase);
  else if (phase.kind === 'held') probe(context);
}

/** Asks the desktop whether the person is busy, as far as the settings want to know. */
export function probe(context: StepContext): void {
  const reasons = reasonsToProbe(context);
  if (context.s.phase.kind === 'held') context.s.lookAt = nextOnGrid(context.now, HOLD_LOOK_MS);
  if (reasons.length === 0) takeBusy(context, []);
  else context.effects.push({ type: 'sample-busy', reasons });
}

/**
 * Takes an answer of the desktop. One to a narrower question, about what a person uses while
 * they touch nothing, can hold a waiting break, but let none go.
 */
export function takeProbed(
  context: StepContext,
  found: readonly ProbedReason[],
  asked: readonly ProbedReason[],
): void {
  const reasons = withEndedCall(context, found);
  const isComplete = reasonsToProbe(context).every((reason) => asked.includes(reason));
  const isWaiting = context.s.phase.kind === 'waiting';
  if (isComplete || (isWaiting && busyOf(context, reasons).length > 0)) takeBusy(context, reasons);
}

/** Takes what the desktop says of being busy: holds a due break, or lets a held one go. */
export function takeBusy(context: StepContext, probed: readonly ProbedReason[]): void {
  const { s, now } = context;
  const { phase } = s;
  if (phase.kind !== 'waiting' && phase.kind !== 'held') return;
  const reasons = busyOf(context, probed);
  if (reasons.length > 0) {
    hold(context, phase, reasons);
    return;
  }
  if (phase.kind === 'held') {
    context.effects.push({ type: 'release' });
    s.phase = { ...detached(phase), kind: 'waiting', sinceAt: now, notBusy: true };
  } else {
    if (phase.notBusy) return;
    s.phase = { ...phase, notBusy: true };
  }
  lookForLull(context);
}

function hold(context: StepContext, due: Due, reasons: readonly BusyReason[]): void {
  const { s, now } = context;
  if (s.phase.kind === 'held' && String(s.phase.reasons) === String(reasons)) return;
  if (isOffer(due)) {
    s.offeredBreak = s.breakNumber;
    s.phase = COUNTING;
    return;
  }
  const held = { ...detached(due), heldAt: due.heldAt ?? now };
  if (now >= holdEndsAt(context, held)) {
    raise(context, held, true);
    return;
  }
  if (s.phase.kind !== 'held') {
    context.effects.push({ type: 'hold', reasons });
    s.lookAt = nextOnGrid(now, HOLD_LOOK_MS);
  }
  s.phase = { ...held, kind: 'held', reasons };
}

function lookForLull(context: StepContext): void {
  context.s.lookAt = context.now + LULL_MS;
  context.effects.push({ type: 'sample-idle', purpose: 'lull' });
}

/** Raises a waiting break if the person has paused typing; else looks when they next can have. */
export function takeLull(context: StepContext, idleMs: number | null): void {
  const { phase } = context.s;
  if (phase.kind !== 'waiting' || !phase.notBusy) return;
  // Whether anybody is there comes first.
  if (context.s.asked !== null) return;
  if (context.now >= context.hours.at(context.now).quietFromAt) return;
  if (idleMs === null || idleMs >= LULL_MS) raise(context, phase, false);
  else context.s.lookAt = context.now + LULL_MS - idleMs;
}

function raise(context: StepContext, due: Due, quiet: boolean): void {
  const { s, now } = context;
  const raised = due.raised + 1;
  const id = `${s.breakNumber}.${raised}`;
  const expiresAt = now + REMINDER_MS;
  // After a quiet reminder the hold is used up; while busy lasts, the next is quiet at once.
  const heldAt = quiet ? due.heldAt : null;
  if (isOffer(due)) s.offeredBreak = s.breakNumber;
  s.phase = { ...detached(due), raised, heldAt, kind: 'reminding', id, quiet, expiresAt };
  context.effects.push({
    type: 'raise-reminder',
    id,
    breakNumber: s.breakNumber,
    quiet,
    cause: due.cause,
    expiresAt,
    canSnooze: canSnooze(context.rules, due),
    canSkip: context.rules.settings.breaks.skipAllowed,
  });
}

export function canSnooze(rules: Rules, due: Due): boolean {
  return due.snoozes < rules.settings.breaks.snoozeLimit;
}

function goUnanswered(context: StepContext): void {
  const due = dueOf(context.s.phase);
  if (!due) return;
  const unanswered = due.unanswered + 1;
  dropBreak(context, 'unanswered');
  if (isOffer(due)) {
    const itsBreak = dueByNow(context, due);
    if (itsBreak) comeBack(context, { ...itsBreak, unanswered });
    return;
  }
  if (unanswered >= REMINDERS_UNANSWERED) {
    context.effects.push({ type: 'missed' });
    endWithoutRest(context, 'missed', due);
    return;
  }
  comeBack(context, { ...due, unanswered });
}

/** The break that an offer was early for, if its own time has come meanwhile. */
function dueByNow(context: StepContext, offer: Due): Due | null {
  const next = nextDueInRange(context);
  return next.dueAt <= context.now ? { ...offer, ...next } : null;
}

function comeBack(context: StepContext, due: Due): number {
  const untilAt = context.now + minutesOf(context, 'snoozeMinutes');
  context.s.phase = { ...due, kind: 'snoozed', untilAt };
  return untilAt;
}

/** The interval starts again, sitting time goes on. */
function endWithoutRest(
  context: StepContext,
  kind: 'skipped' | 'missed',
  { dueAt, snoozes }: Due,
): void {
  const { s, now } = context;
  const breakNumber = s.breakNumber;
  s.phase = COUNTING;
  s.intervalFromMs = s.sittingMs;
  s.breakNumber += 1;
  record(context, { id: `${kind}-${now}`, kind, fromAt: dueAt, toAt: now, breakNumber, snoozes });
}

/** Puts the due break off by `snoozeMinutes`, if one is due (or announced) and it is allowed. */
export function snooze(context: StepContext): void {
  const due = answerable(context);
  if (!due || !canSnooze(context.rules, due)) return;
  dropBreak(context, 'answered');
  const untilAt = comeBack(context, { ...due, snoozes: due.snoozes + 1 });
  context.effects.push({ type: 'snoozed', untilAt });
}

/** Gives the due (or announced) break up, if that is allowed. */
export function skip(context: StepContext): void {
  const asked = answerable(context);
  if (!asked || !context.rules.settings.breaks.skipAllowed) return;
  dropBreak(context, 'answered');
  const due = isOffer(asked) ? dueByNow(context, asked) : asked;
  if (!due) return;
  if (due.cause === 'fixed-time') context.s.fixedAfterAt = Math.max(context.now, due.dueAt);
  context.effects.push({ type: 'skipped' });
  endWithoutRest(context, 'skipped', due);
}

function answerable({ s }: StepContext): Due | null {
  if (s.phase.kind !== 'counting') return dueOf(s.phase);
  return s.phase.announced && freshDue(s.phase.announced.cause, s.phase.announced.dueAt);
}

/** Opens a session of `plannedMs`, for the due break or just so; one at a time. */
export function startSession(context: StepContext, plannedMs: number): void {
  const { s, now } = context;
  if (s.phase.kind === 'session') return;
  const answers = dueOf(s.phase);
  dropBreak(context, 'answered');
  const id = `${s.breakNumber}@${now}`;
  const endsBy = watchdogAt(now, plannedMs);
  s.phase = { kind: 'session', id, startedAt: now, endsBy, done: 0, answers };
  const snoozes = answers?.snoozes ?? 0;
  context.effects.push({ type: 'open-session', id, breakNumber: s.breakNumber, snoozes, endsBy });
}

/** Notes how far the session is, and how long it may take from here. */
export function followSession(
  { s, now }: StepContext,
  { id, done, leftMs }: Event & { type: 'session-progress' },
): void {
  if (s.phase.kind !== 'session' || s.phase.id !== id) return;
  s.phase = { ...s.phase, done: Math.max(s.phase.done, done), endsBy: watchdogAt(now, leftMs) };
}

function watchdogAt(now: number, leftMs: number | null): number {
  return now + (leftMs === null ? SESSION_STANDSTILL_MS : leftMs + SESSION_SLACK_MS);
}

/**
 * Ends the session at `endAt` with what was done of it, 0–1. Half is a rest. Less is not: the
 * interval starts again, except that a break whose window was lost comes back like a snoozed one.
 */
export function endSession(
  context: StepContext,
  done: number,
  how: 'stopped' | 'lost' | 'watchdog',
  endAt: number,
): void {
  const { s } = context;
  if (s.phase.kind !== 'session') return;
  const { id, startedAt, answers } = s.phase;
  const isRest = done >= REST_DONE;
  const snoozes = answers?.snoozes ?? 0;
  const entry = {
    ...{ id, fromAt: startedAt, toAt: endAt, breakNumber: s.breakNumber, snoozes },
    ...(isOnWait(s.phase) ? { onWait: true as const } : {}),
  };
  s.phase = COUNTING;
  s.presence = presentSince(endAt);
  forgetBefore(context);
  context.effects.push({ type: 'close-session', id, done });
  if (isRest) {
    countRest(context, 'session', { ...entry, kind: 'session' });
    s.restEndedAt = endAt;
  } else {
    record(context, { ...entry, kind: 'stopped' });
  }
  if (!isRest && answers && how === 'lost' && s.working && !s.pause) {
    comeBack(context, answers);
    return;
  }
  if (!isRest && answers) s.intervalFromMs = s.sittingMs;
  s.breakNumber += 1;
}

function freshDue(cause: Due['cause'], dueAt: number): Due {
  return { cause, dueAt, snoozes: 0, unanswered: 0, raised: 0, heldAt: null };
}
