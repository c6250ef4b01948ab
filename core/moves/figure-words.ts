/** What poses and muscles can be named, apart from the schema: whoever draws needs no more. */

import type { Form, OtherForm } from '../forms';

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

/** What a form may say anew of a figure. */
interface Sayings {
  readonly stance?: unknown;
  readonly holdOn?: unknown;
  readonly props?: unknown;
  readonly arrows?: unknown;
  readonly poses?: unknown;
  readonly loop?: unknown;
  readonly view?: unknown;
  readonly inset?: unknown;
  readonly crop?: unknown;
  readonly muscles?: unknown;
  readonly stills?: unknown;
}

interface WithForms extends Sayings {
  readonly forms?: Partial<Readonly<Record<OtherForm, Sayings | undefined>>> | undefined;
}

/** The figure of a move as this form has it; the move's own where the form says nothing else. */
export function figureIn<F extends WithForms>(figure: F, name: Form): F {
  const own = name === 'standard' ? undefined : figure.forms?.[name];
  if (!own) return figure;
  return Object.assign(
    { ...figure },
    {
      stance: own.stance ?? figure.stance,
      holdOn: own.holdOn ?? figure.holdOn,
      props: own.props ?? figure.props,
      arrows: own.arrows ?? figure.arrows,
      poses: own.poses ?? figure.poses,
      loop: own.loop ?? figure.loop,
      view: own.view ?? figure.view,
      inset: own.inset ?? figure.inset,
      crop: own.crop === 'whole' ? undefined : (own.crop ?? figure.crop),
      muscles: own.muscles ?? figure.muscles,
      stills: own.stills ?? figure.stills,
    },
  );
}
