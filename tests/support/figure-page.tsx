/** One living figure above a lot of empty page, and how often it was painted. */
import { createRef } from 'react';
import { createRoot } from 'react-dom/client';
import move from '../../assets/moves/arm-circles.json';
import { type FigureHandle, LivingFigure } from '../../renderer/figure/LivingFigure';

let paints = 0;
const { clearRect } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.clearRect = function count(...args) {
  paints++;
  clearRect.apply(this, args);
};

const handle = createRef<FigureHandle>();
const place = document.createElement('div');
document.body.append(place);
const root = createRoot(place);

const figurePage = {
  /** Shows the figure anew: at a standstill, by its own clock, or as two stills. */
  show(how: 'standstill' | 'moving' | 'reduced'): void {
    root.render(
      <>
        <div style={{ width: 300, height: 300 }}>
          <LivingFigure
            key={how}
            ref={handle}
            move={move.figure as never}
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
};

declare global {
  interface Window {
    figurePage: typeof figurePage;
  }
}
window.figurePage = figurePage;
