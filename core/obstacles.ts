/** What may be in the way of a move, for one break or at a place from now on. */
export const obstacles = ['onCall', 'seatedOnly', 'noFloor', 'noOverhead', 'oneHand'] as const;
export type Obstacle = (typeof obstacles)[number];
