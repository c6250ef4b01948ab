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
    if (this.round) {
      this.r = this.rx * k;
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
  /** Of a hull: its outlines in this frame, so that growing one or clipping to it costs no new search. */
  whole?: Edge;
  lit?: Edge;
}

interface Edge {
  frame: number;
  points: readonly EdgePoint[];
}

interface EdgePoint {
  x: number;
  y: number;
  /** The direction it is the farthest point in. */
  u: Direction;
}

interface Direction {
  x: number;
  y: number;
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
    if (a.round && b.round) tracePair(ctx, a, b, inset);
    else traceHull(ctx, pair, inset);
  }
}

const pairsOf = (balls: readonly Ball[]): Solid[] =>
  balls.slice(1).map((b, i) => ({ kind: 'hull', balls: [balls[i] as Ball, b] }));

/** Two circles and the two tangents around them. */
function tracePair(ctx: Surface, a: Ball, b: Ball, inset: Inset): void {
  const ra = Math.max(0.1, a.r * inset.shrink + inset.grow);
  const rb = Math.max(0.1, b.r * inset.shrink + inset.grow);
  const ax = a.screen.x + a.r * inset.dx;
  const ay = a.screen.y + a.r * inset.dy;
  const bx = b.screen.x + b.r * inset.dx;
  const by = b.screen.y + b.r * inset.dy;
  const d = Math.hypot(bx - ax, by - ay);
  if (d <= Math.abs(ra - rb) + 0.01) {
    const [x, y, r] = ra > rb ? [ax, ay, ra] : [bx, by, rb];
    ctx.moveTo(x + r, y);
    ctx.arc(x, y, r, 0, Math.PI * 2);
    return;
  }
  const to = Math.atan2(by - ay, bx - ax);
  const lean = Math.acos((ra - rb) / d);
  ctx.moveTo(ax + ra * Math.cos(to + lean), ay + ra * Math.sin(to + lean));
  ctx.arc(ax, ay, ra, to + lean, to - lean + Math.PI * 2);
  ctx.arc(bx, by, rb, to - lean, to + lean);
  ctx.closePath();
}

const DIRECTIONS: readonly Direction[] = Array.from({ length: 32 }, (_, i) => {
  const angle = (i / 32) * Math.PI * 2;
  return { x: Math.cos(angle), y: Math.sin(angle) };
});

/** The convex outline of any balls and ellipsoids, by its farthest point in each of 32 directions. */
function traceHull(ctx: Surface, solid: Solid, inset: Inset): void {
  const which = inset.shrink === 1 ? 'whole' : 'lit';
  let edge = solid[which];
  if (!edge) {
    edge = { frame: -1, points: DIRECTIONS.map((u) => ({ x: 0, y: 0, u })) };
    solid[which] = edge;
  }
  if (edge.frame !== frame) {
    for (const point of edge.points) support(point, solid.balls, inset);
    edge.frame = frame;
  }
  const { grow } = inset;
  let px = Number.NaN;
  let py = 0;
  for (const { x, y, u } of edge.points) {
    if (Math.abs(x - px) + Math.abs(y - py) <= 0.6) continue;
    if (Number.isNaN(px)) ctx.moveTo(x + u.x * grow, y + u.y * grow);
    else ctx.lineTo(x + u.x * grow, y + u.y * grow);
    px = x;
    py = y;
  }
  ctx.closePath();
}

/** Moves `out` to the farthest point of the balls in its direction, before any growing. */
function support(out: EdgePoint, balls: readonly Ball[], { dx, dy, shrink }: Inset): void {
  const { x: ux, y: uy } = out.u;
  let best = -Infinity;
  for (const ball of balls) {
    const cx = ball.screen.x + ball.r * dx;
    const cy = ball.screen.y + ball.r * dy;
    if (ball.round) {
      const r = ball.r * shrink;
      const h = cx * ux + cy * uy + r;
      if (h > best) {
        best = h;
        out.x = cx + ux * r;
        out.y = cy + uy * r;
      }
    } else {
      const { ax, ay, az } = ball;
      const a = ax.x * ux + ax.y * uy;
      const b = ay.x * ux + ay.y * uy;
      const c = az.x * ux + az.y * uy;
      const reach = Math.sqrt(a * a + b * b + c * c) || 1e-6;
      const less = ball.r * (1 - shrink);
      const h = cx * ux + cy * uy + reach - less;
      if (h > best) {
        best = h;
        out.x = cx + (ax.x * a + ay.x * b + az.x * c) / reach - ux * less;
        out.y = cy + (ax.y * a + ay.y * b + az.y * c) / reach - uy * less;
      }
    }
  }
}
