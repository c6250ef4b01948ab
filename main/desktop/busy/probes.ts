import { homedir } from 'node:os';
import { join } from 'node:path';
import type { SessionBus } from '../linux/session-bus';
import type { XDisplay } from '../linux/x-display';
import { runProgram } from '../run-program';
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
      return windowsProbes(runProgram, ownFullScreen);
    case 'darwin':
      return macosProbes(runProgram, homedir(), process.pid);
    default:
      return [
        ...(bus ? [linuxDoNotDisturb({ bus, runProgram, configDir: configDir() })] : []),
        ...(display ? [x11FullScreen(display, process.pid)] : []),
        ...(compositor ? [waylandFullScreen(compositor, ['unhunch'])] : []),
        linuxMicrophone(runProgram),
        linuxCamera({ dev: '/dev', proc: '/proc' }),
      ];
  }
}

function configDir(): string {
  return process.env.XDG_CONFIG_HOME || join(homedir(), '.config');
}
