/** Unhunch itself on the scripted desktop, as a person has it. */
import type { ChildProcess } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { projectDir } from '../../scripts/script';
import { makeAppFolder } from './app-folder';
import type { Desktop } from './desktop';
import { electronExecutable } from './electron-executable';
import { electronSwitches } from './electron-switches';
import type { FakeClock } from './fake-clock';
import { packagedCommand } from './packaged-app';
import { commandsOfSession, type Finished, type RunningProcess, startProcess } from './processes';
import { CardScreen } from './screens/card-screen';
import { HomeScreen } from './screens/home-screen';
import { SessionScreen } from './screens/session-screen';
import { type Patience, until, withDeadline } from './until';

export interface AppOptions {
  /**
   * `built` is what ships, `fake-clock` the same on a clock that stands still until the test
   * moves it, `packaged` the executable that electron-builder made.
   */
  entry?: 'built' | 'fake-clock' | 'packaged';
  /** Where every file of the app goes; a folder that goes with the desktop when left out. */
  userDataDir?: string;
  /** The content of settings.json and of state.json; a string is written as it is. */
  settings?: unknown;
  state?: unknown;
  /** Arguments of the app. */
  args?: readonly string[];
  /** More environment, such as that of a Wayland compositor. */
  env?: NodeJS.ProcessEnv;
  /** Movement in the windows is off when left out. */
  motion?: 'full' | 'reduced';
}

export interface DrivenAppOptions extends AppOptions {
  entry?: 'built' | 'fake-clock';
  /** Where the fake clock stands at the start, ISO 8601 with an offset. */
  now?: string;
}

export interface StartedProcess extends RunningProcess {
  userDataDir: string;
}

/** Starts the app as a launcher does: nobody looks inside. */
export async function startApp(
  desktop: Desktop,
  options: AppOptions = {},
): Promise<StartedProcess> {
  const { executable, args, env, userDataDir } = await commandFor(desktop, options);
  const running = startProcess(executable, args, { env });
  desktop.onStop(() => running.stop());
  return { ...running, userDataDir };
}

/** Runs the app, which is expected to end by itself: a second start, `--status`, a bad flag. */
export async function runCli(
  desktop: Desktop,
  args: readonly string[],
  { withinMs = 15_000, ...options }: AppOptions & Patience = {},
): Promise<Finished> {
  const command = await commandFor(desktop, { ...options, args });
  const running = startProcess(command.executable, command.args, { env: command.env });
  try {
    const finished = await running.finished({ withinMs });
    return { ...finished, stderr: finished.stderr.replace(chromiumLine, '') };
  } finally {
    await running.stop();
  }
}

/** What a helper process of Chromium says when the app ends before it has answered it. */
const chromiumLine =
  /^\[\d+:\d{4}\/\d{6}\.\d+:ERROR:(?:libc_interceptor|zygote_linux)\.cc\(\d+\)\] .*\n/gm;

/** Starts the app so that a test can look into its windows and its main process. */
export async function launchApp(
  desktop: Desktop,
  { now = '2026-03-02T09:00:00Z', ...options }: DrivenAppOptions = {},
): Promise<RunningApp> {
  const { executable, args, env, userDataDir } = await commandFor(desktop, {
    ...options,
    env: { UNHUNCH_TEST_NOW: now, ...options.env },
  });
  const electron = await _electron.launch({
    executablePath: executable,
    args,
    env: env as Record<string, string>,
  });
  const app = new RunningApp(desktop, electron, { ...options, userDataDir });
  desktop.onStop(() => app.stop());
  if (options.entry === 'fake-clock') await electron.evaluate(() => globalThis.unhunchStarted);
  return app;
}

export class RunningApp {
  readonly electron: ElectronApplication;
  readonly userDataDir: string;
  /** The fake clock in the app's main process; only with the entry `fake-clock`. */
  readonly clock: RemoteClock;
  readonly #desktop: Desktop;
  readonly #options: AppOptions;
  readonly #process: ChildProcess;
  #output = '';

  constructor(
    desktop: Desktop,
    electron: ElectronApplication,
    options: AppOptions & { userDataDir: string },
  ) {
    this.electron = electron;
    this.userDataDir = options.userDataDir;
    this.clock = new RemoteClock(electron);
    this.#desktop = desktop;
    this.#options = options;
    // Playwright forgets the process when it ends.
    this.#process = electron.process();
    const { stdout, stderr } = this.#process;
    for (const stream of [stdout, stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
      });
    }
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** What it has said on its terminal so far. */
  output(): string {
    return this.#output;
  }

  async card(patience?: Patience): Promise<CardScreen> {
    return new CardScreen(await this.#page('view=card', patience));
  }

  async session(patience?: Patience): Promise<SessionScreen> {
    return new SessionScreen(await this.#page('view=session', patience));
  }

  async home(patience?: Patience): Promise<HomeScreen> {
    return new HomeScreen(await this.#page('home.html', patience));
  }

  /** Which of its windows are open: `card`, `session`, `home`. */
  windows(): string[] {
    return this.electron
      .windows()
      .map((page) => page.url().match(/view=(\w+)|(home)\.html/))
      .map((match) => match?.[1] ?? match?.[2] ?? 'unknown');
  }

  /** Starts it a second time with these arguments, on the same files. */
  runCli(...args: string[]): Promise<Finished> {
    const { userDataDir } = this;
    const { env = {}, entry = 'built' } = this.#options;
    return runCli(this.#desktop, args, { entry, env, userDataDir });
  }

  /** What `--status --json` says. */
  async status(): Promise<Record<string, unknown>> {
    const { stdout } = await this.runCli('--status', '--json');
    return JSON.parse(stdout) as Record<string, unknown>;
  }

  /** Waits until it has ended, for whatever reason, and all that it started with it. */
  async ended(patience: Patience = {}): Promise<void> {
    await until(
      async () => {
        const left = await this.processes();
        if (this.#isRunning() || left.length > 0) throw new Error(`Running: ${left.join('\n')}`);
        return true;
      },
      { what: 'the app and all its processes to end', ...patience },
    );
  }

  /** The command lines of itself and of all that it has started. */
  processes(): Promise<string[]> {
    return commandsOfSession(this.pid);
  }

  /** Ends it as a crash does. */
  kill(): void {
    this.#process.kill('SIGKILL');
  }

  /** Ends it in any way that works. */
  async stop(): Promise<void> {
    if (!this.#isRunning()) return;
    try {
      await withDeadline(this.electron.close(), { what: 'the app to close' });
    } catch {
      this.kill();
    }
  }

  #isRunning(): boolean {
    const { exitCode, signalCode } = this.#process;
    return exitCode === null && signalCode === null;
  }

  #page(part: string, patience: Patience = {}): Promise<Page> {
    return until(
      async () => {
        const page = this.electron.windows().find((window) => window.url().includes(part));
        // Playwright puts wishes of its own in the place of the system's.
        await page?.emulateMedia({ colorScheme: null, reducedMotion: null });
        return page;
      },
      { what: `the window ${part}`, ...patience },
    );
  }
}

/** The fake clock, from the outside. */
export class RemoteClock {
  readonly #electron: ElectronApplication;

  constructor(electron: ElectronApplication) {
    this.#electron = electron;
  }

  now(): Promise<number> {
    return this.#electron.evaluate(() => globalThis.unhunchClock.now());
  }

  /** Lets time pass; timers ring on the way. */
  advance(ms: number): Promise<void> {
    return this.#electron.evaluate((_, ms) => globalThis.unhunchClock.advance(ms), ms);
  }

  /** Lets time pass until `at`, ISO 8601 with an offset; timers ring on the way. */
  async advanceTo(at: string): Promise<void> {
    await this.advance(Date.parse(at) - (await this.now()));
  }

  /** The machine sleeps; timers ring when it wakes. */
  sleep(ms: number): Promise<void> {
    return this.#electron.evaluate((_, ms) => globalThis.unhunchClock.sleep(ms), ms);
  }

  setTo(at: string): Promise<void> {
    return this.#electron.evaluate((_, at) => globalThis.unhunchClock.setTo(at), Date.parse(at));
  }

  moveTo(timeZone: string): Promise<void> {
    return this.#electron.evaluate((_, zone) => globalThis.unhunchClock.moveTo(zone), timeZone);
  }
}

declare global {
  /** In the main process of the entry `fake-clock`. */
  var unhunchClock: FakeClock;
  var unhunchStarted: Promise<void>;
}

interface AppCommand {
  executable: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  userDataDir: string;
}

async function commandFor(desktop: Desktop, options: AppOptions): Promise<AppCommand> {
  const { entry = 'built', args = [], env = {}, motion = 'reduced' } = options;
  const userDataDir = options.userDataDir ?? join(desktop.directory, 'user-data');
  await mkdir(userDataDir, { recursive: true });
  await writeContent(join(userDataDir, 'settings.json'), options.settings);
  await writeContent(join(userDataDir, 'state.json'), options.state);
  return {
    executable: entry === 'packaged' ? packagedCommand : await electronExecutable(),
    args: [
      ...electronSwitches(),
      ...(motion === 'reduced' ? ['--force-prefers-reduced-motion'] : []),
      ...(entry === 'packaged' ? [] : [await appFolder(desktop, entry)]),
      `--user-data-dir=${userDataDir}`,
      ...args,
    ],
    env: { ...desktop.env, ...env },
    userDataDir,
  };
}

/** What `electron .` would run; for the fake clock a folder that differs from it in the start. */
async function appFolder(desktop: Desktop, entry: 'built' | 'fake-clock'): Promise<string> {
  if (entry === 'built') return projectDir;
  const folder = join(desktop.directory, 'app-on-a-fake-clock');
  await makeAppFolder(folder, 'out/e2e/index.cjs');
  return folder;
}

async function writeContent(file: string, content: unknown): Promise<void> {
  if (content === undefined) return;
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
}
