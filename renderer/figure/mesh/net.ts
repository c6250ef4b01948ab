/** Surfaces as nets of triangles, in body heights, in the pose they are modelled in. */

export interface Net {
  points: Float32Array;
  /** Unit, outward; what outlines go by. */
  normals: Float32Array;
  /** Counter-clockwise seen from outside. */
  triangles: Uint16Array;
}

/** A smooth curve through rows of numbers, the first of each being where it stands. */
export function spline(rows: readonly (readonly number[])[]): (t: number, out: number[]) => void {
  const n = rows.length;
  const row = (i: number): readonly number[] => rows[Math.min(n - 1, Math.max(0, i))] ?? [];
  const at = (i: number, k: number): number => row(i)[k] ?? 0;
  const width = row(0).length - 1;
  const slopes = rows.map((r, i) =>
    r.map((_, k) => (at(i + 1, k) - at(i - 1, k)) / (at(i + 1, 0) - at(i - 1, 0) || 1)),
  );
  return (t, out) => {
    let i = 0;
    while (i < n - 2 && t > at(i + 1, 0)) i++;
    const h = at(i + 1, 0) - at(i, 0) || 1;
    const u = Math.min(1, Math.max(0, (t - at(i, 0)) / h));
    const u2 = u * u;
    const u3 = u2 * u;
    const a = row(i);
    const b = row(i + 1);
    const sa = slopes[i] ?? a;
    const sb = slopes[Math.min(n - 1, i + 1)] ?? b;
    for (let k = 1; k <= width; k++) {
      out[k - 1] =
        (2 * u3 - 3 * u2 + 1) * (a[k] as number) +
        (u3 - 2 * u2 + u) * h * (sa[k] as number) +
        (3 * u2 - 2 * u3) * (b[k] as number) +
        (u3 - u2) * h * (sb[k] as number);
    }
  };
}

/** A section of a tube: [where along it, centre x, half width, centre z, depth in front, depth behind]. */
export type Ring = readonly [
  at: number,
  cx: number,
  w: number,
  cz: number,
  front: number,
  back: number,
];

export interface TubePlan {
  rings: readonly Ring[];
  /** How many sections are drawn, or where. */
  rows: number | readonly number[];
  around: number;
  /** 2 = elliptical, more = squarer. */
  round?: number;
  /** Which ends are closed. */
  closed?: 'low' | 'high' | 'both';
}

/** A tube along y through the rings, sections even between the first and the last of them. */
export function tube({ rings, rows, around, round = 2.2, closed }: TubePlan): Net {
  const section = spline(rings);
  const low = rings[0]?.[0] ?? 0;
  const high = rings[rings.length - 1]?.[0] ?? 0;
  const places =
    typeof rows === 'number'
      ? Array.from({ length: rows }, (_, i) => low + ((high - low) * i) / (rows - 1))
      : rows;
  const pts: number[] = [];
  const r: number[] = [];
  for (const y of places) {
    section(y, r);
    const [cx = 0, w = 0, cz = 0, front = 0, back = 0] = r;
    for (let k = 0; k < around; k++) {
      const a = (k / around) * Math.PI * 2;
      const sin = Math.sin(a);
      const cos = Math.cos(a);
      const q = (Math.abs(sin) ** round + Math.abs(cos) ** round) ** (-1 / round);
      pts.push(cx + w * sin * q, y, cz + (cos > 0 ? front : back) * cos * q);
    }
  }
  return grid(pts, places.length, around, closed);
}

/** A net of rows of points round an axis; rows go up, points from the front to the left. */
export function grid(
  pts: number[],
  rows: number,
  around: number,
  closed?: TubePlan['closed'],
): Net {
  const tris: number[] = [];
  for (let j = 0; j < rows - 1; j++) {
    for (let k = 0; k < around; k++) {
      const a = j * around + k;
      const b = j * around + ((k + 1) % around);
      tris.push(a, b, b + around, a, b + around, a + around);
    }
  }
  const close = (row: number, up: boolean): void => {
    const tip = pts.length / 3;
    const sum = [0, 0, 0];
    for (let k = 0; k < around; k++) {
      for (let m = 0; m < 3; m++) {
        sum[m] = (sum[m] ?? 0) + (pts[(row * around + k) * 3 + m] ?? 0) / around;
      }
      const a = row * around + k;
      const b = row * around + ((k + 1) % around);
      if (up) tris.push(a, b, tip);
      else tris.push(b, a, tip);
    }
    pts.push(...sum);
  };
  if (closed === 'low' || closed === 'both') close(0, false);
  if (closed === 'high' || closed === 'both') close(rows - 1, true);
  return withNormals(Float32Array.from(pts), Uint16Array.from(tris));
}

/** A net whose normals are those of its triangles, evened out at each point. */
export function withNormals(points: Float32Array, triangles: Uint16Array): Net {
  const normals = new Float32Array(points.length);
  for (let t = 0; t < triangles.length; t += 3) {
    const a = (triangles[t] as number) * 3;
    const b = (triangles[t + 1] as number) * 3;
    const c = (triangles[t + 2] as number) * 3;
    const ux = (points[b] as number) - (points[a] as number);
    const uy = (points[b + 1] as number) - (points[a + 1] as number);
    const uz = (points[b + 2] as number) - (points[a + 2] as number);
    const vx = (points[c] as number) - (points[a] as number);
    const vy = (points[c + 1] as number) - (points[a + 1] as number);
    const vz = (points[c + 2] as number) - (points[a + 2] as number);
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    for (let k = 0; k < 3; k++) {
      const i = (triangles[t + k] as number) * 3;
      normals[i] = (normals[i] as number) + nx;
      normals[i + 1] = (normals[i + 1] as number) + ny;
      normals[i + 2] = (normals[i + 2] as number) + nz;
    }
  }
  unitize(normals);
  return { points, normals, triangles };
}

/** Makes every three numbers a unit vector. */
export function unitize(normals: Float32Array): void {
  for (let i = 0; i < normals.length; i += 3) {
    const x = normals[i] as number;
    const y = normals[i + 1] as number;
    const z = normals[i + 2] as number;
    const l = Math.sqrt(x * x + y * y + z * z) || 1;
    normals[i] = x / l;
    normals[i + 1] = y / l;
    normals[i + 2] = z / l;
  }
}

/** The same net seen in a mirror: x the other way round. */
export function mirrored({ points, normals, triangles }: Net): Net {
  const flip = (a: Float32Array): Float32Array => a.map((v, i) => (i % 3 === 0 ? -v : v));
  const turned = triangles.slice();
  for (let i = 0; i < turned.length; i += 3) {
    turned[i + 1] = triangles[i + 2] as number;
    turned[i + 2] = triangles[i + 1] as number;
  }
  return { points: flip(points), normals: flip(normals), triangles: turned };
}

/** The net with every point moved, its normals made anew. */
export function moved(
  net: Net,
  move: (x: number, y: number, z: number, n: readonly number[]) => readonly number[],
): Net {
  const { points: P, normals: N } = net;
  const points = new Float32Array(P.length);
  const n = [0, 0, 0];
  for (let i = 0; i < points.length; i += 3) {
    n[0] = N[i] as number;
    n[1] = N[i + 1] as number;
    n[2] = N[i + 2] as number;
    const to = move(P[i] as number, P[i + 1] as number, P[i + 2] as number, n);
    points[i] = to[0] as number;
    points[i + 1] = to[1] as number;
    points[i + 2] = to[2] as number;
  }
  return withNormals(points, net.triangles);
}

/** Several nets as one. */
export function joined(...nets: readonly Net[]): Net {
  const sum = (of: (n: Net) => number): number => nets.reduce((s, n) => s + of(n), 0);
  const points = new Float32Array(sum((n) => n.points.length));
  const normals = new Float32Array(points.length);
  const triangles = new Uint16Array(sum((n) => n.triangles.length));
  let p = 0;
  let t = 0;
  for (const net of nets) {
    points.set(net.points, p);
    normals.set(net.normals, p);
    triangles.set(
      net.triangles.map((i) => i + p / 3),
      t,
    );
    p += net.points.length;
    t += net.triangles.length;
  }
  return { points, normals, triangles };
}

type Neighbours = readonly [start: Uint32Array, list: Uint16Array];
const known = new WeakMap<Uint16Array, Neighbours>();

/** Which points hang together by an edge, as [start of each point's list, list]. */
function neighbours({ points, triangles }: Net): Neighbours {
  const had = known.get(triangles);
  if (had) return had;
  const count = points.length / 3;
  const start = new Uint32Array(count + 1);
  for (const i of triangles) start[i + 1] = (start[i + 1] as number) + 1;
  for (let i = 0; i < count; i++) start[i + 1] = (start[i + 1] as number) + (start[i] as number);
  const next = start.slice();
  const list = new Uint16Array(triangles.length);
  for (let t = 0; t < triangles.length; t++) {
    const i = triangles[t] as number;
    // In a closed net, each edge leaves a point once.
    const to = triangles[t % 3 === 2 ? t - 2 : t + 1] as number;
    list[next[i] as number] = to;
    next[i] = (next[i] as number) + 1;
  }
  known.set(triangles, [start, list]);
  return [start, list];
}

/** Evens values out over the net so many times; `width` numbers a point. */
export function soften(net: Net, values: Float32Array, width: number, passes: number): void {
  const [start, list] = neighbours(net);
  const old = new Float32Array(values.length);
  for (let pass = 0; pass < passes; pass++) {
    old.set(values);
    for (let i = 0; i < start.length - 1; i++) {
      const from = start[i] as number;
      const to = start[i + 1] as number;
      for (let k = 0; k < width; k++) {
        let sum = (old[i * width + k] as number) * 2;
        for (let j = from; j < to; j++) sum += old[(list[j] as number) * width + k] as number;
        values[i * width + k] = sum / (2 + to - from);
      }
    }
  }
}
