import { DEG, distance, dot, type Frame, perpendicular, sub, unit, type Vec, vec } from './frame';

import type { Limbs, Rig } from './skeleton';

/** Joint angles of a solved rig as a goniometer would read them, and what else can be measured on it. */

/** Degrees; signs as in `joint-limits.ts`. */
export interface LimbAngles {
  /** Between the upper arm and the trunk. */
  raise: number;
  /** The plane the arm is raised in: 0 to the side, 90 forward, 180 across. */
  plane: number;
  elbow: number;
  pronate: number;
  wrist: number;
  hip: number;
  abduct: number;
  knee: number;
  ankle: number;
}

const degrees = (cosine: number): number => Math.acos(Math.min(1, Math.max(-1, cosine))) / DEG;

/** Degrees between two directions. */
export const angleBetween = (a: Vec, b: Vec): number => degrees(dot(unit(a), unit(b)));

/** Which way a segment points: from its joint to the next one. */
export const pointing = (f: Frame): Vec => vec(-f.Y.x, -f.Y.y, -f.Y.z);

/** The signed angle from a to b around an axis, both seen along it. */
function around(axis: Vec, a: Vec, b: Vec): number {
  const p = unit(perpendicular(a, axis));
  const q = unit(perpendicular(b, axis));
  const sine =
    axis.x * (p.y * q.z - p.z * q.y) +
    axis.y * (p.z * q.x - p.x * q.z) +
    axis.z * (p.x * q.y - p.y * q.x);
  return Math.atan2(sine, dot(p, q)) / DEG;
}

const along = (v: Vec, k: number): Vec => vec(v.x * k, v.y * k, v.z * k);

export function limbAngles(rig: Rig, limbs: Limbs): LimbAngles {
  const { s, arm, forearm, hand, thigh, shank, foot } = limbs;
  const upper = rig.chest.inverse(pointing(arm));
  const thighs = rig.pelvis.inverse(pointing(thigh));
  const toes = shank.inverse(foot.Z);
  return {
    raise: degrees(-upper.y),
    plane: Math.atan2(upper.z, s * upper.x) / DEG,
    elbow: angleBetween(pointing(arm), pointing(forearm)),
    pronate: -s * around(forearm.Y, forearm.Z, hand.Z),
    wrist: -around(along(hand.Z, s), pointing(forearm), pointing(hand)),
    hip: Math.atan2(thighs.z, -thighs.y) / DEG,
    abduct: Math.asin(Math.min(1, Math.max(-1, s * thighs.x))) / DEG,
    knee: angleBetween(pointing(thigh), pointing(shank)),
    ankle: Math.atan2(toes.y, toes.z) / DEG,
  };
}

/** Lengths of the limb's bones in body heights: shoulder to elbow, elbow to wrist, hip to knee, knee to ankle. */
export const boneLengths = ({ arm, forearm, hand, thigh, shank, foot }: Limbs): number[] => [
  distance(arm.o, forearm.o),
  distance(forearm.o, hand.o),
  distance(thigh.o, shank.o),
  distance(shank.o, foot.o),
];

/** Where the palm touches what it is held against. */
export const palmPoint = ({ s, hand }: Limbs): Vec => hand.at(-s * 0.017, -0.042, 0);

/** The line from the hips to the base of the neck leans back by this much in someone who stands. */
const STANDING_LEAN = Math.atan2(-0.028, 0.318) / DEG;

/** Degrees by which the trunk is hinged forward from standing. */
export const trunkLean = (rig: Rig): number => {
  const up = unit(sub(rig.neck.o, rig.pelvis.o));
  return Math.atan2(up.z, up.y) / DEG - STANDING_LEAN;
};
