/** What is played: whether another frame is wanted now, and how to draw it. */
export interface Playable {
  isDue(): boolean;
  draw(): void;
}

/** So many frames a second a figure is drawn at most: it moves slowly, and film has fewer. */
const FPS = 30;
const gapMs = 1000 / FPS;
/** Displays refresh in steps of their own: this much early counts as on time. */
const earlyMs = 4;
/** Asked for so long before it is due, a frame comes with the display's next refresh. */
const aheadMs = 10;

/**
 * Draws again and again, outside React, at most `FPS` times a second. The browser is asked for a
 * frame only when one is wanted: a page that waits for each of the display's pays for each.
 * The returned function stops it.
 */
export function play({ isDue, draw }: Playable): () => void {
  let request = 0;
  let dueAt = 0;
  let timer = setTimeout(ask);
  function ask(): void {
    if (isDue()) request = requestAnimationFrame(frame);
    else timer = setTimeout(ask, gapMs);
  }
  function frame(now: number): void {
    if (now < dueAt - earlyMs) {
      request = requestAnimationFrame(frame);
      return;
    }
    draw();
    // Counted from when it was due, so that the rate holds.
    dueAt = Math.max(dueAt, now - gapMs) + gapMs;
    timer = setTimeout(ask, Math.max(0, dueAt - aheadMs - performance.now()));
  }
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(request);
  };
}
