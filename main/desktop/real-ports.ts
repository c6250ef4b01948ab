/** The real ports, all of them. */
import { join } from 'node:path';
import type { LogPort, Ports, Stop } from '../ports';
import { createClock } from './clock';
import { createDialogs } from './dialogs';
import { createXDisplay } from './linux/x-display';
import { createShortcut } from './shortcut';
import { createSurfaces } from './surfaces';
import { createTheme } from './theme';
import { displayInUse } from './windows/display-in-use';
import { createWindows, type Windows } from './windows/windows';

export interface RealPorts {
  readonly ports: Ports;
  readonly windows: Windows;
  /** Leaves the desktop. */
  readonly close: Stop;
}

/** Call after Electron is ready. `root` is the app's folder, with `assets` and `out`. */
export function createPorts(root: string, log: LogPort): RealPorts {
  const icons = join(root, 'assets', 'icons');
  const display =
    process.platform === 'linux' && process.env.DISPLAY
      ? createXDisplay(process.env.DISPLAY)
      : null;
  const { close, ...surfaces } = createSurfaces(log, icons, display);
  const icon = join(icons, 'app', '256x256.png');
  const windows = createWindows(join(root, 'out'), icon, log, () => displayInUse(display));
  return {
    ports: {
      ...surfaces,
      clock: createClock(),
      log,
      windows,
      dialogs: createDialogs(),
      shortcut: createShortcut(),
      theme: createTheme(),
    },
    windows,
    close,
  };
}
