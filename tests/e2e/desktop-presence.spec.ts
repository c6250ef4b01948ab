/** Idle time, lock and sleep, each from the source that is true on its desktop. */

import type { RunningApp } from '../support/app';
import type { Desktop } from '../support/desktop';
import {
  startLockScreen,
  startLoginManager,
  startMutter,
  startScreenSaver,
} from '../support/session-services';
import { expect, test } from '../support/test';
import { until } from '../support/until';
import { startWayland } from '../support/wayland';
import { becomeDue, startAtWork } from './at-work';

async function heard(app: RunningApp, event: string): Promise<void> {
  await until(() => app.output().includes(`power: ${event}`), { what: `${event} to be heard` });
}

async function passTimeUntil(app: RunningApp, phase: string): Promise<void> {
  await until(
    async () => {
      await app.clock.advance(30_000);
      return (await app.status()).phase === phase;
    },
    { what: `the phase ${phase}`, withinMs: 30_000 },
  );
}

/** Also for a second start, which is not given the switches of the first. */
async function waylandSession(desktop: Desktop): Promise<NodeJS.ProcessEnv> {
  const { env } = await startWayland(desktop);
  return { ...env, ELECTRON_OZONE_PLATFORM_HINT: 'wayland' };
}

test('on X11 idle time is what the keyboard says', async ({ desktop }) => {
  const app = await startAtWork(desktop);
  expect(await app.status()).toMatchObject({ presence: 'electron' });
  const idleSeconds = () =>
    app.electron.evaluate(({ powerMonitor }) => powerMonitor.getSystemIdleTime());
  await until(async () => (await idleSeconds()) >= 2, { what: 'two idle seconds' });
  await desktop.screen.press('shift');
  expect(await idleSeconds()).toBeLessThan(2);
});

test.describe('in a Wayland session', () => {
  test('Mutter tells, and a long absence is a rest', async ({ desktop }) => {
    const mutter = await startMutter(desktop);
    mutter.idleMs = 1500;
    const app = await startAtWork(desktop, { env: await waylandSession(desktop) });
    await until(async () => (await app.status()).presence === 'mutter', { what: 'the self-test' });
    const asked = mutter.asked;
    await app.clock.advanceTo('2026-03-02T09:04:00Z');
    expect(await app.status()).toMatchObject({ phase: 'counting', sittingMinutes: 4 });
    mutter.idleMs = 20 * 60_000;
    await passTimeUntil(app, 'away');
    expect(mutter.asked - asked).toBeLessThan(10);
    mutter.idleMs = 100;
    await passTimeUntil(app, 'counting');
    expect((await app.status()).sittingMinutes).toBeLessThanOrEqual(1);
  });

  test('the screen saver interface tells where Mutter is not', async ({ desktop }) => {
    const screenSaver = await startScreenSaver(desktop);
    screenSaver.idleMs = 700;
    const app = await startAtWork(desktop, { env: await waylandSession(desktop) });
    await until(async () => (await app.status()).presence === 'screensaver', {
      what: 'the self-test',
    });
  });

  test('a source that always reads 0 is not trusted, and time counts as present', async ({
    desktop,
  }) => {
    const screenSaver = await startScreenSaver(desktop);
    screenSaver.idleMs = 0;
    const app = await startAtWork(desktop, { env: await waylandSession(desktop) });
    await until(() => screenSaver.asked >= 3, { what: 'the self-test' });
    await app.clock.advanceTo('2026-03-02T09:20:00Z');
    expect(await app.status()).toMatchObject({
      presence: 'none',
      phase: 'counting',
      sittingMinutes: 20,
    });
  });

  for (const name of ['org.gnome.ScreenSaver', 'org.freedesktop.ScreenSaver']) {
    test(`without any source a screen locked by ${name} still is away`, async ({ desktop }) => {
      const lockScreen = await startLockScreen(desktop, name);
      const app = await startAtWork(desktop, { env: await waylandSession(desktop) });
      await app.clock.advanceTo('2026-03-02T09:20:00Z');
      lockScreen.setLocked(true);
      await heard(app, 'lock');
      await app.clock.advanceTo('2026-03-02T09:30:00Z');
      lockScreen.setLocked(false);
      await heard(app, 'unlock');
      expect(await app.status()).toMatchObject({ presence: 'none', sittingMinutes: 0 });
    });
  }

  test('card and session open there too', async ({ desktop }) => {
    const app = await startAtWork(desktop, { env: await waylandSession(desktop) });
    await becomeDue(app);
    await expect((await app.card()).startButton).toBeVisible();
    await desktop.trayHost.press('Start a break now');
    await expect((await app.session()).controls).toBeVisible();
  });
});

test('a sleep that the login manager tells of is a rest', async ({ desktop }) => {
  const logind = await startLoginManager(desktop);
  const app = await startAtWork(desktop);
  await app.clock.advanceTo('2026-03-02T09:20:00Z');
  logind.prepareForSleep(true);
  await heard(app, 'suspend');
  await app.clock.sleep(10 * 60_000);
  logind.prepareForSleep(false);
  await heard(app, 'resume');
  expect((await app.status()).sittingMinutes).toBe(0);
});
