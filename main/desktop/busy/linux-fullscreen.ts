import type { XDisplay } from '../linux/x-display';
import { answer, type Probe } from './probe';

/**
 * A full-screen window in front, by X11. In a Wayland session it sees the windows that go
 * through XWayland; of the others no desktop tells. Our own window doesn't count.
 */
export function x11FullScreen(display: Pick<XDisplay, 'activeWindow'>, ownPid: number): Probe {
  return {
    name: 'x11-fullscreen',
    reason: 'fullscreen',
    async ask() {
      const window = await display.activeWindow();
      if (!window?.fullScreen) return answer(false, 'none');
      return window.pid === ownPid ? answer(false, 'our own') : answer(true, 'in front');
    },
  };
}
