/**
 * Whether the person is at the desk, found out by deadlines instead of polling: someone active
 * at 10:00 can't have been away for 5 minutes before 10:05, so that look is at 10:05.
 *
 * No input is not absence while the machine is in use: in a call, or with a full-screen app in
 * front. Whether that use is the person's is seen when they have just stopped typing, so there
 * is a look within two minutes of each last input, in passing, at a whole minute. Use that was
 * seen then counts for as long as every later look finds it, up to three hours.
 */
import { MINUTE_MS } from '../time';
import {
  countRest,
  dropBreak,
  forgetBefore,
  minutesOf,
  presentSince,
  record,
  type StepContext,
} from './step-context';
import {
  HEARTBEAT_MS,
  IDLE_ANSWER_MS,
  LOCK_TRUSTED_MS,
  LOCKING_MS,
  lastOnGrid,
  nextOnGrid,
  USE_AFTER_INPUT_MS,
  USE_TRUSTED_MS,
} from './timing';
import { type Present, type ProbedReason, presentUses } from './types';

/** Asks for a sample when one could tell something new, and goes on without an answer. */
export function watchPresence(context: StepContext): void {
  const { s, now } = context;
  if (!s.working || s.phase.kind === 'session') return;
  if (s.asked !== null) {
    if (now < s.asked.at + IDLE_ANSWER_MS) return;
    if (s.asked.about === 'idle') takeIdle(context, null);
    else takeUse(context, [], presentUses);
  }
  if (s.asked === null && now >= nextLookAt(context)) ask(context);
}

/** A lock that has lasted long enough is a rest, without any sample. */
export function restIfLocked(context: StepContext): void {
  const { s, now } = context;
  if (!s.working || s.phase.kind === 'session' || s.presence.kind === 'away') return;
  if (s.lockedAt !== null && now >= lockIsRestAt(context)) noticeRest(context, s.lockedAt);
}

/** When the next sample could tell something new. */
export function nextLookAt({ s, rules }: StepContext): number {
  if (s.presence.kind === 'away') return nextOnGrid(s.presence.unseenUntilAt, HEARTBEAT_MS);
  const { activeAt } = s.presence;
  const restAt = activeAt + rules.settings.breaks.naturalBreakMinutes * MINUTE_MS;
  return hasLookedForUse(s.presence) ? restAt : Math.min(lookForUseAt(s.presence), restAt);
}

/** When to see what is in use: as late within two minutes of the last input as a minute begins. */
function lookForUseAt({ inputAt }: Present): number {
  return lastOnGrid(inputAt + USE_AFTER_INPUT_MS, HEARTBEAT_MS);
}

function hasLookedForUse(presence: Present): boolean {
  return presence.lookedAt >= lookForUseAt(presence);
}

/** When being locked has lasted long enough to be a rest; Infinity when not locked. */
export function lockIsRestAt(context: StepContext): number {
  if (context.s.lockedAt === null) return Number.POSITIVE_INFINITY;
  return context.s.lockedAt + minutesOf(context, 'naturalBreakMinutes');
}

export function ask(context: StepContext): void {
  context.s.asked = { about: 'idle', at: context.now };
  context.effects.push({ type: 'sample-idle', purpose: 'presence' });
}

function askForUse(context: StepContext): void {
  context.s.asked = { about: 'use', at: context.now };
  context.effects.push({ type: 'sample-busy', reasons: presentUses });
}

/**
 * Takes an idle sample, or null for one that can't be had. Without samples the person counts as
 * present, and only lock, sleep and gaps tell of rests.
 */
export function takeIdle(context: StepContext, idleMs: number | null): void {
  const { s, now } = context;
  if (s.asked?.about === 'idle') s.asked = null;
  if (!s.working || s.phase.kind === 'session') return;
  if (idleMs === null) {
    const locked = s.lockedAt !== null && now < s.lockedAt + LOCK_TRUSTED_MS;
    if (!locked) {
      s.lockedAt = null;
      markSeen(context);
    } else if (s.presence.kind === 'away') {
      markUnseen(context);
    } else {
      s.presence = presentSince(now);
    }
    return;
  }
  const inputAt = now - idleMs;
  if (s.presence.kind === 'present') {
    takeInput(context, s.presence, inputAt);
  } else if (inputAt >= s.presence.unseenUntilAt) {
    if (s.lockedAt !== null && inputAt > s.lockedAt + LOCKING_MS) s.lockedAt = null;
    markSeen(context);
  } else {
    markUnseen(context);
  }
}

/** Notes the latest input, and asks for what is in use where that could tell more. */
function takeInput(context: StepContext, before: Present, at: number): void {
  const { s, now } = context;
  const inputAt = Math.max(before.inputAt, at);
  const activeAt = Math.max(before.activeAt, at);
  const presence: Present = { ...before, inputAt, activeAt, lookedAt: now };
  s.presence = presence;
  const isUseLook =
    now <= inputAt + USE_AFTER_INPUT_MS &&
    hasLookedForUse(presence) &&
    !hasLookedForUse({ ...presence, lookedAt: before.lookedAt });
  const mayRest = now - activeAt >= minutesOf(context, 'naturalBreakMinutes');
  if (s.asked === null && (isUseLook || mayRest)) askForUse(context);
}

/**
 * Takes what was found in use of all that was `asked` for, where that answers the question: if
 * nothing tells of a person, one who has touched nothing for long enough is at rest.
 */
export function takeUse(
  context: StepContext,
  found: readonly ProbedReason[],
  asked: readonly ProbedReason[],
): void {
  const { s } = context;
  if (s.asked?.about !== 'use' || !presentUses.every((use) => asked.includes(use))) return;
  const lookAt = s.asked.at;
  s.asked = null;
  if (s.presence.kind === 'away' || !s.working || s.phase.kind === 'session') return;

  const { inputAt, uses: known } = s.presence;
  const isNear = lookAt <= inputAt + USE_AFTER_INPUT_MS;
  const uses = presentUses.filter((use) => found.includes(use) && (isNear || known.includes(use)));
  const isInUse = s.lockedAt === null && uses.length > 0;
  const usedAt = isInUse ? Math.min(lookAt, inputAt + USE_TRUSTED_MS) : inputAt;
  const activeAt = Math.max(s.presence.activeAt, usedAt);
  s.presence = { ...s.presence, activeAt, uses };
  if (lookAt - activeAt >= minutesOf(context, 'naturalBreakMinutes')) noticeRest(context, activeAt);
}

/**
 * The person is at the desk now. Back from a rest, they came at some time since the last look,
 * which a minute ago found nobody: taken for then.
 */
export function markSeen(context: StepContext): void {
  const { s, now } = context;
  if (s.presence.kind === 'away') {
    s.sittingMs = s.presence.unlookedMs;
    endRest(context, s.presence.unseenUntilAt);
    s.presence = presentSince(now);
  } else {
    s.presence = { ...presentSince(now), uses: s.presence.uses };
  }
  s.asked = null;
}

/** Whoever is away is away still. */
export function markUnseen({ s, now }: StepContext): void {
  if (s.presence.kind !== 'away') return;
  s.presence = { ...s.presence, unseenUntilAt: now, unlookedMs: 0 };
}

/** The person comes back to the desk at this very instant. */
export function markBack(context: StepContext): void {
  const { s, now } = context;
  if (s.presence.kind === 'away') endRest(context, now);
  s.presence = presentSince(now);
  s.asked = null;
}

function endRest(context: StepContext, at: number): void {
  endNaturalEntry(context, at);
  context.s.restEndedAt = at;
}

/** The person was found to have been away since `sinceAt`: no wrong clock can have made it up. */
function noticeRest(context: StepContext, sinceAt: number): void {
  forgetBefore(context);
  beginNaturalRest(context, sinceAt);
}

/**
 * The person has been away since `sinceAt`, long enough for a rest. An absence that goes on
 * from a rest already counted (over a range's start, say) isn't counted again.
 */
export function beginNaturalRest(context: StepContext, sinceAt: number): void {
  const { s, now } = context;
  if (s.phase.kind !== 'counting') s.breakNumber += 1;
  dropBreak(context, 'rest');
  s.presence = { kind: 'away', sinceAt, unseenUntilAt: now, unlookedMs: 0 };
  if (s.restEndedAt !== null && sinceAt < s.restEndedAt) {
    s.sittingMs = 0;
    s.intervalFromMs = 0;
    return;
  }
  countRest(context, 'natural', {
    id: `natural-${sinceAt}`,
    kind: 'natural',
    fromAt: sinceAt,
    toAt: null,
    breakNumber: null,
    snoozes: 0,
  });
}

/** Closes the entry of a natural rest that lasts: the person came back, or work time ended. */
export function endNaturalEntry(context: StepContext, endAt: number): void {
  const open = context.s.entries.findLast(
    (entry) => entry.kind === 'natural' && entry.toAt === null,
  );
  if (open) record(context, { ...open, toAt: Math.max(open.fromAt, endAt) });
}
