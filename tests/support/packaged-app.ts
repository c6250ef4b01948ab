/** The package on a desktop of its own, without a test runner around it. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Desktop, startDesktop } from './desktop';
import { electronSwitches } from './electron-switches';
import { type Finished, type RunningProcess, run, startProcess } from './processes';
import { until } from './until';

/** What a launcher or a terminal starts. */
export const packagedCommand = resolve('dist/linux-unpacked/unhunch');

export interface PackagedApp {
  readonly desktop: Desktop;
  /** Where its files are: the usual folder under the desktop's HOME. */
  readonly folder: string;
  /** Starts the command as a launcher does. */
  start(): RunningProcess;
  /** Runs a command from a place with `PATH` and `HOME` and nothing else. */
  command(...args: readonly string[]): Promise<Finished>;
  untilAnswers(): Promise<void>;
}

/** Why the package can't be tried; null when it is there. */
export function whyNoPackage(): string | null {
  return existsSync(packagedCommand) ? null : 'there is no package: npm run package makes one';
}

/** Calls back with a desktop for the package, which goes with all that was started on it. */
export async function withPackagedApp<T>(use: (app: PackagedApp) => Promise<T>): Promise<T> {
  const desktop = await startDesktop();
  try {
    const { PATH, HOME = '' } = desktop.env;
    const folder = join(HOME, '.config/Unhunch');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(join(folder, 'settings.json'), '{ "app": { "welcomed": true } }');
    const command = (...args: readonly string[]) =>
      run(packagedCommand, [...electronSwitches(), ...args], {
        env: { PATH, HOME },
        withinMs: 90_000,
      });
    return await use({
      desktop,
      folder,
      start() {
        const running = startProcess(packagedCommand, electronSwitches(), { env: desktop.env });
        desktop.onStop(() => running.stop());
        return running;
      },
      command,
      async untilAnswers() {
        await until(async () => (await command('--status')).code === 0, { withinMs: 60_000 });
      },
    });
  } finally {
    await desktop.stop();
  }
}
