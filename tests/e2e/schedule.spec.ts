/** The schedule against what happens to a desktop: displays, the clock, settings changed by hand. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningApp } from '../support/app';
import type { Screen, ScreenWindow } from '../support/screen';
import { expect, test } from '../support/test';
import { until } from '../support/until';
import { becomeDue, startAtWork, untilPhase } from './at-work';

const minute = 60_000;

test.describe('on two displays', () => {
  const width = 1280;
  test.use({ desktopOptions: { screen: { displays: 2, width } } });

  /** The windows of the app that are as large as a display. */
  async function covers(screen: Screen): Promise<readonly ScreenWindow[]> {
    return (await screen.windows()).filter((window) => window.width >= width);
  }
  const covering = (screen: Screen, xs: readonly number[]) =>
    until(
      async () => {
        const found = (await covers(screen)).map(({ x }) => x).sort((a, b) => a - b);
        if (String(found) !== String(xs)) throw new Error(`Covered from ${found}`);
        return true;
      },
      { what: `covers from ${xs}` },
    );
  const fullScreen = { breaks: { presence: 'fullscreen', displays: 'all' } };

  test('a break that covers both goes on when one is unplugged', async ({ desktop }) => {
    const { screen } = desktop;
    const app = await startAtWork(desktop, fullScreen);
    await becomeDue(app);
    await covering(screen, [0, width]);
    await screen.unplug(1);
    await covering(screen, [0]);
    await until(() => String(app.windows()) === 'card', { what: 'one card' });
    await (await app.card()).start();
    await expect((await app.session()).controls).toBeVisible();
    await covering(screen, [0]);
  });

  test('a session that covers both goes on when one is unplugged, and is done', async ({
    desktop,
  }) => {
    const { screen } = desktop;
    const app = await startAtWork(desktop, fullScreen);
    await app.runCli('--start');
    await covering(screen, [0, width]);
    await screen.unplug(1);
    await covering(screen, [0]);
    await sitThrough(app);
    const history = JSON.parse(await readFile(join(app.userDataDir, 'history/2026.json'), 'utf8'));
    expect(history.days['2026-03-02'].summary).toMatchObject({ offered: 1, done: 1 });
  });

  test('a display plugged in during a full-screen break is covered too', async ({ desktop }) => {
    const { screen } = desktop;
    await screen.unplug(1);
    const app = await startAtWork(desktop, fullScreen);
    await becomeDue(app);
    await covering(screen, [0]);
    await screen.plugIn(1);
    await covering(screen, [0, width]);
    await screen.unplug(1);
    await covering(screen, [0]);
    await untilPhase(app, 'reminding');
  });

  test('a cover whose display is the one unplugged moves to the other', async ({ desktop }) => {
    const { screen } = desktop;
    await screen.moveMouse(width + 100, 100);
    const app = await startAtWork(desktop, {
      breaks: { presence: 'fullscreen', displays: 'active' },
    });
    await app.runCli('--start');
    await covering(screen, [width]);
    await screen.unplug(1);
    await covering(screen, [0]);
    await expect((await app.session()).controls).toBeVisible();
  });

  test('full screen and main window come where the pointer is by then', async ({ desktop }) => {
    const { screen } = desktop;
    await screen.moveMouse(100, 100);
    const app = await startAtWork(desktop, {
      breaks: { presence: 'fullscreen', displays: 'active' },
    });
    await app.runCli('--start');
    await covering(screen, [0]);
    await sitThrough(app);
    await screen.moveMouse(width + 100, 100);
    await app.runCli('--start');
    await covering(screen, [width]);
    await screen.moveMouse(100, 100);
    await app.runCli('--open=today');
    expect((await screen.window(/Unhunch/)).x).toBeLessThan(width);
  });

  test('the main window of a display that is gone comes into sight', async ({ desktop }) => {
    const { screen } = desktop;
    await screen.moveMouse(width + 100, 100);
    await startAtWork(desktop, { args: ['--open=today'] });
    await until(async () => (await screen.window(/Unhunch/)).x >= width, {
      what: 'the window on the second display',
    });
    await screen.unplug(1);
    await until(
      async () => {
        const { x, width: wide } = await screen.window(/Unhunch/);
        return x >= 0 && x + wide <= width;
      },
      { what: 'the window on the first display' },
    );
  });
});

test.describe('a clock that is set', () => {
  test('back keeps the sitting time, and the break comes when it would have', async ({
    desktop,
  }) => {
    const app = await startAtWork(desktop);
    await app.clock.advanceTo('2026-03-02T09:30:00Z');
    await app.clock.setTo('2026-03-02T09:10:00Z');
    await app.runCli('--open=today');
    await app.clock.advance(21 * minute);
    expect(await app.status()).toMatchObject({ phase: 'counting', sittingMinutes: 31 });
    await app.clock.advance(14 * minute + 65_000);
    await untilPhase(app, 'reminding');
  });

  test('forward by as much as a rest is one, by less is none', async ({ desktop }) => {
    const app = await startAtWork(desktop);
    await app.clock.advanceTo('2026-03-02T09:20:00Z');
    await app.clock.setTo('2026-03-02T09:23:00Z');
    await app.clock.advance(minute);
    expect(await app.status()).toMatchObject({ sittingMinutes: 24 });
    await app.clock.setTo('2026-03-02T10:00:00Z');
    await app.clock.advance(minute);
    expect(await app.status()).toMatchObject({ sittingMinutes: 1 });
  });

  test('forward past the end of work ends it, with the card that was open', async ({ desktop }) => {
    const app = await startAtWork(desktop);
    await becomeDue(app);
    await expect((await app.card()).startButton).toBeVisible();
    await app.clock.setTo('2026-03-02T18:00:00Z');
    await app.clock.advance(minute);
    await untilPhase(app, 'off');
    await until(() => app.windows().length === 0, { what: 'the card to go' });
  });

  test('to another zone follows its work hours', async ({ desktop }) => {
    const app = await startAtWork(desktop);
    await app.clock.moveTo('America/New_York');
    await app.clock.advance(minute);
    await untilPhase(app, 'off');
    await app.clock.moveTo('UTC');
    await app.clock.advance(minute);
    await untilPhase(app, 'counting');
  });
});

test('settings edited by hand hold at once and keep the sitting time', async ({ desktop }) => {
  const app = await startAtWork(desktop);
  const file = join(app.userDataDir, 'settings.json');
  const settings = JSON.parse(await readFile(file, 'utf8'));
  await app.clock.advanceTo('2026-03-02T09:20:00Z');
  const nextIs = (time: string) =>
    until(async () => String((await app.status()).nextBreakAt).includes(time), {
      what: `the next break at ${time}`,
    });

  await writeFile(file, JSON.stringify({ ...settings, breaks: { intervalMinutes: 60 } }));
  await nextIs('T10:00:00');
  expect(await app.status()).toMatchObject({ sittingMinutes: 20 });

  await writeFile(file, '{ "breaks": { "interval');
  await desktop.notifications.waitFor(/settings\.json can't be used.*What held before/);
  await nextIs('T10:00:00');

  await writeFile(file, JSON.stringify({ ...settings, breaks: { intervalMinutes: 15 } }));
  await until(async () => (await app.status()).phase !== 'counting', { what: 'the break' });
  await app.clock.advance(65_000);
  await untilPhase(app, 'reminding');
});

/** The moves, and the closing words that nobody answers, in steps that are not taken for a sleep. */
async function sitThrough(app: RunningApp): Promise<void> {
  await (await app.session()).underWay();
  for (let passed = 0; passed < 360; passed += 10) await app.clock.advance(10_000);
  await until(() => app.windows().length === 0, { what: 'the session to close itself' });
}
