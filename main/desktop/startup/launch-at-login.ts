import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { atLoginFlag } from '#core/command-line';
import type { LoginPort } from '../../ports';

export interface LoginParts {
  readonly platform: NodeJS.Platform;
  /** The program to start; an AppImage's is the image, not what it is mounted at. */
  readonly program: string;
  /** What the program needs before it is us, such as an unpackaged app's folder. */
  readonly args: readonly string[];
  /** `$XDG_CONFIG_HOME`, or its default. */
  readonly configDir: string;
  /** The folder of the files, where it is not the desktop's usual one. */
  readonly filesDir: string | null;
  /** Electron's, for Windows and macOS. */
  readonly loginItem: { set(on: boolean): void; isOn(): boolean };
}

/** What of Electron's `app` is used. */
interface ElectronApp {
  readonly isPackaged: boolean;
  getAppPath(): string;
  setLoginItemSettings(settings: { openAtLogin: boolean; args: string[] }): void;
  getLoginItemSettings(settings: { args: string[] }): {
    openAtLogin: boolean;
    executableWillLaunchAtLogin?: boolean;
  };
}

/** What this process was started with. */
export function loginParts(app: ElectronApp, filesDir: string | null): LoginParts {
  const ownArgs = filesDir === null ? [atLoginFlag] : [atLoginFlag, `--user-data-dir=${filesDir}`];
  return {
    platform: process.platform,
    program: process.env.APPIMAGE ?? commandOf(process.execPath, app.isPackaged),
    args: [...(app.isPackaged ? [] : [app.getAppPath()]), ...ownArgs],
    configDir: process.env.XDG_CONFIG_HOME || join(homedir(), '.config'),
    filesDir,
    loginItem: {
      set: (openAtLogin) => app.setLoginItemSettings({ openAtLogin, args: ownArgs }),
      isOn() {
        const item = app.getLoginItemSettings({ args: ownArgs });
        // False where the person has turned it off in Windows' own list.
        return item.executableWillLaunchAtLogin ?? item.openAtLogin;
      },
    },
  };
}

/** In a package for Linux, Electron's program is started by the command that lies beside it. */
export function commandOf(program: string, isPackaged: boolean): string {
  return process.platform === 'linux' && isPackaged ? program.replace(/-app$/, '') : program;
}

export function createLogin(parts: LoginParts): LoginPort {
  const { loginItem } = parts;
  if (parts.platform === 'win32' || parts.platform === 'darwin') {
    return {
      setLaunchAtLogin: async (on) => loginItem.set(on),
      launchesAtLogin: async () => loginItem.isOn(),
    };
  }
  const dir = join(parts.configDir, 'autostart');
  const file = join(dir, entryName(parts.filesDir));
  return {
    async setLaunchAtLogin(on) {
      try {
        if (on) {
          await mkdir(dir, { recursive: true });
          await writeFile(file, autostartEntry(parts));
        } else await rm(file, { force: true });
      } catch (error) {
        const reason = (error as NodeJS.ErrnoException).code ?? String(error);
        throw new Error(`launch at login could not be changed: ${file}: ${reason}`);
      }
    },
    async launchesAtLogin() {
      try {
        return !turnedOff.test(await readFile(file, 'utf8'));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
        throw error;
      }
    },
  };
}

/** How desktops' own lists of what starts turn an entry off. */
const turnedOff = /^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/im;

/** Each folder of files has an entry of its own: who tries a second one keeps the first. */
function entryName(filesDir: string | null): string {
  if (filesDir === null) return 'unhunch.desktop';
  const short = createHash('sha256').update(filesDir).digest('hex').slice(0, 8);
  return `unhunch-${short}.desktop`;
}

/** The autostart file of the freedesktop.org specification. */
function autostartEntry({ program, args }: LoginParts): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Unhunch',
    `Exec=${[program, ...args].map(quoteForExec).join(' ')}`,
    // Nothing is said at login where the program has been removed.
    `TryExec=${program.replaceAll('\\', '\\\\')}`,
    'Icon=unhunch',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/**
 * Quotes one argument of an `Exec` line: the quoting's own backslashes once more for the
 * desktop file's strings, and `%` doubled, since it begins a field code.
 */
function quoteForExec(argument: string): string {
  const quoted = argument.replaceAll(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  return `"${quoted.replaceAll('\\', '\\\\')}"`;
}
