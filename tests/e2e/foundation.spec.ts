/** The slice from start to the next break, on the real Electron and real D-Bus. */
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { launchApp, type RunningApp } from '../support/app';
import type { Desktop } from '../support/desktop';
import { expect, test } from '../support/test';
import { until } from '../support/until';

/** Monday 2 March 2026; the fake clock starts at 09:00 of it, in UTC. */
const settings = {
  workHours: { monday: [{ start: '09:00', end: '17:30' }] },
  breaks: { intervalMinutes: 45, presence: 'card' },
};

function atWork(desktop: Desktop, more: object = {}): Promise<RunningApp> {
  return launchApp(desktop, { entry: 'fake-clock', settings, ...more });
}

/** The break comes due at 09:45; a lull or a minute later the reminder is there. */
async function becomeDue(app: RunningApp): Promise<void> {
  await app.clock.advanceTo('2026-03-02T09:45:00Z');
  await app.clock.advance(65_000);
}

/** Whether it has the window now; the driver hears of that a moment later. */
function hasSession(app: RunningApp): Promise<boolean> {
  return app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some(({ webContents }) =>
      webContents.getURL().includes('view=session'),
    ),
  );
}

test('the tray says when the next break is', async ({ desktop }) => {
  await atWork(desktop);
  const { tooltip } = await desktop.trayHost.item();
  expect(tooltip.title).toBe('Unhunch: Next break at 9:45 AM');
  const [line] = await desktop.trayHost.menu();
  expect(line).toMatchObject({ label: 'Next break at 9:45 AM', enabled: false });
});

test('the menu entry starts a session', async ({ desktop }) => {
  const app = await atWork(desktop);
  await desktop.trayHost.press('Start a break now');
  await expect((await app.session()).controls).toBeVisible();
});

test('the reminder is raised when due, and a click on it starts the session', async ({
  desktop,
}) => {
  const app = await atWork(desktop);
  await desktop.trayHost.item();
  await app.clock.advanceTo('2026-03-02T09:44:59Z');
  expect(desktop.notifications.shown).toEqual([]);
  await becomeDue(app);
  const reminder = await desktop.notifications.waitFor('Time for a short break');
  expect(reminder.body).toMatch(/^[A-Z].+ · (\d+m|\d+s)( \d+s)?$/);
  desktop.notifications.click(reminder);
  await expect((await app.session()).controls).toBeVisible();
  await until(() => !app.windows().includes('card'), { what: 'the card to go' });
});

test('a session that ends sets the count to zero and the tray tells of the next', async ({
  desktop,
}) => {
  const app = await atWork(desktop);
  await becomeDue(app);
  desktop.notifications.press(
    await desktop.notifications.waitFor('Time for a short break'),
    'Start',
  );
  const session = await app.session();
  await session.underWay();
  // The moves, and two minutes of closing words that nobody answers.
  for (let passed = 0; passed < 360 && (await hasSession(app)); passed += 5) {
    await app.clock.advance(5_000);
  }
  expect(await hasSession(app)).toBe(false);
  const status = await app.status();
  expect(status).toMatchObject({ phase: 'counting', heldBecause: [] });
  expect(status.sittingMinutes).toBeLessThanOrEqual(3);
  const history = JSON.parse(await readFile(join(app.userDataDir, 'history/2026.json'), 'utf8'));
  expect(history.days['2026-03-02'].summary).toMatchObject({ offered: 1, done: 1 });
});

test('a workday passes: breaks come, go unanswered, and stop for the evening', async ({
  desktop,
}) => {
  const app = await atWork(desktop);
  await desktop.trayHost.item();
  const raised = async () => {
    const log = await readFile(join(app.userDataDir, 'unhunch.log'), 'utf8');
    return log.match(/ reminder /g)?.length ?? 0;
  };
  for (let minute = 0; minute < 9 * 60; minute += 1) {
    await app.clock.advance(60_000);
    // The desktop needs real time to show what the clock rushes past.
    await until(async () => desktop.notifications.shown.length >= (await raised()));
  }
  await until(async () => (await app.status()).phase === 'off', { what: 'the end of work' });
  const titles = desktop.notifications.shown.map(({ summary }) => summary);
  expect(titles.length).toBeGreaterThan(10);
  expect(new Set(titles)).toEqual(new Set(['Time for a short break']));
  const history = JSON.parse(await readFile(join(app.userDataDir, 'history/2026.json'), 'utf8'));
  expect(history.days['2026-03-02'].summary.missed).toBeGreaterThan(5);
});

test('rule 14: a second start hands its command line to the first and ends', async ({
  desktop,
}) => {
  const app = await atWork(desktop);
  const second = await app.runCli('--start');
  expect(second).toMatchObject({ code: 0, stdout: 'A break has started.\n' });
  await expect((await app.session()).controls).toBeVisible();
  expect(await app.status()).toMatchObject({ phase: 'session' });
});

test('--status --json is one object with the documented keys', async ({ desktop }) => {
  const app = await atWork(desktop);
  expect(await app.status()).toMatchObject({
    phase: 'counting',
    nextBreakAt: '2026-03-02T09:45:00.000+00:00',
    sittingMinutes: 0,
    electron: expect.stringMatching(/^\d+\./),
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
  });
});

test('--quit ends the app, all its processes, and says so by its exit code', async ({
  desktop,
}) => {
  const app = await atWork(desktop);
  expect(await app.runCli('--quit')).toMatchObject({ code: 0 });
  await app.ended();
});

test('quitting does not wait for a page that hangs', async ({ desktop }) => {
  const app = await atWork(desktop, { args: ['--open=today'] });
  await (await app.home()).page.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  expect(await app.runCli('--quit')).toMatchObject({ code: 0 });
  await app.ended();
});

test('quitting closes no window for the person, who is told nothing of the tray', async ({
  desktop,
}) => {
  const app = await atWork(desktop, { args: ['--open=today'] });
  await app.home();
  await desktop.trayHost.item();
  await app.runCli('--quit');
  await app.ended();
  expect(desktop.notifications.shown).toEqual([]);
  const settings = JSON.parse(await readFile(join(app.userDataDir, 'settings.json'), 'utf8'));
  expect(settings.app?.saidGoesOn ?? false).toBe(false);
});

test('rule 12: a restart shorter than a rest keeps the sitting time', async ({ desktop }) => {
  const first = await atWork(desktop);
  await first.clock.advanceTo('2026-03-02T09:30:00Z');
  await first.runCli('--quit');
  await first.ended();
  const { userDataDir } = first;
  const again = await launchApp(desktop, {
    entry: 'fake-clock',
    userDataDir,
    now: '2026-03-02T09:32:00Z',
  });
  expect((await again.status()).sittingMinutes).toBe(30);
});

test('rule 12: a crash loses nothing but the gap', async ({ desktop }) => {
  const first = await atWork(desktop);
  await first.clock.advanceTo('2026-03-02T09:30:00Z');
  first.kill();
  await first.ended();
  const { userDataDir } = first;
  const again = await launchApp(desktop, {
    entry: 'fake-clock',
    userDataDir,
    now: '2026-03-02T09:32:00Z',
  });
  expect((await again.status()).sittingMinutes).toBeGreaterThanOrEqual(28);
});

test('a sleep without any event is a rest', async ({ desktop }) => {
  const app = await atWork(desktop);
  await app.clock.advanceTo('2026-03-02T09:30:00Z');
  await app.clock.sleep(30 * 60_000);
  expect(await app.status()).toMatchObject({ sittingMinutes: 0 });
});

test('a session whose renderer is killed leaves the schedule going', async ({ desktop }) => {
  const app = await atWork(desktop);
  await desktop.trayHost.press('Start a break now');
  await expect((await app.session()).controls).toBeVisible();
  await app.electron.evaluate(({ webContents }) => {
    for (const contents of webContents.getAllWebContents()) {
      contents.forcefullyCrashRenderer();
    }
  });
  await until(() => !app.windows().includes('session'), { what: 'the dead window to go' });
  await until(async () => (await app.status()).phase === 'counting', { what: 'the count' });
});

test.describe('a settings.json that can not be used', () => {
  const files: readonly (readonly [string, string, RegExp])[] = [
    ['is not JSON', '{ "breaks": ', /settings\.json can't be used.*kept as/],
    ['is empty', '', /settings\.json can't be used/],
    [
      'has a wrong type',
      '{ "breaks": { "intervalMinutes": "often" } }',
      /breaks\.intervalMinutes can't be used: expected number/,
    ],
  ];
  for (const [what, content, message] of files) {
    test(`${what}: the app runs, says so once, and keeps the file`, async ({ desktop }) => {
      const app = await atWork(desktop, { settings: content });
      const notice = await desktop.notifications.waitFor(message);
      expect(notice.summary).toBe('Unhunch could not use some of your files');
      expect(await app.status()).toMatchObject({ phase: 'counting' });
      const kept = await readdir(app.userDataDir);
      const name = kept.find((file) => /^settings\.json(\.corrupt-.+)?$/.test(file)) ?? '';
      expect(await readFile(join(app.userDataDir, name), 'utf8')).toBe(content);
    });
  }

  test('is a folder: it is refused by name and left as it is, and the app runs', async ({
    desktop,
  }) => {
    const userDataDir = join(desktop.directory, 'user-data');
    await mkdir(join(userDataDir, 'settings.json'), { recursive: true });
    const app = await atWork(desktop, { settings: undefined });
    await desktop.notifications.waitFor(/settings\.json is a folder, not a file/);
    expect(await app.status()).toMatchObject({ phase: 'counting' });
    expect((await stat(join(userDataDir, 'settings.json'))).isDirectory()).toBe(true);
  });

  test('has an unknown key: it is kept and nobody is bothered', async ({ desktop }) => {
    const app = await atWork(desktop, { settings: { ...settings, mine: 1 } });
    await desktop.trayHost.item();
    const log = await readFile(join(app.userDataDir, 'unhunch.log'), 'utf8');
    expect(log).toContain('settings.json: mine is not known. It is kept.');
    expect(desktop.notifications.shown).toEqual([]);
  });
});
