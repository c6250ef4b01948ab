/** One life of a program, started as a person starts it: no switch but what root needs. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { type Desktop, startDesktop } from '../support/desktop';
import { type RunningProcess, run, startProcess } from '../support/processes';
import type { ScreenWindow } from '../support/screen';
import { until } from '../support/until';
import { type Area, Eyes } from './eyes';
import type { Subject } from './subjects';
import { type Usage, usageOf } from './usage';

/** Chromium refuses to run its sandbox as root. */
const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Full HD, as most people have. */
const screen = { width: 1920, height: 1080 };

/** A desktop on which a program lives, once or again and again. */
export class Place {
  readonly subject: Subject;
  readonly desktop: Desktop;
  readonly eyes: Eyes;
  #more: readonly string[];

  private constructor(subject: Subject, desktop: Desktop, more: readonly string[]) {
    this.subject = subject;
    this.desktop = desktop;
    this.eyes = new Eyes(join(desktop.directory, 'screen', 'Xvfb_screen0'));
    this.#more = more;
  }

  /** With these settings; `more` are switches of a person's own. */
  static async make(
    subject: Subject,
    settings: unknown = countingAllDay,
    more: readonly string[] = [],
  ): Promise<Place> {
    const desktop = await startDesktop({ screen });
    const files = join(desktop.env.XDG_CONFIG_HOME ?? '', 'Unhunch');
    await mkdir(files, { recursive: true, mode: 0o700 });
    await writeFile(join(files, 'settings.json'), JSON.stringify(settings));
    return new Place(subject, desktop, more);
  }

  /** Starts it and waits for its icon. */
  async start(): Promise<Life> {
    const { announcements } = this.desktop.trayHost;
    const seen = () => announcements.filter((what) => what === 'registered').length;
    const before = seen();
    const begunAt = performance.now();
    const running = startProcess(this.subject.command, [...switches, ...this.#more], {
      env: this.desktop.env,
    });
    while (seen() === before) {
      if (!running.isRunning()) throw new Error(`It has ended: ${running.output()}`);
      await pass(1);
    }
    return new Life(this, running, begunAt, performance.now() - begunAt);
  }

  async leave(): Promise<void> {
    this.eyes.close();
    await this.desktop.stop();
  }
}

export class Life {
  readonly place: Place;
  readonly trayMs: number;
  readonly #running: RunningProcess;
  readonly #begunAt: number;

  constructor(place: Place, running: RunningProcess, begunAt: number, trayMs: number) {
    this.place = place;
    this.#running = running;
    this.#begunAt = begunAt;
    this.trayMs = trayMs;
  }

  usage(): Usage {
    return usageOf(this.#running.pid);
  }

  /** Waits until it is so old. */
  async age(seconds: number): Promise<void> {
    await pass(Math.max(0, this.#begunAt + seconds * 1000 - performance.now()));
  }

  async usageAt(seconds: number): Promise<Usage> {
    await this.age(seconds);
    return this.usage();
  }

  /** A command line to the running app. */
  async tell(...args: readonly string[]): Promise<void> {
    const { command } = this.place.subject;
    const { code, stderr } = await run(command, args, { env: this.place.desktop.env });
    if (code !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  }

  /** Its one window, waited for. */
  window(): Promise<ScreenWindow> {
    return until(async () => (await this.place.desktop.screen.windows()).at(-1), {
      what: 'a window',
    });
  }

  /**
   * Milliseconds from an act until what it brings can be read, in the part of its window that
   * `part` gives as shares of it.
   */
  async readable(act: () => Promise<unknown>, part: Area = whole): Promise<number> {
    const { eyes } = this.place;
    const glances = await eyes.watch(act, 2000);
    return eyes.readableAt(glances, within(await this.window(), part));
  }

  /** Ends the session on show, as a person does, and waits until its window has gone. */
  async endSession(): Promise<void> {
    const { screen } = this.place.desktop;
    const before = (await screen.windows()).length;
    await until(
      async () => {
        await screen.press('Escape');
        await pass(300);
        return (await screen.windows()).length < before;
      },
      { what: 'the session to close' },
    );
  }

  async stop(): Promise<void> {
    await this.#running.stop();
  }
}

const whole: Area = { x: 0, y: 0, width: 1, height: 1 };

export function within(window: Area, part: Area): Area {
  return {
    x: Math.round(window.x + window.width * part.x),
    y: Math.round(window.y + window.height * part.y),
    width: Math.round(window.width * part.width),
    height: Math.round(window.height * part.height),
  };
}

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Work hours that hold now, whenever that is, no break by itself, and all that moves need. */
export const countingAllDay = {
  body: { equipment: ['wall', 'doorway', 'chair', 'band', 'dumbbells', 'floor'] },
  breaks: { intervalMinutes: 180, cardAfterSeconds: 3 },
  workHours: Object.fromEntries(days.map((day) => [day, [{ start: '00:00', end: '23:59' }]])),
  app: { welcomed: true },
};
