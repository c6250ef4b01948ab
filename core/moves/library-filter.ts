/** Which moves of the library a person wants to see. */
import type { Equipment } from '../settings';
import type { Move } from './move-file';
import { groupOf, type Kind, type MuscleGroup, type Position } from './vocabulary';

/** `any` lets everything through. */
export interface LibraryFilter {
  readonly kind: Kind | 'any';
  readonly position: Position | 'any';
  readonly group: MuscleGroup | 'any';
  /** Moves done with this thing, or with `nothing` at all. */
  readonly need: Equipment | 'nothing' | 'any';
}

export const everyMove: LibraryFilter = { kind: 'any', position: 'any', group: 'any', need: 'any' };

export function passesFilter(move: Move, filter: LibraryFilter): boolean {
  const needs = [...move.needs, ...(move.needsOneOf ?? [])];
  return (
    (filter.kind === 'any' || move.kind === filter.kind) &&
    (filter.position === 'any' || move.positions.includes(filter.position)) &&
    (filter.group === 'any' || move.muscles.some((muscle) => groupOf(muscle) === filter.group)) &&
    (filter.need === 'any' ||
      (filter.need === 'nothing' ? needs.length === 0 : needs.includes(filter.need)))
  );
}
