// How fast the break is on the screen, what its windows cost and leave behind, against the
// budgets of the design: npm run bench:session [-- --rounds=10 --sessions=200]
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { launchApp, type RunningApp } from '../tests/support/app';
import { type Desktop, startDesktop } from '../tests/support/desktop';
import { until } from '../tests/support/until';
import { buildApp } from './build';
import setUpTests from './e2e-setup';
import { processSeconds } from './figure-window/cpu';
import { projectDir, runScript } from './script';

const second = 1000;
const minute = 60 * second;
/** A Monday morning: nothing is due yet. */
const now = '2026-03-02T09:00:00Z';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '10' },
    sessions: { type: 'string', default: '200' },
  },
});

runScript(async () => {
  await setUpTests();
  await buildApp();
  await buildApp('e2e');
  const desktop = await startDesktop();
  try {
    const app = await launchApp(desktop, {
      entry: 'fake-clock',
      now,
      settings: { version: 1, breaks: { intervalMinutes: 5, naturalBreakMinutes: 30 } },
      motion: 'full',
    });
    await notePaints(app);
    await desktop.trayHost.item();
    await settle();
    const idle = await pssOf(app);

    const cards: number[] = [];
    const sessions: number[] = [];
    for (let round = 0; round < Number(values.rounds); round += 1) {
      cards.push(await timeCard(app));
      sessions.push(await timeSession(app));
    }
    const share = await cpuShare(desktop, app);
    await settle();
    const afterFew = await pssOf(app);
    for (let n = 0; n < Number(values.sessions); n += 1) await oneSession(desktop, app);
    await settle();
    const afterMany = await pssOf(app);

    console.log(`idle: ${mib(idle)}; first card ${ms(cards[0])}, first session ${ms(sessions[0])}`);
    const results = [
      budget('due to card painted, median', median(cards), 250, ms),
      budget('Start to session painted, median', median(sessions), 250, ms),
      budget('CPU of the session window without a GPU', share, 0.25, percent),
      budget('memory 10 s after closing, beside idle', afterFew / idle, 1.05, percent),
      budget(`the same after ${values.sessions} sessions`, afterMany / idle, 1.05, percent),
      budget('JS of card and session, gzipped', scriptBytes(), 160_000, kilobytes),
    ];
    return results.every(Boolean) ? 0 : 1;
  } finally {
    await desktop.stop();
  }
});

/** From the tick that raises the reminder to the card with its text on the screen. */
async function timeCard(app: RunningApp): Promise<number> {
  await app.clock.advance(4 * minute);
  const from = await app.electron.evaluate(async ({ BrowserWindow }, stepMs) => {
    for (;;) {
      const tickAt = Date.now();
      await globalThis.unhunchClock.advance(stepMs);
      // The probes that the reminder waits for answer within this.
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (BrowserWindow.getAllWindows().length > 0) return tickAt;
    }
  }, second);
  const { page } = await app.card();
  return (await paintedAt(app, page, 'card')) - from;
}

/** From the click on Start to the session with its text on the screen; then ends it. */
async function timeSession(app: RunningApp): Promise<number> {
  const card = await app.card();
  const from = await card.startButton.evaluate((button) => {
    const clickedAt = Date.now();
    // The card may be gone before an answer comes back.
    setTimeout(() => (button as HTMLButtonElement).click());
    return clickedAt;
  });
  const { page } = await app.session();
  const took = (await paintedAt(app, page, 'session')) - from;
  await endSession(app, page);
  return took;
}

async function oneSession(desktop: Desktop, app: RunningApp): Promise<void> {
  await desktop.trayHost.press('Start a break now');
  const { page } = await app.session();
  await page.getByRole('heading', { level: 2 }).waitFor();
  await endSession(app, page);
}

async function endSession(app: RunningApp, page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Close' }).waitFor();
  await page.keyboard.press('Escape').catch(() => undefined);
  await until(() => app.windows().length === 0, { what: 'the session to close' });
}

/** Keeps, in main, when each window was shown. */
async function notePaints(app: RunningApp): Promise<void> {
  await app.electron.evaluate(({ app: electron }) => {
    const shown: Record<string, number> = {};
    Object.assign(globalThis, { shown });
    electron.on('browser-window-created', (_event, window) => {
      window.on('show', () => {
        const kind = /view=(\w+)/.exec(window.webContents.getURL())?.[1];
        if (kind) shown[kind] = Date.now();
      });
    });
  });
}

/** Epoch ms at which the window was on the screen with its first text. */
async function paintedAt(app: RunningApp, page: Page, kind: string): Promise<number> {
  const painted = await until(() =>
    page.evaluate(() => {
      const [entry] = performance.getEntriesByName('first-contentful-paint');
      return entry && performance.timeOrigin + entry.startTime;
    }),
  );
  const shown = await until(() =>
    app.electron.evaluate(
      (_electron, kind) => (globalThis as unknown as { shown: Record<string, number> }).shown[kind],
      kind,
    ),
  );
  return Math.max(painted, shown);
}

/** The part of one core that all processes of the app take while a session is on show. */
async function cpuShare(desktop: Desktop, app: RunningApp): Promise<number> {
  await desktop.trayHost.press('Start a break now');
  const { page } = await app.session();
  await page.getByRole('heading', { level: 2 }).waitFor();
  await app.clock.advance(4 * second);
  const pids = pidsOf(app);
  const before = processSeconds(pids);
  const startedAt = performance.now();
  await new Promise((resolve) => setTimeout(resolve, 10 * second));
  const used = processSeconds(pids) - before;
  const seconds = (performance.now() - startedAt) / second;
  await endSession(app, page);
  return used / seconds;
}

/** Proportional memory of the app and all its processes, in bytes. */
async function pssOf(app: RunningApp): Promise<number> {
  let kib = 0;
  for (const pid of pidsOf(app)) {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
    kib += Number(/^Pss: +(\d+)/m.exec(rollup)?.[1] ?? 0);
  }
  return kib * 1024;
}

/** The app and all that it has started: they are one session of the system. */
function pidsOf(app: RunningApp): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => sessionOf(pid) === app.pid)
    .map(Number);
}

function sessionOf(pid: string): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name, which may hold spaces: state, parent, group, session.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[3]);
  } catch {
    // It has ended meanwhile.
    return null;
  }
}

/** Processes that are no longer needed have ten seconds to go. */
function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10 * second));
}

/** What the page loads to show a break in English: its scripts, and the texts they import. */
function scriptBytes(): number {
  const folder = path.join(projectDir, 'out/renderer');
  const html = readFileSync(path.join(folder, 'break.html'), 'utf8');
  const first = [...html.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)].map(([, file]) => file);
  const seen = new Set<string>();
  const follow = (file: string): number => {
    if (seen.has(file)) return 0;
    seen.add(file);
    const code = readFileSync(path.join(folder, file), 'utf8');
    const imports = [...code.matchAll(/\bfrom ?["'`]\.\/([^"'`]+\.js)["'`]/g)].map(([, name]) =>
      path.join(path.dirname(file), name ?? ''),
    );
    return gzipSync(code).length + imports.reduce((sum, next) => sum + follow(next), 0);
  };
  return first.reduce((sum, file) => sum + follow(file ?? ''), 0);
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function budget(
  what: string,
  value: number,
  most: number,
  inWords: (value: number) => string,
): boolean {
  const kept = value <= most;
  console.log(`${kept ? '✓' : '✗'} ${what}: ${inWords(value)} (at most ${inWords(most)})`);
  return kept;
}

function ms(value: number | undefined): string {
  return `${Math.round(value ?? Number.NaN)} ms`;
}

function percent(value: number): string {
  return `${Math.round(value * 100)} %`;
}

function mib(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MiB`;
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}
