import type { Camera } from '../camera';
import { vec } from '../frame';
import type { Raster } from './raster';
import { BONES_A_POINT, type Matrices, type Part } from './skin';

/** When a line on the face or the shirt shows: always, or as far as this says. */
export type Mood = 'open' | 'soft' | 'closed' | 'rest' | 'effort' | 'blade';

export interface CurvePlan {
  /** Half its width at its widest, in body heights. */
  width: number;
  /** How much thinner its ends are, 0 to 1. */
  taper: number;
  tint: number;
  alpha?: number;
  mood?: Mood;
  /** Seen although it lies so much behind what is drawn there. */
  bias?: number;
  /** Shown only where it faces the viewer more than this. */
  facing?: number;
  /** How much thinner it gets when seen from the side, 0 to 1. */
  squash?: number;
}

/** A line drawn on a surface. */
export interface Curve extends CurvePlan {
  points: readonly {
    p: readonly [number, number, number];
    n: readonly [number, number, number];
    bone: readonly number[];
    weight: readonly number[];
  }[];
}

/** A line through points of one bone. */
export const rigid = (
  points: readonly {
    p: readonly [number, number, number];
    n: readonly [number, number, number];
  }[],
  bone: number,
  plan: CurvePlan,
): Curve => ({ ...plan, points: points.map((q) => ({ ...q, bone: [bone], weight: [1] })) });

/** A line on a part's surface, through the points of it nearest to these on its front or back. */
export function onPart(
  part: Part,
  points: readonly (readonly [x: number, y: number, side: number])[],
  plan: CurvePlan,
): Curve {
  const { points: P, normals: N } = part.model.net;
  return {
    ...plan,
    points: points.map(([x, y, side]) => {
      // The nearest few, the nearer the weightier.
      const near: { i: number; d: number }[] = [];
      let worst = Infinity;
      for (let i = 0; i < part.count; i++) {
        if ((N[i * 3 + 2] as number) * side <= 0) continue;
        const d = ((P[i * 3] as number) - x) ** 2 + ((P[i * 3 + 1] as number) - y) ** 2;
        if (d >= worst) continue;
        near.push({ i, d });
        near.sort((a, b) => a.d - b.d);
        if (near.length > 4) near.pop();
        if (near.length === 4) worst = near[3]?.d ?? worst;
      }
      const four = near.map(({ i, d }) => ({ i, share: 1 / (d + 1e-6) }));
      const total = four.reduce((sum, { share }) => sum + share, 0) || 1;
      const mix = (of: Float32Array, k: number): number =>
        four.reduce((sum, { i, share }) => sum + ((of[i * 3 + k] as number) * share) / total, 0);
      const bones = new Map<number, number>();
      for (const { i, share } of four) {
        for (let k = 0; k < BONES_A_POINT; k++) {
          const bone = part.bone[i * BONES_A_POINT + k] as number;
          const w = (part.weight[i * BONES_A_POINT + k] as number) * (share / total);
          if (w > 0) bones.set(bone, (bones.get(bone) ?? 0) + w);
        }
      }
      return {
        p: [x, y, mix(P, 2)],
        n: [mix(N, 0), mix(N, 1), mix(N, 2)],
        bone: [...bones.keys()],
        weight: [...bones.values()],
      };
    }),
  };
}

/** The line round a tube along one of its rows of points. */
export function round(part: Part, row: number, around: number, plan: CurvePlan): Curve {
  const { points: P, normals: N } = part.model.net;
  const three = (of: Float32Array, i: number): [number, number, number] => [
    of[i * 3] as number,
    of[i * 3 + 1] as number,
    of[i * 3 + 2] as number,
  ];
  return {
    ...plan,
    points: Array.from({ length: around + 1 }, (_, k) => {
      const i = row * around + (k % around);
      const own = [...part.weight.subarray(i * BONES_A_POINT, (i + 1) * BONES_A_POINT)];
      const used = own.filter((w) => w > 0).length;
      return {
        p: three(P, i),
        n: three(N, i),
        bone: [...part.bone.subarray(i * BONES_A_POINT, i * BONES_A_POINT + used)],
        weight: own.slice(0, used),
      };
    }),
  };
}

/** A smooth line of n + 1 points that leaves a towards b and comes from b to c. */
export function arc<P extends readonly number[]>(a: P, b: P, c: P, n = 10): number[][] {
  return Array.from({ length: n + 1 }, (_, i) => {
    const t = i / n;
    return a.map((v, k) => v * (1 - t) ** 2 + (b[k] ?? 0) * 2 * t * (1 - t) + (c[k] ?? 0) * t * t);
  });
}

/** Inks a line as far as it is seen. */
export function draw(
  raster: Raster,
  curve: Curve,
  { values: M }: Matrices,
  camera: Camera,
  moods: Record<Mood, number>,
): void {
  const power = curve.mood ? moods[curve.mood] : 1;
  if (power < 0.03) return;
  const { forward: F, scale } = camera;
  const least = curve.facing ?? 0.02;
  const squash = curve.squash ?? 0;
  const bias = curve.bias ?? 0.012;
  const s = vec();
  const at = vec();
  const n = curve.points.length;
  let x0 = 0;
  let y0 = 0;
  let r0 = 0;
  for (let i = 0; i < n; i++) {
    const point = curve.points[i];
    if (!point) continue;
    const { p, n: normal, bone, weight } = point;
    let px = 0;
    let py = 0;
    let pz = 0;
    let facing = 0;
    for (let k = 0; k < weight.length; k++) {
      const w = weight[k] as number;
      const b = (bone[k] as number) * 12;
      const m0 = M[b] as number;
      const m1 = M[b + 1] as number;
      const m2 = M[b + 2] as number;
      const m3 = M[b + 3] as number;
      const m4 = M[b + 4] as number;
      const m5 = M[b + 5] as number;
      const m6 = M[b + 6] as number;
      const m7 = M[b + 7] as number;
      const m8 = M[b + 8] as number;
      px += w * (m0 * p[0] + m1 * p[1] + m2 * p[2] + (M[b + 9] as number));
      py += w * (m3 * p[0] + m4 * p[1] + m5 * p[2] + (M[b + 10] as number));
      pz += w * (m6 * p[0] + m7 * p[1] + m8 * p[2] + (M[b + 11] as number));
      facing +=
        w *
        ((m0 * normal[0] + m1 * normal[1] + m2 * normal[2]) * F.x +
          (m3 * normal[0] + m4 * normal[1] + m5 * normal[2]) * F.y +
          (m6 * normal[0] + m7 * normal[1] + m8 * normal[2]) * F.z);
    }
    at.x = px;
    at.y = py;
    at.z = pz;
    camera.project(s, at);
    const seen = facing > least && s.z - raster.depthAt(s.x, s.y) > -bias;
    const shown = seen
      ? Math.min(1, (facing - least) * 6) *
        (squash ? Math.min(1, 1 - squash + facing * squash * 1.3) : 1)
      : 0;
    const u = Math.sin(Math.PI * (i / Math.max(1, n - 1))) ** 0.8;
    const r = curve.width * scale * (1 - curve.taper + curve.taper * u) * shown;
    if (i > 0 && r0 > 0 && r > 0) {
      raster.stroke(x0, y0, r0, s.x, s.y, r, curve.tint, (curve.alpha ?? 1) * power);
    }
    x0 = s.x;
    y0 = s.y;
    r0 = r;
  }
}
