/**
 * Whether the person is at the desk, found out by deadlines instead of polling: someone active
 * at 10:00 can't have been away for 5 minutes before 10:05, so the next look is at 10:05.
 */
import { HEARTBEAT_MS, IDLE_ANSWER_MS, LOCK_TRUSTED_MS, LOCKING_MS, nextOnGrid } from './timing';
import { countRest, dropBreak, minutesOf, record, type Turn } from './turn';

/** Asks for a sample when one could tell something new, and goes on without an answer. */
export function watchPresence(turn: Turn): void {
  const { s, now } = turn;
  if (!s.working || s.phase.kind === 'session') return;
  if (s.askedAt !== null) {
    if (now < s.askedAt + IDLE_ANSWER_MS) return;
    takeIdle(turn, null);
  }
  if (now >= nextLookAt(turn)) ask(turn);
}

/** A lock that has lasted long enough is a rest, without any sample. */
export function restIfLocked(turn: Turn): void {
  const { s, now } = turn;
  if (!s.working || s.phase.kind === 'session' || s.presence.kind === 'away') return;
  if (s.lockedAt !== null && now >= lockIsRestAt(turn)) beginNaturalRest(turn, s.lockedAt);
}

/** When the next sample could tell something new. */
export function nextLookAt({ s, rules }: Turn): number {
  if (s.presence.kind === 'away') return nextOnGrid(s.presence.unseenUntilAt, HEARTBEAT_MS);
  return s.presence.activeAt + rules.settings.breaks.naturalBreakMinutes * 60_000;
}

/** When being locked has lasted long enough to be a rest; Infinity when not locked. */
export function lockIsRestAt(turn: Turn): number {
  if (turn.s.lockedAt === null) return Number.POSITIVE_INFINITY;
  return turn.s.lockedAt + minutesOf(turn, 'naturalBreakMinutes');
}

export function ask(turn: Turn): void {
  turn.s.askedAt = turn.now;
  turn.effects.push({ type: 'sample-idle', purpose: 'presence' });
}

/**
 * Takes an idle sample, or null for one that can't be had. Without samples the person counts as
 * present, and only lock, sleep and gaps tell of rests.
 */
export function takeIdle(turn: Turn, idleMs: number | null): void {
  const { s, now } = turn;
  s.askedAt = null;
  if (!s.working || s.phase.kind === 'session') return;
  if (idleMs === null) {
    const locked = s.lockedAt !== null && now < s.lockedAt + LOCK_TRUSTED_MS;
    if (!locked) {
      s.lockedAt = null;
      markSeen(turn);
    } else if (s.presence.kind === 'away') {
      markUnseen(turn);
    } else {
      s.presence = { kind: 'present', activeAt: now };
    }
    return;
  }
  const activeAt = now - idleMs;
  if (s.presence.kind === 'present') {
    const latestAt = Math.max(s.presence.activeAt, activeAt);
    s.presence = { kind: 'present', activeAt: latestAt };
    if (now - latestAt >= minutesOf(turn, 'naturalBreakMinutes')) beginNaturalRest(turn, latestAt);
  } else if (activeAt >= s.presence.unseenUntilAt) {
    if (s.lockedAt !== null && activeAt > s.lockedAt + LOCKING_MS) s.lockedAt = null;
    markSeen(turn);
  } else {
    markUnseen(turn);
  }
}

/**
 * The person is at the desk now. Back from a rest, they came at some time since the last look,
 * which a minute ago found nobody: taken for then.
 */
export function markSeen(turn: Turn): void {
  const { s } = turn;
  if (s.presence.kind === 'away') {
    s.sittingMs = s.presence.unlookedMs;
    endRest(turn, s.presence.unseenUntilAt);
  }
  s.presence = { kind: 'present', activeAt: turn.now };
}

/** Whoever is away is away still. */
export function markUnseen({ s, now }: Turn): void {
  if (s.presence.kind !== 'away') return;
  s.presence = { ...s.presence, unseenUntilAt: now, unlookedMs: 0 };
}

/** The person comes back to the desk at this very instant. */
export function markBack(turn: Turn): void {
  if (turn.s.presence.kind === 'away') endRest(turn, turn.now);
  turn.s.presence = { kind: 'present', activeAt: turn.now };
}

function endRest(turn: Turn, at: number): void {
  endNaturalEntry(turn, at);
  turn.s.restEndedAt = at;
}

/**
 * The person has been away since `sinceAt`, long enough for a rest. An absence that goes on
 * from a rest already counted (over a range's start, say) isn't counted again.
 */
export function beginNaturalRest(turn: Turn, sinceAt: number): void {
  const { s, now } = turn;
  if (s.phase.kind !== 'counting') s.breakNumber += 1;
  dropBreak(turn, 'rest');
  s.presence = { kind: 'away', sinceAt, unseenUntilAt: now, unlookedMs: 0 };
  if (s.restEndedAt !== null && sinceAt < s.restEndedAt) {
    s.sittingMs = 0;
    s.intervalFromMs = 0;
    return;
  }
  countRest(turn, 'natural', {
    id: `natural-${sinceAt}`,
    kind: 'natural',
    fromAt: sinceAt,
    toAt: null,
    breakNumber: null,
  });
}

/** Closes the entry of a natural rest that lasts: the person came back, or work time ended. */
export function endNaturalEntry(turn: Turn, endAt: number): void {
  const open = turn.s.entries.findLast((entry) => entry.kind === 'natural' && entry.toAt === null);
  if (open) record(turn, { ...open, toAt: Math.max(open.fromAt, endAt) });
}
