import { clamp, type Vec } from './frame';
import type { Ball } from './hull';

/** Something to be painted: a body part by its balls, or a flat-sided prop by its box. */
export interface Item {
  voters: readonly Ball[];
  /** Says whether the box is in front of (+) or behind (-) a part with these balls; 0 when it can't tell. */
  against?: (voters: readonly Ball[]) => number;
  /** Painted next to each other where nothing forbids it, so that they unite without a seam. */
  group: string;
}

/** A pair that must be painted in this order, and how firmly. */
export type Rule = readonly [before: Item, after: Item, weight: number];

const DEEPEST = 0.06;
/** Votes weaker than this neither make an edge nor turn one round. */
const FAINT = 0.0012;
const STICKY = 0.012;
/** Edges up to this may be broken to bring a limb together. */
const SLIGHT = 0.02;

/**
 * Sorts items back to front.
 *
 * Every overlapping pair of balls votes by how much it overlaps and which is nearer; the sums make
 * edges, the rules overrule them, and last frame's order holds until a vote is clearly against it.
 */
export class DepthOrder {
  private last = new Map<Item, number>();

  forget(): void {
    this.last.clear();
  }

  sort(items: readonly Item[], rules: readonly Rule[], scale: number): Item[] {
    const n = items.length;
    const index = new Map<Item, number>();
    for (const [i, item] of items.entries()) index.set(item, i);
    // before[i * n + j] > 0: i is painted before j.
    const before = new Float64Array(n * n);
    const boxes = items.map((item) => bounds(item.voters));
    const place = items.map((item) => this.last.get(item) ?? -1);
    for (let i = 0; i < n; i++) {
      const a = items[i] as Item;
      for (let j = i + 1; j < n; j++) {
        const b = items[j] as Item;
        let v = 0;
        if (!meet(boxes[i] as Bounds, boxes[j] as Bounds)) continue;
        if (a.against) v = a.against(b.voters);
        else if (b.against) v = -b.against(a.voters);
        else v = vote(a.voters, b.voters, scale);
        const pi = place[i] as number;
        const pj = place[j] as number;
        if (v !== 0 && pi >= 0 && pj >= 0) v += pi > pj ? STICKY : -STICKY;
        // A positive vote says that a is nearer, so b comes first.
        if (v > FAINT) before[j * n + i] = v;
        else if (v < -FAINT) before[i * n + j] = -v;
      }
    }
    for (const [first, then, weight] of rules) {
      const i = index.get(first);
      const j = index.get(then);
      if (i === undefined || j === undefined) continue;
      before[i * n + j] = (before[i * n + j] as number) + weight;
      const back = j * n + i;
      before[back] = Math.max(0, (before[back] as number) - weight);
    }
    return this.pick(items, before, place);
  }

  /** Takes one after another the item that the fewest of the others should precede. */
  private pick(items: readonly Item[], before: Float64Array, place: readonly number[]): Item[] {
    const n = items.length;
    const held = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) held[j] = (held[j] as number) + (before[i * n + j] as number);
    }
    const left = new Set(items.keys());
    const out: Item[] = [];
    let group = '';
    while (left.size > 0) {
      let best = -1;
      let cost = Infinity;
      for (const i of left) {
        const item = items[i] as Item;
        const violated = Math.max(0, held[i] as number) * 1e3;
        const tie = item.group === group ? -1 : (place[i] as number);
        const c = (violated < 1e-6 ? 0 : violated * 1e3) + tie * 1e-3;
        if (c < cost) {
          cost = c;
          best = i;
        }
      }
      left.delete(best);
      const item = items[best] as Item;
      group = item.group;
      for (let j = 0; j < n; j++) {
        held[j] = (held[j] as number) - (before[best * n + j] as number);
        if (Math.abs(held[j] as number) < 1e-9) held[j] = 0;
      }
      out.push(item);
    }
    const tidy = this.gather(out, items, before);
    this.last.clear();
    for (const [i, item] of tidy.entries()) this.last.set(item, i);
    return tidy;
  }

  /** Moves members of a group next to each other where no edge forbids it. */
  private gather(sorted: Item[], items: readonly Item[], before: Float64Array): Item[] {
    const n = items.length;
    const index = new Map<Item, number>();
    for (const [i, item] of items.entries()) index.set(item, i);
    const edge = (a: Item, b: Item): number =>
      before[(index.get(a) as number) * n + (index.get(b) as number)] as number;
    const out = [...sorted];
    for (let i = 0; i < out.length; i++) {
      const item = out[i] as Item;
      if (!item.group) continue;
      const j = out.findIndex((other, k) => k > i && other.group === item.group);
      if (j <= i + 1) continue;
      const between = out.slice(i + 1, j);
      const other = out[j] as Item;
      if (between.every((k) => edge(k, other) <= SLIGHT)) {
        out.splice(j, 1);
        out.splice(i + 1, 0, other);
      } else if (between.every((k) => edge(item, k) <= SLIGHT)) {
        out.splice(j, 0, item);
        out.splice(i, 1);
        i--;
      }
    }
    return out;
  }
}

interface Bounds {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

function bounds(voters: readonly Ball[]): Bounds {
  const b = { x0: Infinity, x1: -Infinity, y0: Infinity, y1: -Infinity };
  for (const { screen, r } of voters) {
    b.x0 = Math.min(b.x0, screen.x - r);
    b.x1 = Math.max(b.x1, screen.x + r);
    b.y0 = Math.min(b.y0, screen.y - r);
    b.y1 = Math.max(b.y1, screen.y + r);
  }
  return b;
}

const meet = (a: Bounds, b: Bounds): boolean =>
  a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;

/** Positive when `a` is nearer to the viewer. Weighted by the overlap in body heights. */
function vote(a: readonly Ball[], b: readonly Ball[], scale: number): number {
  let sum = 0;
  for (const p of a) {
    for (const q of b) {
      const reach = p.r + q.r;
      const dx = p.screen.x - q.screen.x;
      if (dx > reach || -dx > reach) continue;
      const dy = p.screen.y - q.screen.y;
      const d2 = dx * dx + dy * dy;
      if (d2 >= reach * reach) continue;
      sum +=
        ((reach - Math.sqrt(d2)) / scale) * clamp(p.screen.z - q.screen.z, -DEEPEST, DEEPEST) * 10;
    }
  }
  return sum;
}

/** The face of a box that lies between it and the balls decides: whoever shares its side is in front. */
export function boxAgainst(
  planes: readonly { normal: Vec; at: number; facing: number }[],
  voters: readonly Ball[],
): number {
  let gap = -Infinity;
  let facing = 0;
  for (const plane of planes) {
    let least = Infinity;
    for (const { world } of voters) {
      const d =
        plane.normal.x * world.x + plane.normal.y * world.y + plane.normal.z * world.z - plane.at;
      if (d < least) least = d;
    }
    if (least > gap) {
      gap = least;
      facing = plane.facing;
    }
  }
  // Where the balls reach past every face, the best face still says something, but softly.
  const weight = gap > 0 ? 0.05 : 0.01;
  return facing > 0 ? -weight : weight;
}
