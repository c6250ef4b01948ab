import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SessionBus } from '../linux/session-bus';
import type { XDisplay } from '../linux/x-display';
import { openLibrary } from '../native-library';
import { runProgram } from '../run-program';
import { kwinFullScreen } from './kwin-fullscreen';
import { linuxCamera } from './linux-camera';
import { linuxDoNotDisturb } from './linux-do-not-disturb';
import { x11FullScreen } from './linux-fullscreen';
import { linuxMicrophone } from './linux-microphone';
import { macosProbes } from './macos-probes';
import type { Probe } from './probe';
import { waylandFullScreen } from './wayland-fullscreen';
import { windowsProbes } from './windows-probes';

export interface DesktopProbesParts {
  readonly platform: NodeJS.Platform;
  readonly bus: SessionBus | null;
  readonly display: XDisplay | null;
  /** Where the Wayland compositor listens; null outside such a session. */
  readonly compositor: string | null;
  /** Whether a window of ours is full screen and in front. */
  readonly ownFullScreen: () => boolean;
}

/** The probes that this desktop may answer. */
export function desktopProbes(parts: DesktopProbesParts): readonly Probe[] {
  const { platform, bus, display, compositor, ownFullScreen } = parts;
  switch (platform) {
    case 'win32':
      return windowsProbes(
        once(async () => (await import('./windows-calls')).openWindowsCalls(openLibrary)),
        ownFullScreen,
      );
    case 'darwin':
      return macosProbes({
        runProgram,
        calls: once(async () => (await import('./macos-calls')).openMacosCalls(openLibrary)),
        home: homedir(),
        ownPid: process.pid,
      });
    default:
      return [
        ...(bus ? [linuxDoNotDisturb({ bus, runProgram, configDir: configDir() })] : []),
        ...(display ? [x11FullScreen(display, process.pid)] : []),
        ...(compositor ? [waylandFullScreen(compositor, ownAppIds, kwin(bus))] : []),
        linuxMicrophone(runProgram),
        linuxCamera({ dev: '/dev', proc: '/proc' }),
      ];
  }
}

const ownAppIds = ['unhunch'];

/** What fails the first time can't be had. */
function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined;
  return () => {
    opened ??= open();
    return opened;
  };
}

function kwin(bus: SessionBus | null): Probe | null {
  return bus && kwinFullScreen({ bus, folder: runtimeDir(), ownAppIds });
}

function runtimeDir(): string {
  return process.env.XDG_RUNTIME_DIR || tmpdir();
}

function configDir(): string {
  return process.env.XDG_CONFIG_HOME || join(homedir(), '.config');
}
