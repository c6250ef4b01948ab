/** The words moves are described with: muscles, kinds, cautions, and what a text is. */

/** Small letters, digits and hyphens, as in `chin-tuck`; also the name of its file. */
export type MoveId = string;

export const kinds = ['warm-up', 'strengthen', 'stretch'] as const;
export type Kind = (typeof kinds)[number];

export const positions = ['seated', 'standing', 'floor'] as const;
export type Position = (typeof positions)[number];

/**
 * What a move asks for that a person may not have to give just now: a hand above the shoulder;
 * both hands, at once or in turn; a sound that others hear; a head without a headset, since a
 * hand lies on it; a joint that bears or moves much; a head that goes down or turns.
 */
export const moveAsks = [
  'overhead',
  'bothHands',
  'sound',
  'bareHead',
  'neck',
  'shoulder',
  'wrist',
  'lowBack',
  'knee',
  'headMoves',
] as const;
export type MoveAsk = (typeof moveAsks)[number];

/** Which parts of the body feel a move, from the head down; the figure glows by the same names. */
export const muscleGroups = {
  neck: ['deepNeck', 'sideNeck', 'upperTrap'],
  shoulders: ['frontDelt', 'rearDelt', 'cuff'],
  upperBack: ['midTrap', 'lowTrap', 'rhomboids'],
  chest: ['pecs', 'serratus'],
  sides: ['lats', 'obliques'],
  spine: ['spine'],
} as const;

export type MuscleGroup = keyof typeof muscleGroups;
export type Muscle = (typeof muscleGroups)[MuscleGroup][number];

export const groupNames = Object.keys(muscleGroups) as MuscleGroup[];
export const muscles: readonly Muscle[] = groupNames.flatMap((group) => muscleGroups[group]);

const groupByMuscle = new Map<Muscle, MuscleGroup>(
  groupNames.flatMap((group) => muscleGroups[group].map((muscle) => [muscle, group] as const)),
);

export function groupOf(muscle: Muscle): MuscleGroup {
  const group = groupByMuscle.get(muscle);
  if (!group) throw new Error(`no muscle group holds ${muscle}`);
  return group;
}

/** What to watch, and who should ask first; each has its sentence in `break:cautions`. */
export const cautions = [
  'neckInjury',
  'shoulderInjury',
  'backInjury',
  'dizziness',
  'wrists',
  'knees',
  'bandWear',
  'anchor',
  'flatBack',
  'gentleHand',
] as const;

/**
 * The halves of a move: a side of the body, or a direction of a circle. `left` is the person's
 * left side being stretched, reaching, or turned to; the figure is drawn for `left` and
 * `oneWay`. Null is a move with only one way of doing it.
 */
export type Side = 'left' | 'right' | 'oneWay' | 'otherWay' | null;

/**
 * A sentence for a person: a key of the locale files with its namespace, such as
 * `break:reasons.notSince`, and what to fill in. Params named `move`, `muscle`, `group`,
 * `equipment` hold ids which the sentence itself looks up; `on` is an instant at noon UTC
 * whose UTC date is meant; `count` picks the plural, `context` the variant.
 */
export interface Message {
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
}
