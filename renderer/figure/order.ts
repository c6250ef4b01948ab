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
  private readonly items: readonly Item[];
  private readonly index: ReadonlyMap<Item, number>;
  private readonly boxes: readonly Bounds[];
  /** Where each item came last time, -1 when there was none. */
  private readonly place: Int32Array;
  /** before[i * n + j] > 0: i is painted before j. */
  private readonly before: Float64Array;
  private readonly held: Float64Array;

  constructor(items: readonly Item[]) {
    const n = items.length;
    this.items = items;
    this.index = new Map(items.map((item, i) => [item, i]));
    this.boxes = items.map(() => ({ x0: 0, x1: 0, y0: 0, y1: 0 }));
    this.place = new Int32Array(n).fill(-1);
    this.before = new Float64Array(n * n);
    this.held = new Float64Array(n);
  }

  forget(): void {
    this.place.fill(-1);
  }

  /** The items back to front; rules about others are passed over. `scale` is pixels per body height. */
  sort(rules: readonly Rule[], scale: number): Item[] {
    const { items, index, boxes, place, before } = this;
    const n = items.length;
    before.fill(0);
    for (let i = 0; i < n; i++) bound(boxes[i] as Bounds, (items[i] as Item).voters);
    for (let i = 0; i < n; i++) {
      const a = items[i] as Item;
      for (let j = i + 1; j < n; j++) {
        if (!meet(boxes[i] as Bounds, boxes[j] as Bounds)) continue;
        const b = items[j] as Item;
        let v = 0;
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
    const sorted = this.gather(this.pick());
    for (let k = 0; k < n; k++) place[index.get(sorted[k] as Item) as number] = k;
    return sorted;
  }

  /** Takes one after another the item that the fewest of the others should precede. */
  private pick(): Item[] {
    const { items, place, before, held } = this;
    const n = items.length;
    held.fill(0);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) held[j] = (held[j] as number) + (before[i * n + j] as number);
    }
    const left = items.map((_, i) => i);
    const out: Item[] = [];
    let group = '';
    while (left.length > 0) {
      let best = 0;
      let cost = Infinity;
      for (let k = 0; k < left.length; k++) {
        const i = left[k] as number;
        const violated = Math.max(0, held[i] as number) * 1e3;
        const tie = (items[i] as Item).group === group ? -1 : (place[i] as number);
        const c = (violated < 1e-6 ? 0 : violated * 1e3) + tie * 1e-3;
        if (c < cost) {
          cost = c;
          best = k;
        }
      }
      const [taken = 0] = left.splice(best, 1);
      const item = items[taken] as Item;
      group = item.group;
      for (let j = 0; j < n; j++) {
        const rest = (held[j] as number) - (before[taken * n + j] as number);
        held[j] = Math.abs(rest) < 1e-9 ? 0 : rest;
      }
      out.push(item);
    }
    return out;
  }

  /** Moves members of a group next to each other where no edge forbids it. */
  private gather(out: Item[]): Item[] {
    const { before, index } = this;
    const n = out.length;
    const edge = (a: Item, b: Item): number =>
      before[(index.get(a) as number) * n + (index.get(b) as number)] as number;
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

function bound(b: Bounds, voters: readonly Ball[]): void {
  b.x0 = Infinity;
  b.x1 = -Infinity;
  b.y0 = Infinity;
  b.y1 = -Infinity;
  for (const { screen, r } of voters) {
    b.x0 = Math.min(b.x0, screen.x - r);
    b.x1 = Math.max(b.x1, screen.x + r);
    b.y0 = Math.min(b.y0, screen.y - r);
    b.y1 = Math.max(b.y1, screen.y + r);
  }
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
