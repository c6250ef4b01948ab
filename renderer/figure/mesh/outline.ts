import { Raster } from './raster';
import type { Part } from './skin';

/** Which edge of a net each side of its triangles is, and how many there are. */
export interface Edges {
  of: Int32Array;
  count: number;
}

export function edgesOf(triangles: Uint16Array, points: number): Edges {
  // By the lower of its two points: a short chain of the edges known there.
  const first = new Int32Array(points).fill(-1);
  const next = new Int32Array(triangles.length);
  const other = new Int32Array(triangles.length);
  const of = new Int32Array(triangles.length);
  let count = 0;
  for (let t = 0; t < triangles.length; t++) {
    const p = triangles[t] as number;
    const q = triangles[t % 3 === 2 ? t - 2 : t + 1] as number;
    const low = p < q ? p : q;
    const high = p < q ? q : p;
    let id = first[low] as number;
    while (id >= 0 && other[id] !== high) id = next[id] as number;
    if (id < 0) {
      id = count++;
      other[id] = high;
      next[id] = first[low] as number;
      first[low] = id;
    }
    of[t] = id;
  }
  return { of, count };
}

/** A point of an outline: where, how strong, and the two it hangs together with. */
interface Spot {
  x: number;
  y: number;
  w: number;
  a: number;
  b: number;
  seen: boolean;
}

/** Where the line of an outline is drawn in: by part, and where nothing is behind it. */
export interface Pens {
  own: number;
  outer: number;
  /** Half its width, pixels. */
  width: number;
  /** Of which cloth or flesh each part is: where two of one meet, their outlines run on. */
  kin: Uint8Array;
  /** By owner: the part it belongs to. */
  partOf: Uint8Array;
}

let marks = new Int32Array(0);

/**
 * Inks the outlines of a part: where its surface turns away from the viewer, as far as it is seen,
 * the stronger the deeper the step behind it.
 */
export function outline(raster: Raster, p: Part, edges: Edges, id: number, pens: Pens): void {
  const { facing } = p;
  const { triangles } = p.model.net;
  const { of } = edges;
  if (marks.length < edges.count) marks = new Int32Array(edges.count);
  marks.fill(-1, 0, edges.count);
  const spots: Spot[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const a = triangles[t] as number;
    const b = triangles[t + 1] as number;
    const c = triangles[t + 2] as number;
    const fa = (facing[a] as number) > 0;
    const fb = (facing[b] as number) > 0;
    const fc = (facing[c] as number) > 0;
    if (fa === fb && fb === fc) continue;
    const ab = fa !== fb ? cross(raster, p, spots, of[t] as number, a, b, id, pens) : -1;
    const bc = fb !== fc ? cross(raster, p, spots, of[t + 1] as number, b, c, id, pens) : -1;
    const ca = fc !== fa ? cross(raster, p, spots, of[t + 2] as number, c, a, id, pens) : -1;
    const u = ab >= 0 ? ab : bc;
    const v = u === ab && bc >= 0 ? bc : ca;
    join(spots[u] as Spot, v);
    join(spots[v] as Spot, u);
  }
  for (let i = 0; i < spots.length; i++) {
    const spot = spots[i] as Spot;
    if (!spot.seen && spot.b < 0) chain(raster, spots, i, pens);
  }
  for (let i = 0; i < spots.length; i++) {
    if (!(spots[i] as Spot).seen) chain(raster, spots, i, pens);
  }
}

function join(from: Spot, to: number): void {
  if (from.a < 0) from.a = to;
  else from.b = to;
}

/** The spot where an outline crosses the edge from a to b, made when it is first asked for. */
function cross(
  raster: Raster,
  { facing, X, Y, Z, NX, NY }: Part,
  spots: Spot[],
  edge: number,
  a: number,
  b: number,
  id: number,
  pens: Pens,
): number {
  const had = marks[edge] as number;
  if (had >= 0) return had;
  const fa = facing[a] as number;
  const t = fa / (fa - (facing[b] as number));
  const x = (X[a] as number) + ((X[b] as number) - (X[a] as number)) * t;
  const y = (Y[a] as number) + ((Y[b] as number) - (Y[a] as number)) * t;
  const z = (Z[a] as number) + ((Z[b] as number) - (Z[a] as number)) * t;
  let nx = (NX[a] as number) + ((NX[b] as number) - (NX[a] as number)) * t;
  let ny = (NY[a] as number) + ((NY[b] as number) - (NY[a] as number)) * t;
  const l = Math.sqrt(nx * nx + ny * ny) || 1;
  nx /= l;
  ny /= l;
  const w = strength(raster, x, y, z, nx, ny, id, pens);
  spots.push({ x: x + nx * 0.25, y: y + ny * 0.25, w, a: -1, b: -1, seen: false });
  marks[edge] = spots.length - 1;
  return spots.length - 1;
}

/** How strong a line is at a point of an outline: 0 hidden, 1 against nothing. */
function strength(
  raster: Raster,
  x: number,
  y: number,
  z: number,
  nx: number,
  ny: number,
  id: number,
  { kin, partOf }: Pens,
): number {
  // What lies just outside tells whether it is seen, and how deep the step is.
  let gap = -1e9;
  for (let d = 0; d < 4; d += 1.2) {
    const px = x + nx * d;
    const py = y + ny * d;
    const beyond = z - raster.depthAt(px, py);
    const there = partOf[raster.ownerAt(px, py)] as number;
    if (d > 3 && kin[there] !== kin[id]) break;
    const least = there === id ? -0.08 : kin[there] === kin[id] ? -0.014 : -0.002;
    if (beyond < least) return 0;
    if (d > 0 && beyond > gap) gap = beyond;
  }
  if (gap < 0.0035) return 0;
  const far = raster.depthAt(x + nx * 2.6, y + ny * 2.6);
  return Raster.isNothing(far) ? 1 : Math.min(0.8, 0.24 + gap * 12);
}

/** Follows an outline from a point to its end, smooths it, and inks what is seen of it. */
function chain(raster: Raster, spots: readonly Spot[], start: number, pens: Pens): void {
  const xs: number[] = [];
  const ys: number[] = [];
  const w: number[] = [];
  let last = -1;
  for (let at = start; at >= 0; ) {
    const spot = spots[at] as Spot;
    if (spot.seen) break;
    spot.seen = true;
    xs.push(spot.x);
    ys.push(spot.y);
    w.push(spot.w);
    last = at;
    const { a, b } = spot;
    if (a >= 0 && !(spots[a] as Spot).seen) at = a;
    else at = b >= 0 && !(spots[b] as Spot).seen ? b : -1;
  }
  if (xs.length < 2) return;
  const end = spots[last] as Spot;
  const closed = xs.length > 2 && (end.a === start || end.b === start);
  if (closed) {
    xs.push(xs[0] as number);
    ys.push(ys[0] as number);
    w.push(w[0] as number);
  }
  const n = xs.length;
  let most = 0;
  for (let i = 0; i < n; i++) {
    const own = w[i] as number;
    if (own > most) most = own;
    if (own > 0 || i === 0 || i === n - 1) continue;
    const before = w[i - 1] as number;
    const after = w[i + 1] as number;
    if (before > 0 && after > 0) w[i] = (before + after) / 2;
  }
  // Most outlines inside a fold or a hand are hidden whole.
  if (most === 0) return;
  for (let pass = 0; pass < 3; pass++) even(xs, ys, w, closed);
  inkRuns(raster, xs, ys, w, pens);
}

function even(xs: number[], ys: number[], w: number[], closed: boolean): void {
  const n = xs.length;
  const ox = xs.slice();
  const oy = ys.slice();
  const ow = w.slice();
  for (let i = 0; i < n; i++) {
    const a = i > 0 ? i - 1 : closed ? n - 2 : 0;
    const b = i < n - 1 ? i + 1 : closed ? 1 : n - 1;
    if (i > 0 || closed) {
      xs[i] = (ox[i] as number) * 0.5 + ((ox[a] as number) + (ox[b] as number)) * 0.25;
      ys[i] = (oy[i] as number) * 0.5 + ((oy[a] as number) + (oy[b] as number)) * 0.25;
    }
    const own = ow[i] as number;
    const near = own * 0.5 + ((ow[a] as number) + (ow[b] as number)) * 0.25;
    w[i] = own === 0 ? 0 : Math.min(near, own + 0.25);
  }
}

/** Inks the runs that are seen; specks are left out. */
function inkRuns(
  raster: Raster,
  xs: readonly number[],
  ys: readonly number[],
  w: readonly number[],
  { own, outer, width }: Pens,
): void {
  const n = xs.length;
  for (let i = 0; i < n - 1; ) {
    while (i < n && (w[i] as number) <= 0.02) i++;
    let j = i;
    let length = 0;
    let most = w[i] ?? 0;
    while (j < n - 1 && (w[j + 1] as number) > 0.02) {
      const dx = (xs[j + 1] as number) - (xs[j] as number);
      const dy = (ys[j + 1] as number) - (ys[j] as number);
      length += Math.sqrt(dx * dx + dy * dy);
      j++;
      most = Math.max(most, w[j] as number);
    }
    if (j > i && length > (most < 0.7 ? width * 14 : 4)) {
      for (let k = i; k < j; k++) {
        const a = w[k] as number;
        const b = w[k + 1] as number;
        raster.stroke(
          xs[k] as number,
          ys[k] as number,
          width * a,
          xs[k + 1] as number,
          ys[k + 1] as number,
          width * b,
          b > 0.7 ? outer : own,
          0.6 + 0.4 * b,
        );
      }
    }
    i = j + 1;
  }
}
