import { along, length, sub, type Vec, vec } from './frame';
import type { Limbs, Rig } from './skeleton';

/**
 * Where the surface of the middle build lies: the points of the body that touch things. Poses and
 * props are made to meet at them, so whoever draws the body draws it through them.
 */

/** Of the trunk and head. */
export const landmarks = {
  /** The back of the skull, hair pressed flat. */
  occiput: ({ head }: Rig): Vec => head.at(0, 0.045, -0.065),
  forehead: ({ head }: Rig): Vec => head.at(0, 0.07, 0.057),
  crown: ({ head }: Rig): Vec => head.at(0, 0.097, 0),
  chin: ({ head }: Rig): Vec => head.at(0, -0.018, 0.052),
  /** Between the shoulder blades. */
  upperBack: ({ chest }: Rig): Vec => chest.at(0, 0.03, -0.061),
  breastbone: ({ chest }: Rig): Vec => chest.at(0, 0.012, 0.067),
} satisfies Record<string, (rig: Rig) => Vec>;

/** Of one half of the body. */
export const sideLandmarks = {
  temple: ({ head }: Rig, { s }: Limbs): Vec => head.at(s * 0.047, 0.05, 0.024),
  /** What one sits on: the lowest flesh of the hip, sitting upright. */
  seat: ({ pelvis }: Rig, { s }: Limbs): Vec => pelvis.at(s * 0.04, -0.052, -0.01),
  /** The underside of the thigh close to the hip: what rests on the heels of someone who kneels back. */
  buttock: (_rig: Rig, { thigh, foot }: Limbs): Vec => {
    const to = sub(foot.at(0, -0.02, -0.034), thigh.o);
    return along(thigh.o, to, 0.052 / length(to));
  },
  heel: (_rig: Rig, { foot }: Limbs): Vec => foot.at(0, -0.02, -0.034),
  sole: (_rig: Rig, { foot }: Limbs): Vec => foot.at(0, -0.039, 0.02),
  knee: (_rig: Rig, { shank, thigh }: Limbs): Vec => {
    const front = vec(thigh.Z.x + shank.Z.x, thigh.Z.y + shank.Z.y, thigh.Z.z + shank.Z.z);
    const l = Math.hypot(front.x, front.y, front.z) / 0.032;
    return vec(shank.o.x + front.x / l, shank.o.y + front.y / l, shank.o.z + front.z / l);
  },
  /** The tip of the elbow. */
  elbow: (_rig: Rig, { forearm }: Limbs): Vec => forearm.at(0, 0, 0),
} satisfies Record<string, (rig: Rig, limbs: Limbs) => Vec>;
