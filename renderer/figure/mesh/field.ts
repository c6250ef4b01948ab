import { spline } from './net';

/** Signed fields (negative inside) from which the body's surfaces are made, in body heights. */
export type Field = (x: number, y: number, z: number) => number;

/** Union of two fields whose seam is rounded over about `k`. */
export function blend(a: number, b: number, k: number): number {
  const h = Math.max(k - Math.abs(a - b), 0) / k;
  return Math.min(a, b) - h * h * h * k * (1 / 6);
}

/** Intersection of two fields with a rounded edge. */
export const carve = (a: number, b: number, k: number): number => -blend(-a, -b, k);

export function ellipsoid(
  [cx, cy, cz]: readonly [number, number, number],
  [rx, ry, rz]: readonly [number, number, number],
): Field {
  return (x, y, z) => {
    const px = (x - cx) / rx;
    const py = (y - cy) / ry;
    const pz = (z - cz) / rz;
    const k0 = Math.sqrt(px * px + py * py + pz * pz);
    const gx = px / rx;
    const gy = py / ry;
    const gz = pz / rz;
    const k1 = Math.sqrt(gx * gx + gy * gy + gz * gz);
    return k1 < 1e-9 ? -Math.min(rx, ry, rz) : (k0 * (k0 - 1)) / k1;
  };
}

/** A cone with round ends from a (radius ra) to b (radius rb). */
export function cone(
  [ax, ay, az]: readonly [number, number, number],
  ra: number,
  [bx, by, bz]: readonly [number, number, number],
  rb: number,
): Field {
  const dx = bx - ax;
  const dy = by - ay;
  const dz = bz - az;
  const l2 = dx * dx + dy * dy + dz * dz;
  return (x, y, z) => {
    const px = x - ax;
    const py = y - ay;
    const pz = z - az;
    const t = Math.min(1, Math.max(0, (px * dx + py * dy + pz * dz) / l2));
    const u = t * t * (3 - 2 * t) * 0.35 + t * 0.65;
    return Math.hypot(px - dx * t, py - dy * t, pz - dz * t) - (ra + (rb - ra) * u);
  };
}

/** Rings along y, each [y, centre x, half width, centre z, depth in front, depth behind], `round` 2 = elliptical. */
export function loft(rings: readonly (readonly number[])[], round = 2.2): Field {
  const at = spline(rings);
  const low = rings[0]?.[0] ?? 0;
  const high = rings[rings.length - 1]?.[0] ?? 0;
  const r: number[] = [];
  return (x, y, z) => {
    const yy = Math.min(high, Math.max(low, y));
    at(yy, r);
    const [cx = 0, w = 0, cz = 0, front = 0, back = 0] = r;
    const dz = z - cz;
    const depth = dz > 0 ? front : back;
    const ax = Math.abs(x - cx) / w;
    const az = Math.abs(dz) / depth;
    const q = (ax ** round + az ** round) ** (1 / round);
    const m = q < 1e-6 ? Math.min(w, depth) : (w * ax + depth * az) / (ax + az);
    const d = (q - 1) * m;
    const cap = y - yy;
    if (cap === 0) return d;
    return d > 0 ? Math.hypot(d, cap) : Math.max(d, Math.abs(cap));
  };
}
