import type { ViewAngles } from '#core/moves/figure-schema';
import type { Scene } from './scene';

/**
 * The share of the time between frames that drawing may take here. Without a GPU, rastering and
 * showing what was drawn costs about five times as much again, so all of it stays below a quarter.
 */
const SHARE = 0.034;
const MIN_FPS = 24;
const MAX_FPS = 60;

export interface PlayerSource {
  scene: Scene;
  view: ViewAngles;
  width: number;
  height: number;
  /** Where in the loop the figure is. */
  timeMs: number;
}

/**
 * How many frames a second to draw, from what a frame has cost lately: as many as fit the share of
 * a core the figure may use, between 24 and 60.
 */
export const frameRate = (costMs: number): number =>
  Math.min(MAX_FPS, Math.max(MIN_FPS, (1000 * SHARE) / Math.max(costMs, 0.01)));

/**
 * Draws a scene again and again, outside React, at a rate the machine can afford.
 *
 * `read` is asked before each frame; returning null skips it. The returned function stops it.
 */
export function play(
  begin: (width: number, height: number) => CanvasRenderingContext2D | null,
  read: () => PlayerSource | null,
): () => void {
  let handle = 0;
  let dueAt = 0;
  let costMs = 4;
  const frame = (now: number): void => {
    handle = requestAnimationFrame(frame);
    if (now < dueAt - 1.5) return;
    const source = read();
    if (!source) return;
    const startedAt = performance.now();
    const ctx = begin(source.width, source.height);
    if (!ctx) return;
    source.scene.draw(ctx, source.timeMs, source.view, source.width, source.height);
    costMs += (performance.now() - startedAt - costMs) * 0.08;
    // Counted from when it was due, so that the rate holds although screens refresh in fixed steps.
    const gap = 1000 / frameRate(costMs);
    dueAt = Math.max(dueAt, now - gap) + gap;
  };
  handle = requestAnimationFrame(frame);
  return () => cancelAnimationFrame(handle);
}
