/**
 * Leaves our windows out of what others see of the screen. Captures can't be told from magnifiers
 * and remote desktops, so only while a call is known of.
 */
import { isInCall } from '#core/schedule/status';
import type { State } from '#core/schedule/types';
import type { Settings } from '#core/settings';
import type { ClockPort, WindowsPort } from '../ports';

export interface CaptureShieldParts {
  readonly clock: Pick<ClockPort, 'now'>;
  readonly settings: () => Settings;
  readonly state: () => State;
  readonly windows: Pick<WindowsPort, 'hideFromCapture'>;
}

/** To be called before a window may open, and whenever time has passed. */
export function createCaptureShield(parts: CaptureShieldParts): () => void {
  const { clock, settings, state, windows } = parts;
  return () => {
    const wanted = settings().app.hideFromCapture === 'inCalls';
    windows.hideFromCapture(wanted && isInCall(state(), clock.now()));
  };
}
