/**
 * Each kind of the app's processes is killed in each phase of a break: the app answers, is in the
 * phase it was in, has lost nothing, and its windows open.
 */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import type { HistoryYear } from '../../core/history/year';
import { initialState } from '../../core/schedule/step';
import type { State } from '../../core/schedule/types';
import { whyNoPackage } from '../support/packaged-app';
import { until } from '../support/until';
import type { Fault } from './fault';
import { Desk, type DeskStatus } from './night/desk';
import { nightSettings } from './night/settings';

const minuteMs = 60_000;
const intervalMs = 45 * minuteMs;
/** A first start that ends sooner was none. */
const firstMs = 2_000;
/** A lull of a minute at most, and a start under load. */
const backWithinMs = 120_000;
/** So many desks at once. */
const desks = 2;

const kinds = [
  'main',
  'gpu-process',
  'utility',
  'zygote',
  'main window',
  'break',
  'watcher',
] as const;
type Kind = (typeof kinds)[number];

interface Phase {
  readonly name: string;
  readonly breaks?: object;
  /** What the app finds at its start. */
  readonly state: Partial<State>;
  /** Goes from there to the phase. */
  enter?(desk: Desk): Promise<void>;
  /** Throws while it is not in the phase, or the person could not tell. */
  holds(desk: Desk, status: DeskStatus): Promise<void>;
  /** The window of the break that is open in it. */
  readonly window?: 'card' | 'session';
}

const almostDue: Partial<State> = { sittingMs: intervalMs - 2_000 };
const reminded = async (desk: Desk) => {
  await until(async () => (await desk.status()).phase === 'reminding', { withinMs: backWithinMs });
};

const phases: readonly Phase[] = [
  {
    name: 'counting',
    state: { sittingMs: 20 * minuteMs },
    async holds(_, { phase, sittingMinutes }) {
      assert.equal(phase, 'counting');
      assert.ok(sittingMinutes >= 19 && sittingMinutes <= 25, `${sittingMinutes} minutes`);
    },
  },
  {
    name: 'a notification',
    state: almostDue,
    enter: reminded,
    async holds(desk, { phase }) {
      assert.equal(phase, 'reminding');
      assert.equal(desk.reminders().length, 1, 'notifications that stand');
    },
  },
  {
    name: 'a card',
    breaks: { presence: 'card', cardAfterSeconds: 0 },
    state: almostDue,
    enter: reminded,
    async holds(desk, { phase }) {
      assert.equal(phase, 'reminding');
      // What can't be shown as a card is shown as a notification; never as both.
      const cards = await windowsOf(desk, 'Time for a break');
      assert.equal(cards + desk.reminders().length, 1, 'reminders that stand');
    },
    window: 'card',
  },
  {
    name: 'a session',
    state: { sittingMs: 20 * minuteMs },
    async enter(desk) {
      assert.equal((await desk.command('--start')).code, 0);
      await desk.desktop.screen.window('Your break', { withinMs: 30_000 });
    },
    async holds(desk, { phase, sittingMinutes }) {
      if (phase === 'session') return;
      // Whatever ended it, what was done of it is written down, once.
      assert.equal(phase, 'counting');
      assert.ok(sittingMinutes <= 25, `${sittingMinutes} minutes`);
      const ids = await recordsOf(desk);
      assert.equal(ids.length, 1, 'records');
      assert.equal(await windowsOf(desk, 'Your break'), 0, 'windows of a session that is over');
    },
    window: 'session',
  },
  {
    name: 'a pause',
    state: { sittingMs: 20 * minuteMs },
    async enter(desk) {
      assert.equal((await desk.command('--pause=30m')).code, 0);
    },
    async holds(_, { phase, pausedUntil }) {
      assert.equal(phase, 'paused');
      const leftMs = Date.parse(pausedUntil ?? '') - Date.now();
      assert.ok(leftMs > 25 * minuteMs && leftMs <= 30 * minuteMs, `${leftMs} ms`);
    },
  },
  {
    name: 'a snooze',
    breaks: { snoozeMinutes: 30 },
    state: almostDue,
    async enter(desk) {
      await reminded(desk);
      assert.equal((await desk.command('--snooze')).code, 0);
    },
    async holds(desk, { phase, nextBreakAt }) {
      assert.equal(phase, 'snoozed');
      assert.ok(Date.parse(nextBreakAt ?? '') > Date.now() + 25 * minuteMs, `${nextBreakAt}`);
      assert.equal(desk.reminders().length, 0, 'reminders that stand');
    },
  },
  {
    name: 'a break held back',
    state: { ...almostDue, meeting: true },
    async holds(desk, { phase, heldBecause }) {
      assert.equal(phase, 'held');
      assert.deepEqual(heldBecause, ['meeting']);
      assert.equal(desk.reminders().length, 0, 'reminders that stand');
    },
  },
];

const fault: Fault = {
  name: 'each kind of process killed, in each phase',
  async run() {
    const notRun = whyNoPackage();
    if (notRun) return { tried: 0, failed: [], notRun };
    const left = phases.flatMap((phase) =>
      kinds.filter((kind) => isThere(kind, phase)).map((kind) => ({ phase, kind })),
    );
    let tried = 0;
    const failed: string[] = [];
    const one = async () => {
      for (let next = left.shift(); next; next = left.shift()) {
        const { phase, kind } = next;
        try {
          if (await killIn(phase, kind)) tried += 1;
        } catch (error) {
          tried += 1;
          const { cause } = error as Error;
          failed.push(`${kind} in ${phase.name}: ${error}${cause ? ` (${cause})` : ''}`);
        }
      }
    };
    await Promise.all(Array.from({ length: desks }, one));
    return { tried, failed };
  },
};

export default fault;

/** A break's window has a process only while it is open, and sound only in a session. */
function isThere(kind: Kind, { window }: Phase): boolean {
  if (kind === 'utility') return window === 'session';
  return kind !== 'break' || window !== undefined;
}

/** False when there is no process of that kind. */
async function killIn(phase: Phase, kind: Kind): Promise<boolean> {
  const now = Date.now();
  const night = nightSettings(intervalMs) as { readonly breaks: object };
  const desk = await Desk.open({
    settings: { ...night, breaks: { ...night.breaks, ...phase.breaks } },
    state: { ...initialState(now), working: true, ...phase.state },
    ownZone: false,
  });
  try {
    await desk.command('--open=today');
    await desk.desktop.screen.window('Today', { withinMs: 30_000 });
    const ofMainWindow = await desk.pidsOf('renderer');
    await phase.enter?.(desk);
    await untilHolds(phase, desk);
    const ofBreak = (await desk.pidsOf('renderer')).filter((pid) => !ofMainWindow.includes(pid));
    await pass(Math.max(0, now + firstMs - Date.now()));

    const before = await desk.mainPid();
    const pids = {
      'main window': ofMainWindow,
      break: ofBreak,
      main: [before],
      watcher: [desk.watcher.pid],
    };
    const victims = kind in pids ? pids[kind as keyof typeof pids] : await desk.pidsOf(kind);
    // Where there is no sound, or the card shares the process of the main window.
    if (victims.length === 0) return false;
    for (const pid of victims) process.kill(pid, 'SIGKILL');
    if (kind === 'main') await desk.untilBack(before);
    if (kind === 'watcher') {
      await desk.watcher.finished({ withinMs: 20_000 });
      await desk.start();
    }
    // Long enough for the app to hear of it.
    await pass(1_000);
    await untilHolds(phase, desk);
    await untilWindowOpens(desk);
    await untilHolds(phase, desk);
    await holdFiles(desk);
    return true;
  } finally {
    await desk.close();
  }
}

function untilHolds(phase: Phase, desk: Desk): Promise<unknown> {
  return until(
    async () => {
      await phase.holds(desk, await desk.status());
      return true;
    },
    { what: `${phase.name} to hold`, withinMs: backWithinMs },
  );
}

/** Asked for again, as a person does: an app that can open none starts anew. */
async function untilWindowOpens(desk: Desk): Promise<void> {
  await until(
    async () => {
      await desk.command('--open=moves');
      return await desk.desktop.screen.window('Moves', { withinMs: 10_000 });
    },
    { what: 'the main window', withinMs: backWithinMs },
  );
}

async function holdFiles(desk: Desk): Promise<void> {
  const names = await readdir(desk.folder, { recursive: true });
  assert.deepEqual(
    names.filter((name) => /\.(corrupt|aside)-/.test(name)),
    [],
    'set aside',
  );
  const ids = await recordsOf(desk);
  assert.equal(new Set(ids).size, ids.length, 'records that are there once');
}

async function recordsOf(desk: Desk): Promise<readonly string[]> {
  const names = await readdir(join(desk.folder, 'history')).catch(() => []);
  const years = names.filter((name) => /^\d{4}\.json$/.test(name));
  const files = years.map((name) => readFile(join(desk.folder, 'history', name), 'utf8'));
  const days = (await Promise.all(files)).flatMap((text) =>
    Object.values((JSON.parse(text) as HistoryYear).days),
  );
  return days.flatMap(({ sessions }) => sessions.map(({ id }) => id));
}

async function windowsOf(desk: Desk, title: string): Promise<number> {
  const windows = await desk.desktop.screen.windows();
  return windows.filter((window) => window.title === title).length;
}
