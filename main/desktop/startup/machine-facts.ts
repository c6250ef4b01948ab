/** What this system and desktop are, for a report, and how the app came here. */
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import { dirname } from 'node:path';
import type { Installation } from '#core/installation';

/**
 * Whether this is an AppImage that its own starter has told to do without Chromium's sandbox: it
 * does so where the system keeps user namespaces from programs it doesn't know (Ubuntu since 23.10).
 */
export function isUnsandboxedAppImage(
  env: NodeJS.ProcessEnv,
  hasSwitch: (name: string) => boolean,
  uid: number | undefined,
): boolean {
  return Boolean(env.APPIMAGE) && hasSwitch('no-sandbox') && uid !== 0;
}

/** What a desktop tells its programs of itself. */
const told = [
  'XDG_CURRENT_DESKTOP',
  'XDG_SESSION_TYPE',
  'DESKTOP_SESSION',
  'WAYLAND_DISPLAY',
  'DISPLAY',
  'LANG',
];

export function systemFacts(env: NodeJS.ProcessEnv = process.env): Record<string, string> {
  return {
    platform: `${process.platform} ${os.release()} ${process.arch}`,
    ...(process.platform === 'linux' && { distribution: distribution() }),
    ...Object.fromEntries(told.flatMap((name) => (env[name] ? [[name, env[name]]] : []))),
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

function distribution(): string {
  try {
    const text = readFileSync('/etc/os-release', 'utf8');
    return /^PRETTY_NAME="?([^"\n]*)"?$/m.exec(text)?.[1] ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

/** What tells how the app was installed. */
export interface InstallTraces {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  readonly execPath: string;
  readonly env: NodeJS.ProcessEnv;
  readonly exists: (path: string) => boolean;
}

export function installation({
  platform,
  isPackaged,
  execPath,
  env,
  exists,
}: InstallTraces): Installation {
  if (!isPackaged) return 'source';
  if (platform === 'win32') {
    if (/\\scoop\\apps\\/i.test(execPath)) return 'Scoop';
    return exists(`${execPath.replace(/[^\\]*$/, '')}Uninstall Unhunch.exe`)
      ? 'installer'
      : 'archive';
  }
  if (platform === 'darwin') {
    const casks = ['/opt/homebrew/Caskroom/unhunch', '/usr/local/Caskroom/unhunch'];
    return casks.some(exists) ? 'Homebrew' : 'archive';
  }
  if (exists('/.flatpak-info')) return 'Flatpak';
  if (env.SNAP) return 'Snap';
  if (env.APPIMAGE) return 'AppImage';
  if (dirname(execPath) !== '/usr/lib/unhunch') return 'archive';
  if (exists('/var/lib/dpkg/info/unhunch.list')) return 'deb';
  return exists('/var/lib/pacman') ? 'AUR' : 'rpm';
}

/** Of this process. */
export function ownInstallation(isPackaged: boolean): Installation {
  const { platform, execPath, env } = process;
  return installation({ platform, isPackaged, execPath, env, exists: existsSync });
}
