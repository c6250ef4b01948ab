// How fast windows are on the screen, what they cost and leave behind, against the budgets of
// the design: npm run bench:session [-- --rounds=20 --sessions=200]
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { buildApp } from '../../scripts/build';
import setUpTests from '../../scripts/e2e-setup';
import { median } from '../../scripts/median';
import { projectDir, runScript } from '../../scripts/script';
import { startDesktop } from '../support/desktop';
import { type DrivenApp, startDrivenApp } from './driven-app';
import { usageOf } from './process-tree';

const second = 1000;
/** Until a started app has come to rest: Chromium tidies its caches half a minute long. */
const startedMs = 40 * second;
/** In which memory is to be back after the last window has closed. */
const closedMs = 10 * second;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    sessions: { type: 'string', default: '200' },
  },
});

runScript(async () => {
  await setUpTests();
  await buildApp();
  await buildApp('e2e');
  const desktop = await startDesktop();
  try {
    const app = await startDrivenApp(desktop, {
      breaks: { intervalMinutes: 5, naturalBreakMinutes: 30 },
      app: { welcomed: true },
    });
    await pass(startedMs);
    const fresh = memoryOf(app);

    // What the first windows bring in for good, Chromium's code above all, is there once.
    const first = [await app.due(), await app.start()];
    await app.endSession();
    first.push(await app.home());
    await app.closeHome();
    await pass(closedMs);
    const idle = memoryOf(app);

    const cards: number[] = [];
    const sessions: number[] = [];
    const homes: number[] = [];
    for (let round = 0; round < Number(values.rounds); round += 1) {
      cards.push(await app.due());
      sessions.push(await app.start());
      await app.endSession();
    }
    const share = await cpuShare(app);
    await pass(closedMs);
    const afterFew = memoryOf(app);
    for (let round = 0; round < Number(values.rounds); round += 1) {
      homes.push(await app.home());
      await app.closeHome();
    }
    await pass(closedMs);
    const afterHome = memoryOf(app);
    for (let n = 0; n < Number(values.sessions); n += 1) {
      await app.session();
      await app.endSession();
    }
    await pass(closedMs);
    const afterMany = memoryOf(app);

    console.log(`the first card, session and main window: ${first.map(ms).join(', ')}`);
    console.log(`memory: ${mib(fresh)} fresh, ${mib(idle)} after the first windows`);
    const results = [
      budget('due to card painted, median', median(cards), 250, ms),
      budget('Start to session painted, median', median(sessions), 250, ms),
      budget('tray to main window painted, median', median(homes), 400, ms),
      budget('CPU of the session window without a GPU', share, 0.25, percent),
      budget(
        `memory 10 s after closing ${values.rounds} sessions, beside idle`,
        afterFew / idle,
        1.05,
        percent,
      ),
      budget(`the same after ${values.rounds} main windows`, afterHome / idle, 1.05, percent),
      budget(`the same after ${values.sessions} sessions`, afterMany / idle, 1.05, percent),
      budget('JS of card and session, gzipped', scriptBytes(), 160_000, kilobytes),
    ];
    return results.every(Boolean) ? 0 : 1;
  } finally {
    await desktop.stop();
  }
});

/** The part of one core that all processes of the app take while a session is on show. */
async function cpuShare(app: DrivenApp): Promise<number> {
  await app.session();
  await app.advance(4 * second);
  const before = usageOf(app.pid).cpuSeconds;
  const startedAt = performance.now();
  await pass(10 * second);
  const used = usageOf(app.pid).cpuSeconds - before;
  const seconds = (performance.now() - startedAt) / second;
  await app.endSession();
  return used / seconds;
}

/** Proportional memory of the app and all its processes, in MiB. */
function memoryOf(app: DrivenApp): number {
  return usageOf(app.pid).pssMib;
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

function ms(value: number): string {
  return `${Math.round(value)} ms`;
}

function mib(value: number): string {
  return `${Math.round(value)} MiB`;
}

function percent(value: number): string {
  return `${Math.round(value * 100)} %`;
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}
