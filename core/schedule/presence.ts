/**
 * Whether the person is at the desk, found out by deadlines instead of polling: someone active
 * at 10:00 can't have been away for 5 minutes before 10:05, so the next look is at 10:05.
 */
import { MINUTE_MS } from '../time';
import { countRest, dropBreak, minutesOf, record, type StepContext } from './step-context';
import { HEARTBEAT_MS, IDLE_ANSWER_MS, LOCK_TRUSTED_MS, LOCKING_MS, nextOnGrid } from './timing';

/** Asks for a sample when one could tell something new, and goes on without an answer. */
export function watchPresence(context: StepContext): void {
  const { s, now } = context;
  if (!s.working || s.phase.kind === 'session') return;
  if (s.askedAt !== null) {
    if (now < s.askedAt + IDLE_ANSWER_MS) return;
    takeIdle(context, null);
  }
  if (now >= nextLookAt(context)) ask(context);
}

/** A lock that has lasted long enough is a rest, without any sample. */
export function restIfLocked(context: StepContext): void {
  const { s, now } = context;
  if (!s.working || s.phase.kind === 'session' || s.presence.kind === 'away') return;
  if (s.lockedAt !== null && now >= lockIsRestAt(context)) beginNaturalRest(context, s.lockedAt);
}

/** When the next sample could tell something new. */
export function nextLookAt({ s, rules }: StepContext): number {
  if (s.presence.kind === 'away') return nextOnGrid(s.presence.unseenUntilAt, HEARTBEAT_MS);
  return s.presence.activeAt + rules.settings.breaks.naturalBreakMinutes * MINUTE_MS;
}

/** When being locked has lasted long enough to be a rest; Infinity when not locked. */
export function lockIsRestAt(context: StepContext): number {
  if (context.s.lockedAt === null) return Number.POSITIVE_INFINITY;
  return context.s.lockedAt + minutesOf(context, 'naturalBreakMinutes');
}

export function ask(context: StepContext): void {
  context.s.askedAt = context.now;
  context.effects.push({ type: 'sample-idle', purpose: 'presence' });
}

/**
 * Takes an idle sample, or null for one that can't be had. Without samples the person counts as
 * present, and only lock, sleep and gaps tell of rests.
 */
export function takeIdle(context: StepContext, idleMs: number | null): void {
  const { s, now } = context;
  s.askedAt = null;
  if (!s.working || s.phase.kind === 'session') return;
  if (idleMs === null) {
    const locked = s.lockedAt !== null && now < s.lockedAt + LOCK_TRUSTED_MS;
    if (!locked) {
      s.lockedAt = null;
      markSeen(context);
    } else if (s.presence.kind === 'away') {
      markUnseen(context);
    } else {
      s.presence = { kind: 'present', activeAt: now };
    }
    return;
  }
  const activeAt = now - idleMs;
  if (s.presence.kind === 'present') {
    const latestAt = Math.max(s.presence.activeAt, activeAt);
    s.presence = { kind: 'present', activeAt: latestAt };
    if (now - latestAt >= minutesOf(context, 'naturalBreakMinutes'))
      beginNaturalRest(context, latestAt);
  } else if (activeAt >= s.presence.unseenUntilAt) {
    if (s.lockedAt !== null && activeAt > s.lockedAt + LOCKING_MS) s.lockedAt = null;
    markSeen(context);
  } else {
    markUnseen(context);
  }
}

/**
 * The person is at the desk now. Back from a rest, they came at some time since the last look,
 * which a minute ago found nobody: taken for then.
 */
export function markSeen(context: StepContext): void {
  const { s } = context;
  if (s.presence.kind === 'away') {
    s.sittingMs = s.presence.unlookedMs;
    endRest(context, s.presence.unseenUntilAt);
  }
  s.presence = { kind: 'present', activeAt: context.now };
}

/** Whoever is away is away still. */
export function markUnseen({ s, now }: StepContext): void {
  if (s.presence.kind !== 'away') return;
  s.presence = { ...s.presence, unseenUntilAt: now, unlookedMs: 0 };
}

/** The person comes back to the desk at this very instant. */
export function markBack(context: StepContext): void {
  if (context.s.presence.kind === 'away') endRest(context, context.now);
  context.s.presence = { kind: 'present', activeAt: context.now };
}

function endRest(context: StepContext, at: number): void {
  endNaturalEntry(context, at);
  context.s.restEndedAt = at;
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
  });
}

/** Closes the entry of a natural rest that lasts: the person came back, or work time ended. */
export function endNaturalEntry(context: StepContext, endAt: number): void {
  const open = context.s.entries.findLast(
    (entry) => entry.kind === 'natural' && entry.toAt === null,
  );
  if (open) record(context, { ...open, toAt: Math.max(open.fromAt, endAt) });
}
