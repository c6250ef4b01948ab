import type { FigurePose, FigureSide } from '#core/moves/figure-schema';
import { type HandShape, handShapes, type LitMuscle, litMuscles } from '#core/moves/figure-words';

/** How one joint of the spine is bent: degrees; + is forward, to the left, turned to the left. */
export interface Bend {
  flex: number;
  side: number;
  turn: number;
}

/** Where a hand is held: the point its palm touches, and how. `weight` 0 leaves the arm to its joint angles. */
export interface HandHold {
  weight: number;
  x: number;
  y: number;
  z: number;
  fingersX: number;
  fingersY: number;
  fingersZ: number;
  palmX: number;
  palmY: number;
  palmZ: number;
  elbowX: number;
  elbowY: number;
  elbowZ: number;
}

/** Where a foot is held: its ankle, the way the toes point and how far they point down. */
export interface FootHold {
  weight: number;
  x: number;
  y: number;
  z: number;
  yaw: number;
  pitch: number;
  kneeX: number;
  kneeY: number;
  kneeZ: number;
}

/** One half of the body in clinical terms, degrees; see `joint-limits.ts` for signs and ranges. */
export interface SidePose {
  protract: number;
  elevate: number;
  raise: number;
  plane: number;
  rotate: number;
  elbow: number;
  pronate: number;
  wrist: number;
  /** How much the hand has of each shape; they sum to 1. */
  shape: Record<HandShape, number>;
  curl: number;
  hip: number;
  abduct: number;
  hipRotate: number;
  knee: number;
  ankle: number;
  flat: number;
  hand: HandHold;
  foot: FootHold;
  /** The share of the pose's effort that each muscle of this side bears. */
  light: Record<LitMuscle, number>;
}

/** A whole pose, every number of it blendable. Lengths in body heights, angles in degrees. */
export interface Pose {
  pelvis: { x: number; y: number; z: number; pitch: number; yaw: number; roll: number };
  lumbar: Bend;
  thoracic: Bend;
  upperThoracic: Bend;
  neck: Bend;
  head: Bend;
  glide: number;
  effort: number;
  left: SidePose;
  right: SidePose;
}

const bend = (): Bend => ({ flex: 0, side: 0, turn: 0 });

function restSide(s: number): SidePose {
  return {
    protract: 0,
    elevate: 0,
    raise: 7,
    plane: 12,
    rotate: 0,
    elbow: 12,
    pronate: 20,
    wrist: 4,
    shape: shapeOf('open'),
    curl: CURL.open,
    hip: 0,
    abduct: 3,
    hipRotate: 8,
    knee: 3,
    ankle: 0,
    flat: 1,
    hand: {
      weight: 0,
      x: s * 0.12,
      y: 0.5,
      z: 0.1,
      fingersX: 0,
      fingersY: -1,
      fingersZ: 0,
      palmX: -s,
      palmY: 0,
      palmZ: 0,
      elbowX: s * 0.5,
      elbowY: -0.3,
      elbowZ: -0.8,
    },
    foot: {
      weight: 0,
      x: s * 0.06,
      y: 0.039,
      z: 0,
      yaw: s * 8,
      pitch: 0,
      kneeX: 0,
      kneeY: 0,
      kneeZ: 1,
    },
    light: numbers(litMuscles, () => 1),
  };
}

/** How far the fingers are closed in each shape of the hand. */
const CURL: Readonly<Record<HandShape, number>> = {
  open: 0.3,
  flat: 0.05,
  fist: 1,
  cupped: 0.2,
  walking: 0.12,
};

const shapeOf = (shape: HandShape): Record<HandShape, number> =>
  numbers(handShapes, (name) => (name === shape ? 1 : 0));

const numbers = <K extends string>(keys: readonly K[], of: (key: K) => number): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, number>;

/** Standing at ease: what a move's poses start from. */
export function restPose(): Pose {
  return {
    pelvis: { x: 0, y: 0.53, z: 0, pitch: 0, yaw: 0, roll: 0 },
    lumbar: bend(),
    thoracic: bend(),
    upperThoracic: bend(),
    neck: bend(),
    head: bend(),
    glide: 0,
    effort: 0,
    left: restSide(1),
    right: restSide(-1),
  };
}

/** A new pose: `base` with what the move file says put over it. */
export function readPose(base: Pose, data: FigurePose): Pose {
  const pose = structuredClone(base);
  const { both, left, right, glide, effort, ...joints } = data;
  for (const [name, value] of Object.entries(joints)) {
    Object.assign(pose[name as 'pelvis' | 'head'], value);
  }
  if (glide !== undefined) pose.glide = glide;
  if (effort !== undefined) pose.effort = effort;
  for (const [side, own, s] of [
    [pose.left, left, 1],
    [pose.right, right, -1],
  ] as const) {
    if (both) readSide(side, both, s);
    if (own) readSide(side, own, 1);
  }
  return pose;
}

type Triple = readonly [number, number, number];

/** `s` = -1 reads what is written for the left half as the right half's mirror image. */
function readSide(side: SidePose, data: FigureSide, s: number): void {
  const { hand, foot, shape, light, ...joints } = data;
  if (shape) {
    side.shape = shapeOf(shape);
    side.curl = CURL[shape];
  }
  Object.assign(side.light, light);
  Object.assign(side, joints);
  if (hand) {
    const to = side.hand;
    to.weight = hand.weight ?? 1;
    const put = (name: '' | 'fingers' | 'palm' | 'elbow', from: Triple | undefined): void => {
      if (!from) return;
      const [x, y, z] = from;
      Object.assign(
        to,
        name ? { [`${name}X`]: x * s, [`${name}Y`]: y, [`${name}Z`]: z } : { x: x * s, y, z },
      );
    };
    put('', hand.at);
    put('fingers', hand.fingers);
    put('palm', hand.palm);
    put('elbow', hand.elbow);
  }
  if (foot) {
    const to = side.foot;
    to.weight = foot.weight ?? 1;
    if (foot.at) Object.assign(to, { x: foot.at[0] * s, y: foot.at[1], z: foot.at[2] });
    if (foot.knee)
      Object.assign(to, { kneeX: foot.knee[0] * s, kneeY: foot.knee[1], kneeZ: foot.knee[2] });
    if (foot.yaw !== undefined) to.yaw = foot.yaw * s;
    if (foot.pitch !== undefined) to.pitch = foot.pitch;
  }
}

const MIRRORED = /^(x|side|turn|yaw|roll|fingersX|palmX|elbowX|kneeX)$/;

/** The pose a mirror shows: left and right change places. */
export function mirrorPose(pose: Pose): Pose {
  const flipped = flip(pose) as Pose;
  return { ...flipped, left: flipped.right, right: flipped.left };
}

function flip(node: object): object {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === 'number') out[key] = MIRRORED.test(key) ? -value : value;
    else out[key] = flip(value);
  }
  return out;
}

interface Numbers {
  [key: string]: number | Numbers;
}

/** Where a number is between `b` and `c`, given what it was before them and will be after them. */
export type Blend = (a: number, b: number, c: number, d: number) => number;

/** Writes a blend of four poses into `out`, number by number. */
export function combine(
  out: Pose,
  [a, b, c, d]: readonly [Pose, Pose, Pose, Pose],
  blend: Blend,
): void {
  const walk = (to: Numbers, na: Numbers, nb: Numbers, nc: Numbers, nd: Numbers): void => {
    for (const key in to) {
      const va = na[key];
      if (typeof va === 'number') {
        to[key] = blend(va, nb[key] as number, nc[key] as number, nd[key] as number);
      } else {
        walk(
          to[key] as Numbers,
          va as Numbers,
          nb[key] as Numbers,
          nc[key] as Numbers,
          nd[key] as Numbers,
        );
      }
    }
  };
  const n = (p: Pose): Numbers => p as unknown as Numbers;
  walk(n(out), n(a), n(b), n(c), n(d));
}
