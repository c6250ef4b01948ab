/** A due break waits while the person is busy, as real programs and services tell it. */
import type { RunningApp } from '../support/app';
import { startAudio } from '../support/audio';
import { setDoNotDisturb, startXfconf } from '../support/do-not-disturb';
import { startDunst } from '../support/dunst';
import { expect, test } from '../support/test';
import { until } from '../support/until';
import { becomeDue, pathWithout, startAtWork, untilPhase } from './at-work';

async function expectHeld(app: RunningApp, reason: string): Promise<void> {
  await app.clock.advanceTo('2026-03-02T09:45:00Z');
  expect(await untilPhase(app, 'held')).toMatchObject({ heldBecause: [reason] });
  expect(app.windows()).toEqual([]);
}

/** The break is offered within a minute and a half of the end of what held it. */
async function expectOffered(app: RunningApp): Promise<void> {
  await until(
    async () => {
      await app.clock.advance(5000);
      return (await app.status()).phase === 'reminding';
    },
    { what: 'the held break to be offered', withinMs: 20_000 },
  );
  expect(await app.clock.now()).toBeLessThanOrEqual(Date.parse('2026-03-02T09:47:00Z'));
}

test.describe('Plasma', () => {
  test.use({ desktopOptions: { notifications: { name: 'Plasma', inhibited: true } } });

  test('do-not-disturb holds the break, and its end offers it', async ({ desktop }) => {
    const app = await startAtWork(desktop, { breaks: { presence: 'notification' } });
    await expectHeld(app, 'do-not-disturb');
    expect(desktop.notifications.shown).toEqual([]);
    desktop.notifications.inhibit(false);
    await expectOffered(app);
    await desktop.notifications.waitFor('Time for a short break');
  });
});

test.describe('dunst', () => {
  test.use({ desktopOptions: { notifications: 'absent' } });

  test('paused holds the break, and unpaused offers it', async ({ desktop }) => {
    const dunst = await startDunst(desktop);
    await dunst.setPaused(true);
    const app = await startAtWork(desktop, { breaks: { presence: 'notification' } });
    await expectHeld(app, 'do-not-disturb');
    await dunst.setPaused(false);
    await expectOffered(app);
    await until(async () => (await dunst.displayed()) === 1, { what: 'dunst to show it' });
  });
});

for (const [name, server] of [
  ['GNOME', 'gnome-shell'],
  ['X-Cinnamon', 'cinnamon'],
  ['MATE', 'Notification Daemon'],
] as const) {
  test.describe(name, () => {
    test.use({ desktopOptions: { name, notifications: { name: server } } });

    test('do-not-disturb among its settings holds the break, and its end offers it', async ({
      desktop,
    }) => {
      await setDoNotDisturb(desktop, name, true);
      const app = await startAtWork(desktop);
      await expectHeld(app, 'do-not-disturb');
      await setDoNotDisturb(desktop, name, false);
      await expectOffered(app);
    });
  });
}

test.describe('XFCE', () => {
  test.use({ desktopOptions: { notifications: { name: 'Xfce Notify Daemon' } } });

  test('do-not-disturb of its notifier holds the break, and its end offers it', async ({
    desktop,
  }) => {
    const xfconf = await startXfconf(desktop);
    await xfconf.setDoNotDisturb(true);
    const app = await startAtWork(desktop);
    await expectHeld(app, 'do-not-disturb');
    await xfconf.setDoNotDisturb(false);
    await expectOffered(app);
  });
});

test('a full-screen window in front holds the break, and its end offers it', async ({
  desktop,
}) => {
  const film = await desktop.screen.openTextWindow({ title: 'A film', fullScreen: true });
  const app = await startAtWork(desktop);
  await expectHeld(app, 'fullscreen');
  await film.close();
  await expectOffered(app);
});

test('our own window in full screen does not hold anything', async ({ desktop }) => {
  const app = await startAtWork(desktop);
  await app.runCli('--open');
  await app.home();
  const window = await desktop.screen.window(/Unhunch/);
  await desktop.screen.activate(window);
  await app.electron.evaluate(({ BrowserWindow }) => {
    for (const each of BrowserWindow.getAllWindows()) each.setFullScreen(true);
  });
  await until(
    async () =>
      (await desktop.screen.window(/Unhunch/)).states.includes('_NET_WM_STATE_FULLSCREEN') &&
      (await desktop.screen.activeWindow()) === window.id,
    { what: 'our window in front in full screen' },
  );
  await becomeDue(app);
  await untilPhase(app, 'reminding');
  expect(await probe(app, 'x11-fullscreen')).toMatchObject({ available: true, detail: 'our own' });
});

test('a call holds the break, what the computer plays does not', async ({ desktop }) => {
  const audio = await startAudio(desktop);
  const music = await audio.record('speakers.monitor');
  const call = await audio.record('microphone');
  const app = await startAtWork(desktop);
  await expectHeld(app, 'microphone');
  await call.stop();
  await expectOffered(app);
  await music.stop();
});

test('"In a meeting" holds until it is turned off', async ({ desktop }) => {
  const app = await startAtWork(desktop);
  await desktop.trayHost.press('In a meeting');
  await expectHeld(app, 'meeting');
  await desktop.trayHost.press('In a meeting');
  await expectOffered(app);
});

test('what is turned off in the settings is not asked and does not hold', async ({ desktop }) => {
  await desktop.screen.openTextWindow({ title: 'A film', fullScreen: true });
  const app = await startAtWork(desktop, { hold: { fullscreen: false } });
  await becomeDue(app);
  await untilPhase(app, 'reminding');
  expect(await probe(app, 'x11-fullscreen')).toMatchObject({ available: null });
});

test('a probe that can not be asked says so and holds nothing', async ({ desktop }) => {
  const app = await startAtWork(desktop, {
    env: { PATH: await pathWithout(desktop, 'pactl', 'pw-dump') },
  });
  expect(await probe(app, 'sound-server')).toMatchObject({ available: null, detail: 'not asked' });
  await becomeDue(app);
  await untilPhase(app, 'reminding');
  expect(await probe(app, 'sound-server')).toEqual({
    name: 'sound-server',
    reason: 'microphone',
    available: false,
    detail: 'neither pactl nor pw-dump can ask',
  });
});

async function probe(app: RunningApp, name: string): Promise<unknown> {
  const { probes } = await app.status();
  return (probes as readonly { name: string }[]).find((each) => each.name === name);
}
