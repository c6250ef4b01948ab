/**
 * Which moves a person can do here and now, and in which position: what they have, where they
 * are, what they switched off, what their body asks to be spared, and what is in the way. The
 * one place where that is decided.
 */
import type { Obstacle } from '../obstacles';
import type { Settings } from '../settings';
import type { Library } from './memory';
import { inForm, type Move } from './move-file';
import { type Message, type MoveAsk, moveAsks, type Position } from './vocabulary';

/** What of a person's settings decides which moves and doses are possible. */
export interface Body
  extends Pick<Settings['body'], 'equipment' | 'place' | 'level' | 'disabledMoves' | 'focus'> {
  /** In the way until further notice: by the person's profile, or at this place. */
  readonly always: readonly Obstacle[];
  /** In the way of this break. */
  readonly now: readonly Obstacle[];
}

/** What a move asks of the person: what its file says, and where it is done. */
type Ask = MoveAsk | 'standing' | 'floor';

const rulesOut: Readonly<Record<Obstacle, readonly Ask[]>> = {
  onCall: ['standing', 'floor', 'sound', 'bareHead'],
  seatedOnly: ['standing', 'floor'],
  noFloor: ['floor'],
  noOverhead: ['overhead'],
  oneHand: ['bothHands'],
};

/** The traits of a profile that are in the way of a move as an obstacle is. */
const obstacleOfTrait: Readonly<Partial<Record<Settings['body']['profile'][number], Obstacle>>> = {
  seatedOnly: 'seatedOnly',
  noFloor: 'noFloor',
  noOverhead: 'noOverhead',
  oneArmLeft: 'oneHand',
  oneArmRight: 'oneHand',
};

/** The person as the settings have them, with what is in the way of this break. */
export function bodyOf(
  { body, notHere }: Pick<Settings, 'body' | 'notHere'>,
  now: readonly Obstacle[] = [],
): Body {
  const own = body.profile.flatMap((trait) => obstacleOfTrait[trait] ?? []);
  return { ...body, always: [...new Set([...own, ...notHere[body.place]])], now };
}

/** Why a move can't be offered; null when it can. */
export function whyNot(move: Move, body: Body): Message | null {
  const why = whyNever(move, body);
  if (why) return why;
  return move.places.includes(body.place)
    ? null
    : { key: 'break:whyNot.place', params: { move: move.id, place: body.place } };
}

/**
 * The moves to choose from. One that would draw eyes at this place only where there is nothing
 * else.
 */
export function possibleMoves(library: Library, body: Body): Move[] {
  const moves = Array.from(library.values()).filter((move) => whyNever(move, body) === null);
  const quiet = moves.filter((move) => move.places.includes(body.place));
  return quiet.length > 0 ? quiet : moves;
}

/** The positions a move can be done in, the best one first. */
export function positionsFor(
  { positions }: Pick<Move, 'positions'>,
  body: Body,
): readonly Position[] {
  const out = ruledOut(body);
  return positions.filter((position) => position === 'seated' || !out.has(position));
}

/** Whether the harder form of a move can be done here. */
export function canDoHarder(move: Move, body: Body): boolean {
  if (!move.forms?.harder) return false;
  const { needs, places, positions, asks } = inForm(move, 'harder');
  return (
    places.includes(body.place) &&
    needs.every((need) => body.equipment.includes(need)) &&
    positionsFor({ positions }, body).length > 0 &&
    !asksFor(asks, ruledOut(body))
  );
}

/** Something that no place changes. */
function whyNever(move: Move, body: Body): Message | null {
  if (body.disabledMoves.includes(move.id)) {
    return { key: 'break:whyNot.off', params: { move: move.id } };
  }
  const missing = move.needs.find((need) => !body.equipment.includes(need));
  if (missing) {
    return { key: 'break:whyNot.needs', params: { move: move.id, equipment: missing } };
  }
  const [one, other] = move.needsOneOf ?? [];
  if (one && !move.needsOneOf?.some((need) => body.equipment.includes(need))) {
    return {
      key: 'break:whyNot.needsOneOf',
      params: { move: move.id, equipment: one, other: other ?? one },
    };
  }
  const obstacle = [...body.now, ...body.always].find((each) => isInTheWay(each, move));
  return obstacle === undefined
    ? null
    : { key: 'break:whyNot.obstacle', params: { move: move.id, obstacle } };
}

function isInTheWay(obstacle: Obstacle, move: Move): boolean {
  const out = new Set(rulesOut[obstacle]);
  const hasPosition = move.positions.some(
    (position) => position === 'seated' || !out.has(position),
  );
  return !hasPosition || asksFor(move.asks, out);
}

/** A move whose file doesn't say what it asks for may ask for anything. */
function asksFor(asks: readonly MoveAsk[] | undefined, out: ReadonlySet<Ask>): boolean {
  if (asks === undefined) return moveAsks.some((ask) => out.has(ask));
  return asks.some((ask) => out.has(ask));
}

function ruledOut({ always, now }: Body): ReadonlySet<Ask> {
  return new Set([...always, ...now].flatMap((obstacle) => rulesOut[obstacle]));
}
