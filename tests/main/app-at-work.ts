/** The shell on a Monday at work: fake ports, a fake clock, real files, the real schedule. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { HistoryYear } from '#core/history/year';
import type { ScheduleStatus } from '#core/schedule/types';
import { type App, startApp } from '../../main/app';
import type { FoundPolicy, SystemFormats } from '../../main/ports';
import { openTexts } from '../../main/texts';
import { createFakePorts, type FakePorts } from '../support/fake-ports';

export const second = 1_000;
export const minute = 60 * second;

/** Monday 2 March 2026, 09:00 in UTC: work starts, and the first break is due at 09:45. */
export const nine = Date.parse('2026-03-02T09:00:00Z');

const atWork = {
  workHours: { monday: [{ start: '09:00', end: '17:30' }] },
  breaks: { intervalMinutes: 45 },
};

export interface AppAtWork {
  readonly app: App;
  readonly ports: FakePorts;
  readonly dir: string;
  /** How often the app asked to be ended. */
  readonly quits: () => number;
  readonly status: () => Promise<Pick<ScheduleStatus, 'phase' | 'sittingMinutes'>>;
  /** The break comes due; a lull later the reminder is there. */
  becomeDue(): Promise<void>;
  /** Lets `ms` pass in steps so short that no session takes one for a sleep. */
  pass(ms: number): Promise<void>;
  changeSettings(change: object): Promise<void>;
  readSettings(): { readonly app: object };
  history(): HistoryYear['days'][string] | undefined;
}

const assetsDir = resolve('assets');

export interface AppOptions {
  /** What settings.json holds besides, or instead, of the working day; null: there is no file. */
  settings?: object | null;
  /** What the organisation has set. */
  policy?: FoundPolicy;
  /** The app's own; prepared by a test when it must act before the start. */
  ports?: FakePorts;
  /** How the system writes times; as the language does, when left out. */
  formats?: SystemFormats;
  /** Whether it is started with the person's session. */
  atLogin?: boolean;
}

/** Starts the app on the files in `dir`; what is there already stays. */
export function startAtWork(dir: string, options: AppOptions = {}): AppAtWork {
  const { ports = createFakePorts(nine), settings = {} } = options;
  const file = join(dir, 'settings.json');
  if (settings !== null && (options.settings || !existsSync(file))) {
    writeFileSync(file, JSON.stringify({ ...atWork, ...settings }));
  }
  let quits = 0;
  const app = startApp(
    ports,
    {
      userDataDir: dir,
      assetsDir,
      stillsDir: join(dir, 'stills'),
      version: '1.2.3',
      electron: '45.0.0',
      atLogin: options.atLogin ?? false,
      systemLanguages: ['en-GB'],
      formats: options.formats ?? { clock: null, weekStart: null },
      policy: options.policy ?? null,
      installed: 'source',
      system: { platform: 'linux' },
      homeDir: '/home/ann',
      appDataDir: join(dir, '.config'),
      quit: () => {
        quits += 1;
      },
    },
    openTexts(join(assetsDir, 'locales'), 'en'),
  );
  ports.windows.painted = (kind) => {
    if (kind === 'session') void app.handlers['session.painted'](undefined);
  };
  async function pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 10 * second) {
      await ports.clock.advance(Math.min(left, 10 * second));
    }
  }
  return {
    app,
    ports,
    dir,
    quits: () => quits,
    async status() {
      const { stdout } = await app.run({ name: 'status', json: true });
      return JSON.parse(stdout) as ScheduleStatus;
    },
    async becomeDue() {
      await ports.clock.advance(nine + 45 * minute - ports.clock.now());
      await ports.clock.advance(5 * second);
    },
    pass,
    async changeSettings(change) {
      for (const [path, value] of Object.entries(change)) {
        await app.handlers['settings.change']({ path, value });
      }
    },
    readSettings: () => JSON.parse(readFileSync(file, 'utf8')),
    history() {
      const path = join(dir, 'history/2026.json');
      if (!existsSync(path)) return undefined;
      return (JSON.parse(readFileSync(path, 'utf8')) as HistoryYear).days['2026-03-02'];
    },
  };
}
