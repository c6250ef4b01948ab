import { useMemo } from 'react';
import type { FigureData } from '#core/moves/figure-schema';
import type { FigureLook } from './looks';
import { Scene } from './scene';
import type { Theme } from './shade';
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

/** Gives the canvas as many pixels as the screen has there, cleared, and its context in CSS pixels. */
export function sized(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
): CanvasRenderingContext2D | null {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  const w = Math.round(width * ratio);
  const h = Math.round(height * ratio);
  if (canvas.width !== w) canvas.width = w;
  if (canvas.height !== h) canvas.height = h;
  const ctx = canvas.getContext('2d');
  // In whole pixels: `width` and `height` may end within the last.
  ctx?.setTransform(1, 0, 0, 1, 0, 0);
  ctx?.clearRect(0, 0, w, h);
  ctx?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return ctx;
}
