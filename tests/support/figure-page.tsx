/** One living figure above a lot of empty page, and how often it was painted. */
import { createRef } from 'react';
import { createRoot } from 'react-dom/client';
import move from '../../assets/moves/arm-circles.json';
import croppedMove from '../../assets/moves/blade-squeeze.json';
import { type FigureHandle, LivingFigure } from '../../renderer/figure/LivingFigure';

let paints = 0;
const { putImageData } = OffscreenCanvasRenderingContext2D.prototype;
OffscreenCanvasRenderingContext2D.prototype.putImageData = function count(...args: unknown[]) {
  paints++;
  Reflect.apply(putImageData, this, args);
};

const handle = createRef<FigureHandle>();
const place = document.createElement('div');
document.body.append(place);
const root = createRoot(place);

const figurePage = {
  /**
   * Shows the figure anew: at a standstill, by its own clock, as two stills, or one that is cut off
   * by its disc in a place that ends within a pixel.
   */
  show(how: 'standstill' | 'moving' | 'reduced' | 'cropped'): void {
    root.render(
      <>
        <div style={{ width: 300, height: how === 'cropped' ? 299.6 : 300 }}>
          <LivingFigure
            key={how}
            ref={handle}
            move={(how === 'cropped' ? croppedMove : move).figure as never}
            label="Circle both arms"
            reducedMotion={how === 'reduced'}
            {...(how === 'standstill' ? { clock: () => 1200 } : {})}
          />
        </div>
        <button type="button" onClick={() => handle.current?.turn()}>
          Turn
        </button>
        <div style={{ height: 3000 }} />
      </>,
    );
  },
  get paints(): number {
    return paints;
  },
  /** Waits for so many frames of the screen, then tells what every canvas shows. */
  async pictures(frames = 12): Promise<string[]> {
    for (let i = 0; i < frames; i++) await new Promise(requestAnimationFrame);
    return [...document.querySelectorAll('canvas')].map((canvas) => canvas.toDataURL());
  },
  /** The opacity of the pixels along the lower edge, 0 to 255. */
  lowerEdge(): number[] {
    const canvas = document.querySelector('canvas');
    if (!canvas) return [];
    // The figure's own has gone off the page: what it shows is copied.
    const { width, height } = canvas;
    const copy = new OffscreenCanvas(width, height).getContext('2d');
    copy?.drawImage(canvas, 0, 0);
    const row = copy?.getImageData(0, height - 1, width, 1).data ?? [];
    return [...row].filter((_, at) => at % 4 === 3);
  },
};

declare global {
  interface Window {
    figurePage: typeof figurePage;
  }
}
window.figurePage = figurePage;
