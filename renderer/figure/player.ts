/**
 * The share of a core that drawing may take here. Without a GPU, showing what was drawn costs about
 * half as much again, so all of it stays below a quarter.
 */
const SHARE = 0.16;
const MIN_FPS = 24;
const MAX_FPS = 60;

/**
 * How many frames a second to draw, from what a frame has cost lately: as many as fit the share of
 * a core the figure may use, between 24 and 60.
 */
export const frameRate = (costMs: number): number =>
  Math.min(MAX_FPS, Math.max(MIN_FPS, (1000 * SHARE) / Math.max(costMs, 0.01)));

/**
 * Calls `draw` again and again, outside React, at a rate the machine can afford; it tells whether it
 * drew anything. The returned function stops it.
 */
export function play(draw: () => boolean): () => void {
  let handle = 0;
  let dueAt = 0;
  let costMs = 5;
  const frame = (now: number): void => {
    handle = requestAnimationFrame(frame);
    if (now < dueAt - 1.5) return;
    const startedAt = performance.now();
    if (!draw()) return;
    costMs += (performance.now() - startedAt - costMs) * 0.08;
    // Counted from when it was due, so that the rate holds although screens refresh in fixed steps.
    const gap = 1000 / frameRate(costMs);
    dueAt = Math.max(dueAt, now - gap) + gap;
  };
  handle = requestAnimationFrame(frame);
  return () => cancelAnimationFrame(handle);
}
