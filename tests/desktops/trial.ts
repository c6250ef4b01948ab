/** One desktop, tried with the packaged app as a person would: what worked, and why what did not. */
import { copyFile, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { z } from 'zod';
import { projectDir } from '../../scripts/script';
import { until } from '../support/until';
import {
  type Column,
  columns,
  type DesktopUnderTest,
  type SeenWindow,
  type Session,
} from './desktop-under-test';
import {
  type Area,
  coloursIn,
  differenceAround,
  mostLike,
  type Picture,
  readPicture,
} from './picture';
import { screenSize, startSession } from './session';

/** What works, and by what where that tells something; or a sentence that says what is missing. */
export interface Cell {
  readonly works: boolean;
  readonly words: string;
}
export type Row = Readonly<Record<Column, Cell>>;

export interface TrialParts {
  /** The packaged app's program. */
  readonly program: string;
  /** Where screenshots go. */
  readonly picturesDir: string;
  /** Told of each cell when it is known. */
  readonly onCell: (column: Column, cell: Cell) => void;
}

const minute = 60_000;
/** A window is in the list by then, and not blank. */
const windowWithinMs = 2_000;
/** For one that is late, to tell how late it is. */
const windowLimitMs = 20_000;
/** A window of nothing but its background has one. */
const coloursOfBlank = 20;
/** Servers slide their notifications in. */
const notificationSlidesMs = 3_000;

const statusSchema = z.looseObject({
  phase: z.string(),
  tray: z.boolean().nullable(),
  notifications: z.string().nullable(),
  presence: z.string(),
  heldBecause: z.array(z.string()),
});
type Status = z.infer<typeof statusSchema>;

export async function tryDesktop(desktop: DesktopUnderTest, parts: TrialParts): Promise<Row> {
  const session = await startSession(desktop);
  const found: Partial<Record<Column, Cell>> = {};
  const check = async (column: Column, what: () => Promise<unknown>) => {
    const known = desktop.cannot[column];
    const cell = known === undefined ? await cellOf(what) : { works: false, words: known };
    found[column] = cell;
    parts.onCell(column, cell);
  };
  try {
    await pass(desktop.settlesMs ?? desktopSettlesMs);
    await desktop.settle?.(session);
    for (const part of [tryReminder, tryCard, tryFullScreenCard, tryHolds]) {
      // What it would have found is told as not tried.
      await part(desktop, session, parts, check).catch(console.error);
    }
  } finally {
    await session.stop();
  }
  return Object.fromEntries(columns.map((column) => [column, found[column] ?? notTried])) as Row;
}

async function cellOf(what: () => Promise<unknown>): Promise<Cell> {
  try {
    const by = await what();
    return { works: true, words: typeof by === 'string' ? by : '' };
  } catch (error) {
    const [words = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { works: false, words };
  }
}

const notTried: Cell = { works: false, words: 'not tried' };

/** Panels and daemons come up one after another. */
const desktopSettlesMs = 8_000;

type Check = (column: Column, what: () => Promise<unknown>) => Promise<void>;

async function tryReminder(
  desktop: DesktopUnderTest,
  session: Session,
  { program, picturesDir }: TrialParts,
  check: Check,
): Promise<void> {
  const app = await startApp(desktop, session, program, { presence: 'notification' });
  try {
    await check('tray', () =>
      until(async () => (await app.status()).tray === true, { what: 'the icon', withinMs: 20_000 }),
    );
    await check('menu', () =>
      until(async () => /Start a break now/.test(await app.menu()), {
        what: 'the menu on the bus',
        withinMs: 10_000,
      }),
    );
    await check('tooltip', () =>
      until(async () => /Unhunch: /.test(await app.tooltip()), {
        what: 'the tooltip on the bus',
        withinMs: 10_000,
      }),
    );
    await check('presence', () =>
      until(
        async () => {
          const { presence } = await app.status();
          return presence !== 'none' && presence;
        },
        { what: 'a source', withinMs: 10_000 },
      ),
    );
    await check('notification', async () => {
      await until(async () => (await app.status()).phase === 'reminding', {
        what: 'the reminder',
        withinMs: 3 * minute,
      });
      const by = await until(async () => (await app.status()).notifications, {
        what: 'the server to take it',
        withinMs: 10_000,
      });
      return by === 'dbus' ? '' : `by ${by}`;
    });
    await pass(notificationSlidesMs);
    const shot = join(picturesDir, `${desktop.id}-notification.png`);
    const screen = await shoot(desktop, session, shot).catch((error: Error) => error);
    let startedAt = performance.now();
    await check('click starts', async () => {
      if (desktop.clickNotification) {
        startedAt = performance.now();
        await desktop.clickNotification(session);
      } else {
        const at = await until(() => desktop.notificationAt(session), {
          what: 'the notification on the screen',
          withinMs: 5_000,
        });
        startedAt = performance.now();
        await desktop.screen.click?.(session, at, desktop.notificationButton ?? 1);
      }
      await until(async () => (await app.status()).phase === 'session', {
        what: 'the click to count',
        withinMs: 5_000,
      });
    });
    if ((await app.status()).phase !== 'session') {
      startedAt = performance.now();
      await app.command('--start');
    }
    await check('session', () =>
      expectWindow(desktop, session, 'Your break', startedAt, picturesDir, 'session'),
    );
    await check('picture', async () => {
      if (screen instanceof Error) throw screen;
      return expectStill(screen, await app.firstMove());
    });
    if (desktop.panel) {
      const [panel, ...args] = desktop.panel;
      await check('panel restart', async () => {
        await session.ask('pkill', '-x', panel.slice(0, 15));
        await until(async () => (await app.status()).tray === false, {
          what: 'the panel to be missed',
          withinMs: 20_000,
        }).catch(() => {});
        session.start(panel, ...args);
        await until(async () => (await app.status()).tray === true, {
          what: 'the icon to be back',
          withinMs: 20_000,
        });
      });
    } else if (desktop.cannot['panel restart'] !== undefined) {
      await check('panel restart', async () => {});
    }
  } finally {
    await app.end();
  }
}

async function tryCard(
  desktop: DesktopUnderTest,
  session: Session,
  { program, picturesDir }: TrialParts,
  check: Check,
): Promise<void> {
  const app = await startApp(desktop, session, program, { presence: 'card', cardAfterSeconds: 0 });
  try {
    await check('card', async () =>
      expectWindow(desktop, session, 'Time for a break', await app.due(), picturesDir, 'card'),
    );
  } finally {
    await app.end();
  }
}

async function tryFullScreenCard(
  desktop: DesktopUnderTest,
  session: Session,
  { program, picturesDir }: TrialParts,
  check: Check,
): Promise<void> {
  const app = await startApp(desktop, session, program, { presence: 'fullscreen' });
  try {
    await check('settings', async () => {
      const askedAt = performance.now();
      await app.command('--open=settings');
      return expectWindow(desktop, session, 'Settings', askedAt, picturesDir, 'settings');
    });
    await check('full-screen card', async () => {
      const dueAt = await app.due();
      const title = 'Time for a break';
      const took = await expectWindow(desktop, session, title, dueAt, picturesDir, 'cover');
      const [{ area } = {}] = await desktop.screen.windows(session, title);
      if (!area || area.width < screenSize.width || area.height < screenSize.height) {
        throw new Error(`it covers ${area?.width} × ${area?.height} only`);
      }
      return took;
    });
  } finally {
    await app.end();
  }
}

async function tryHolds(
  desktop: DesktopUnderTest,
  session: Session,
  { program }: TrialParts,
  check: Check,
): Promise<void> {
  const film = session.start(...desktop.screen.film);
  await desktop.setDoNotDisturb?.(session, true);
  const app = await startApp(desktop, session, program, { presence: 'notification' });
  try {
    const held = await until(
      async () => {
        const { phase, heldBecause } = await app.status();
        return phase === 'held' && heldBecause;
      },
      { what: 'the break to be held', withinMs: 2 * minute },
    ).catch(() => [] as string[]);
    for (const [column, reason] of [
      ['do-not-disturb', 'do-not-disturb'],
      ['full screen', 'fullscreen'],
    ] as const) {
      await check(column, async () => {
        if (!held.includes(reason)) throw new Error(`it held for ${held.join(', ') || 'nothing'}`);
      });
    }
  } finally {
    film.kill('SIGKILL');
    await desktop.setDoNotDisturb?.(session, false);
    await app.end();
  }
}

/** Resolves to how long it took since `fromAt`, of the same clock as `performance.now()`. */
async function expectWindow(
  desktop: DesktopUnderTest,
  session: Session,
  title: string,
  fromAt: number,
  picturesDir: string,
  name: string,
): Promise<string> {
  const find = async (): Promise<SeenWindow | undefined> =>
    (await desktop.screen.windows(session, title))[0];
  await until(find, {
    what: `a window “${title}” in the list`,
    withinMs: windowLimitMs,
  });
  const listedMs = performance.now() - fromAt;
  await pass(fromAt + windowWithinMs - performance.now());
  const file = join(picturesDir, `${desktop.id}-${name}.png`);
  let shotMs = 0;
  let isFirst = true;
  await until(
    async () => {
      shotMs = performance.now() - fromAt;
      const screen = await shoot(desktop, session, file);
      const window = await find();
      const isPainted = window && coloursIn(screen, within(window.area)) > coloursOfBlank;
      isFirst &&= isPainted === true;
      return isPainted;
    },
    { what: 'the window to be painted', withinMs: windowLimitMs },
  );
  const took = `listed after ${seconds(listedMs)}, painted by ${seconds(shotMs)}`;
  if (listedMs > windowWithinMs || !isFirst) throw new Error(took);
  return took;
}

/** What lies inside of frame, title and shadow. */
function within({ x, y, width, height }: Area): Area {
  const share = 0.15;
  return {
    x: Math.round(x + width * share),
    y: Math.round(y + height * share),
    width: Math.round(width * (1 - 2 * share)),
    height: Math.round(height * (1 - 2 * share)),
  };
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

/** Resolves to how large and how alike it is: the picture of `move`, and of no other move. */
async function expectStill(screen: Picture, move: string): Promise<string> {
  const stills = join(projectDir, 'out', 'stills');
  const wanted = await readPicture(join(stills, `${move}.png`));
  const found = mostLike(screen, wanted);
  if (!found) throw new Error(`nothing looks like ${move}`);
  for (const other of await readdir(stills)) {
    if (other === `${move}.png`) continue;
    const difference = differenceAround(screen, await readPicture(join(stills, other)), found);
    if (difference !== null && difference <= found.difference) {
      throw new Error(`it looks more like ${other} than ${move}`);
    }
  }
  return `${move}, ${found.size} px, differs by ${found.difference.toFixed(1)} of 255`;
}

/**
 * Writes a PNG of the whole screen to `file`, and reads it.
 *
 * @throws {Error} when it is not there, or cut off
 */
async function shoot(
  { screen }: DesktopUnderTest,
  session: Session,
  file: string,
): Promise<Picture> {
  const shot = join(session.home, 'screen.png');
  await rm(shot, { force: true });
  await screen.shoot(session, shot);
  await copyFile(shot, file);
  return readPicture(file);
}

interface AppOnDesktop {
  status(): Promise<Status>;
  command(flag: string): Promise<string>;
  /** What its tray icon offers on the bus. */
  menu(): Promise<string>;
  tooltip(): Promise<string>;
  /** Waits for its break, and resolves to when it was due, as `performance.now()` has it. */
  due(): Promise<number>;
  /** The id of the first move of the session under way. */
  firstMove(): Promise<string>;
  end(): Promise<void>;
}

let profiles = 0;
/** The app is there, and was asked what else is to be tried before its break. */
const startsWithinMs = 30_000;

const sessionFile = z.object({
  session: z.object({ moves: z.array(z.object({ id: z.string() })) }),
});

/** Starts it with a break that is due at the next whole minute, at work all day. */
async function startApp(
  desktop: DesktopUnderTest,
  session: Session,
  program: string,
  breaks: object,
): Promise<AppOnDesktop> {
  profiles += 1;
  const dir = join(session.home, `files-${profiles}`);
  const dueAt = Math.ceil((Date.now() + startsWithinMs) / minute) * minute;
  const due = new Date(dueAt).toTimeString().slice(0, 5);
  const today = new Intl.DateTimeFormat('en', { weekday: 'long' }).format(new Date()).toLowerCase();
  const settings = {
    version: 1,
    workHours: { [today]: [{ start: '00:00', end: '23:59' }] },
    breaks: { fixedTimes: [due], quietEndMinutes: 0, ...breaks },
    app: { welcomed: true },
  };
  await session.ask('mkdir', '-p', dir);
  await session.ask(
    'sh',
    '-c',
    `cat > '${dir}/settings.json' <<'END'\n${JSON.stringify(settings)}\nEND`,
  );
  const switches = desktop.kind === 'wayland' ? ['--ozone-platform=wayland'] : [];
  const files = `--user-data-dir=${dir}`;
  session.start(program, '--no-sandbox', '--at-login', ...switches, files);
  const command = (flag: string) => session.ask(program, flag, files);
  const status = async () => {
    const said = await session.ask(program, '--status', '--json', files);
    return statusSchema.parse(JSON.parse(said));
  };
  await until(() => status().catch(() => undefined), { what: 'the app', withinMs: 30_000 });
  return {
    status,
    command,
    menu: () => askIcon(session, 'menu'),
    tooltip: () => askIcon(session, 'tooltip'),
    async due() {
      await pass(dueAt - Date.now());
      return performance.now() - (Date.now() - dueAt);
    },
    async firstMove() {
      const text = await readFile(join(dir, 'history', 'session.json'), 'utf8');
      const [first] = sessionFile.parse(JSON.parse(text)).session.moves;
      if (!first) throw new Error('the session has no move');
      return first.id;
    },
    async end() {
      await command('--quit');
      await pass(1_000);
    },
  };
}

/** Asks the first icon that the watcher knows and that is ours. */
async function askIcon(session: Session, what: 'menu' | 'tooltip'): Promise<string> {
  const watcher = 'org.kde.StatusNotifierWatcher';
  const items = await session.ask(
    'busctl',
    ...['--user', 'get-property', watcher, '/StatusNotifierWatcher', watcher],
    'RegisteredStatusNotifierItems',
  );
  // With an `@` in between where AppIndicator is the watcher.
  for (const [, name = '', path = ''] of items.matchAll(/"([^"/@]+)@?(\/[^"]*)"/g)) {
    const read = (property: string) =>
      session.ask(
        'busctl',
        ...['--user', 'get-property', name, path, 'org.kde.StatusNotifierItem', property],
      );
    const menu = (await read('Menu')).match(/"(.*)"/)?.[1] ?? '';
    const said =
      what === 'tooltip'
        ? await read('ToolTip')
        : await session.ask(
            'busctl',
            ...['--user', '--', 'call', name, menu, 'com.canonical.dbusmenu', 'GetLayout'],
            ...['iias', '0', '-1', '0'],
          );
    if (said.includes('nhunch') || said.includes('break')) return said;
  }
  return '';
}
