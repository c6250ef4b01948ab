import { type LitMuscle, litMuscles } from '#core/moves/figure-words';
import { clamp, distance, type Vec, vec } from './frame';
import { type Bones, limbsOf } from './mesh/bones';
import { soften } from './mesh/net';
import type { Part } from './mesh/skin';
import type { Pose } from './pose';
import type { Limbs, Rig } from './skeleton';

/** A muscle of one side that can be lit. */
export interface Muscle {
  name: LitMuscle;
  s: 1 | -1;
  /** How strongly it is lit beside the others, 0 to 1. */
  strength: number;
  /** The parts of the body it lies on, with how much of its light falls on each of their points. */
  on: readonly { part: Part; heat: Float32Array }[];
}

type On = 'neck' | 'shirt' | 'sleeve' | 'arm';

type Spot = readonly [bone: Bone, x: number, y: number, z: number, r: number];
type Bone =
  | 'head'
  | 'neck'
  | 'chest'
  | 'thorax'
  | 'lumbar'
  | 'pelvis'
  | 'blade'
  | 'clavicle'
  | 'arm';

interface Plan {
  kind: 'hull' | 'chain';
  /** The parts it lies on; its light never leaves them. */
  on: readonly On[];
  /** Which way it faces, in its bone's frame: it is lit only where the surface faces so. */
  bone: 'chest' | 'neck' | 'arm' | 'thorax';
  normal: readonly [number, number, number];
  spots: readonly Spot[];
}

/** The left half of the body; x is mirrored for the right. Origins and insertions after Gray's Anatomy. */
const PLANS: Record<LitMuscle, Plan> = {
  upperTrap: {
    kind: 'chain',
    on: ['neck', 'shirt'],
    bone: 'chest',
    normal: [0.3, 0.85, -0.3],
    spots: [
      ['head', 0.014, 0.012, -0.036, 0.008],
      ['neck', 0.021, 0.03, -0.008, 0.012],
      ['chest', 0.034, 0.09, -0.018, 0.015],
      ['clavicle', 0.068, 0.01, -0.05, 0.014],
    ],
  },
  midTrap: {
    kind: 'hull',
    on: ['shirt'],
    bone: 'chest',
    normal: [0, 0.1, -1],
    spots: [
      ['chest', 0.005, 0.078, -0.046, 0.008],
      ['chest', 0.005, 0.036, -0.058, 0.008],
      ['blade', -0.02, -0.006, -0.018, 0.01],
      ['blade', 0.002, 0.008, -0.012, 0.01],
    ],
  },
  lowTrap: {
    kind: 'hull',
    on: ['shirt'],
    bone: 'chest',
    normal: [0, 0, -1],
    spots: [
      ['chest', 0.005, 0.02, -0.058, 0.006],
      ['thorax', 0.004, 0.012, -0.052, 0.005],
      ['blade', -0.034, -0.014, -0.02, 0.009],
    ],
  },
  rhomboids: {
    kind: 'hull',
    on: ['shirt'],
    bone: 'chest',
    normal: [0, 0, -1],
    spots: [
      ['chest', 0.006, 0.07, -0.05, 0.007],
      ['chest', 0.006, 0.026, -0.058, 0.007],
      ['blade', -0.036, -0.008, -0.02, 0.009],
      ['blade', -0.032, -0.046, -0.018, 0.009],
    ],
  },
  rearDelt: {
    kind: 'chain',
    on: ['shirt', 'sleeve', 'arm'],
    bone: 'arm',
    normal: [0.35, 0.1, -0.9],
    spots: [
      ['blade', -0.006, -0.002, -0.016, 0.013],
      ['arm', 0.006, -0.022, -0.02, 0.015],
      ['arm', 0.006, -0.07, -0.01, 0.008],
    ],
  },
  frontDelt: {
    kind: 'chain',
    on: ['shirt', 'sleeve', 'arm'],
    bone: 'arm',
    normal: [0.35, 0.1, 0.9],
    spots: [
      ['clavicle', 0.07, -0.002, -0.024, 0.012],
      ['arm', 0.004, -0.022, 0.02, 0.015],
      ['arm', 0.006, -0.07, 0.01, 0.008],
    ],
  },
  cuff: {
    kind: 'hull',
    on: ['shirt', 'sleeve'],
    bone: 'chest',
    normal: [0.3, 0, -0.95],
    spots: [
      ['blade', -0.032, -0.02, -0.018, 0.01],
      ['blade', -0.026, -0.044, -0.016, 0.009],
      ['arm', 0.004, -0.014, -0.02, 0.01],
    ],
  },
  lats: {
    kind: 'hull',
    on: ['shirt', 'sleeve'],
    bone: 'thorax',
    normal: [0.6, 0, -0.7],
    spots: [
      ['thorax', 0.038, 0.0, -0.042, 0.014],
      ['lumbar', 0.022, 0.03, -0.042, 0.008],
      ['arm', -0.008, -0.035, -0.008, 0.012],
      ['chest', 0.074, 0.0, -0.03, 0.018],
    ],
  },
  pecs: {
    kind: 'hull',
    on: ['shirt', 'sleeve'],
    bone: 'chest',
    normal: [0.15, 0.1, 0.95],
    spots: [
      ['chest', 0.012, 0.055, 0.046, 0.009],
      ['chest', 0.014, 0.014, 0.056, 0.01],
      ['chest', 0.05, 0.004, 0.046, 0.014],
      ['arm', -0.002, -0.026, 0.016, 0.011],
      ['clavicle', 0.05, -0.004, -0.016, 0.009],
    ],
  },
  deepNeck: {
    kind: 'chain',
    on: ['neck'],
    bone: 'neck',
    normal: [0.6, 0, 0.8],
    spots: [
      ['chest', 0.012, 0.092, 0.014, 0.008],
      ['neck', 0.013, 0.03, 0.028, 0.01],
      ['head', 0.014, 0.0, 0.014, 0.009],
    ],
  },
  sideNeck: {
    kind: 'chain',
    on: ['neck', 'shirt'],
    bone: 'neck',
    normal: [0.9, 0.1, 0.2],
    spots: [
      ['chest', 0.036, 0.086, 0.0, 0.012],
      ['neck', 0.026, 0.03, 0.012, 0.011],
      ['head', 0.026, 0.006, -0.008, 0.009],
    ],
  },
  spine: {
    kind: 'chain',
    on: ['shirt'],
    bone: 'thorax',
    normal: [0.1, 0, -0.95],
    spots: [
      ['pelvis', 0.018, 0.045, -0.05, 0.01],
      ['lumbar', 0.018, 0.05, -0.046, 0.012],
      ['thorax', 0.019, 0.04, -0.05, 0.013],
      ['chest', 0.018, 0.03, -0.054, 0.012],
      ['chest', 0.014, 0.07, -0.046, 0.008],
    ],
  },
  obliques: {
    kind: 'hull',
    on: ['shirt'],
    bone: 'thorax',
    normal: [0.8, 0, 0.4],
    spots: [
      ['pelvis', 0.066, 0.045, 0.014, 0.014],
      ['lumbar', 0.064, 0.06, 0.016, 0.016],
      ['thorax', 0.068, 0.03, 0.014, 0.016],
      ['thorax', 0.066, 0.07, 0.014, 0.01],
    ],
  },
  serratus: {
    kind: 'hull',
    on: ['shirt'],
    bone: 'chest',
    normal: [0.9, 0, 0.3],
    spots: [
      ['chest', 0.074, 0.02, 0.022, 0.013],
      ['thorax', 0.072, 0.06, 0.024, 0.013],
      ['chest', 0.08, 0.03, -0.012, 0.012],
    ],
  },
};

/** The muscles named in a move, `pecs` for both sides or `upperTrap:left` for one. */
export function createMuscles(
  parts: readonly Part[],
  bind: Bones,
  names: readonly string[],
  mirrored: boolean,
  strengthOf: (name: string) => number = () => 1,
): Muscle[] {
  return names.flatMap((full) => {
    const [name, only] = full.split(':');
    const known = litMuscles.find((one) => one === name);
    if (!known) return [];
    return (['left', 'right'] as const)
      .filter((side) => !only || (only === side) !== mirrored)
      .map((side) => lay(parts, bind.rig, side === 'left' ? 1 : -1, known, strengthOf(known)));
  });
}

/** How far beyond a muscle its light fades away, in body heights. */
const SOFT = 0.0145;
/** How often it is evened out over the surface, so that it is a blush without streaks. */
const EVENED = 4;
/** No light falls so far from all of a muscle's spots. */
const FAR = 0.11;
/** A muscle under the skin is this much nearer to it than measured straight. */
const DEPTH = 0.4;

function lay(
  parts: readonly Part[],
  rig: Rig,
  s: 1 | -1,
  name: LitMuscle,
  strength: number,
): Muscle {
  const plan = PLANS[name];
  const bones: Record<Bone, { at(x: number, y: number, z: number): Vec }> = {
    ...rig,
    ...limbsOf(rig, s),
  };
  const frames: Pick<Rig, 'chest' | 'neck' | 'thorax'> & Pick<Limbs, 'arm'> = {
    ...rig,
    arm: limbsOf(rig, s).arm,
  };
  const [nx, ny, nz] = plan.normal;
  const l = Math.hypot(nx, ny, nz);
  const normal = frames[plan.bone].direction((nx * s) / l, ny / l, nz / l);
  const spots = plan.spots.map(([bone, x, y, z, r]) => ({ at: bones[bone].at(x * s, y, z), r }));
  const bars = spots.flatMap((a, i) =>
    spots
      .slice(i + 1)
      .filter((_, k) => plan.kind === 'hull' || k === 0)
      .map((b) => ({ a, b })),
  );
  const tag = s > 0 ? 'L' : 'R';
  const on = parts.filter(({ model }) =>
    plan.on.some((where) => model.name === where || model.name === `${where}${tag}`),
  );
  return {
    name,
    s,
    strength,
    on: on.map((part) => {
      const { points } = part.model.net;
      const { light } = part.model;
      const heat = new Float32Array(part.count);
      for (let i = 0; i < part.count; i++) {
        const n = vec(light[i * 3], light[i * 3 + 1], light[i * 3 + 2]);
        const faces = clamp((n.x * normal.x + n.y * normal.y + n.z * normal.z - 0.1) * 3, 0, 1);
        if (faces === 0) continue;
        const p = vec(points[i * 3], points[i * 3 + 1], points[i * 3 + 2]);
        if (p.x * s < -0.012 || !spots.some(({ at }) => distance(at, p) < FAR)) continue;
        let least = 1;
        for (const { a, b } of bars) least = Math.min(least, beyond(p, a, b, n));
        const u = clamp(1 - least / SOFT, 0, 1);
        heat[i] = u * u * (3 - 2 * u) * faces;
      }
      soften(part.model.net, heat, 1, EVENED);
      for (let i = 0; i < part.count; i++) if ((points[i * 3] ?? 0) * s < -0.012) heat[i] = 0;
      return { part, heat };
    }),
  };
}

interface Spotted {
  at: Vec;
  r: number;
}

/** How far a point lies beyond the bar between two spots, seen along its surface's normal. */
function beyond(p: Vec, a: Spotted, b: Spotted, n: Vec): number {
  const flat = (v: Vec): Vec => {
    const d = (v.x * n.x + v.y * n.y + v.z * n.z) * (1 - DEPTH);
    return vec(v.x - n.x * d, v.y - n.y * d, v.z - n.z * d);
  };
  const e = flat(vec(p.x - a.at.x, p.y - a.at.y, p.z - a.at.z));
  const d = flat(vec(b.at.x - a.at.x, b.at.y - a.at.y, b.at.z - a.at.z));
  const l2 = d.x * d.x + d.y * d.y + d.z * d.z || 1;
  const t = clamp((e.x * d.x + e.y * d.y + e.z * d.z) / l2, 0, 1);
  const far = Math.hypot(e.x - d.x * t, e.y - d.y * t, e.z - d.z * t);
  return far - (a.r + (b.r - a.r) * t) * 0.4;
}

/** Strength of the light where a muscle works fully: a blush, not a burn. */
const BLUSH = 0.56;

/** Lights the muscles as the pose says: by phase, and by the side that works or is stretched. */
export function lightMuscles(parts: readonly Part[], muscles: readonly Muscle[], pose: Pose): void {
  for (const part of parts) {
    part.glowing = part.warmth !== undefined;
    if (part.warmth) part.heat.set(part.warmth);
    else part.heat.fill(0);
  }
  for (const { name, s, strength, on } of muscles) {
    // Between the poses of a flowing circle, numbers swing a little past their ends.
    const share = clamp(pose[s > 0 ? 'left' : 'right'].light[name], 0, 1);
    const now = clamp(pose.effort, 0, 1) * share * strength * BLUSH;
    if (now < 0.01) continue;
    for (const { part, heat } of on) {
      part.glowing = true;
      // Lights that meet melt into one.
      for (let i = 0; i < part.count; i++) {
        const own = (heat[i] as number) * now;
        if (own === 0) continue;
        const was = part.heat[i] as number;
        part.heat[i] = was > own ? was + own * 0.15 : own + was * 0.15;
      }
    }
  }
}
