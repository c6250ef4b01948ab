/** What a person can't have with what they have here and what is in their way, said plainly. */
import { type Body, possibleMoves } from './eligibility';
import type { Library } from './memory';
import { groupNames, groupOf, type Message, type MuscleGroup } from './vocabulary';

/** With fewer different moves than this, a week repeats itself. */
export const enoughMoves = 8;

/** One sentence each; none when nothing is missing. */
export function gapsOf(library: Library, body: Body): readonly Message[] {
  const possible = possibleMoves(library, body);
  if (possible.length === 0) return [{ key: 'break:gaps.nothing' }];
  const groups = groupsOf(library, body);
  const missing = groupNames.filter((group) => !groups.has(group));
  return [
    ...(possible.length < enoughMoves
      ? [{ key: 'break:gaps.few', params: { count: possible.length } }]
      : []),
    ...(possible.some(({ kind }) => kind === 'strengthen')
      ? []
      : [{ key: 'break:gaps.noStrength' }]),
    ...missing.map((group) => ({ key: 'break:gaps.group', params: { group } })),
  ];
}

/** The muscle groups that some possible move works. */
export function groupsOf(library: Library, body: Body): ReadonlySet<MuscleGroup> {
  return new Set(possibleMoves(library, body).flatMap(({ muscles }) => muscles.map(groupOf)));
}
