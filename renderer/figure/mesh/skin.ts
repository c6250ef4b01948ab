import type { Camera } from '../camera';
import type { Bone, Bones } from './bones';
import { type Net, soften } from './net';
import type { Corners } from './raster';

export const materials = ['skin', 'hair', 'top', 'trousers', 'shoes', 'sole', 'metal'] as const;
export type Material = (typeof materials)[number];

/** Tells which bones carry a point of the modelled body, and how much each; they need not sum to 1. */
export type Weigh = (
  x: number,
  y: number,
  z: number,
  put: (bone: Bone, share: number) => void,
) => void;

/** A part of the body as it is modelled, before it hangs on anybody's bones. */
export interface Model {
  name: string;
  material: Material;
  net: Net;
  /** Normals that light goes by, plainer than the net's own. */
  light: Float32Array;
  weigh: Weigh;
  /** How often weights are evened out over the net. */
  soften: number;
  /** How much less light reaches a point: what hangs over it takes it. */
  dim?: (x: number, y: number, z: number) => number;
  /** From which share of light on it is lit: 0 is half of a ball. */
  threshold?: number;
  /** So much nearer than it is, that cloth lies on what it covers. */
  lift?: number;
  /** Heat that is always there: cheeks. */
  warmth?: (x: number, y: number, z: number) => number;
  /** Thinner or thicker outlines. */
  line?: number;
  /** How many of its triangles, the first, lie beside another part and not on it: a seam is drawn there. */
  beside?: number;
}

/** A part hung on bones: up to four a point. */
export interface Part extends Corners {
  readonly model: Model;
  readonly count: number;
  readonly bone: Uint8Array;
  readonly weight: Float32Array;
  NX: Float32Array;
  NY: Float32Array;
  /** How much each point faces the viewer. */
  facing: Float32Array;
  dim: Float32Array;
  warmth: Float32Array | undefined;
  glowing: boolean;
  /** Drawn so much nearer than it is. */
  lift: number;
  /** A wall stands behind it at this z: what is soft gives way to it. */
  wall: number;
}

export const BONES_A_POINT = 4;

export function hang(model: Model, names: readonly Bone[]): Part {
  const { points } = model.net;
  const count = points.length / 3;
  const at = (i: number): [number, number, number] => [
    points[i * 3] as number,
    points[i * 3 + 1] as number,
    points[i * 3 + 2] as number,
  ];
  const bone = new Uint8Array(count * BONES_A_POINT);
  const weight = new Float32Array(count * BONES_A_POINT);
  const shares = sharesOf(model, count);
  if (model.soften > 0 && shares.size > 1) {
    for (const row of shares.values()) soften(model.net, row, 1, model.soften);
  }
  const rows = [...shares.values()];
  const indices = [...shares.keys()].map((name) => names.indexOf(name));
  for (let i = 0; i < count; i++) {
    const first = i * BONES_A_POINT;
    // The strongest first; a bone goes in where it is stronger than the one there.
    for (let r = 0; r < rows.length; r++) {
      const share = rows[r]?.[i] ?? 0;
      if (share <= 0.004) continue;
      let k = BONES_A_POINT;
      while (k > 0 && share > (weight[first + k - 1] as number)) k--;
      if (k === BONES_A_POINT) continue;
      weight.copyWithin(first + k + 1, first + k, first + BONES_A_POINT - 1);
      bone.copyWithin(first + k + 1, first + k, first + BONES_A_POINT - 1);
      weight[first + k] = share;
      bone[first + k] = indices[r] ?? 0;
    }
    let total = 0;
    for (let k = 0; k < BONES_A_POINT; k++) total += weight[first + k] as number;
    for (let k = 0; k < BONES_A_POINT; k++) {
      weight[first + k] = (weight[first + k] as number) / (total || 1);
    }
  }
  const numbers = (): Float32Array => new Float32Array(count);
  const each = (of: (x: number, y: number, z: number) => number): Float32Array =>
    numbers().map((_, i) => of(...at(i)));
  const dim = each((x, y, z) => (model.dim?.(x, y, z) ?? 0) + (model.threshold ?? 0));
  return {
    model,
    count,
    bone,
    weight,
    X: numbers(),
    Y: numbers(),
    Z: numbers(),
    NX: numbers(),
    NY: numbers(),
    facing: numbers(),
    light: numbers(),
    heat: numbers(),
    dim,
    warmth: model.warmth ? each(model.warmth) : undefined,
    glowing: model.warmth !== undefined,
    lift: model.lift ?? 0,
    wall: -Infinity,
  };
}

/** How much of each point each bone carries. */
function sharesOf(model: Model, count: number): Map<Bone, Float32Array> {
  const { points } = model.net;
  const shares = new Map<Bone, Float32Array>();
  let i = 0;
  const put = (bone: Bone, share: number): void => {
    if (share <= 0) return;
    let row = shares.get(bone);
    if (!row) {
      row = new Float32Array(count);
      shares.set(bone, row);
    }
    row[i] = (row[i] as number) + share;
  };
  for (; i < count; i++) {
    model.weigh(
      points[i * 3] as number,
      points[i * 3 + 1] as number,
      points[i * 3 + 2] as number,
      put,
    );
  }
  return shares;
}

/** How each bone stands now against where it stood when the body was modelled: 12 numbers a bone. */
export class Matrices {
  readonly names: readonly Bone[];
  readonly values: Float64Array;
  private readonly modelled: Float64Array;

  constructor(bind: Bones) {
    this.names = [...bind.frames.keys()];
    this.values = new Float64Array(this.names.length * 12);
    this.modelled = new Float64Array(this.names.length * 12);
    for (const [i, { X, Y, Z, o }] of [...bind.frames.values()].entries()) {
      this.modelled.set([X.x, X.y, X.z, Y.x, Y.y, Y.z, Z.x, Z.y, Z.z, o.x, o.y, o.z], i * 12);
    }
  }

  follow(now: Bones): void {
    const { values: M, modelled: B } = this;
    let b = 0;
    for (const { X, Y, Z, o } of now.frames.values()) {
      for (let k = 0; k < 3; k++) {
        const tx = B[b + k] as number;
        const ty = B[b + 3 + k] as number;
        const tz = B[b + 6 + k] as number;
        M[b + k] = X.x * tx + Y.x * ty + Z.x * tz;
        M[b + 3 + k] = X.y * tx + Y.y * ty + Z.y * tz;
        M[b + 6 + k] = X.z * tx + Y.z * ty + Z.z * tz;
      }
      const ox = B[b + 9] as number;
      const oy = B[b + 10] as number;
      const oz = B[b + 11] as number;
      const turned = (r: number): number =>
        (M[b + r] as number) * ox + (M[b + r + 1] as number) * oy + (M[b + r + 2] as number) * oz;
      M[b + 9] = o.x - turned(0);
      M[b + 10] = o.y - turned(3);
      M[b + 11] = o.z - turned(6);
      b += 12;
    }
  }
}

/** Brings a part to the screen: where its points are, how they face, how they are lit. */
export function move(p: Part, { values: M }: Matrices, camera: Camera): void {
  const { points, normals } = p.model.net;
  const plain = p.model.light;
  const { lift, wall } = p;
  const { forward: F, right: R, up: U, scale, originX, originY } = camera;
  // One light, from the viewer's upper left.
  const lx = R.x * -0.46 + U.x * 0.62 + F.x * 0.63;
  const ly = R.y * -0.46 + U.y * 0.62 + F.y * 0.63;
  const lz = R.z * -0.46 + U.z * 0.62 + F.z * 0.63;
  const ex = F.x * 5;
  const ey = F.y * 5 + 0.5;
  const ez = F.z * 5;
  const { bone, weight, X, Y, Z, NX, NY, facing, light, dim } = p;
  const own = plain === normals;
  for (let i = 0, i3 = 0, i4 = 0; i < p.count; i++, i3 += 3, i4 += BONES_A_POINT) {
    let b = (bone[i4] as number) * 12;
    let w = weight[i4] as number;
    let m0 = M[b] as number;
    let m1 = M[b + 1] as number;
    let m2 = M[b + 2] as number;
    let m3 = M[b + 3] as number;
    let m4 = M[b + 4] as number;
    let m5 = M[b + 5] as number;
    let m6 = M[b + 6] as number;
    let m7 = M[b + 7] as number;
    let m8 = M[b + 8] as number;
    let m9 = M[b + 9] as number;
    let m10 = M[b + 10] as number;
    let m11 = M[b + 11] as number;
    if (w < 0.9999) {
      m0 *= w;
      m1 *= w;
      m2 *= w;
      m3 *= w;
      m4 *= w;
      m5 *= w;
      m6 *= w;
      m7 *= w;
      m8 *= w;
      m9 *= w;
      m10 *= w;
      m11 *= w;
      for (let k = 1; k < BONES_A_POINT; k++) {
        w = weight[i4 + k] as number;
        if (w === 0) break;
        b = (bone[i4 + k] as number) * 12;
        m0 += w * (M[b] as number);
        m1 += w * (M[b + 1] as number);
        m2 += w * (M[b + 2] as number);
        m3 += w * (M[b + 3] as number);
        m4 += w * (M[b + 4] as number);
        m5 += w * (M[b + 5] as number);
        m6 += w * (M[b + 6] as number);
        m7 += w * (M[b + 7] as number);
        m8 += w * (M[b + 8] as number);
        m9 += w * (M[b + 9] as number);
        m10 += w * (M[b + 10] as number);
        m11 += w * (M[b + 11] as number);
      }
    }
    const x = points[i3] as number;
    const y = points[i3 + 1] as number;
    const z = points[i3 + 2] as number;
    const nx = normals[i3] as number;
    const ny = normals[i3 + 1] as number;
    const nz = normals[i3 + 2] as number;
    const px = m0 * x + m1 * y + m2 * z + m9;
    const py = m3 * x + m4 * y + m5 * z + m10;
    const free = m6 * x + m7 * y + m8 * z + m11;
    const pz = free < wall ? wall : free;
    const ox = m0 * nx + m1 * ny + m2 * nz;
    const oy = m3 * nx + m4 * ny + m5 * nz;
    const oz = m6 * nx + m7 * ny + m8 * nz;
    let qx = ox;
    let qy = oy;
    let qz = oz;
    if (!own) {
      const ax = plain[i3] as number;
      const ay = plain[i3 + 1] as number;
      const az = plain[i3 + 2] as number;
      qx = m0 * ax + m1 * ay + m2 * az;
      qy = m3 * ax + m4 * ay + m5 * az;
      qz = m6 * ax + m7 * ay + m8 * az;
    }
    const l = Math.sqrt(qx * qx + qy * qy + qz * qz) || 1;
    const yy = py - 0.5;
    const depth = F.x * px + F.y * yy + F.z * pz;
    const k = (scale * 5) / (5 - depth);
    X[i] = originX + (R.x * px + R.y * yy + R.z * pz) * k;
    Y[i] = originY - (U.x * px + U.y * yy + U.z * pz) * k;
    Z[i] = depth + lift;
    NX[i] = R.x * ox + R.y * oy + R.z * oz;
    NY[i] = -(U.x * ox + U.y * oy + U.z * oz);
    facing[i] = (ox * (ex - px) + oy * (ey - py) + oz * (ez - pz)) / 5;
    light[i] = (qx * lx + qy * ly + qz * lz) / l - (dim[i] as number);
  }
}
