import { useMemo } from 'react';
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
  return useMemo(
    () => new Scene(move, { theme, look, form, side, ...(holdMs ? { holdMs } : {}) }),
    [move, theme, look, form, side, holdMs],
  );
}

/** Beyond so many pixels a picture is drawn smaller and stretched: a full screen would cost too much. */
const MOST_PIXELS = 760 * 760;

/** How many pixels to draw for a place of this size in CSS pixels. */
export function pixelsFor(width: number, height: number): readonly [number, number] {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  const fit = Math.min(ratio, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)));
  return [Math.max(1, Math.round(width * fit)), Math.max(1, Math.round(height * fit))];
}

const shown = new WeakMap<HTMLCanvasElement, ImageData>();

/** Brings a picture onto a canvas: only what has changed, when it shows the one before. */
export function show(canvas: HTMLCanvasElement, { width, height, pixels, changed }: Picture): void {
  const ctx = canvas.getContext('2d');
  if (!ctx) return;
  let image = shown.get(canvas);
  const anew = image?.data.buffer !== pixels.buffer;
  if (!image || anew) {
    canvas.width = width;
    canvas.height = height;
    image = new ImageData(new Uint8ClampedArray(pixels.buffer as ArrayBuffer), width, height);
    shown.set(canvas, image);
  }
  const { x0, y0, x1, y1 } = anew ? { x0: 0, y0: 0, x1: width, y1: height } : changed;
  if (x1 > x0 && y1 > y0) ctx.putImageData(image, 0, 0, x0, y0, x1 - x0, y1 - y0);
}
