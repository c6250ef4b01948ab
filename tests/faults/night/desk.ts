/** A desk whose parts go and come back, and the package on it, through a whole night. */
import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Desktop, startDesktop } from '../../support/desktop';
import { electronSwitches } from '../../support/electron-switches';
import type { ShownNotification } from '../../support/notification-server';
import { packagedCommand } from '../../support/packaged-app';
import { descendantsOf, type Finished, run, startProcess } from '../../support/processes';
import { type Screen, startScreen } from '../../support/screen';
import { type SessionBus, startSessionBus } from '../../support/session-bus';
import { until } from '../../support/until';

/** The time that the app on the desk lives by. */
export interface NightClock {
  /** Epoch ms. */
  now(): Promise<number>;
  /** Lets so much of the app's time pass. */
  pass(ms: number): Promise<void>;
}

export interface DeskOptions {
  /** The command to start, and what its environment has besides. */
  readonly command?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly settings: object;
  /** What the app finds of its last run; nothing when left out. */
  readonly state?: object;
  /** Switches that the app is started with besides. */
  readonly switches?: readonly string[];
  /** Whether the app gets a mount namespace, so that the zone of its system can be changed. */
  readonly ownZone: boolean;
}

/** What `--status --json` says. */
export interface DeskStatus {
  readonly phase: string;
  readonly nextBreakAt: string | null;
  readonly sittingMinutes: number;
  readonly pausedUntil: string | null;
  readonly heldBecause: readonly string[];
}

/** Longer than any start took under load. */
const startsWithinMs = 60_000;

export class Desk {
  /** Where the app's files are: the usual folder under the desktop's HOME. */
  readonly folder: string;
  readonly desktop: Desktop;
  readonly #options: DeskOptions;
  #bus: SessionBus;
  #screen: Screen;
  #app = startProcess('true', []);
  /** Which of the notifications shown so far belong to an app that has ended. */
  #stale = new Set<ShownNotification>();

  private constructor(desktop: Desktop, options: DeskOptions) {
    this.desktop = desktop;
    this.#options = options;
    this.#bus = desktop.bus;
    this.#screen = desktop.screen;
    this.folder = join(desktop.env.HOME ?? '', '.config/Unhunch');
  }

  /** Sets the desk up and starts the app on it. */
  static async open(options: DeskOptions): Promise<Desk> {
    const desk = new Desk(await startDesktop(), options);
    try {
      await mkdir(desk.folder, { recursive: true, mode: 0o700 });
      await writeFile(join(desk.folder, 'settings.json'), JSON.stringify(options.settings));
      if (options.state)
        await writeFile(join(desk.folder, 'state.json'), JSON.stringify(options.state));
      await desk.#copyEtc();
      await desk.start();
      return desk;
    } catch (error) {
      await desk.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#app.stop();
    // Its parts leave the bus before it goes.
    await this.desktop.stop();
    await this.#bus.stop();
  }

  /** Starts the app as a login does, and waits until it answers. */
  async start(): Promise<void> {
    this.#forgetShown();
    const { command = packagedCommand, switches = [], ownZone } = this.#options;
    const { TZ: _, ...withoutZone } = this.env;
    const sandboxed = ownZone ? [command, '--no-sandbox'] : [command];
    const line = [...sandboxed, ...electronSwitches(), ...switches];
    const app = ownZone
      ? startProcess('unshare', ['-Urm', 'sh', '-c', inOwnEtc, 'sh', this.#etc, ...line], {
          env: withoutZone,
        })
      : startProcess(command, line.slice(1), { env: this.env });
    this.#app = app;
    this.desktop.onStop(() => app.stop());
    await this.untilAnswers();
  }

  async untilAnswers(): Promise<void> {
    await until(
      async () => {
        const { code, stderr } = await this.command('--status');
        if (code !== 0) throw new Error(`${code} ${stderr}\n${this.#app.output()}`);
        return true;
      },
      { what: 'the app to answer', withinMs: startsWithinMs },
    );
  }

  /** Runs a command from a place with `PATH` and `HOME` and nothing else. */
  command(...args: readonly string[]): Promise<Finished> {
    const { PATH, HOME } = this.desktop.env;
    return this.commandFrom({ PATH, HOME }, ...args);
  }

  commandFrom(env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<Finished> {
    const { command = packagedCommand } = this.#options;
    const line = [...electronSwitches(), ...args];
    return run(command, line, { env: { ...env, ...this.#options.env }, withinMs: 90_000 });
  }

  /** What `--status --json` says. */
  async status(): Promise<DeskStatus> {
    const { code, stdout, stderr } = await this.command('--status', '--json');
    if (code !== 0) throw new Error(`--status: ${code} ${stderr}`);
    return JSON.parse(stdout);
  }

  /** The command that stays while the app runs. */
  get watcher() {
    return this.#app;
  }

  /** The app's first process; 0 when there is none. */
  async mainPid(): Promise<number> {
    return (await descendantsOf(this.#app.pid))[0]?.pid ?? 0;
  }

  /** Its helper processes of this kind, such as `zygote`. */
  async pidsOf(type: string): Promise<readonly number[]> {
    const all = await descendantsOf(this.#app.pid);
    return all.filter(({ command }) => command.includes(`--type=${type}`)).map(({ pid }) => pid);
  }

  /** The watcher has put another process in the place of this one. */
  async untilBack(before: number): Promise<void> {
    await until(
      async () => {
        const now = await this.mainPid();
        return now !== 0 && now !== before;
      },
      { what: 'the app to come back', withinMs: startsWithinMs },
    );
    this.#forgetShown();
    await this.untilAnswers();
  }

  /** The reminders that stand on the screen and are the running app's. */
  reminders(): readonly ShownNotification[] {
    const shown = this.desktop.notifications.shown.filter(
      (notification) => notification.open && !this.#stale.has(notification),
    );
    return shown.filter(({ actions }) => actions.some(({ label }) => label === 'Start'));
  }

  answer(reminder: ShownNotification, label: 'Start' | 'Skip'): void {
    this.desktop.notifications.press(reminder, label);
  }

  /** A sign that somebody sits here, away from every window. */
  async touch(x: number): Promise<void> {
    await this.#screen.moveMouse(x, 0);
  }

  /** Closes a window as a person does: its program hears of it. */
  async closeWindow(title: string): Promise<void> {
    await this.#screen.activate(await this.#screen.window(title, { withinMs: 20_000 }));
    await this.#screen.press('alt+F4');
    await until(async () => (await this.#screen.windows()).every((open) => open.title !== title));
  }

  /** The bus ends and another takes its place, with panel and notifications. */
  async restartBus(): Promise<void> {
    const { trayHost, notifications, directory } = this.desktop;
    await trayHost.kill();
    await notifications.kill();
    await this.#bus.stop();
    this.#bus = await startSessionBus(join(directory, 'bus'));
    await notifications.start();
    await trayHost.start();
  }

  /** The X server is killed, and the person logs in again. */
  async restartSession(): Promise<Finished> {
    await this.#screen.stop();
    const ended = await this.#app.finished({ withinMs: 20_000 });
    const { directory, env } = this.desktop;
    this.#screen = await startScreen(join(directory, `screen-${Date.now()}`), env);
    this.desktop.onStop(() => this.#screen.stop());
    await this.start();
    return ended;
  }

  /** Gives the system of the app another zone, as `timedatectl set-timezone` does. */
  async moveTo(timeZone: string): Promise<void> {
    const link = join(this.#etc, 'localtime');
    await rm(`${link}.new`, { force: true });
    await symlink(`/usr/share/zoneinfo/${timeZone}`, `${link}.new`);
    await rename(`${link}.new`, link);
  }

  get #etc(): string {
    return join(this.desktop.directory, 'etc');
  }

  async #copyEtc(): Promise<void> {
    if (!this.#options.ownZone) return;
    // What only root may read nobody here needs.
    await mkdir(this.#etc);
    await run('cp', ['-a', '/etc/.', this.#etc]);
    await this.moveTo('Etc/UTC');
  }

  /** What the person's session has now, and the app with it. */
  get env(): NodeJS.ProcessEnv {
    // As a session has it: the address alone, which any bus may have that comes after this one.
    const [DBUS_SESSION_BUS_ADDRESS] = this.desktop.bus.address.split(',');
    const { display: DISPLAY } = this.#screen;
    return { ...this.desktop.env, DBUS_SESSION_BUS_ADDRESS, DISPLAY, ...this.#options.env };
  }

  #forgetShown(): void {
    this.#stale = new Set(this.desktop.notifications.shown);
  }
}

/** The folder takes the place of /etc, for this command alone. */
const inOwnEtc = `mount --bind "$1" /etc && shift && exec "$@"`;
