// `npm run bench`: the app beside the smallest Electron app with a tray icon, on the same
// Electron, in interleaved runs. Prints the table of budgets; the medians count.
import { existsSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { weekdays } from '#core/settings';
import { resolveElectron } from '../../scripts/electron/resolve';
import { launchApp, type RunningApp } from '../support/app';
import { type Desktop, startDesktop } from '../support/desktop';
import { electronSwitches } from '../support/electron-executable';
import { startProcess } from '../support/processes';
import { until } from '../support/until';
import { usageOf } from './process-tree';

const projectDir = resolve(import.meta.dirname, '../..');
const floorDir = join(import.meta.dirname, 'floor');
/** Until a started app has come to rest: Chromium tidies its caches half a minute long. */
const settleMs = 40_000;

interface IdleRun {
  readonly startMs: number;
  readonly pssMib: number;
  readonly cpuSeconds: number;
  readonly switchesPerSecond: number;
}

interface PaintRun {
  readonly dueToCardMs: number;
  readonly clickToSessionMs: number;
  /** Memory some time after all windows have closed, as a part of that before. */
  readonly memoryAfter: number;
}

const mondayMorning = {
  workHours: { monday: [{ start: '09:00', end: '17:30' }] },
  breaks: { intervalMinutes: 45, presence: 'card' },
};

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    'idle-seconds': { type: 'string', default: '60' },
  },
});
const runs = Number(values.runs);
const idleSeconds = Number(values['idle-seconds']);

const electron = await resolveElectron();
process.env.UNHUNCH_ELECTRON = electron.executable;
console.log(
  `${runs} interleaved runs on Electron ${electron.version}, idle for ${idleSeconds} s each`,
);
const floor: IdleRun[] = [];
const app: IdleRun[] = [];
const paints: PaintRun[] = [];
for (let run = 1; run <= runs; run += 1) {
  floor.push(await onDesktop((desktop) => measureIdle(desktop, floorDir)));
  app.push(await onDesktop((desktop) => measureIdle(desktop, projectDir)));
  paints.push(await onDesktop(measurePaints));
  console.log(`run ${run} of ${runs} done`);
}
printTable();

async function onDesktop<T>(measure: (desktop: Desktop) => Promise<T>): Promise<T> {
  const desktop = await startDesktop();
  try {
    return await measure(desktop);
  } finally {
    await desktop.stop();
  }
}

async function measureIdle(desktop: Desktop, folder: string): Promise<IdleRun> {
  const userDataDir = join(desktop.directory, 'user-data');
  await mkdir(userDataDir);
  await writeFile(join(userDataDir, 'settings.json'), JSON.stringify(countingAllDay()));
  const args = [...electronSwitches(), folder, `--user-data-dir=${userDataDir}`];
  const begun = performance.now();
  const running = startProcess(electron.executable, args, { env: desktop.env });
  try {
    while (!desktop.trayHost.announcements.includes('registered')) await pass(1);
    const startMs = performance.now() - begun;
    await pass(settleMs);
    const before = usageOf(running.pid);
    await pass(idleSeconds * 1000);
    const after = usageOf(running.pid);
    return {
      startMs,
      pssMib: after.pssMib,
      cpuSeconds: ((after.cpuSeconds - before.cpuSeconds) * 60) / idleSeconds,
      switchesPerSecond: (after.switches - before.switches) / idleSeconds,
    };
  } finally {
    await running.stop();
  }
}

/** Work hours that hold now, whenever that is, and no break within the run. */
function countingAllDay() {
  const allDay = [{ start: '00:00', end: '23:59' }];
  return {
    breaks: { intervalMinutes: 180 },
    workHours: Object.fromEntries(weekdays.map((day) => [day, allDay])),
  };
}

async function measurePaints(desktop: Desktop): Promise<PaintRun> {
  const unhunch = await launchApp(desktop, { entry: 'fake-clock', settings: mondayMorning });
  await desktop.trayHost.item();
  await unhunch.electron.evaluate(({ app }) => {
    globalThis.benchWindows = [];
    app.on('browser-window-created', (_event, window) => {
      const times = { askedAt: Date.now(), shownAt: 0 };
      globalThis.benchWindows.push(times);
      window.once('show', () => {
        times.shownAt = Date.now();
      });
    });
  });
  await pass(settleMs);
  const before = usageOf(unhunch.pid).pssMib;

  await unhunch.clock.advanceTo('2026-03-02T09:45:00Z');
  await unhunch.clock.advance(65_000);
  const card = await unhunch.card();
  const cardTimes = await shown(unhunch, card.page, 0);
  const clickedAt = await card.startButton.evaluate((button: HTMLElement) => {
    const at = Date.now();
    button.click();
    return at;
  });
  const session = await unhunch.session();
  const sessionTimes = await shown(unhunch, session.page, 1);

  await session.page.close();
  await until(() => unhunch.windows().length === 0, { what: 'every window to close' });
  await pass(settleMs);
  const after = usageOf(unhunch.pid).pssMib;
  await unhunch.stop();
  return {
    dueToCardMs: cardTimes.paintedAt - cardTimes.askedAt,
    clickToSessionMs: sessionTimes.paintedAt - clickedAt,
    memoryAfter: after / before,
  };
}

/** When a window was asked for, and when its first text was on screen; epoch ms. */
async function shown(unhunch: RunningApp, page: Page, index: number) {
  const firstPaintAt = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((list) => {
          const [paint] = list.getEntriesByName('first-contentful-paint');
          if (paint) done(performance.timeOrigin + paint.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
  const times = await until(
    async () => {
      const each = await unhunch.electron.evaluate((_, at) => globalThis.benchWindows[at], index);
      return each && each.shownAt > 0 && each;
    },
    { what: 'the window to show' },
  );
  return { askedAt: times.askedAt, paintedAt: Math.max(firstPaintAt, times.shownAt) };
}

declare global {
  /** In the main process: the windows in the order they were asked for; 0 is not shown yet. */
  var benchWindows: { askedAt: number; shownAt: number }[];
}

function printTable(): void {
  const idle = (pick: (run: IdleRun) => number) =>
    [median(app.map(pick)), median(floor.map(pick))] as const;
  const ratio = (
    what: string,
    unit: string,
    [ours, least]: readonly [number, number],
    most: number,
  ) => row(what, `${round(ours)} ${unit}`, `${round(least)} ${unit}`, ours / least, most);
  const archive = join(projectDir, 'dist/linux-unpacked/resources/app.asar');

  console.log('\n| what | Unhunch | floor | ratio | budget | |');
  console.log('|---|---|---|---|---|---|');
  ratio(
    'idle memory (PSS)',
    'MiB',
    idle((run) => run.pssMib),
    1,
  );
  ratio(
    'idle CPU in a minute',
    's',
    idle((run) => run.cpuSeconds),
    1.15,
  );
  ratio(
    'idle context switches',
    '/s',
    idle((run) => run.switchesPerSecond),
    1.15,
  );
  ratio(
    'start to tray',
    'ms',
    idle((run) => run.startMs),
    1.25,
  );
  absolute('due → card painted', median(paints.map((run) => run.dueToCardMs)), 250, 'ms');
  absolute('Start → session painted', median(paints.map((run) => run.clickToSessionMs)), 250, 'ms');
  absolute(
    'memory after closing, of idle',
    median(paints.map((run) => run.memoryAfter)),
    1.05,
    '×',
  );
  if (existsSync(archive)) absolute('app.asar', statSync(archive).size / 2 ** 20, 3, 'MiB');
}

function absolute(what: string, value: number, most: number, unit: string): void {
  const within = value <= most ? 'ok' : 'OVER';
  console.log(`| ${what} | ${round(value)} ${unit} | | | ≤ ${most} ${unit} | ${within} |`);
}

function row(what: string, ours: string, least: string, ratio: number, most: number): void {
  const within = ratio <= most ? 'ok' : 'OVER';
  const times = `${ratio.toFixed(2)} ×`;
  console.log(`| ${what} | ${ours} | ${least} | ${times} | ≤ ${most.toFixed(2)} × | ${within} |`);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

function round(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value.toFixed(value >= 1 ? 2 : 3);
}
