// What `bench-figure.ts` runs in the window: one living figure of the session's size.
import { createRoot } from 'react-dom/client';
import type { FigureData } from '#core/moves/figure-schema';
import { LivingFigure } from '../../renderer/figure/LivingFigure';

const files = import.meta.glob<{ id: string; figure: FigureData }>('../../assets/moves/*.json', {
  eager: true,
  import: 'default',
});

const place = document.createElement('div');
Object.assign(place.style, { width: '480px', height: '480px', margin: '40px' });
document.body.append(place);
const root = createRoot(place);

let drawn: number[] = [];
const { putImageData } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.putImageData = function count(...args: unknown[]) {
  drawn.push(performance.now());
  Reflect.apply(putImageData, this, args);
};

const bench = {
  show(id: string): void {
    const found = Object.values(files).find((file) => file.id === id);
    if (found) root.render(<LivingFigure key={id} move={found.figure} label={id} figure="teo" />);
  },
  wait: (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms)),
  /** Watches for so many ms and tells the frames a second while it moves, by the median gap. */
  async count(ms: number): Promise<{ fps: number }> {
    drawn = [];
    await bench.wait(ms);
    const gaps = drawn.slice(1).map((at, i) => at - (drawn[i] ?? at));
    gaps.sort((a, b) => a - b);
    return { fps: 1000 / (gaps[gaps.length >> 1] ?? Number.NaN) };
  },
};

declare global {
  interface Window {
    bench: typeof bench;
  }
}
window.bench = bench;
