/** The tray icon on a real bus: what it shows, when it is redrawn, panels that come and go. */
import { outputOf, startProcess } from '../support/processes';
import { expect, test } from '../support/test';
import { until } from '../support/until';
import { becomeDue, startAtWork, untilPhase } from './at-work';

const labelsOf = (menu: readonly { label: string }[]) => menu.map(({ label }) => label);

/** The lines of a window tree below the first with `name`, which are indented more than it. */
function inside(tree: string, name: string): string {
  const lines = tree.split('\n');
  const first = lines.findIndex((line) => line.includes(name));
  const depth = (line: string) => line.search(/\S/);
  const below = lines.slice(first + 1);
  const end = below.findIndex((line) => depth(line) <= depth(lines[first] ?? ''));
  return below.slice(0, end === -1 ? undefined : end).join('\n');
}

test('the ring fills in steps, and between two of them nothing is redrawn', async ({ desktop }) => {
  const app = await startAtWork(desktop);
  const icon = async () => (await desktop.trayHost.item()).iconPixmaps[0]?.fingerprint;
  const redraws = () =>
    desktop.trayHost.announcements.filter((announcement) => announcement === 'NewIcon').length;
  const empty = await icon();
  await app.clock.advanceTo('2026-03-02T09:06:00Z');
  const eighth = await until(
    async () => {
      const now = await icon();
      return now !== empty && now;
    },
    { what: 'the first step' },
  );
  const before = redraws();
  await app.clock.advanceTo('2026-03-02T09:11:00Z');
  expect((await app.status()).sittingMinutes).toBe(11);
  expect(await icon()).toBe(eighth);
  expect(redraws()).toBe(before);
  await app.clock.advanceTo('2026-03-02T09:12:00Z');
  await until(async () => (await icon()) !== eighth, { what: 'the second step' });
});

test('the icon is as large as a panel may need, and has a look for each state', async ({
  desktop,
}) => {
  const app = await startAtWork(desktop);
  const pixmap = async () => (await desktop.trayHost.item()).iconPixmaps[0];
  const looks = new Map([['counting', (await pixmap())?.fingerprint]]);
  expect((await pixmap())?.width).toBeGreaterThanOrEqual(44);
  const look = async (state: string) => {
    const fingerprint = await until(
      async () => {
        const now = (await pixmap())?.fingerprint;
        return now !== undefined && ![...looks.values()].includes(now) && now;
      },
      { what: `a look of its own for ${state}` },
    );
    looks.set(state, fingerprint);
  };
  await desktop.trayHost.press('In a meeting');
  await look('meeting');
  await desktop.trayHost.press('In a meeting');
  await desktop.trayHost.press(['Pause', 'Until I resume']);
  await look('paused');
  await desktop.trayHost.press('Resume');
  await becomeDue(app);
  await look('due');
  await app.clock.advanceTo('2026-03-02T18:00:00Z');
  await look('off');
});

test('Snooze and Skip are there only while they apply', async ({ desktop }) => {
  const app = await startAtWork(desktop);
  await desktop.trayHost.item();
  expect(labelsOf(await desktop.trayHost.menu())).not.toContain('Snooze');
  expect(labelsOf(await desktop.trayHost.menu())).not.toContain('Skip');
  await becomeDue(app);
  await untilPhase(app, 'reminding');
  await desktop.trayHost.press('Snooze');
  await untilPhase(app, 'snoozed');
  await until(async () => !labelsOf(await desktop.trayHost.menu()).includes('Snooze'), {
    what: 'Snooze to go',
  });
  await app.clock.advance(6 * 60_000);
  await app.clock.advance(65_000);
  await untilPhase(app, 'reminding');
  await desktop.trayHost.press('Skip');
  await untilPhase(app, 'counting');
});

test('a pause from the menu lasts as long as it says and can be ended', async ({ desktop }) => {
  const app = await startAtWork(desktop);
  await desktop.trayHost.press(['Pause', 'For 1 hour']);
  await untilPhase(app, 'paused');
  const { pausedUntil } = await app.status();
  expect(Date.parse(String(pausedUntil))).toBe(Date.parse('2026-03-02T10:00:00Z'));
  await desktop.trayHost.press('Resume');
  await untilPhase(app, 'counting');
});

test('Quit ends the app and takes the icon away', async ({ desktop }) => {
  const app = await startAtWork(desktop);
  await desktop.trayHost.press('Quit');
  await app.ended();
  await until(async () => (await desktop.trayHost.items()).length === 0, {
    what: 'the icon to go',
  });
});

test('a panel that crashes and comes back shows the icon again, and nobody is bothered', async ({
  desktop,
}) => {
  const app = await startAtWork(desktop);
  await desktop.trayHost.item();
  await desktop.trayHost.kill();
  await desktop.trayHost.start();
  const { tooltip } = await desktop.trayHost.item();
  expect(tooltip.title).toBe('Unhunch: Next break at 9:45 AM');
  await desktop.trayHost.press(['Pause', 'For 30 minutes']);
  await untilPhase(app, 'paused');
  expect(await app.status()).toMatchObject({ tray: true });
  expect(desktop.notifications.shown).toEqual([]);
});

test.describe('without a panel', () => {
  test.use({ desktopOptions: { trayHost: 'absent' } });

  test('the window opens instead, it is said once, and a panel that comes gets the icon', async ({
    desktop,
  }) => {
    const app = await startAtWork(desktop);
    const notice = await desktop.notifications.waitFor('no tray icon here', { withinMs: 15_000 });
    expect(notice.hints).toMatchObject({ urgency: 0 });
    await expect.poll(() => app.windows()).toContain('home');
    expect(await app.status()).toMatchObject({ tray: false });

    await desktop.trayHost.start();
    await desktop.trayHost.item();
    await until(async () => (await app.status()).tray === true, { what: 'the tray to be known' });

    await desktop.trayHost.kill();
    await until(async () => (await app.status()).tray === false, {
      what: 'the panel to be missed',
      withinMs: 15_000,
    });
    expect(desktop.notifications.shown).toHaveLength(1);
  });

  test('a panel of the old kind, a real one, takes the icon as a window', async ({ desktop }) => {
    const trayer = startProcess('trayer', [], { env: desktop.env });
    desktop.onStop(() => trayer.stop());
    await desktop.screen.window('panel');
    const app = await startAtWork(desktop);
    await until(async () => (await app.status()).tray === true, { what: 'the tray to be known' });
    const tree = await outputOf('xwininfo', ['-root', '-tree'], { env: desktop.env });
    // Chromium names that window after the program.
    expect(inside(tree, '("panel" "trayer")')).toMatch(/\("(electron|unhunch)" /);
    expect(app.windows()).toEqual([]);
    await trayer.stop();
    await until(async () => (await app.status()).tray === false, {
      what: 'the panel to be missed',
      withinMs: 15_000,
    });
  });

  test('at login no window opens', async ({ desktop }) => {
    const app = await startAtWork(desktop, { args: ['--at-login'] });
    await desktop.trayHost.start();
    await desktop.trayHost.item();
    await until(async () => (await app.status()).tray === true, { what: 'the tray to be known' });
    expect(app.windows()).toEqual([]);
    expect(desktop.notifications.shown).toEqual([]);
    await app.runCli();
    await expect.poll(() => app.windows()).toContain('home');
  });
});
