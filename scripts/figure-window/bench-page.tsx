// What `bench-figure.ts` runs in the window: one living figure of the session's size.
import { createRoot } from 'react-dom/client';
import type { FigureData } from '#core/moves/figure-schema';
import { LivingFigure } from '../../renderer/figure/Figure';

const files = import.meta.glob<{ id: string; figure: FigureData }>('../../assets/moves/*.json', {
  eager: true,
  import: 'default',
});

const place = document.createElement('div');
Object.assign(place.style, { width: '480px', height: '480px', margin: '40px' });
document.body.append(place);
const root = createRoot(place);

let drawn = 0;
const { clearRect } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.clearRect = function count(...args) {
  drawn++;
  clearRect.apply(this, args);
};

const bench = {
  show(id: string): void {
    const found = Object.values(files).find((file) => file.id === id);
    if (found) root.render(<LivingFigure key={id} move={found.figure} label={id} figure="teo" />);
  },
  wait: (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms)),
  /** Frames drawn a second over so many ms. */
  async count(ms: number): Promise<number> {
    const from = drawn;
    const at = performance.now();
    await bench.wait(ms);
    return ((drawn - from) * 1000) / (performance.now() - at);
  },
};

declare global {
  interface Window {
    bench: typeof bench;
  }
}
window.bench = bench;
