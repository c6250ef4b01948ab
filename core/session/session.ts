/**
 * A session as main owns it: which move it is in, since when, and what has been done. Pure:
 * the instant comes in with every call, and the session moves on by itself in between.
 *
 * ```
 *   opened ─▶ move 1 ─▶ move 2 ─▶ … ─▶ closing ─▶ over
 *    painted    │ hurt                    ▲
 *               ▼                         │
 *             stopped ── finish ──────────┤
 *               ├─ gentler ─▶ the move, gently
 *               └─ next ────▶ next move
 * ```
 * A bare arrow is taken by time alone. Nothing passes before a window has shown the session, in
 * a pause, or while something hurts: only the person takes it on from there. `close` is over at
 * once, from anywhere.
 */
import { doneFrom, type Rating } from '../history/record';
import type { BreakMove } from '../moves/composed-break';
import { gentlerWay } from '../moves/gentler';
import type { Library } from '../moves/memory';
import type { MoveId } from '../moves/vocabulary';
import { MINUTE_MS, SECOND_MS } from '../time';
import { type PlannedMove, planMove, type SessionPlan } from './plan';
import type { Segment } from './segment';
import type { Outcome } from './view';

/** The closing words stay until they are answered, or nobody has touched anything for so long. */
export const closingMs = 2 * MINUTE_MS;
/** A call so much later than due means that the machine slept. */
const sleptFromMs = 20 * SECOND_MS;
/** `back` within so much of a move's dose goes to the move before. */
const restartAfterMs = 3 * SECOND_MS;
const halfDone = 0.5;

/**
 * open     to be done, or done
 * swapped  another move took its place
 * hurt     ended because it hurt; `eased`: and went on in a gentler way
 */
type Fate = 'open' | 'swapped' | 'hurt' | 'eased';

export interface MoveItem {
  readonly kind: 'move';
  readonly planned: PlannedMove;
  /** How far into the dose it got, ms. */
  readonly reachedMs: number;
  readonly fate: Fate;
}

export interface HurtItem {
  readonly kind: 'hurt';
  /** What hurts: the item before this one. */
  readonly of: MoveItem;
  /** Whether the person wants the move in later breaks all the same. */
  readonly isKept: boolean;
}

export type Item = MoveItem | HurtItem | { readonly kind: 'closing' };

export interface Session {
  readonly kind: SessionPlan['kind'];
  readonly items: readonly Item[];
  readonly index: number;
  /** At the instant `anchorAt` it was so far into the item. */
  readonly anchorAt: number;
  readonly anchorMs: number;
  /** Whether a window has shown it, or the person has done something in it. */
  readonly isShown: boolean;
  readonly pausedAt: number | null;
  readonly startedAt: number;
  readonly rating: Rating | null;
  /** Set once it is over. */
  readonly endedAt: number | null;
}

export type SessionEvent =
  /** `painted`: it is on the screen. `go`: ready now. `touch`: somebody is there. */
  | { readonly type: 'woke' | 'painted' | 'go' | 'touch' }
  | { readonly type: 'pause' | 'resume' | 'back' | 'next' | 'finish' | 'close' }
  /** It hurts; whether the move stays in later breaks all the same, told again for no. */
  | { readonly type: 'hurt' | 'keep' }
  | { readonly type: 'gentler'; readonly library: Library }
  | { readonly type: 'swap'; readonly to: BreakMove; readonly library: Library }
  /** These instead of all that is left, from the move on show on. */
  | { readonly type: 'adapt'; readonly to: readonly BreakMove[]; readonly library: Library }
  /** The move that was swapped away last comes back. */
  | { readonly type: 'undo' }
  | { readonly type: 'rate'; readonly rating: Rating };

/** Opens a session of at least one move. */
export function startSession(plan: SessionPlan, now: number): Session {
  return {
    kind: plan.kind,
    items: [...plan.moves.map(moveItem), { kind: 'closing' }],
    index: 0,
    anchorAt: now,
    anchorMs: 0,
    isShown: false,
    pausedAt: null,
    startedAt: now,
    rating: null,
    endedAt: null,
  };
}

/** Whether no time passes in it: it waits for the person, or for its window. */
export function standsStill(session: Session): boolean {
  const { endedAt, pausedAt, isShown } = session;
  return endedAt !== null || pausedAt !== null || !isShown || itemOf(session).kind === 'hurt';
}

/**
 * The session at `now`: items that have run out are behind it, and what was done counts. A call
 * much later than the next change was due means that the machine slept: time stops there.
 */
function advance(session: Session, now: number): Session {
  const dueAt = nextChangeAt(session);
  if (dueAt === null) return session;
  if (now <= dueAt + sleptFromMs) return runTo(session, now);
  const ran = runTo(session, dueAt);
  return itemOf(ran).kind === 'move' ? { ...ran, pausedAt: dueAt } : { ...ran, anchorAt: now };
}

function runTo(session: Session, now: number): Session {
  const item = itemOf(session);
  const localMs = session.anchorMs + Math.max(0, now - session.anchorAt);
  const lengthMs = itemLengthMs(item);
  if (localMs < lengthMs) return reach(session, localMs, now);
  const endAt = session.anchorAt + lengthMs - session.anchorMs;
  const ran = reach(session, lengthMs, endAt);
  if (item.kind === 'closing') return { ...ran, endedAt: endAt };
  return runTo({ ...ran, index: indexAfter(ran), anchorMs: 0 }, now);
}

/** When the cue next changes, or the session is over; null while it stands still. */
export function nextChangeAt(session: Session): number | null {
  if (standsStill(session)) return null;
  const item = itemOf(session);
  const endMs = item.kind === 'move' ? segmentOf(item, session.anchorMs).endMs : itemLengthMs(item);
  return session.anchorAt + Math.max(0, endMs - session.anchorMs);
}

/** The segment of a move at a time into it. Throws a RangeError from the move's end on. */
export function segmentOf({ planned }: MoveItem, localMs: number): Segment {
  const segment = planned.segments.find((one) => localMs < one.endMs);
  if (!segment) throw new RangeError(`${planned.move.id} is over after ${localMs} ms`);
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
    case 'painted':
      return current.isShown ? current : { ...current, isShown: true, anchorAt: now };
    case 'touch':
      return item.kind === 'closing' ? jump(current, current.index, now) : current;
    case 'go':
      return item.kind === 'move' ? startDose(current, item, now) : current;
    case 'pause':
      return item.kind === 'move' && current.pausedAt === null
        ? { ...current, anchorAt: now, pausedAt: now }
        : current;
    case 'resume':
      return resumed(current, now);
    case 'back':
      return jump(current, backIndex(current), now);
    case 'next':
      return jump(current, indexAfter(current), now);
    case 'swap':
      return item.kind === 'move' ? swapped(current, item, event, now) : current;
    case 'adapt':
      return item.kind === 'move' ? adapted(current, item, event, now) : current;
    case 'undo':
      return item.kind === 'move' ? swapUndone(current, item, now) : current;
    case 'hurt':
      return item.kind === 'move' ? stopped(current, item, now) : current;
    case 'keep':
      return item.kind === 'hurt'
        ? withItem(current, current.index, { ...item, isKept: !item.isKept })
        : current;
    case 'gentler':
      return item.kind === 'hurt' ? eased(current, item, event.library, now) : current;
    case 'finish':
      return jump(current, current.items.length - 1, now);
    case 'close':
      return { ...current, endedAt: now };
    case 'rate':
      return item.kind === 'closing' ? { ...current, rating: event.rating, endedAt: now } : current;
  }
}

/** 0 to 1: how much of the planned work is done. What gave its place away is not missed. */
export function doneFraction(session: Session): number {
  const moves = session.items.filter((item) => item.kind === 'move');
  const doneMs = moves.reduce((sum, { reachedMs }) => sum + reachedMs, 0);
  const missedMs = moves
    .filter(isStep)
    .reduce((sum, { planned, reachedMs }) => sum + doseMs(planned) - reachedMs, 0);
  return doneMs / (doneMs + missedMs);
}

/** The moves that are not done, in their order: what gave its place away, or hurt, is not missed. */
export function movesLeft(session: Session): readonly MoveId[] {
  return session.items.flatMap((item) =>
    item.kind === 'move' && item.fate === 'open' && item.reachedMs < doneFrom * doseMs(item.planned)
      ? [item.planned.move.id]
      : [],
  );
}

export function outcomeOf(session: Session): Outcome {
  const fraction = doneFraction(session);
  if (fraction >= 1) return 'done';
  return fraction >= halfDone ? 'half' : 'stopped';
}

/**
 * Ms from the session's last step to the end of its moves if nothing happens until then; null
 * while it stands still: paused, or because something hurts.
 */
export function leftMs(session: Session): number | null {
  if (session.pausedAt !== null || itemOf(session).kind === 'hurt') return null;
  return endsAt(session) - session.anchorAt;
}

/** When the moves are over, if nothing happens until then. */
export function endsAt(session: Session): number {
  const allMs = session.items
    .slice(session.index)
    .reduce((sum, item) => sum + (isOpen(item) ? itemLengthMs(item) : 0), 0);
  return session.anchorAt + Math.max(0, allMs - session.anchorMs);
}

export function itemOf(session: Session): Item {
  const item = session.items[session.index];
  if (!item)
    throw new RangeError(`a session of ${session.items.length} has no item ${session.index}`);
  return item;
}

/** None for what hurts: no time passes in it. */
export function itemLengthMs(item: Item): number {
  switch (item.kind) {
    case 'move':
      return item.planned.lengthMs;
    case 'hurt':
      return 0;
    case 'closing':
      return closingMs;
  }
}

/** Ms of the dose itself, without getting ready. */
export function doseMs(planned: PlannedMove): number {
  return planned.lengthMs - planned.readyMs;
}

/** A move that counts as one of the session's steps: neither another one nor a gentler way took its place. */
export function isStep(item: Item): item is MoveItem {
  return item.kind === 'move' && item.fate !== 'swapped' && item.fate !== 'eased';
}

/** The move that the one on show took the place of; null when it was there from the start. */
export function swappedFor(session: Session): MoveItem | null {
  const before = session.items[session.index - 1];
  return before?.kind === 'move' && before.fate === 'swapped' ? before : null;
}

function isOpen(item: Item): boolean {
  return item.kind === 'move' && item.fate === 'open';
}

/** What comes next: never again a move that hurt, or that gave its place away. */
function indexAfter({ items, index }: Session): number {
  return items.findIndex((item, at) => at > index && (isOpen(item) || item.kind === 'closing'));
}

/** Where `back` goes: the move's own start, or the move before when it has hardly begun. */
export function backIndex(session: Session): number {
  const item = itemOf(session);
  const hasBegun = item.kind === 'move' && session.anchorMs > item.planned.readyMs + restartAfterMs;
  if (hasBegun) return session.index;
  const before = session.items.findLastIndex((one, index) => index < session.index && isOpen(one));
  if (before >= 0) return before;
  return item.kind === 'move' ? session.index : -1;
}

function moveItem(planned: PlannedMove): MoveItem {
  return { kind: 'move', planned, reachedMs: 0, fate: 'open' };
}

function withItem(session: Session, index: number, item: Item): Session {
  return { ...session, items: session.items.with(index, item) };
}

/** Moves the anchor to `now`, and keeps how far the move's dose has got. */
function reach(session: Session, localMs: number, now: number): Session {
  const item = itemOf(session);
  const moved = { ...session, anchorAt: now, anchorMs: localMs };
  if (item.kind !== 'move') return moved;
  const reachedMs = Math.max(item.reachedMs, localMs - item.planned.readyMs);
  return withItem(moved, session.index, { ...item, reachedMs });
}

/** Time passes again from `now` on, if it did not. */
function resumed(session: Session, now: number): Session {
  const isRunning = session.pausedAt === null && session.isShown;
  return isRunning ? session : { ...session, anchorAt: now, isShown: true, pausedAt: null };
}

function jump(session: Session, index: number, now: number): Session {
  if (index < 0) return session;
  return { ...resumed(session, now), index, anchorAt: now, anchorMs: 0 };
}

function startDose(session: Session, { planned }: MoveItem, now: number): Session {
  const going = resumed(session, now);
  return { ...going, anchorMs: Math.max(going.anchorMs, planned.readyMs) };
}

function swapped(
  session: Session,
  item: MoveItem,
  { to, library }: SessionEvent & { type: 'swap' },
  now: number,
): Session {
  const by = moveItem(planMove(to, library));
  const items = session.items.toSpliced(session.index, 1, { ...item, fate: 'swapped' }, by);
  return jump({ ...session, items }, session.index + 1, now);
}

/** A move that is still the first of them goes on as it is; another one gets ready. A pause stays. */
function adapted(
  session: Session,
  item: MoveItem,
  { to, library }: SessionEvent & { type: 'adapt' },
  now: number,
): Session {
  const [first, ...others] = to;
  if (!first) return session;
  const goesOn = isSameDose(item.planned.move, first);
  const before = session.items.slice(0, session.index);
  const rest = (goesOn ? others : to).map((move) => moveItem(planMove(move, library)));
  const here: readonly Item[] = goesOn ? [item] : replacedBy(item);
  const items: readonly Item[] = [...before, ...here, ...rest, { kind: 'closing' }];
  if (goesOn) return { ...session, items };
  const moved = jump({ ...session, items }, session.index + here.length, now);
  return session.pausedAt === null ? moved : { ...moved, pausedAt: now };
}

/** What is left of a move that gives its place away: nothing, unless it was begun. */
function replacedBy(item: MoveItem): readonly Item[] {
  return item.reachedMs > 0 ? [{ ...item, fate: 'swapped' }] : [];
}

function isSameDose(one: BreakMove, other: BreakMove): boolean {
  return (
    one.id === other.id &&
    one.position === other.position &&
    one.form === other.form &&
    JSON.stringify(one.dose) === JSON.stringify(other.dose)
  );
}

/** What has been done of the one that goes again is kept with it. */
function swapUndone(session: Session, item: MoveItem, now: number): Session {
  const back = swappedFor(session);
  if (!back) return session;
  const gone = replacedBy(item);
  const items = session.items.toSpliced(session.index - 1, 2, ...gone, { ...back, fate: 'open' });
  return jump({ ...session, items }, session.index - 1 + gone.length, now);
}

function stopped(session: Session, item: MoveItem, now: number): Session {
  const of: MoveItem = { ...item, fate: 'hurt' };
  const hurt: HurtItem = { kind: 'hurt', of, isKept: false };
  const items = session.items.toSpliced(session.index, 1, of, hurt);
  return jump({ ...session, items }, session.index + 1, now);
}

/** Whether what hurts can be done in a gentler way: not a second time. */
export function hasGentler({ of }: HurtItem): boolean {
  return of.planned.move.hasEasier && of.planned.move.form !== 'easier';
}

function eased(session: Session, hurt: HurtItem, library: Library, now: number): Session {
  if (!hasGentler(hurt)) return session;
  const { move } = hurt.of.planned;
  const items = session.items
    .with(session.index - 1, { ...hurt.of, fate: 'eased' })
    .toSpliced(session.index + 1, 0, moveItem(planMove(gentlerWay(move, library), library)));
  return jump({ ...session, items }, session.index + 1, now);
}
