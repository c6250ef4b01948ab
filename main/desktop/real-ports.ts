/** The real ports, all of them. */
import { join } from 'node:path';
import type { LogPort, Ports, Stop } from '../ports';
import { createClock } from './clock';
import { createDialogs } from './dialogs';
import { createHistoryThread } from './history-thread';
import { onNativeWayland } from './linux/wayland';
import { createXDisplay } from './linux/x-display';
import { createProcesses } from './processes';
import { runProgram } from './run-program';
import { createShortcut } from './shortcut';
import { createSurfaces } from './surfaces';
import { createTheme } from './theme';
import { displayInUse } from './windows/display-in-use';
import { createWindows, type Windows } from './windows/windows';
import { createOtherApps } from './workrave-dump';

export interface RealPorts {
  readonly ports: Ports;
  readonly windows: Windows;
  /** Leaves the desktop. */
  readonly close: Stop;
}

export interface RealPortsParts {
  /** The app's folder, with `assets` and `out`. */
  readonly root: string;
  readonly log: LogPort;
  /** The folder of the files, where it is not the desktop's usual one. */
  readonly filesDir: string | null;
  readonly atLogin: boolean;
}

/** Call after Electron is ready. */
export function createPorts({ root, log, filesDir, atLogin }: RealPortsParts): RealPorts {
  const icons = join(root, 'assets', 'icons');
  const display =
    process.platform === 'linux' && process.env.DISPLAY
      ? createXDisplay(process.env.DISPLAY)
      : null;
  const { close, cardCorner, ...surfaces } = createSurfaces({
    log,
    icons,
    display,
    filesDir,
    atLogin,
  });
  const icon = join(icons, 'app', '256x256.png');
  const windows = createWindows({
    outDir: join(root, 'out'),
    icon,
    log,
    displayInUse: () => displayInUse(display),
    cardCorner,
    x: onNativeWayland ? null : display,
  });
  return {
    ports: {
      ...surfaces,
      clock: createClock(),
      processes: createProcesses(),
      log,
      windows,
      historyThread: createHistoryThread(join(root, 'out', 'thread', 'history.cjs')),
      dialogs: createDialogs(),
      shortcut: createShortcut(),
      theme: createTheme(),
      otherApps: createOtherApps(runProgram, process.platform),
    },
    windows,
    close,
  };
}
