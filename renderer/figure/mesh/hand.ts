import { Frame } from '../frame';
import type { SidePose } from '../pose';
import type { Limbs } from '../skeleton';

/** The fingers' bones: index to little finger, then the thumb, three each. */
export type Fingers = readonly (readonly Frame[])[];

/** Across the palm (z), where it begins (y), length, radius at root and tip, fan (degrees). */
export const FINGERS = [
  { z: 0.0205, y: -0.0585, length: 0.046, root: 0.0082, tip: 0.0062, fan: -7 },
  { z: 0.007, y: -0.0615, length: 0.052, root: 0.0084, tip: 0.0064, fan: -2 },
  { z: -0.0065, y: -0.0605, length: 0.0475, root: 0.008, tip: 0.006, fan: 3 },
  { z: -0.019, y: -0.056, length: 0.038, root: 0.0072, tip: 0.0054, fan: 9 },
] as const;
export const THUMB = { length: 0.066, root: 0.0125, tip: 0.0072, joints: [0.03, 0.022] } as const;
/** The shares of a finger's length that its bones have. */
export const SHARES = [0.46, 0.3, 0.24] as const;

export const createFingers = (): Fingers =>
  Array.from({ length: 5 }, () => Array.from({ length: 3 }, () => new Frame()));

/** Bends the fingers as the hand's shape and curl say. */
export function bendFingers(fingers: Fingers, limbs: Limbs, pose: SidePose): void {
  const { s, hand } = limbs;
  const { curl, shape } = pose;
  const closed = Math.max(0, curl);
  const spread = 0.25 + 0.55 * shape.walking + 0.3 * shape.flat - 0.25 * shape.fist;
  for (const [i, plan] of FINGERS.entries()) {
    // At ease each finger is a little more bent than the one before.
    const ease = 1 + shape.open * (i - 1) * 0.16;
    const angles = [
      closed * 76 * ease + shape.cupped * 10 - shape.walking * 26,
      closed * 96 * ease + shape.cupped * 12 + shape.walking * 34,
      closed * 62 * ease + shape.walking * 22,
    ];
    let parent: Frame = hand;
    for (const [j, joint] of (fingers[i] ?? []).entries()) {
      if (j === 0) joint.place(parent, 0, plan.y, plan.z).rotX(plan.fan * spread);
      else joint.place(parent, 0, -plan.length * (SHARES[j - 1] ?? 0), 0);
      joint.rotZ(-s * (angles[j] ?? 0));
      parent = joint;
    }
  }
  const [a, b, c] = fingers[4] ?? [];
  if (!a || !b || !c) return;
  const fist = shape.fist;
  a.place(hand, -s * 0.002, -0.014, 0.014)
    .rotX(-38 + fist * 10 + shape.cupped * 8 - shape.flat * 6)
    .rotZ(-s * (6 + closed * 34 + fist * 12));
  // Closed, it lies across the fingers.
  b.place(a, 0, -THUMB.joints[0], 0)
    .rotX(4 + fist * 58)
    .rotZ(-s * (2 + closed * 26 - fist * 20));
  c.place(b, 0, -THUMB.joints[1], 0)
    .rotX(fist * 34)
    .rotZ(-s * (closed * 26 - fist * 22));
}

/** Straight and together, as the hand is modelled. */
export function straightFingers(fingers: Fingers, { s, hand }: Limbs): void {
  for (const [i, plan] of FINGERS.entries()) {
    let parent: Frame = hand;
    for (const [j, joint] of (fingers[i] ?? []).entries()) {
      if (j === 0) joint.place(parent, 0, plan.y, plan.z).rotX(plan.fan);
      else joint.place(parent, 0, -plan.length * (SHARES[j - 1] ?? 0), 0);
      parent = joint;
    }
  }
  const [a, b, c] = fingers[4] ?? [];
  a?.place(hand, -s * 0.002, -0.014, 0.014)
    .rotX(-38)
    .rotZ(-s * 6);
  if (a) b?.place(a, 0, -THUMB.joints[0], 0);
  if (b) c?.place(b, 0, -THUMB.joints[1], 0);
}
