/** The display with the pointer: where the person is looking. */
import { type Display, type Point, type Screen, screen } from 'electron';
import { inWaylandSession } from '../linux/wayland';
import type { XDisplay } from '../linux/x-display';

/**
 * What Electron knows without asking. On X11, as long as no window of ours is open, that is
 * where the pointer was when it was first asked (electron/electron#42519).
 */
export function likelyDisplay(): Display {
  // Wayland tells no program where the pointer is, and asking there can crash Electron 33.
  if (inWaylandSession) return screen.getPrimaryDisplay();
  return screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
}

/** Asks the X server, where there is one. Never rejects. */
export async function displayInUse(x: XDisplay | null): Promise<Display> {
  if (!x || inWaylandSession) return likelyDisplay();
  try {
    return screen.getDisplayNearestPoint(inDips(await x.pointer()));
  } catch {
    return likelyDisplay();
  }
}

/** Electron 33 can't convert on Linux; its X11 has one scale for all displays. */
function inDips(pixels: Point): Point {
  const { screenToDipPoint } = screen as Partial<Screen>;
  if (screenToDipPoint) return screenToDipPoint.call(screen, pixels);
  const { scaleFactor } = screen.getPrimaryDisplay();
  return { x: Math.round(pixels.x / scaleFactor), y: Math.round(pixels.y / scaleFactor) };
}
