import { useMemo, useRef } from 'react';
import type { FigureData } from '#core/moves/figure-schema';
import type { Theme } from './colors';
import type { FigureLook } from './looks';
import { type Picture, Scene } from './scene';
import type { Form, Side } from './timeline';

/** A scene that is built anew only when what it shows changes. */
export function useScene(
  move: FigureData,
  theme: Theme,
  look: FigureLook,
  form: Form = 'standard',
  side: Side = null,
  holdMs?: number,
): Scene {
  // Each phase brings the whole move anew: what is the same keeps its scene, and the pictures drawn.
  const known = useRef(move);
  if (known.current !== move && JSON.stringify(known.current) !== JSON.stringify(move)) {
    known.current = move;
  }
  const figure = known.current;
  return useMemo(
    () => new Scene(figure, { theme, look, form, side, ...(holdMs ? { holdMs } : {}) }),
    [figure, theme, look, form, side, holdMs],
  );
}

/**
 * Beyond so many pixels a picture is drawn smaller and stretched: a full screen would cost too
 * much. A session's figure on a full-HD display has fewer, and is drawn as it is shown.
 */
const MOST_PIXELS = 900 * 900;

/** How many pixels to draw for a place of this size in CSS pixels. */
export function pixelsFor(width: number, height: number): readonly [number, number] {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  const fit = Math.min(ratio, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)));
  return [Math.max(1, Math.round(width * fit)), Math.max(1, Math.round(height * fit))];
}

interface Shown {
  readonly canvas: OffscreenCanvas;
  image: ImageData | null;
}

const shown = new WeakMap<HTMLCanvasElement, Shown>();

/**
 * Brings a picture onto a canvas: only what has changed, when it shows the one before. What is
 * drawn off the page goes to the screen by itself; on it, the page would be painted anew each time.
 */
export function show(
  element: HTMLCanvasElement,
  { width, height, pixels, changed }: Picture,
): void {
  const known = shown.get(element);
  const its = known ?? { canvas: element.transferControlToOffscreen(), image: null };
  if (!known) shown.set(element, its);
  const { canvas } = its;
  const anew = its.image?.data.buffer !== pixels.buffer;
  if (!its.image || anew) {
    canvas.width = width;
    canvas.height = height;
    its.image = new ImageData(new Uint8ClampedArray(pixels.buffer as ArrayBuffer), width, height);
  }
  const { x0, y0, x1, y1 } = anew ? { x0: 0, y0: 0, x1: width, y1: height } : changed;
  if (x1 <= x0 || y1 <= y0) return;
  canvas.getContext('2d')?.putImageData(its.image, 0, 0, x0, y0, x1 - x0, y1 - y0);
}
