/** Proves the parts of the scripted desktop that only some specs start. */
import { _electron } from '@playwright/test';
import { startAudio } from '../support/audio';
import { setDoNotDisturb, startXfconf } from '../support/do-not-disturb';
import { startDunst } from '../support/dunst';
import { electronExecutable } from '../support/electron-executable';
import { electronSwitches } from '../support/electron-switches';
import { outputOf, startProcess } from '../support/processes';
import {
  startLockScreen,
  startLoginManager,
  startMutter,
  startScreenSaver,
} from '../support/session-services';
import { expect, test } from '../support/test';
import { until } from '../support/until';
import { startWayland } from '../support/wayland';

test.describe('dunst', () => {
  test.use({ desktopOptions: { notifications: 'absent' } });

  test('shows a notification, takes the click on it, and can be paused', async ({ desktop }) => {
    const dunst = await startDunst(desktop);
    const send = (summary: string) =>
      startProcess('notify-send', ['--wait', '--action=default=Open', summary], desktop);
    const sending = send('Hello');
    await until(async () => (await dunst.displayed()) === 1);
    await dunst.click();
    expect(await sending.finished()).toMatchObject({ code: 0, stdout: 'default\n' });
    await until(async () => (await dunst.past()).includes('Hello'));

    await dunst.setPaused(true);
    const held = send('Held');
    await until(async () => (await outputOf('dunstctl', ['count', 'waiting'], desktop)) === '1\n');
    expect(await dunst.displayed()).toBe(0);
    await dunst.setPaused(false);
    await until(async () => (await dunst.displayed()) === 1);
    await held.stop();
  });
});

test('a microphone is recorded, and so are the speakers', async ({ desktop }) => {
  const audio = await startAudio(desktop);
  const list = () => outputOf('pactl', ['list', 'short', 'source-outputs'], desktop);
  const call = await audio.record('microphone');
  const meter = await audio.record('speakers.monitor');
  expect((await list()).trim().split('\n')).toHaveLength(2);
  await meter.stop();
  await call.stop();
  expect(await list()).toBe('');
});

test('an Electron app opens its windows on Wayland alone', async ({ desktop }) => {
  const wayland = await startWayland(desktop);
  const electron = await _electron.launch({
    executablePath: await electronExecutable(),
    args: [
      ...electronSwitches(),
      ...wayland.switches,
      `${import.meta.dirname}/../support/tray-app`,
      `--user-data-dir=${desktop.directory}/tray-app`,
    ],
    env: { ...desktop.env, ...wayland.env } as Record<string, string>,
  });
  await desktop.trayHost.item();
  const display = await electron.evaluate(({ screen }) => screen.getPrimaryDisplay().bounds);
  expect(display).toMatchObject({ width: 1280, height: 800 });
  expect(await desktop.screen.windows()).toEqual([]);
  await electron.close();
});

for (const [name, schema, key, off] of [
  ['GNOME', 'org.gnome.desktop.notifications', 'show-banners', 'true'],
  ['X-Cinnamon', 'org.cinnamon.desktop.notifications', 'display-notifications', 'true'],
  ['MATE', 'org.mate.NotificationDaemon', 'do-not-disturb', 'false'],
] as const) {
  test(`do-not-disturb is a setting on ${name}`, async ({ desktop }) => {
    const told = async () => (await outputOf('gsettings', ['get', schema, key], desktop)).trim();
    expect(await told()).toBe(off);
    await setDoNotDisturb(desktop, name, true);
    expect(await told()).not.toBe(off);
    await setDoNotDisturb(desktop, name, false);
    expect(await told()).toBe(off);
  });
}

test('do-not-disturb is a setting on XFCE', async ({ desktop }) => {
  const xfconf = await startXfconf(desktop);
  await xfconf.setDoNotDisturb(true);
  const property = ['-c', 'xfce4-notifyd', '-p', '/do-not-disturb'];
  expect(await outputOf('xfconf-query', property, desktop)).toBe('true\n');
});

test('idle time is told by GNOME and by Plasma', async ({ desktop }) => {
  const mutter = await startMutter(desktop);
  const screenSaver = await startScreenSaver(desktop);
  mutter.idleMs = 5_000_000_000;
  screenSaver.idleMs = 61_000;
  const ask = (name: string, path: string, method: string) =>
    outputOf(
      'gdbus',
      ['call', '--session', '--dest', name, '--object-path', path, '--method', `${name}.${method}`],
      desktop,
    );
  const mutterName = 'org.gnome.Mutter.IdleMonitor';
  expect(await ask(mutterName, '/org/gnome/Mutter/IdleMonitor/Core', 'GetIdletime')).toBe(
    '(uint64 5000000000,)\n',
  );
  const saverName = 'org.freedesktop.ScreenSaver';
  expect(await ask(saverName, '/org/freedesktop/ScreenSaver', 'GetSessionIdleTime')).toBe(
    '(uint32 61000,)\n',
  );
  expect([mutter.asked, screenSaver.asked]).toEqual([1, 1]);
});

test('the lock screen and the login manager tell of themselves', async ({ desktop }) => {
  const lockScreen = await startLockScreen(desktop);
  const loginManager = await startLoginManager(desktop);
  const listener = startProcess('dbus-monitor', ["type='signal'"], desktop);
  await listener.says(/NameAcquired/);
  lockScreen.setLocked(true);
  await listener.says(/interface=org.gnome.ScreenSaver; member=ActiveChanged\n +boolean true/);
  loginManager.prepareForSleep(true);
  await listener.says(/member=PrepareForSleep\n +boolean true/);
  await listener.stop();
});
