/**
 * A session as main owns it: which move it is in, since when, and what has been done. Pure:
 * the instant comes in with every call, and the session moves on by itself in between.
 *
 * ```
 *   move 1 ─▶ move 2 ─▶ … ─▶ closing ─▶ over
 *     │ hurt                    ▲
 *     └────▶ hurt notice ─▶ next move
 *                finish ────────┘     close: over at once, from anywhere
 * ```
 * Every arrow without a name is taken by time alone. A pause stops time, for so long at most.
 */
import type { Rating } from '../history/record';
import type { BreakMove } from '../moves/composed-break';
import type { Library } from '../moves/memory';
import { MINUTE_MS } from '../time';
import { type PlannedMove, planMove, type Segment, type SessionPlan } from './plan';
import type { Outcome } from './view';

/** How long it says what to do about pain before it goes on. */
export const hurtNoticeMs = 10_000;
/** How long the closing line stays, time to say how it was. */
export const closingMs = 8_000;
/** A pause longer than this ends the session with what was done. */
export const longestPauseMs = 5 * MINUTE_MS;
/** A call so much later than due means that the machine slept. */
const sleptFromMs = 20_000;
/** `back` within so much of a move's dose goes to the move before. */
const restartAfterMs = 3_000;
const halfDone = 0.5;
/** Rounding aside, this is all of it. */
const allDone = 0.999;

export type Item =
  | {
      readonly kind: 'move';
      readonly planned: PlannedMove;
      /** How far into the dose it got, ms. */
      readonly reachedMs: number;
      readonly fate: 'open' | 'hurt' | 'swapped';
    }
  | { readonly kind: 'hurtNotice' }
  | { readonly kind: 'closing' };

export interface Session {
  readonly kind: SessionPlan['kind'];
  readonly items: readonly Item[];
  readonly index: number;
  /** At the instant `anchorAt` it was so far into the item. */
  readonly anchorAt: number;
  readonly anchorMs: number;
  readonly pausedAt: number | null;
  readonly startedAt: number;
  readonly rating: Rating | null;
  /** Set once it is over. */
  readonly endedAt: number | null;
}

export type SessionEvent =
  | { readonly type: 'woke' | 'pause' | 'resume' | 'back' | 'next' | 'hurt' | 'finish' | 'close' }
  | { readonly type: 'swap'; readonly to: BreakMove; readonly library: Library }
  | { readonly type: 'rate'; readonly rating: Rating };

/** Starts a session of at least one move. */
export function startSession(plan: SessionPlan, now: number): Session {
  return {
    kind: plan.kind,
    items: [...plan.moves.map(moveItem), { kind: 'closing' }],
    index: 0,
    anchorAt: now,
    anchorMs: 0,
    pausedAt: null,
    startedAt: now,
    rating: null,
    endedAt: null,
  };
}

/**
 * The session at `now`: items that have run out are behind it, and what was done counts. A call
 * much later than the next change was due means that the machine slept: time stops there.
 */
function advance(session: Session, now: number): Session {
  if (session.endedAt !== null) return session;
  if (session.pausedAt !== null) {
    const limitAt = session.pausedAt + longestPauseMs;
    return now < limitAt ? session : { ...session, endedAt: limitAt };
  }
  const dueAt = nextChangeAt(session);
  if (dueAt !== null && now > dueAt + sleptFromMs) {
    return advance({ ...runTo(session, dueAt), pausedAt: dueAt }, now);
  }
  return runTo(session, now);
}

function runTo(session: Session, now: number): Session {
  const item = itemOf(session);
  const localMs = session.anchorMs + Math.max(0, now - session.anchorAt);
  const lengthMs = itemLengthMs(item);
  if (localMs < lengthMs) return reach(session, localMs, now);
  const endAt = session.anchorAt + lengthMs - session.anchorMs;
  const ran = reach(session, lengthMs, endAt);
  if (item.kind === 'closing') return { ...ran, endedAt: endAt };
  return runTo({ ...ran, index: ran.index + 1, anchorMs: 0 }, now);
}

/** When the cue next changes, or the session is over; null once it is. */
export function nextChangeAt(session: Session): number | null {
  if (session.endedAt !== null) return null;
  if (session.pausedAt !== null) return session.pausedAt + longestPauseMs;
  const item = itemOf(session);
  const endMs = item.kind === 'move' ? segmentOf(item, session.anchorMs).endMs : itemLengthMs(item);
  return session.anchorAt + Math.max(0, endMs - session.anchorMs);
}

/** The segment of a move at a time into it; the last one from its end on. */
export function segmentOf(item: Item & { kind: 'move' }, localMs: number): Segment {
  const { segments } = item.planned;
  const segment = segments.find((one) => localMs < one.endMs) ?? segments.at(-1);
  if (!segment) throw new RangeError(`${item.planned.move.id} has no segments`);
  return segment;
}

/**
 * The session after an event at `now`. `woke` is for the timer of `nextChangeAt`. An action that
 * makes no sense at the moment changes nothing but the time.
 */
export function stepSession(session: Session, event: SessionEvent, now: number): Session {
  const current = advance(session, now);
  if (current.endedAt !== null) return current;
  const item = itemOf(current);
  switch (event.type) {
    case 'woke':
      return current;
    case 'pause':
      return item.kind === 'closing' || current.pausedAt !== null
        ? current
        : { ...current, pausedAt: now };
    case 'resume':
      return resumed(current, now);
    case 'back':
      return jump(current, backIndex(current), now);
    case 'next':
      return item.kind === 'closing' ? current : jump(current, current.index + 1, now);
    case 'swap':
      return item.kind === 'move'
        ? replaceMove(current, item, 'swapped', moveItem(planMove(event.to, event.library)), now)
        : current;
    case 'hurt':
      return item.kind === 'move'
        ? replaceMove(current, item, 'hurt', { kind: 'hurtNotice' }, now)
        : current;
    case 'finish':
      return item.kind === 'closing' ? current : jump(current, current.items.length - 1, now);
    case 'close':
      return { ...current, endedAt: now };
    case 'rate':
      return item.kind === 'closing' ? { ...current, rating: event.rating, endedAt: now } : current;
  }
}

/** 0 to 1: how much of the planned work is done. What was swapped away is not missed. */
export function doneFraction(session: Session): number {
  let planned = 0;
  let done = 0;
  for (const item of session.items) {
    if (item.kind !== 'move') continue;
    done += item.reachedMs;
    planned += item.fate === 'swapped' ? item.reachedMs : doseMs(item.planned);
  }
  return planned === 0 ? 0 : done / planned;
}

export function outcomeOf(session: Session): Outcome {
  const fraction = doneFraction(session);
  if (fraction >= allDone) return 'done';
  return fraction >= halfDone ? 'half' : 'stopped';
}

/**
 * Ms from the session's last step to its end if nothing happens until then; null while it stands
 * still: paused, or because something hurts.
 */
export function leftMs(session: Session): number | null {
  if (session.pausedAt !== null || itemOf(session).kind === 'hurtNotice') return null;
  return endsAt(session) - session.anchorAt;
}

/** When the closing line goes away, if nothing happens until then. */
export function endsAt(session: Session): number {
  const leftMs = session.items
    .slice(session.index)
    .reduce((sum, item) => sum + itemLengthMs(item), 0);
  return session.anchorAt + leftMs - session.anchorMs;
}

export function itemOf(session: Session): Item {
  const item = session.items[session.index];
  if (!item)
    throw new RangeError(`a session of ${session.items.length} has no item ${session.index}`);
  return item;
}

export function itemLengthMs(item: Item): number {
  switch (item.kind) {
    case 'move':
      return item.planned.lengthMs;
    case 'hurtNotice':
      return hurtNoticeMs;
    case 'closing':
      return closingMs;
  }
}

/** Ms of the dose itself, without getting ready. */
export function doseMs(planned: PlannedMove): number {
  return planned.lengthMs - planned.readyMs;
}

/** Where `back` goes: the move's own start, or the move before when it has hardly begun. */
export function backIndex(session: Session): number {
  const item = itemOf(session);
  const hasBegun = item.kind === 'move' && session.anchorMs > item.planned.readyMs + restartAfterMs;
  if (hasBegun) return session.index;
  const before = session.items.findLastIndex(
    (one, index) => index < session.index && one.kind === 'move' && one.fate === 'open',
  );
  if (before >= 0) return before;
  return item.kind === 'move' ? session.index : -1;
}

function moveItem(planned: PlannedMove): Item {
  return { kind: 'move', planned, reachedMs: 0, fate: 'open' };
}

/** Moves the anchor to `now`, and keeps how far the move's dose has got. */
function reach(session: Session, localMs: number, now: number): Session {
  const item = itemOf(session);
  const moved = { ...session, anchorAt: now, anchorMs: localMs };
  if (item.kind !== 'move') return moved;
  const reachedMs = Math.max(item.reachedMs, localMs - item.planned.readyMs);
  return { ...moved, items: session.items.with(session.index, { ...item, reachedMs }) };
}

function resumed(session: Session, now: number): Session {
  return session.pausedAt === null ? session : { ...session, anchorAt: now, pausedAt: null };
}

function jump(session: Session, index: number, now: number): Session {
  if (index < 0) return session;
  return { ...resumed(session, now), index, anchorAt: now, anchorMs: 0 };
}

function replaceMove(
  session: Session,
  item: Item & { kind: 'move' },
  fate: 'hurt' | 'swapped',
  by: Item,
  now: number,
): Session {
  const items = session.items.toSpliced(session.index, 1, { ...item, fate }, by);
  return jump({ ...session, items }, session.index + 1, now);
}
