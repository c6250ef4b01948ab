/** What the mere passing of time does between two steps: sitting, ranges, sleep. */
import { endSession, restoreBreak } from './break';
import { followClock, renewPause } from './clock';
import { ask, beginNaturalRest, endNaturalEntry, markUnseen } from './presence';
import { countRest, dropBreak, minutesOf, presentSince, type StepContext } from './step-context';
import { forgetWaits } from './wait-offer';

/** Brings the state from its last step to `now`. */
export function elapse(context: StepContext): void {
  const { s, now } = context;
  const wasSetRight = followClock(context);
  renewPause(context);
  if (now - s.at >= minutesOf(context, 'naturalBreakMinutes')) sleep(context);
  else sitOn(context);
  matchWork(context, now);
  s.at = now;
  if (wasSetRight) restoreBreak(context);
}

/**
 * Brings a state from disk to `now`. Nobody knows of the time between: when it is shorter than
 * a natural rest the count goes on where it was, else it was a rest.
 */
export function restart(context: StepContext): void {
  const { s, now } = context;
  s.asked = null;
  s.lockedAt = null;
  forgetWaits(context);
  if (s.phase.kind === 'session') endSession(context, s.phase.done, 'lost', s.at);
  followClock(context);
  renewPause(context);
  if (now - s.at >= minutesOf(context, 'naturalBreakMinutes')) {
    if (s.working && s.presence.kind === 'present') restWhileDown(context);
    leaveRange(context);
    expirePause(context);
  } else {
    passUntil(context, now, 'uncounted');
    expirePause(context);
  }
  matchWork(context, now);
  s.at = now;
}

function restWhileDown(context: StepContext): void {
  const { s, now } = context;
  dropBreak(context, 'rest');
  const entry = { id: `gap-${s.at}`, kind: 'gap', fromAt: s.at, toAt: now } as const;
  countRest(context, 'gap', { ...entry, breakNumber: null, snoozes: 0 });
  s.restEndedAt = now;
  s.presence = presentSince(now);
}

/** The person sat, or was away for less than a rest. */
function sitOn(context: StepContext): void {
  const { s, now } = context;
  if (s.pause?.untilAt != null && s.pause.untilAt <= now) {
    passUntil(context, Math.max(s.at, s.pause.untilAt), 'counted');
    expirePause(context);
  }
  passUntil(context, now, 'counted');
}

/** Goes through the ranges that begin and end on the way. */
function passUntil(context: StepContext, untilAt: number, sitting: 'counted' | 'uncounted'): void {
  const { s, hours } = context;
  while (s.at < untilAt) {
    const span = hours.at(s.at);
    matchWork(context, s.at);
    const endAt = Math.min(span.untilAt, untilAt);
    if (sitting === 'counted' && isCounted(context)) addSitting(context, endAt - s.at);
    s.at = endAt;
  }
}

/** Whether time that passes now counts. A held break freezes it, as a pause does. */
export function isCounted({ s }: StepContext): boolean {
  if (!s.working || s.pause !== null) return false;
  return s.phase.kind !== 'held' && s.phase.kind !== 'session';
}

function addSitting({ s }: StepContext, ms: number): void {
  const { presence } = s;
  if (presence.kind === 'present') s.sittingMs += ms;
  else s.presence = { ...presence, unlookedMs: presence.unlookedMs + ms };
}

/**
 * No step came for as long as a natural rest: the machine slept, and the person was away. Input
 * before this instant tells nothing about after it, so the person is away until seen.
 */
function sleep(context: StepContext): void {
  const { s, now } = context;
  if (s.phase.kind === 'session') {
    endSession(context, s.phase.done, 'watchdog', Math.min(now, s.phase.endsBy));
  }
  if (s.working) {
    if (s.presence.kind === 'present')
      beginNaturalRest(context, Math.min(s.at, s.lockedAt ?? s.at));
    else markUnseen(context);
  }
  leaveRange(context);
  expirePause(context);
  matchWork(context, now);
  if (s.working) ask(context);
}

/** Ends a pause whose time is over. */
export function expirePause(context: StepContext): void {
  const { s, now } = context;
  if (s.pause?.untilAt == null || s.pause.untilAt > now) return;
  s.pause = null;
  context.effects.push({ type: 'resumed' });
}

/** Ends the range that ran at the last step if it ended before now, whatever runs now. */
function leaveRange(context: StepContext): void {
  const { s, hours, now } = context;
  let at = s.at;
  while (s.working && at < now) {
    matchWork(context, at);
    at = hours.at(at).untilAt;
  }
}

/** Begins or ends work time, if what the calendar says of the instant is new. */
function matchWork(context: StepContext, at: number): void {
  const { working } = context.hours.at(at);
  if (working && !context.s.working) beginWork(context, at);
  if (!working && context.s.working) endWork(context, at);
}

function beginWork(context: StepContext, at: number): void {
  const { s } = context;
  const offMs = s.offSinceAt === null ? Number.POSITIVE_INFINITY : at - s.offSinceAt;
  if (offMs >= minutesOf(context, 'naturalBreakMinutes')) {
    if (s.sittingMs > 0 && s.offSinceAt !== null) {
      const entry = { id: `gap-${s.offSinceAt}`, kind: 'gap', fromAt: s.offSinceAt } as const;
      countRest(context, 'gap', { ...entry, toAt: at, breakNumber: null, snoozes: 0 });
    }
    // Only a first start in the middle of a range follows no rest that is known of.
    const isFirstStart = s.offSinceAt === null && context.hours.at(at).fromAt < s.at;
    if (!isFirstStart) s.restEndedAt = at;
    // Whether someone who left before is back is asked anew.
    if (s.presence.kind === 'away') {
      s.presence = presentSince(s.presence.sinceAt);
    }
  }
  forgetUnlooked(context, at);
  s.working = true;
  context.effects.push({ type: 'work-start' });
}

function endWork(context: StepContext, at: number): void {
  const { s } = context;
  endNaturalEntry(context, at);
  forgetUnlooked(context, at);
  dropBreak(context, 'off');
  s.working = false;
  s.offSinceAt = at;
  s.asked = null;
  s.meeting = false;
  context.effects.push({ type: 'work-end' });
}

/** Someone away when work time begins or ends is taken to be away still. */
function forgetUnlooked({ s }: StepContext, at: number): void {
  if (s.presence.kind !== 'away') return;
  const unseenUntilAt = Math.max(at, s.presence.unseenUntilAt);
  s.presence = { ...s.presence, unseenUntilAt, unlookedMs: 0 };
}
