/** What poses and muscles can be named, apart from the schema: whoever draws needs no more. */

/** The muscles that can be lit, each on either side of the body. */
export const litMuscles = [
  'upperTrap',
  'midTrap',
  'lowTrap',
  'rhomboids',
  'rearDelt',
  'frontDelt',
  'cuff',
  'lats',
  'pecs',
  'deepNeck',
  'sideNeck',
  'spine',
  'obliques',
  'serratus',
] as const;

export type LitMuscle = (typeof litMuscles)[number];

/**
 * What a hand does, for whoever draws it. `open`: at ease, fingers a little bent. `flat`: palm
 * against a wall, a frame or the floor. `fist`: closed around a handle or a band. `cupped`: rounded
 * over the head. `walking`: leant on the spread fingertips, the heel of the hand off the floor.
 */
export const handShapes = ['open', 'flat', 'fist', 'cupped', 'walking'] as const;

export type HandShape = (typeof handShapes)[number];

/**
 * Where a loop goes through these poses one after the other: the number of the step that leads to
 * the second of them, and how many steps it takes. Undefined when it never does.
 */
export function stepsAlong(
  loop: readonly { readonly to: string }[],
  along: readonly string[],
): { first: number; count: number } | undefined {
  const at = (i: number): string | undefined => loop[(i + loop.length) % loop.length]?.to;
  const first = loop.findIndex((_, i) => along.every((name, k) => at(i - 1 + k) === name));
  return first < 0 ? undefined : { first, count: along.length - 1 };
}
