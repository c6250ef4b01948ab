import { type LitMuscle, litMuscles } from '#core/moves/figure-schema';
import type { PartName } from './body';
import type { Camera } from './camera';
import { clamp, type Frame, smoothstep, type Vec, vec } from './frame';
import { Ball, type Solid, type Surface, trace, WHOLE } from './hull';
import type { Pose } from './pose';
import type { Limbs, Rig } from './skeleton';

/** A muscle that can glow: hulls bound to the bones on both sides of the joint it moves. */
export interface Muscle {
  name: LitMuscle;
  solid: Solid;
  /** The parts it lies on; its glow never leaves them. */
  on: readonly PartName[];
  s: 1 | -1;
  frame: Frame;
  normal: Vec;
  /** Seen at least this much even when edge-on: it lies on the outline. */
  least: number;
  /** How strongly it glows beside the others, 0 to 1. */
  strength: number;
  /** The share of the pose's effort that it bears now. */
  light: number;
}

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
  kind: Solid['kind'];
  on: readonly PartName[];
  bone: 'chest' | 'neck' | 'arm' | 'thorax';
  normal: readonly [number, number, number];
  least?: number;
  spots: readonly Spot[];
}

/** The left half of the body; x is mirrored for the right. Origins and insertions after Gray's Anatomy. */
const PLANS: Record<LitMuscle, Plan> = {
  upperTrap: {
    kind: 'chain',
    on: ['neck', 'torso'],
    bone: 'chest',
    normal: [0.3, 0.85, -0.3],
    least: 0.8,
    spots: [
      ['head', 0.014, 0.012, -0.036, 0.008],
      ['neck', 0.021, 0.03, -0.008, 0.012],
      ['chest', 0.034, 0.09, -0.018, 0.015],
      ['clavicle', 0.068, 0.01, -0.05, 0.014],
    ],
  },
  midTrap: {
    kind: 'hull',
    on: ['torso'],
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
    on: ['torso'],
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
    on: ['torso'],
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
    on: ['torso', 'sleeve', 'upperArm'],
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
    on: ['torso', 'sleeve', 'upperArm'],
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
    on: ['torso', 'sleeve'],
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
    on: ['torso', 'sleeve'],
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
    on: ['torso', 'sleeve'],
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
    least: 0.75,
    spots: [
      ['chest', 0.012, 0.092, 0.014, 0.008],
      ['neck', 0.013, 0.03, 0.028, 0.01],
      ['head', 0.014, 0.0, 0.014, 0.009],
    ],
  },
  sideNeck: {
    kind: 'chain',
    on: ['neck', 'torso'],
    bone: 'neck',
    normal: [0.9, 0.1, 0.2],
    least: 0.45,
    spots: [
      ['chest', 0.036, 0.086, 0.0, 0.012],
      ['neck', 0.026, 0.03, 0.012, 0.011],
      ['head', 0.026, 0.006, -0.008, 0.009],
    ],
  },
  spine: {
    kind: 'chain',
    on: ['torso'],
    bone: 'thorax',
    normal: [0.1, 0, -0.95],
    least: 0.35,
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
    on: ['torso'],
    bone: 'thorax',
    normal: [0.8, 0, 0.4],
    least: 0.3,
    spots: [
      ['pelvis', 0.066, 0.045, 0.014, 0.014],
      ['lumbar', 0.064, 0.06, 0.016, 0.016],
      ['thorax', 0.068, 0.03, 0.014, 0.016],
      ['thorax', 0.066, 0.07, 0.014, 0.01],
    ],
  },
  serratus: {
    kind: 'hull',
    on: ['torso'],
    bone: 'chest',
    normal: [0.9, 0, 0.3],
    least: 0.3,
    spots: [
      ['chest', 0.074, 0.02, 0.022, 0.013],
      ['thorax', 0.072, 0.06, 0.024, 0.013],
      ['chest', 0.08, 0.03, -0.012, 0.012],
    ],
  },
};

/** The muscles named in a move, `pecs` for both sides or `upperTrap:left` for one. */
export function createMuscles(
  rig: Rig,
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
      .map((side) => bind(rig, rig[side], known, strengthOf(known)));
  });
}

/** Lights each muscle as the pose says: by phase, and by the side that works or is stretched. */
export function lightMuscles(muscles: readonly Muscle[], pose: Pose): void {
  // Between the poses of a flowing circle, numbers swing a little past their ends.
  for (const m of muscles) m.light = clamp(pose[m.s > 0 ? 'left' : 'right'].light[m.name], 0, 1);
}

function bind(rig: Rig, limbs: Limbs, name: LitMuscle, strength: number): Muscle {
  const { s } = limbs;
  const plan = PLANS[name];
  const bones: Record<Bone, Frame> = { ...rig, ...limbs };
  const [nx, ny, nz] = plan.normal;
  const l = Math.hypot(nx, ny, nz);
  return {
    name,
    solid: {
      kind: plan.kind,
      balls: plan.spots.map(([bone, x, y, z, r]) => new Ball(bones[bone], vec(x * s, y, z), r)),
    },
    on: plan.on,
    s,
    frame: bones[plan.bone],
    normal: vec((nx * s) / l, ny / l, nz / l),
    least: plan.least ?? 0,
    strength,
    light: 1,
  };
}

/** Growth in body heights and strength of the nested layers, outermost first. */
const LAYERS = [
  [0.0125, 0.13],
  [0.0075, 0.18],
  [0.0025, 0.3],
  [-0.0025, 0.5],
] as const;

/** Paints the glow of muscles over the part they lie on; the caller has clipped to that part. */
export function paintGlow(
  ctx: Surface,
  camera: Camera,
  muscles: readonly Muscle[],
  effort: number,
  color: string,
): void {
  ctx.fillStyle = color;
  for (const [grow, alpha] of LAYERS) {
    const inset = { ...WHOLE, grow: (grow + 0.004 * (effort - 0.6)) * camera.scale };
    for (const shown of groupByVisibility(camera, muscles)) {
      ctx.globalAlpha = alpha * effort * shown.visible;
      ctx.beginPath();
      for (const m of shown.muscles) trace(ctx, m.solid, inset);
      ctx.fill();
    }
  }
  ctx.globalAlpha = 1;
}

/** Finer than the eye can tell, so that a light grows without steps. */
const STEPS = 24;

/** Muscles that are seen equally well are painted as one, so that their glows don't add up. */
function groupByVisibility(
  camera: Camera,
  muscles: readonly Muscle[],
): { visible: number; muscles: Muscle[] }[] {
  const groups = new Map<number, Muscle[]>();
  for (const m of muscles) {
    const n = m.frame.direction(m.normal.x, m.normal.y, m.normal.z);
    const facing = camera.facing(n);
    const visible = Math.max(
      m.least * smoothstep(-0.5, -0.15, facing),
      smoothstep(0.05, 0.5, facing),
    );
    const step = Math.round(visible * m.strength * m.light * STEPS);
    if (step === 0) continue;
    const group = groups.get(step);
    if (group) group.push(m);
    else groups.set(step, [m]);
  }
  return [...groups].map(([step, group]) => ({ visible: step / STEPS, muscles: group }));
}
