import type { XDisplay, XWindow } from '../linux/x-display';
import { answer, type Probe } from './probe';

/**
 * A full-screen window that can be seen on any display, by X11: the slides on the projector count
 * while the person looks at their notes. In a Wayland session it sees the windows that go through
 * XWayland. Our own windows don't count.
 */
export function x11FullScreen(display: Pick<XDisplay, 'windows'>, ownPid: number): Probe {
  return {
    name: 'x11-fullscreen',
    reason: 'fullscreen',
    async ask() {
      const windows = await display.windows();
      const seen = windows.filter(
        (window, i) => window.fullScreen && !isBehind(window, windows.slice(i + 1)),
      );
      if (seen.length === 0) return answer(false, 'none');
      return seen.every(({ pid }) => pid === ownPid)
        ? answer(false, 'our own')
        : answer(true, 'in front');
    },
  };
}

/** One that is mostly covered is something the person has turned away from. */
function isBehind({ area }: XWindow, above: readonly XWindow[]): boolean {
  return above.some((other) => overlap(area, other.area) > (area.width * area.height) / 2);
}

function overlap(a: XWindow['area'], b: XWindow['area']): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}
