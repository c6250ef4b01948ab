import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Desktop } from './desktop';
import { startProcess } from './processes';
import { until } from './until';

/** A Wayland session beside the X screen. */
export interface Wayland {
  /** What an app is started with to open its windows there. */
  readonly env: NodeJS.ProcessEnv;
  /** The switches that Electron wants besides. */
  readonly switches: readonly string[];
  stop(): Promise<void>;
}

/** Starts weston without a display, and without XWayland. */
export async function startWayland(desktop: Desktop): Promise<Wayland> {
  const socket = 'wayland-scripted';
  const weston = startProcess(
    'weston',
    [
      ...['--backend=headless-backend.so', `--socket=${socket}`, '--no-config'],
      ...['--width=1280', '--height=800', '--idle-time=0'],
    ],
    { env: desktop.env },
  );
  desktop.onStop(() => weston.stop());
  const path = join(desktop.env.XDG_RUNTIME_DIR ?? '', socket);
  await until(() => existsSync(path), { what: 'weston to listen' });
  return {
    env: { WAYLAND_DISPLAY: socket, XDG_SESSION_TYPE: 'wayland', DISPLAY: '' },
    switches: ['--ozone-platform=wayland'],
    stop: () => weston.stop(),
  };
}
