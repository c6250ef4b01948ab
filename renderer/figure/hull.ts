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
}

/** Adds the outline of a solid to the current path. All outlines wind the same way, so they unite. */
export function trace(ctx: Surface, solid: Solid, inset: Inset): void {
  if (solid.kind === 'hull') {
    traceHull(ctx, solid.balls, inset);
    return;
  }
  let last: Ball | undefined;
  for (const ball of solid.balls) {
    if (last) {
      if (last.round && ball.round) tracePair(ctx, last, ball, inset);
      else traceHull(ctx, [last, ball], inset);
    }
    last = ball;
  }
}

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

const DIRECTIONS: readonly (readonly [number, number])[] = Array.from({ length: 40 }, (_, i) => {
  const angle = (i / 40) * Math.PI * 2;
  return [Math.cos(angle), Math.sin(angle)] as const;
});

/** The convex outline of any balls and ellipsoids, by its farthest point in each of forty directions. */
function traceHull(ctx: Surface, balls: readonly Ball[], inset: Inset): void {
  let first = true;
  let px = Number.NaN;
  let py = Number.NaN;
  for (const [ux, uy] of DIRECTIONS) {
    let best = -Infinity;
    let x = 0;
    let y = 0;
    for (const ball of balls) {
      const cx = ball.screen.x + ball.r * inset.dx;
      const cy = ball.screen.y + ball.r * inset.dy;
      if (ball.round) {
        const r = ball.r * inset.shrink + inset.grow;
        const h = cx * ux + cy * uy + r;
        if (h > best) {
          best = h;
          x = cx + ux * r;
          y = cy + uy * r;
        }
      } else {
        const { ax, ay, az } = ball;
        const px1 = ax.x * ux + ax.y * uy;
        const py1 = ay.x * ux + ay.y * uy;
        const pz1 = az.x * ux + az.y * uy;
        const reach = Math.sqrt(px1 * px1 + py1 * py1 + pz1 * pz1) || 1e-6;
        const less = ball.r * (1 - inset.shrink) - inset.grow;
        const h = cx * ux + cy * uy + reach - less;
        if (h > best) {
          best = h;
          x = cx + (ax.x * px1 + ay.x * py1 + az.x * pz1) / reach - ux * less;
          y = cy + (ax.y * px1 + ay.y * py1 + az.y * pz1) / reach - uy * less;
        }
      }
    }
    if (first) {
      ctx.moveTo(x, y);
      first = false;
    } else if (Math.abs(x - px) + Math.abs(y - py) > 0.05) {
      ctx.lineTo(x, y);
    }
    px = x;
    py = y;
  }
  ctx.closePath();
}
