// `npm run bench`: the app beside the smallest Electron app with a tray icon, on the same
// Electron, in interleaved runs. Prints the table of budgets; the medians count.
import { statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { weekdays } from '#core/settings';
import { buildApp } from '../../scripts/build';
import setUpTests from '../../scripts/e2e-setup';
import { resolveElectron } from '../../scripts/electron/resolve';
import { median } from '../../scripts/median';
import { largestAsarBytes, packageApp } from '../../scripts/package-app';
import { projectDir } from '../../scripts/script';
import { type Desktop, startDesktop } from '../support/desktop';
import { electronSwitches } from '../support/electron-switches';
import { startProcess } from '../support/processes';
import { startDrivenApp } from './driven-app';
import { usageOf } from './process-tree';

const floorDir = join(import.meta.dirname, 'floor');
/** Until a started app has come to rest: Chromium tidies its caches half a minute long. */
const settleMs = 40_000;
/** In which memory is to be back after the last window has closed. */
const closedMs = 10_000;

interface IdleRun {
  readonly startMs: number;
  readonly pssMib: number;
  readonly cpuSeconds: number;
  readonly switchesPerSecond: number;
}

interface PaintRun {
  readonly dueToCardMs: number;
  readonly clickToSessionMs: number;
  readonly trayToHomeMs: number;
  /** Memory when all windows have closed again, and how many times that before it is. */
  readonly memoryAfterMib: number;
  readonly memoryGrowth: number;
}

const mondayMorning = {
  workHours: { monday: [{ start: '09:00', end: '17:30' }] },
  breaks: { intervalMinutes: 45, presence: 'card' },
  app: { welcomed: true },
};

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    'idle-seconds': { type: 'string', default: '60' },
  },
});
const runs = Number(values.runs);
const idleSeconds = Number(values['idle-seconds']);

await setUpTests();
await buildApp();
await buildApp('e2e');
await packageApp();
const electron = await resolveElectron();
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

/** The first card, session and main window of an app that has been running for a while. */
async function measurePaints(desktop: Desktop): Promise<PaintRun> {
  const app = await startDrivenApp(desktop, mondayMorning);
  await pass(settleMs);
  const before = usageOf(app.pid).pssMib;
  const dueToCardMs = await app.due();
  const clickToSessionMs = await app.start();
  await app.endSession();
  const trayToHomeMs = await app.home();
  await app.closeHome();
  await pass(closedMs);
  const after = usageOf(app.pid).pssMib;
  await app.stop();
  return {
    dueToCardMs,
    clickToSessionMs,
    trayToHomeMs,
    memoryAfterMib: after,
    memoryGrowth: after / before,
  };
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
    'memory after windows closed',
    'MiB',
    [median(paints.map((run) => run.memoryAfterMib)), median(floor.map((run) => run.pssMib))],
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
  absolute('due → first card painted', median(paints.map((run) => run.dueToCardMs)), 250, 'ms');
  absolute(
    'Start → first session painted',
    median(paints.map((run) => run.clickToSessionMs)),
    250,
    'ms',
  );
  absolute(
    'tray → first main window painted',
    median(paints.map((run) => run.trayToHomeMs)),
    400,
    'ms',
  );
  absolute('app.asar', statSync(archive).size / 1e6, largestAsarBytes / 1e6, 'MB');
  const growth = median(paints.map((run) => run.memoryGrowth));
  console.log(`\nOnce windows have closed, ${growth.toFixed(2)} × the memory of a fresh start.`);
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

function round(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value.toFixed(value >= 1 ? 2 : 3);
}
