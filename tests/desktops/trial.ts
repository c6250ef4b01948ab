/** One desktop, tried with the packaged app as a person would: what worked, and why what did not. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { z } from 'zod';
import { until } from '../support/until';
import { type Column, columns, type DesktopUnderTest, type Session } from './desktop-under-test';
import { coloursInMiddle } from './screen';
import { startSession } from './session';

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
}

const minute = 60_000;
/** A window is to be on the screen by then; the table tells of one that takes longer. */
const windowWithinMs = 2_000;
/** On a machine that does other things as well. */
const windowLimitMs = 15_000;
/** What a page takes to paint at its leisure. */
const windowPaintsMs = 3_000;

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
    if (known !== undefined) {
      found[column] = { works: false, words: known };
      return;
    }
    try {
      const by = await what();
      found[column] = { works: true, words: typeof by === 'string' ? by : '' };
    } catch (error) {
      const [words = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
      found[column] = { works: false, words };
    }
  };
  try {
    await pass(desktop.settlesMs ?? desktopSettlesMs);
    await desktop.settle?.(session);
    await tryReminder(desktop, session, parts, check);
    await tryCard(desktop, session, parts, check);
    await tryHolds(desktop, session, parts, check);
  } finally {
    await session.stop();
  }
  return Object.fromEntries(columns.map((column) => [column, found[column] ?? notTried])) as Row;
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
    await check('presence', async () => {
      const { presence } = await app.status();
      if (presence === 'none') throw new Error('no source');
      return presence;
    });
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
    await pass(windowPaintsMs);
    const shot = join(picturesDir, `${desktop.id}-notification.png`);
    await check('picture', async () => {
      if (!(await screenshot(desktop, session, shot))) throw new Error('no screenshot can be had');
    });
    await check('click starts', async () => {
      if (desktop.clickNotification) await desktop.clickNotification(session);
      else {
        const at = await until(() => desktop.notificationAt(session), {
          what: 'the notification on the screen',
          withinMs: 5_000,
        });
        await desktop.screen.click?.(session, at, desktop.notificationButton ?? 1);
      }
      await until(async () => (await app.status()).phase === 'session', {
        what: 'the click to count',
        withinMs: 5_000,
      });
    });
    if ((await app.status()).phase !== 'session') await app.command('--start');
    await check('window seen', () =>
      expectWindow(desktop, session, /Your break/, join(picturesDir, `${desktop.id}-session.png`)),
    );
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
    await check('card seen', async () => {
      await until(async () => (await app.status()).phase === 'reminding', {
        what: 'the reminder',
        withinMs: 3 * minute,
      });
      await expectWindow(
        desktop,
        session,
        /Time for a break/,
        join(picturesDir, `${desktop.id}-card.png`),
        { isSmall: true },
      );
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

async function expectWindow(
  desktop: DesktopUnderTest,
  session: Session,
  title: RegExp,
  file: string,
  { isSmall = false } = {},
): Promise<string> {
  const { screen } = desktop;
  const askedAt = performance.now();
  await until(async () => (await screen.titles(session)).some((one) => title.test(one)), {
    what: `a window “${title.source}” in the list`,
    withinMs: windowLimitMs,
  });
  const afterMs = performance.now() - askedAt;
  await pass(windowPaintsMs);
  await screenshot(desktop, session, file);
  const colours = await coloursInMiddle(file, session);
  if (!isSmall && colours < 50) throw new Error(`the window is blank: ${colours} colours`);
  return afterMs <= windowWithinMs ? '' : `after ${(afterMs / 1_000).toFixed(1)} s`;
}

/** Whether a PNG of the whole screen could be written to `file`. */
async function screenshot(
  { screen }: DesktopUnderTest,
  session: Session,
  file: string,
): Promise<boolean> {
  const shot = join(session.home, 'screen.png');
  await screen.shoot(session, shot);
  const copied = await session.ask('base64', '-w0', shot);
  if (copied === '') return false;
  await writeFile(file, Buffer.from(copied, 'base64'));
  return true;
}

interface AppOnDesktop {
  status(): Promise<Status>;
  command(flag: string): Promise<string>;
  /** What its tray icon offers on the bus. */
  menu(): Promise<string>;
  tooltip(): Promise<string>;
  end(): Promise<void>;
}

let profiles = 0;

/** Starts it with a break that is due at the next whole minute, at work all day. */
async function startApp(
  desktop: DesktopUnderTest,
  session: Session,
  program: string,
  breaks: object,
): Promise<AppOnDesktop> {
  profiles += 1;
  const dir = join(session.home, `files-${profiles}`);
  const due = new Date(Date.now() + 1.5 * minute).toTimeString().slice(0, 5);
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
