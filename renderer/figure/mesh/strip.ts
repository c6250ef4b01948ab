import type { Box, Raster } from './raster';

/**
 * A finished picture in little room: row by row in runs of one colour, without what shows the bare
 * ground. A figure in flat colours takes some 100 kB so, and is there again in a fraction of the time
 * that drawing it takes.
 */
export interface Strip {
  readonly y0: number;
  readonly y1: number;
  /** By row from `y0`: its first column, the one behind its last, where its runs begin; then their end. */
  readonly rows: Int32Array;
  readonly runs: Uint32Array;
}

/** A run: how many pixels, and whether they are the ground's, all of one colour, or each of its own. */
const GROUND = 0;
const FLAT = 1;
const EACH = 2;
/** Fewer alike are no run. */
const LEAST = 3;

let scratch = new Uint32Array(1 << 16);

/** What has been painted on a ground. */
export function keep({ color, width, box, from, to }: Raster, ground: Uint32Array): Strip {
  const y0 = Math.min(box.y0, box.y1);
  const rows = new Int32Array((box.y1 - y0) * 3 + 3);
  let n = 0;
  for (let y = y0; y < box.y1; y++) {
    const x0 = from[y] as number;
    const x1 = Math.max(x0, to[y] as number);
    const r = (y - y0) * 3;
    rows[r] = x0;
    rows[r + 1] = x1;
    rows[r + 2] = n;
    if (scratch.length < n + 2 * (x1 - x0) + 2) {
      const more = new Uint32Array(2 * scratch.length + 2 * width);
      more.set(scratch);
      scratch = more;
    }
    const end = y * width + x1;
    for (let i = y * width + x0; i < end; ) {
      const c = color[i] as number;
      const start = i;
      if (c === ground[i]) {
        while (i < end && color[i] === ground[i]) i++;
        scratch[n++] = ((i - start) << 2) | GROUND;
        continue;
      }
      while (i < end && color[i] === c) i++;
      if (i - start >= LEAST) {
        scratch[n++] = ((i - start) << 2) | FLAT;
        scratch[n++] = c;
        continue;
      }
      while (
        i < end &&
        color[i] !== ground[i] &&
        !(color[i] === color[i + 1] && color[i] === color[i + 2])
      )
        i++;
      scratch[n++] = ((i - start) << 2) | EACH;
      for (let j = start; j < i; j++) scratch[n++] = color[j] as number;
    }
  }
  rows[rows.length - 1] = n;
  return { y0, y1: box.y1, rows, runs: scratch.slice(0, n) };
}

/**
 * Puts a picture in the place of the one shown: of its rows only those that are other, and all of
 * `marked`, on which something else lies. Tells where; nowhere is a box without a pixel.
 */
export function put(
  strip: Strip,
  last: Strip,
  marked: Box,
  pixels: Uint32Array,
  ground: Uint32Array,
  width: number,
): Box {
  const changed: Box = { x0: width, y0: pixels.length / width, x1: 0, y1: 0 };
  const y1 = Math.max(strip.y1, last.y1, marked.y1);
  for (let y = Math.min(strip.y0, last.y0, marked.y0); y < y1; y++) {
    const isMarked = y >= marked.y0 && y < marked.y1;
    if (!isMarked && sameRow(strip, last, y)) continue;
    const was = spanOf(last, y);
    const is = spanOf(strip, y);
    const from = Math.min(was?.[0] ?? width, isMarked ? marked.x0 : width);
    const to = Math.max(was?.[1] ?? 0, isMarked ? marked.x1 : 0);
    if (from < to) pixels.set(ground.subarray(y * width + from, y * width + to), y * width + from);
    if (is) putRow(strip, y, pixels, width);
    changed.x0 = Math.min(changed.x0, from, is?.[0] ?? width);
    changed.x1 = Math.max(changed.x1, to, is?.[1] ?? 0);
    changed.y0 = Math.min(changed.y0, y);
    changed.y1 = y + 1;
  }
  return changed;
}

function spanOf({ y0, y1, rows }: Strip, y: number): readonly [number, number] | undefined {
  if (y < y0 || y >= y1) return undefined;
  const r = (y - y0) * 3;
  return [rows[r] as number, rows[r + 1] as number];
}

/** Where a row's runs begin and end. */
function runsOf({ y0, rows }: Strip, y: number): readonly [number, number] {
  const r = (y - y0) * 3;
  return [rows[r + 2] as number, rows[r + 5] as number];
}

function sameRow(a: Strip, b: Strip, y: number): boolean {
  const [here, there] = [spanOf(a, y), spanOf(b, y)];
  if (!here || !there) return here === there;
  if (here[0] !== there[0] || here[1] !== there[1]) return false;
  const [i, end] = runsOf(a, y);
  const [j, last] = runsOf(b, y);
  if (end - i !== last - j) return false;
  for (let k = 0; k < end - i; k++) if (a.runs[i + k] !== b.runs[j + k]) return false;
  return true;
}

function putRow(strip: Strip, y: number, pixels: Uint32Array, width: number): void {
  const { runs } = strip;
  const [start, end] = runsOf(strip, y);
  let i = y * width + (spanOf(strip, y)?.[0] ?? 0);
  for (let n = start; n < end; ) {
    const run = runs[n++] as number;
    const to = i + (run >>> 2);
    const kind = run & 3;
    if (kind === FLAT) {
      const c = runs[n++] as number;
      for (; i < to; i++) pixels[i] = c;
    } else if (kind === EACH) {
      while (i < to) pixels[i++] = runs[n++] as number;
    } else i = to;
  }
}
