/** The forms a move is done in, and what it is done with: words of moves and of the history. */

/** `harder` is another way of doing the same move, such as the push-up on the floor. */
export const forms = ['standard', 'harder'] as const;
export type Form = (typeof forms)[number];

/** Band colours and dumbbells, each list from light to heavy. */
const bandColours = ['yellow', 'red', 'green', 'blue', 'black'] as const;
export const dumbbellWeights = ['light', 'medium', 'heavy'] as const;
export const resistances = [...bandColours, ...dumbbellWeights] as const;
export type Resistance = (typeof resistances)[number];
