import { mkdir, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { LoginPort } from '../../ports';

export interface LoginParts {
  readonly platform: NodeJS.Platform;
  /** The program to start; an AppImage's is the image, not what it is mounted at. */
  readonly program: string;
  /** What the program needs before it is us, such as an unpackaged app's folder. */
  readonly args: readonly string[];
  /** `$XDG_CONFIG_HOME`, or its default. */
  readonly configDir: string;
  /** Electron's, for Windows and macOS. */
  readonly setLoginItem: (on: boolean) => void;
}

/** What this process was started with. `app` is Electron's. */
export function loginParts(app: {
  readonly isPackaged: boolean;
  getAppPath(): string;
  setLoginItemSettings(settings: { openAtLogin: boolean }): void;
}): LoginParts {
  return {
    platform: process.platform,
    program: process.env.APPIMAGE ?? commandOf(process.execPath, app.isPackaged),
    args: app.isPackaged ? [] : [app.getAppPath()],
    configDir: process.env.XDG_CONFIG_HOME || join(homedir(), '.config'),
    setLoginItem: (openAtLogin) => app.setLoginItemSettings({ openAtLogin }),
  };
}

/** In a package for Linux, Electron's program is started by the command that lies beside it. */
export function commandOf(program: string, isPackaged: boolean): string {
  return process.platform === 'linux' && isPackaged ? program.replace(/-app$/, '') : program;
}

export function createLogin(parts: LoginParts): LoginPort {
  return {
    async setLaunchAtLogin(on) {
      if (parts.platform === 'win32' || parts.platform === 'darwin') {
        parts.setLoginItem(on);
        return;
      }
      const dir = join(parts.configDir, 'autostart');
      const file = join(dir, 'unhunch.desktop');
      try {
        if (on) {
          await mkdir(dir, { recursive: true });
          await writeFile(file, autostartEntry([parts.program, ...parts.args]));
        } else await rm(file, { force: true });
      } catch (error) {
        const reason = (error as NodeJS.ErrnoException).code ?? String(error);
        throw new Error(`launch at login could not be changed: ${file}: ${reason}`);
      }
    },
  };
}

/** The autostart file of the freedesktop.org specification. */
function autostartEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Unhunch',
    `Exec=${command.map(quoteForExec).join(' ')}`,
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
