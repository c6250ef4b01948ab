import { Frame } from './frame';

/** Lengths of the skeleton in body heights. */
export const SIZE = {
  pelvisHeight: 0.53,
  thigh: 0.245,
  shank: 0.246,
  ankle: 0.039,
  upperArm: 0.174,
  forearm: 0.146,
  palm: 0.042,
  palmThickness: 0.017,
} as const;

/** The frames of one arm and one leg. `s` is +1 on the left, -1 on the right. */
export interface Limbs {
  s: 1 | -1;
  clavicle: Frame;
  /** The shoulder blade: it glides on the ribs by itself, so that its travel can be seen. */
  blade: Frame;
  arm: Frame;
  forearm: Frame;
  hand: Frame;
  thigh: Frame;
  shank: Frame;
  foot: Frame;
}

/** Every frame of the figure; `solve` in kinematics.ts fills them from a pose. */
export interface Rig {
  pelvis: Frame;
  lumbar: Frame;
  thorax: Frame;
  chest: Frame;
  neck: Frame;
  head: Frame;
  left: Limbs;
  right: Limbs;
  /** The farthest any hand or foot stayed from its hold, in body heights: 0 when all are reached. */
  overreach: number;
}

const limbs = (s: 1 | -1): Limbs => ({
  s,
  clavicle: new Frame(),
  blade: new Frame(),
  arm: new Frame(),
  forearm: new Frame(),
  hand: new Frame(),
  thigh: new Frame(),
  shank: new Frame(),
  foot: new Frame(),
});

export const createRig = (): Rig => ({
  pelvis: new Frame(),
  lumbar: new Frame(),
  thorax: new Frame(),
  chest: new Frame(),
  neck: new Frame(),
  head: new Frame(),
  left: limbs(1),
  right: limbs(-1),
  overreach: 0,
});
