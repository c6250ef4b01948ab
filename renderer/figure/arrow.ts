import type { Camera } from './camera';
import { distance, smoothstep, type Vec, vec } from './frame';
import type { Surface } from './hull';

/**
 * Paints an arrow along points of the world: a shaft as wide as a finger and a head at the end.
 *
 * Seen almost end-on it would say nothing, or point the wrong way: it fades out.
 */
export function paintArrow(
  ctx: Surface,
  camera: Camera,
  points: readonly Vec[],
  alpha: number,
): void {
  const { scale } = camera;
  const path = points.map((point) => {
    const p = vec();
    camera.project(p, point);
    return p;
  });
  const tip = path[path.length - 1] as Vec;
  const seen = span(path, (p) => Math.hypot(p.x - tip.x, p.y - tip.y)) / scale;
  const world = span(points, (p) => distance(p, points[points.length - 1] as Vec));
  const shown = alpha * smoothstep(0.3, 0.55, seen / world);
  if (shown <= 0) return;
  ctx.globalAlpha = shown;
  const head = 0.026 * scale;
  // The shaft ends where the head begins, and the head looks along the last stretch of it.
  const shaft = path.filter((p) => Math.hypot(p.x - tip.x, p.y - tip.y) > head * 1.3);
  const neck = shaft[shaft.length - 1] ?? (path[0] as Vec);
  const l = Math.hypot(tip.x - neck.x, tip.y - neck.y) || 1;
  const ux = ((tip.x - neck.x) / l) * head;
  const uy = ((tip.y - neck.y) / l) * head;
  ctx.beginPath();
  for (const [i, p] of shaft.entries()) {
    if (i === 0) ctx.moveTo(p.x, p.y);
    else ctx.lineTo(p.x, p.y);
  }
  ctx.lineTo(tip.x - ux * 1.2, tip.y - uy * 1.2);
  ctx.lineCap = 'butt';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 0.011 * scale;
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(tip.x + ux * 0.2, tip.y + uy * 0.2);
  ctx.lineTo(tip.x - ux * 1.2 - uy * 0.75, tip.y - uy * 1.2 + ux * 0.75);
  ctx.lineTo(tip.x - ux * 1.2 + uy * 0.75, tip.y - uy * 1.2 - ux * 0.75);
  ctx.fill();
}

/** How far the points get from where they end. */
const span = (points: readonly Vec[], away: (p: Vec) => number): number =>
  Math.max(...points.map(away));
