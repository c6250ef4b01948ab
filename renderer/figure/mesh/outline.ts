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

let marks = new Int32Array(0);

/** Points of an outline: where, how strong, and the two each hangs together with; -1 for none. */
const spots = {
  x: new Float64Array(0),
  y: new Float64Array(0),
  w: new Float64Array(0),
  a: new Int32Array(0),
  b: new Int32Array(0),
  seen: new Uint8Array(0),
  count: 0,
};

/** The outline that is followed now, and what it was before it was evened out. */
const line = { x: new Float64Array(0), y: new Float64Array(0), w: new Float64Array(0) };
const rough = { x: new Float64Array(0), y: new Float64Array(0), w: new Float64Array(0) };

/** Room for the outline of a part with so many edges, kept from frame to frame: no garbage. */
function makeRoom(edges: number): void {
  if (marks.length >= edges) return;
  marks = new Int32Array(edges);
  for (const list of [spots, line, rough]) {
    list.x = new Float64Array(edges + 1);
    list.y = new Float64Array(edges + 1);
    list.w = new Float64Array(edges + 1);
  }
  spots.a = new Int32Array(edges);
  spots.b = new Int32Array(edges);
  spots.seen = new Uint8Array(edges);
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

/**
 * Inks the outlines of a part: where its surface turns away from the viewer, as far as it is seen,
 * the stronger the deeper the step behind it.
 */
export function outline(raster: Raster, p: Part, edges: Edges, id: number, pens: Pens): void {
  const { facing } = p;
  const { triangles } = p.model.net;
  const { of } = edges;
  makeRoom(edges.count);
  marks.fill(-1, 0, edges.count);
  spots.count = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = triangles[t] as number;
    const b = triangles[t + 1] as number;
    const c = triangles[t + 2] as number;
    const fa = (facing[a] as number) > 0;
    const fb = (facing[b] as number) > 0;
    const fc = (facing[c] as number) > 0;
    if (fa === fb && fb === fc) continue;
    const ab = fa !== fb ? cross(raster, p, of[t] as number, a, b, id, pens) : -1;
    const bc = fb !== fc ? cross(raster, p, of[t + 1] as number, b, c, id, pens) : -1;
    const ca = fc !== fa ? cross(raster, p, of[t + 2] as number, c, a, id, pens) : -1;
    const u = ab >= 0 ? ab : bc;
    const v = u === ab && bc >= 0 ? bc : ca;
    join(u, v);
    join(v, u);
  }
  for (let i = 0; i < spots.count; i++) {
    if (spots.seen[i] === 0 && (spots.b[i] as number) < 0) chain(raster, i, pens);
  }
  for (let i = 0; i < spots.count; i++) {
    if (spots.seen[i] === 0) chain(raster, i, pens);
  }
}

function join(from: number, to: number): void {
  if ((spots.a[from] as number) < 0) spots.a[from] = to;
  else spots.b[from] = to;
}

/** The spot where an outline crosses the edge from a to b, made when it is first asked for. */
function cross(
  raster: Raster,
  { facing, X, Y, Z, NX, NY }: Part,
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
  const spot = spots.count++;
  spots.x[spot] = x + nx * 0.25;
  spots.y[spot] = y + ny * 0.25;
  spots.w[spot] = w;
  spots.a[spot] = -1;
  spots.b[spot] = -1;
  spots.seen[spot] = 0;
  marks[edge] = spot;
  return spot;
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
  if (!Raster.isNothing(far)) return Math.min(0.8, 0.24 + gap * 12);
  // A hair's breadth of the same body still stands out beyond: its outline is the one to draw.
  const rim = partOf[raster.ownerAt(x + nx * 1.5, y + ny * 1.5)] as number;
  return rim > 0 && rim !== id && kin[rim] === kin[id] ? 0 : 1;
}

/** Follows an outline from a point to its end, smooths it, and inks what is seen of it. */
function chain(raster: Raster, start: number, pens: Pens): void {
  const { x: xs, y: ys, w } = line;
  let n = 0;
  let last = -1;
  for (let at = start; at >= 0; ) {
    if (spots.seen[at] === 1) break;
    spots.seen[at] = 1;
    xs[n] = spots.x[at] as number;
    ys[n] = spots.y[at] as number;
    w[n] = spots.w[at] as number;
    n++;
    last = at;
    const a = spots.a[at] as number;
    const b = spots.b[at] as number;
    if (a >= 0 && spots.seen[a] === 0) at = a;
    else at = b >= 0 && spots.seen[b] === 0 ? b : -1;
  }
  if (n < 2) return;
  const closed = n > 2 && (spots.a[last] === start || spots.b[last] === start);
  if (closed) {
    xs[n] = xs[0] as number;
    ys[n] = ys[0] as number;
    w[n] = w[0] as number;
    n++;
  }
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
  for (let pass = 0; pass < 3; pass++) even(n, closed);
  inkRuns(raster, n, pens);
}

function even(n: number, closed: boolean): void {
  const { x: xs, y: ys, w } = line;
  const { x: ox, y: oy, w: ow } = rough;
  for (let i = 0; i < n; i++) {
    ox[i] = xs[i] as number;
    oy[i] = ys[i] as number;
    ow[i] = w[i] as number;
  }
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
function inkRuns(raster: Raster, n: number, { own, outer, width }: Pens): void {
  const { x: xs, y: ys, w } = line;
  for (let i = 0; i < n - 1; ) {
    while (i < n && (w[i] as number) <= 0.02) i++;
    let j = i;
    let length = 0;
    let most = i < n ? (w[i] as number) : 0;
    while (j < n - 1 && (w[j + 1] as number) > 0.02) {
      const dx = (xs[j + 1] as number) - (xs[j] as number);
      const dy = (ys[j + 1] as number) - (ys[j] as number);
      length += Math.sqrt(dx * dx + dy * dy);
      j++;
      most = Math.max(most, w[j] as number);
    }
    if (j > i && length > width * (most < 0.7 ? 14 : 6)) {
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
