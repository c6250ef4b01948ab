/** Which moves a person can do here: what they have, where they are, what they switched off. */
import type { Body } from './dose';
import type { Library } from './memory';
import type { Move } from './move-file';
import type { Message } from './vocabulary';

/** Why a move can't be offered; null when it can. */
export function whyNot(move: Move, body: Body): Message | null {
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
  if (!move.places.includes(body.place)) {
    return { key: 'break:whyNot.place', params: { move: move.id, place: body.place } };
  }
  return null;
}

export function possibleMoves(library: Library, body: Body): Move[] {
  return Array.from(library.values()).filter((move) => whyNot(move, body) === null);
}
