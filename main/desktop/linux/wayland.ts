import { app } from 'electron';

const onLinux = process.platform === 'linux';

/** Whether the person's session is Wayland, also where our windows go through XWayland. */
export const inWaylandSession =
  onLinux && (process.env.XDG_SESSION_TYPE === 'wayland' || Boolean(process.env.WAYLAND_DISPLAY));

/** The first Electron that speaks Wayland by itself (https://www.electronjs.org/docs/latest/breaking-changes). */
const nativeFrom = 38;

/** Whether our own windows are the Wayland compositor's, with no X server in between. */
export const onNativeWayland = inWaylandSession && speaksWayland();

function speaksWayland(): boolean {
  const platform = app.commandLine.getSwitchValue('ozone-platform');
  if (platform) return platform === 'wayland';
  const hint =
    app.commandLine.getSwitchValue('ozone-platform-hint') ||
    process.env.ELECTRON_OZONE_PLATFORM_HINT ||
    '';
  const major = Number.parseInt(process.versions.electron ?? '', 10);
  return major >= nativeFrom || hint === 'wayland' || hint === 'auto';
}
