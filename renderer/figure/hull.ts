import type { Camera } from './camera';
import { type Frame, type Vec, vec } from './frame';

/** What the figure is painted on: a 2D canvas context, or a recorder with the same calls. */
export type Surface = CanvasRenderingContext2D;

/** Where the lit side of a part lies: its circles moved by dx, dy radii and shrunk. `grow` is in pixels. */
export interface Inset {
  dx: number;
  dy: number;
  shrink: number;
  grow: number;
}

export const WHOLE: Inset = { dx: 0, dy: 0, shrink: 1, grow: 0 };

/** A ball or ellipsoid of flesh, bound to one frame or blended between two, and its projection. */
export class Ball {
  readonly frame: Frame;
  readonly at: Vec;
  readonly rx: number;
  readonly ry: number;
  readonly rz: number;
  readonly second: { frame: Frame; at: Vec; weight: number } | undefined;
  readonly world = vec();
  /** Screen x, y and depth towards the viewer. */
  readonly screen = vec();
  /** Radius on the screen; for an ellipsoid how deep its shading goes. */
  r = 0;
  /** The largest half-axis on the screen. */
  reach = 0;
  /** An ellipsoid's half-axes on the screen. */
  readonly ax = vec();
  readonly ay = vec();
  readonly az = vec();
  readonly round: boolean;

  constructor(
    frame: Frame,
    at: Vec,
    radii: number | readonly [number, number, number],
    second?: { frame: Frame; at: Vec; weight: number },
  ) {
    this.frame = frame;
    this.at = at;
    this.round = typeof radii === 'number';
    [this.rx, this.ry, this.rz] = typeof radii === 'number' ? [radii, radii, radii] : radii;
    this.second = second;
  }

  /** Puts the ball where its frames are, and onto the screen. */
  project(camera: Camera): void {
    const { world, frame, at, second } = this;
    frame.apply(world, at.x, at.y, at.z);
    if (second) {
      second.frame.apply(this.ax, second.at.x, second.at.y, second.at.z);
      world.x += (this.ax.x - world.x) * second.weight;
      world.y += (this.ax.y - world.y) * second.weight;
      world.z += (this.ax.z - world.z) * second.weight;
    }
    const k = camera.project(this.screen, world);
    this.reach = Math.max(this.rx, this.ry, this.rz) * k;
    if (this.round) {
      this.r = this.reach;
      return;
    }
    const w = second ? second.weight : 0;
    const other = second ? second.frame : frame;
    axis(this.ax, camera, frame.X, other.X, w, this.rx * k);
    axis(this.ay, camera, frame.Y, other.Y, w, this.ry * k);
    axis(this.az, camera, frame.Z, other.Z, w, this.rz * k);
    // A flat disc, such as a hem, is lit nearly to its edge.
    this.r = ((this.rx + this.rz) / 2) * Math.min(1, 0.25 + this.ry * 30) * k;
  }
}

function axis(out: Vec, camera: Camera, a: Vec, b: Vec, w: number, length: number): void {
  const x = a.x + (b.x - a.x) * w;
  const y = a.y + (b.y - a.y) * w;
  const z = a.z + (b.z - a.z) * w;
  const { right: r, up: u } = camera;
  out.x = (r.x * x + r.y * y + r.z * z) * length;
  out.y = -(u.x * x + u.y * y + u.z * z) * length;
}

/** A solid made of balls: `chain` joins each to the next, `hull` wraps them all. */
export interface Solid {
  kind: 'chain' | 'hull';
  balls: readonly Ball[];
  /** Of a chain: each ball with the next, made when first asked for. */
  pairs?: readonly Solid[];
  /** Its outlines in this frame, so that growing one or clipping to it costs no new search. */
  whole?: Edge;
  lit?: Edge;
}

/** Of a hull its farthest points in every direction; of two circles where their tangents touch. */
interface Edge {
  frame: number;
  x: Float64Array;
  y: Float64Array;
  /** Every `step`th direction was searched. */
  step: number;
  towards: number;
  lean: number;
}

let frame = 0;

/** Must be called when balls or the light have moved: the outlines of the frame before are void. */
export function nextFrame(): void {
  frame++;
}

/** Adds the outline of a solid to the current path. All outlines wind the same way, so they unite. */
export function trace(ctx: Surface, solid: Solid, inset: Inset): void {
  if (solid.kind === 'hull') {
    traceHull(ctx, solid, inset);
    return;
  }
  solid.pairs ??= pairsOf(solid.balls);
  for (const pair of solid.pairs) {
    const [a, b] = pair.balls as readonly [Ball, Ball];
    if (a.round && b.round) tracePair(ctx, pair, a, b, inset);
    else traceHull(ctx, pair, inset);
  }
}

const pairsOf = (balls: readonly Ball[]): Solid[] =>
  balls.slice(1).map((b, i) => ({ kind: 'hull', balls: [balls[i] as Ball, b] }));

/** The outline of a solid under a light, and whether it must be found anew in this frame. */
function edgeOf(solid: Solid, inset: Inset, points: number): readonly [edge: Edge, stale: boolean] {
  const which = inset.shrink === 1 ? 'whole' : 'lit';
  let edge = solid[which];
  if (!edge) {
    const x = new Float64Array(points);
    edge = { frame: -1, x, y: new Float64Array(points), step: 1, towards: 0, lean: 0 };
    solid[which] = edge;
  }
  const stale = edge.frame !== frame;
  edge.frame = frame;
  return [edge, stale];
}

/** Two circles and the two tangents around them. Growing both leaves the tangents' directions. */
function tracePair(ctx: Surface, pair: Solid, a: Ball, b: Ball, inset: Inset): void {
  const [edge, stale] = edgeOf(pair, inset, 2);
  const { x, y } = edge;
  if (stale) {
    x[0] = a.screen.x + a.r * inset.dx;
    y[0] = a.screen.y + a.r * inset.dy;
    x[1] = b.screen.x + b.r * inset.dx;
    y[1] = b.screen.y + b.r * inset.dy;
    const dx = x[1] - x[0];
    const dy = y[1] - y[0];
    const d = Math.sqrt(dx * dx + dy * dy);
    const less = (a.r - b.r) * inset.shrink;
    edge.towards = Math.atan2(dy, dx);
    // One circle inside the other: NaN, as no tangent touches both.
    edge.lean = d > Math.abs(less) + 0.01 ? Math.acos(less / d) : Number.NaN;
  }
  const [ax = 0, bx = 0] = x;
  const [ay = 0, by = 0] = y;
  const ra = Math.max(0.1, a.r * inset.shrink + inset.grow);
  const rb = Math.max(0.1, b.r * inset.shrink + inset.grow);
  if (Number.isNaN(edge.lean)) {
    if (ra > rb) circle(ctx, ax, ay, ra);
    else circle(ctx, bx, by, rb);
    return;
  }
  const from = edge.towards + edge.lean;
  const to = edge.towards - edge.lean;
  ctx.moveTo(ax + ra * Math.cos(from), ay + ra * Math.sin(from));
  ctx.arc(ax, ay, ra, from, to + Math.PI * 2);
  ctx.arc(bx, by, rb, to, from);
  ctx.closePath();
}

function circle(ctx: Surface, x: number, y: number, r: number): void {
  ctx.moveTo(x + r, y);
  ctx.arc(x, y, r, 0, Math.PI * 2);
}

const DIRECTIONS = 32;
const UX = Float64Array.from({ length: DIRECTIONS }, (_, i) =>
  Math.cos((i / DIRECTIONS) * 2 * Math.PI),
);
const UY = Float64Array.from({ length: DIRECTIONS }, (_, i) =>
  Math.sin((i / DIRECTIONS) * 2 * Math.PI),
);
const farthest = new Float64Array(DIRECTIONS);
/** A hull of balls no larger than this, in pixels, is as round with half the directions. */
const SMALL = 7;

/** The convex outline of any balls and ellipsoids, by its farthest point in each of 32 directions. */
function traceHull(ctx: Surface, solid: Solid, inset: Inset): void {
  const [edge, stale] = edgeOf(solid, inset, DIRECTIONS);
  if (stale) findEdge(edge, solid.balls, inset);
  const { x, y, step } = edge;
  const { grow } = inset;
  let px = Number.NaN;
  let py = 0;
  for (let i = 0; i < DIRECTIONS; i += step) {
    const qx = x[i] as number;
    const qy = y[i] as number;
    if (Math.abs(qx - px) + Math.abs(qy - py) <= 0.6) continue;
    const gx = qx + (UX[i] as number) * grow;
    const gy = qy + (UY[i] as number) * grow;
    if (Number.isNaN(px)) ctx.moveTo(gx, gy);
    else ctx.lineTo(gx, gy);
    px = qx;
    py = qy;
  }
  ctx.closePath();
}

/** Finds the farthest points of the balls, before any growing. */
function findEdge(edge: Edge, balls: readonly Ball[], { dx, dy, shrink }: Inset): void {
  const { x, y } = edge;
  let largest = 0;
  for (const ball of balls) largest = Math.max(largest, ball.reach);
  edge.step = largest < SMALL ? 2 : 1;
  farthest.fill(-Infinity);
  for (const ball of balls) {
    const { ax, ay, az } = ball;
    const cx = ball.screen.x + ball.r * dx;
    const cy = ball.screen.y + ball.r * dy;
    const r = ball.r * shrink;
    const less = ball.r - r;
    for (let i = 0; i < DIRECTIONS; i += edge.step) {
      const ux = UX[i] as number;
      const uy = UY[i] as number;
      const centre = cx * ux + cy * uy;
      if (ball.round) {
        if (centre + r <= (farthest[i] as number)) continue;
        farthest[i] = centre + r;
        x[i] = cx + ux * r;
        y[i] = cy + uy * r;
      } else {
        const a = ax.x * ux + ax.y * uy;
        const b = ay.x * ux + ay.y * uy;
        const c = az.x * ux + az.y * uy;
        const reach = Math.sqrt(a * a + b * b + c * c) || 1e-6;
        if (centre + reach - less <= (farthest[i] as number)) continue;
        farthest[i] = centre + reach - less;
        x[i] = cx + (ax.x * a + ay.x * b + az.x * c) / reach - ux * less;
        y[i] = cy + (ax.y * a + ay.y * b + az.y * c) / reach - uy * less;
      }
    }
  }
}
