/** The forms a move is done in, and what it is done with: words of moves and of the history. */

/**
 * `harder` is another way of doing the same move, such as the push-up on the floor; `easier` is
 * gentler and spares what the move would load; `seated` is done on a chair from start to end;
 * `oneArm` leaves the other arm at rest.
 */
export const forms = ['standard', 'harder', 'easier', 'seated', 'oneArm'] as const;
export type Form = (typeof forms)[number];

/** All but the one a move is described in. */
export const otherForms = ['harder', 'easier', 'seated', 'oneArm'] as const;
export type OtherForm = (typeof otherForms)[number];

/** The forms that a dose grows through. */
export const ladderForms = ['standard', 'harder'] as const;
export type LadderForm = (typeof ladderForms)[number];

/** Band colours and dumbbells, each list from light to heavy. */
const bandColours = ['yellow', 'red', 'green', 'blue', 'black'] as const;
export const dumbbellWeights = ['light', 'medium', 'heavy'] as const;
export const resistances = [...bandColours, ...dumbbellWeights] as const;
export type Resistance = (typeof resistances)[number];
