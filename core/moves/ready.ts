/** How long a move gets ready before it starts by itself. */
import type { Equipment } from '../settings';
import type { BreakMove } from './composed-break';
import { inForm, type Move } from './move-file';
import type { Position } from './vocabulary';

/** One stays where one is, seated or on one's feet. */
const stayingSeconds = 5;
/** There is something to fetch, or somewhere to go. */
const fetchingSeconds = 10;
/** The move before was done at the same place with the same things. */
const samePlaceSeconds = 3;

/** What a person needs to be and have before a move begins. */
export interface Place {
  readonly position: Position;
  /** Without the chair, which is there. */
  readonly things: readonly Equipment[];
}

/** Where the move is done, and with what, in the form and position it has in a break. */
export function placeOf(
  move: Move,
  { position, form }: Pick<BreakMove, 'position' | 'form'>,
): Place {
  const { needs, needsOneOf: choices = [] } = inForm(move, form);
  const one = position === 'seated' && choices.includes('chair') ? 'chair' : choices[0];
  const all = one === undefined ? needs : [...needs, one];
  return { position, things: all.filter((thing) => thing !== 'chair') };
}

const gear = ['band', 'dumbbells'] as const satisfies readonly Equipment[];
/** What can be fetched; one goes to the rest. */
export type Gear = (typeof gear)[number];

/** What is to be fetched for the move, in the form and position it has in a break. */
export function gearFor(move: Move, breakMove: Pick<BreakMove, 'position' | 'form'>): Gear[] {
  const { things } = placeOf(move, breakMove);
  return gear.filter((one) => things.includes(one));
}

/** Whole seconds. `set` is the person's own choice; 0 asks for what fits the move. */
export function readySecondsFor(place: Place, before: Place | null, set: number): number {
  if (set > 0) return set;
  if (before && isSamePlace(place, before)) return samePlaceSeconds;
  return place.things.length > 0 || place.position === 'floor' ? fetchingSeconds : stayingSeconds;
}

/** Nothing more to fetch, and no getting up or down. */
function isSamePlace(place: Place, before: Place): boolean {
  return (
    place.position === before.position &&
    place.things.every((thing) => before.things.includes(thing))
  );
}
