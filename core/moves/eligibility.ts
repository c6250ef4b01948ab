/**
 * Which moves a person can do here and now, in which form and position: what they have, where
 * they are, what they switched off, what their body asks to be spared, and what is in the way. The
 * one place where that is decided.
 */

import type { Form } from '../forms';
import type { Obstacle } from '../obstacles';
import type { Settings } from '../settings';
import type { Library } from './memory';
import { inForm, type Move, type MoveForm } from './move-file';
import { type Message, type MoveAsk, moveAsks, type Position } from './vocabulary';

type Trait = Settings['body']['profile'][number];

/** What a body asks to be spared, beside what can also be in the way of anybody. */
type Sore = Exclude<Trait, Obstacle | 'oneArmLeft' | 'oneArmRight'>;

/** Whatever can be in the way of a move. */
export type Limit = Obstacle | Sore;

/** What of a person's settings decides which moves and doses are possible. */
export interface Body
  extends Pick<Settings['body'], 'equipment' | 'place' | 'level' | 'disabledMoves' | 'focus'> {
  /** In the way until further notice: by the person's profile, or at this place. */
  readonly always: readonly Limit[];
  /** In the way of this break. */
  readonly now: readonly Obstacle[];
  /** The arm that takes part where only one does. */
  readonly arm: 'left' | 'right';
}

/** What a move asks of the person: what its file says, and where it is done. */
type Ask = MoveAsk | 'standing' | 'floor';

const rulesOut: Readonly<Record<Limit, ReadonlySet<Ask>>> = {
  onCall: new Set<Ask>(['standing', 'floor', 'sound', 'bareHead']),
  seatedOnly: new Set<Ask>(['standing', 'floor']),
  noFloor: new Set<Ask>(['floor']),
  noOverhead: new Set<Ask>(['overhead']),
  oneHand: new Set<Ask>(['bothHands']),
  soreNeck: new Set<Ask>(['neck']),
  soreShoulder: new Set<Ask>(['shoulder']),
  soreWrist: new Set<Ask>(['wrist']),
  soreLowBack: new Set<Ask>(['lowBack']),
  soreKnee: new Set<Ask>(['knee']),
  dizzy: new Set<Ask>(['headMoves']),
};

/** The forms to try where the usual one can't be done, the one that changes least first. */
const formsOnFoot = ['easier', 'oneArm', 'seated'] as const;
const formsSeated = ['seated', 'oneArm', 'easier'] as const;

/** The person as the settings have them, with what is in the way of this break. */
export function bodyOf(
  { body, notHere }: Pick<Settings, 'body' | 'notHere'>,
  now: readonly Obstacle[] = [],
): Body {
  const own = body.profile.map((trait): Limit => {
    return trait === 'oneArmLeft' || trait === 'oneArmRight' ? 'oneHand' : trait;
  });
  const arm = body.profile.includes('oneArmRight') ? 'right' : 'left';
  return { ...body, always: [...new Set([...own, ...notHere[body.place]])], now, arm };
}

/** Why a move can't be offered; null when it can. */
export function whyNot(move: Move, body: Body): Message | null {
  const why = whyNever(move, body);
  if (why) return why;
  return isQuietHere(move, body)
    ? null
    : { key: 'break:whyNot.place', params: { move: move.id, place: body.place } };
}

/**
 * The moves to choose from. One that would draw eyes at this place only where there is nothing
 * else.
 */
export function possibleMoves(library: Library, body: Body): Move[] {
  const out = ruledOut(body);
  const moves: Move[] = [];
  const quiet: Move[] = [];
  for (const move of library.values()) {
    if (body.disabledMoves.includes(move.id)) continue;
    const form = formFor(move, body, out);
    if (form === null) continue;
    moves.push(move);
    if (inForm(move, form).places.includes(body.place)) quiet.push(move);
  }
  return quiet.length > 0 ? quiet : moves;
}

/**
 * The form in which a move can be done: the usual one, which is the seated one for who must sit,
 * else the first that spares what is in its way; null when there is none.
 */
export function formFor(move: Move, body: Body, out = ruledOut(body)): Form | null {
  const mustSit = out.has('standing');
  const isPossible = (name: Form): boolean => {
    const form = inForm(move, name);
    const isThere = name === 'standard' || move.forms?.[name] !== undefined;
    return isThere && hasAll(form, body) && isSpared(form, out);
  };
  if (isSpared(move, out)) {
    if (mustSit && isPossible('seated')) return 'seated';
    return isPossible('standard') ? 'standard' : null;
  }
  const possible = (mustSit ? formsSeated : formsOnFoot).filter(isPossible);
  const quiet = possible.find((name) => inForm(move, name).places.includes(body.place));
  return quiet ?? possible[0] ?? null;
}

/** What is in the way of the usual form of a move, for this break first. */
function limitsOf(move: Move, { now, always }: Body): readonly Limit[] {
  return [...new Set([...now, ...always])].filter((limit) => !isSpared(move, rulesOut[limit]));
}

/** What decided the form and position of a move, to be told. */
export function limitsBehind(move: Move, body: Body): readonly Limit[] {
  const limits = limitsOf(move, body);
  if (limits.length > 0) return limits;
  if (body.now.length > 0) return body.now;
  return body.always.filter((limit) => rulesOut[limit].has('standing'));
}

/** The positions a move can be done in, the best one first. */
export function positionsFor(
  { positions }: Pick<Move, 'positions'>,
  body: Body,
): readonly Position[] {
  const out = ruledOut(body);
  return positions.filter((position) => position === 'seated' || !out.has(position));
}

/** Whether an easier form of a move, if only in its words, fits the person too. */
export function canDoEasier(move: Move, body: Body): boolean {
  if (move.text && !move.text.easier) return false;
  const easier = inForm(move, 'easier');
  return hasAll(easier, body) && isSpared(easier, ruledOut(body));
}

/** Whether the harder form of a move can be done here. */
export function canDoHarder(move: Move, body: Body): boolean {
  if (!move.forms?.harder) return false;
  const harder = inForm(move, 'harder');
  return (
    harder.places.includes(body.place) && hasAll(harder, body) && isSpared(harder, ruledOut(body))
  );
}

/** Something that no place changes. */
function whyNever(move: Move, body: Body): Message | null {
  if (body.disabledMoves.includes(move.id)) {
    return { key: 'break:whyNot.off', params: { move: move.id } };
  }
  if (formFor(move, body) !== null) return null;
  const [limit] = limitsOf(move, body);
  if (limit !== undefined) {
    return { key: 'break:whyNot.obstacle', params: { move: move.id, obstacle: limit } };
  }
  const missing = move.needs.find((need) => !body.equipment.includes(need));
  if (missing) {
    return { key: 'break:whyNot.needs', params: { move: move.id, equipment: missing } };
  }
  const [one = '', other = one] = move.needsOneOf ?? [];
  return {
    key: 'break:whyNot.needsOneOf',
    params: { move: move.id, equipment: one, other },
  };
}

function isQuietHere(move: Move, body: Body): boolean {
  const form = formFor(move, body);
  return form !== null && inForm(move, form).places.includes(body.place);
}

function hasAll({ needs, needsOneOf }: Pick<MoveForm, 'needs' | 'needsOneOf'>, body: Body) {
  return (
    needs.every((need) => body.equipment.includes(need)) &&
    (needsOneOf === undefined || needsOneOf.some((need) => body.equipment.includes(need)))
  );
}

/** Whether it can be done without what is ruled out. */
function isSpared(
  { positions, asks }: Pick<MoveForm, 'positions' | 'asks'>,
  out: ReadonlySet<Ask>,
): boolean {
  if (out.size === 0) return true;
  const hasPosition = positions.some((position) => position === 'seated' || !out.has(position));
  return hasPosition && !asksFor(asks, out);
}

/** A move whose file doesn't say what it asks for may ask for anything. */
function asksFor(asks: readonly MoveAsk[] | undefined, out: ReadonlySet<Ask>): boolean {
  return (asks ?? moveAsks).some((ask) => out.has(ask));
}

const nothing: ReadonlySet<Ask> = new Set();

function ruledOut({ always, now }: Body): ReadonlySet<Ask> {
  if (always.length === 0 && now.length === 0) return nothing;
  return new Set([...always, ...now].flatMap((limit) => [...rulesOut[limit]]));
}
