/** Proves the scripted desktop on real clients before the app is tried on it. */
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { _electron, type ElectronApplication, type JSHandle } from '@playwright/test';
import { startDesktop } from '../support/desktop';
import { electronExecutable } from '../support/electron-executable';
import { electronSwitches } from '../support/electron-switches';
import { outputOf, processesWith, run, startProcess } from '../support/processes';
import { expect, test } from '../support/test';
import { until } from '../support/until';

/** What the tray app puts on its globals. */
interface TrayApp {
  heard: string[];
  tray: { destroy(): void };
  redraw(): void;
  allowSnooze(): void;
  idleSeconds(): number;
  notify(): void;
  openWindow(title: string): void;
}

test.describe('an Electron tray app', () => {
  let electron: ElectronApplication;
  let app: JSHandle<TrayApp>;
  const heard = (): Promise<string[]> => app.evaluate(({ heard }) => heard);

  test.beforeEach(async ({ desktop }) => {
    electron = await _electron.launch({
      executablePath: await electronExecutable(),
      args: [
        ...electronSwitches(),
        `${import.meta.dirname}/../support/tray-app`,
        `--user-data-dir=${desktop.directory}/tray-app`,
      ],
      env: desktop.env as Record<string, string>,
    });
    await desktop.trayHost.item();
    app = await electron.evaluateHandle(() => globalThis as unknown as TrayApp);
  });
  test.afterEach(() => electron.close());

  test('has an icon whose pixels and tooltip the tray host sees', async ({ desktop }) => {
    const { trayHost } = desktop;
    const item = await trayHost.item();
    expect(item.tooltip.title).toBe('Next break at 10:45');
    expect(item.iconPixmaps[0]?.colourAt(0, 0)).toBe('#ff2b6d6d');

    await app.evaluate(({ redraw }) => redraw());
    await until(() => trayHost.announcements.includes('NewIcon'));
    const redrawn = await trayHost.item();
    expect(redrawn.iconPixmaps[0]?.colourAt(0, 0)).toBe('#ffff6b4a');

    await app.evaluate(({ tray }) => tray.destroy());
    await until(async () => (await trayHost.items()).length === 0);
    expect(trayHost.announcements.at(-1)).toBe('gone');
  });

  test('has a menu whose entries the tray host reads and presses', async ({ desktop }) => {
    const { trayHost } = desktop;
    const menu = await trayHost.menu();
    expect(menu.map(({ label, enabled }) => [label, enabled])).toEqual([
      ['Next break at 10:45', false],
      ['', true],
      ['Start a break now', true],
      ['Snooze', false],
      ['Pause', true],
      ['In a meeting', true],
    ]);
    expect(menu[1]?.separator).toBe(true);
    expect(menu[5]?.checked).toBe(true);

    await trayHost.press('Start a break now');
    await trayHost.press(['Pause', /30/]);
    await trayHost.activate();
    await until(async () => (await heard()).length === 3);
    expect(await heard()).toEqual(['start', 'pause 30', 'icon']);
  });

  test('has an entry pressed as soon as it can be, and not before', async ({ desktop }) => {
    const { trayHost } = desktop;
    await expect(trayHost.press('Snooze', { withinMs: 200 })).rejects.toThrow(/Snooze/);
    await app.evaluate(({ allowSnooze }) => allowSnooze());
    await trayHost.press('Snooze');
    await until(async () => (await heard()).length > 0);
    expect(await heard()).toEqual(['snooze']);
  });

  test('loses its panel, and is on the one that comes back', async ({ desktop }) => {
    const { trayHost } = desktop;
    await trayHost.kill();
    expect(await trayHost.items()).toEqual([]);
    await trayHost.start();
    await trayHost.item();
    expect(trayHost.announcements[0]).toBe('registered');
  });

  test('hears the click on its notification', async ({ desktop }) => {
    await app.evaluate(({ notify }) => notify());
    const notification = await desktop.notifications.waitFor('Time for a break');
    expect(notification.body).toBe('Chin tuck <b>');
    desktop.notifications.click(notification);
    await until(async () => (await heard()).includes('click'));
  });

  test('sees the person idle until the mouse moves', async ({ desktop }) => {
    await until(() => app.evaluate(({ idleSeconds }) => idleSeconds() >= 1));
    await desktop.screen.moveMouse(300, 300);
    expect(await app.evaluate(({ idleSeconds }) => idleSeconds())).toBe(0);
  });

  test('opens a window that leaves the keyboard where it was', async ({ desktop }) => {
    const { screen } = desktop;
    const notes = await screen.openTextWindow();
    await app.evaluate(({ openWindow }) => openWindow('Break'));
    const window = await screen.window('Break');
    expect(window).toMatchObject({ width: 300, pid: electron.process().pid });
    expect(await screen.activeWindow()).toBe(notes.id);
    await screen.type('still here');
    await until(async () => (await notes.typed()) === 'still here');
    await screen.activate(window);
    expect(await screen.activeWindow()).toBe(window.id);
  });
});

test.describe('notify-send', () => {
  test('waits for the button that a person presses', async ({ desktop }) => {
    const { notifications } = desktop;
    const args = [
      '--wait',
      '--action=go=Go',
      '--urgency=low',
      '--app-name=Test',
      'Hello',
      'You & I',
    ];
    const sending = startProcess('notify-send', args, { env: desktop.env });
    const shown = await notifications.waitFor('Hello');
    expect(shown).toMatchObject({
      app: 'Test',
      summary: 'Hello',
      body: 'You & I',
      actions: [{ key: 'go', label: 'Go' }],
      hints: { urgency: 0 },
      replaces: 0,
    });
    expect(() => notifications.click(shown)).toThrow("can't be clicked");
    notifications.press(shown, 'Go');
    expect(await sending.finished()).toMatchObject({ code: 0, stdout: 'go\n' });
  });

  test('ends when the person closes the notification', async ({ desktop }) => {
    const sending = startProcess('notify-send', ['--wait', 'Hello'], { env: desktop.env });
    desktop.notifications.dismiss(await desktop.notifications.waitFor('Hello'));
    expect(await sending.finished()).toMatchObject({ code: 0, stdout: '' });
  });

  test('replaces one notification by another', async ({ desktop }) => {
    const send = (...args: string[]): Promise<string> =>
      outputOf('notify-send', ['--print-id', ...args], { env: desktop.env });
    const id = (await send('First')).trim();
    await send(`--replace-id=${id}`, 'Second');
    const [first, second] = desktop.notifications.shown;
    expect(first).toMatchObject({ summary: 'First', open: false });
    expect(second).toMatchObject({ summary: 'Second', open: true, replaces: Number(id) });
  });

  test('fails while the server refuses or is gone, and works again', async ({ desktop }) => {
    const { notifications, env } = desktop;
    const send = async (): Promise<number | null> =>
      (await run('notify-send', ['Hello'], { env })).code;
    notifications.refuse(true);
    expect(await send()).toBe(1);
    notifications.refuse(false);
    expect(await send()).toBe(0);
    await notifications.kill();
    expect(await send()).toBe(1);
    await notifications.start();
    expect(await send()).toBe(0);
    expect(notifications.shown).toHaveLength(1);
  });

  test('hangs while the server does', async ({ desktop }) => {
    desktop.notifications.hang(true);
    const sending = startProcess('notify-send', ['Hello'], { env: desktop.env });
    await expect(sending.finished({ withinMs: 500 })).rejects.toThrow('notify-send to end');
    await sending.stop();
    desktop.notifications.hang(false);
    expect((await run('notify-send', ['Hello'], { env: desktop.env })).code).toBe(0);
  });
});

test.describe('a desktop', () => {
  test.describe('on Plasma', () => {
    test.use({ desktopOptions: { notifications: { inhibited: false } } });

    test('tells do-not-disturb as a property', async ({ desktop }) => {
      const { env } = desktop;
      const at = ['--dest', 'org.freedesktop.Notifications'];
      const path = ['--object-path', '/org/freedesktop/Notifications'];
      const inhibited = (): Promise<string> =>
        outputOf(
          'gdbus',
          [
            ...['call', '--session', ...at, ...path],
            ...['--method', 'org.freedesktop.DBus.Properties.Get'],
            ...['org.freedesktop.Notifications', 'Inhibited'],
          ],
          { env },
        );
      expect(await inhibited()).toContain('<false>');
      desktop.notifications.inhibit(true);
      expect(await inhibited()).toContain('<true>');
      const described = await outputOf('gdbus', ['introspect', '--session', ...at, ...path], {
        env,
      });
      expect(described).toContain('Notify(');
    });
  });

  test.describe('that lacks a tray and notifications', () => {
    test.use({ desktopOptions: { trayHost: 'absent', notifications: 'absent' } });

    test('gets them later', async ({ desktop }) => {
      const { env } = desktop;
      expect((await run('notify-send', ['Hello'], { env })).code).toBe(1);
      await desktop.notifications.start();
      expect((await run('notify-send', ['Hello'], { env })).code).toBe(0);
      await desktop.trayHost.start();
      expect(await desktop.trayHost.items()).toEqual([]);
    });
  });

  test('has windows that fill the screen, whatever its size becomes', async ({ desktop }) => {
    const { screen } = desktop;
    const film = await screen.openTextWindow({ title: 'Film', fullScreen: true });
    expect(await screen.window('Film')).toMatchObject({
      id: film.id,
      x: 0,
      y: 0,
      width: 1280,
      height: 800,
      states: ['_NET_WM_STATE_FULLSCREEN'],
    });
    await screen.resize(1024, 768);
    await until(async () => (await screen.window('Film')).width === 1024);
    await film.close();
    await until(async () => (await screen.windows()).length === 0);
    await until(async () => (await screen.activeWindow()) === null);
  });

  test.describe('with two displays', () => {
    test.use({ desktopOptions: { screen: { displays: 2 } } });

    test('has one unplugged and plugged in again', async ({ desktop }) => {
      const { screen, env } = desktop;
      const monitors = () => outputOf('xrandr', ['--listmonitors'], { env });
      expect(await monitors()).toMatch(
        /1280\/\d+x800\/\d+\+0\+0 .*\n.* 1280\/\d+x800\/\d+\+1280\+0 /,
      );
      const film = await screen.openTextWindow({ title: 'Film', fullScreen: true });
      expect(await screen.window('Film')).toMatchObject({ x: 0, width: 1280, height: 800 });
      await screen.unplug(1);
      expect(await monitors()).toContain('Monitors: 1');
      await screen.plugIn(1);
      expect(await monitors()).toContain('Monitors: 2');
      await screen.type('hello');
      await until(async () => (await film.typed()) === 'hello');
    });
  });

  test('can be photographed', async ({ desktop }) => {
    const file = `${desktop.directory}/screen.png`;
    await desktop.screen.openTextWindow();
    await desktop.screen.screenshot(file);
    const png = await readFile(file);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1280, 800]);
  });

  test('leaves nothing behind', async () => {
    const desktop = await startDesktop();
    await desktop.screen.openTextWindow();
    const running = await processesWith(desktop.directory);
    expect(running.length).toBeGreaterThan(0);
    await desktop.stop();
    expect(await processesWith(desktop.directory)).toEqual([]);
    expect(await readdir(tmpdir())).not.toContain(desktop.directory.split('/').at(-1));
  });

  test('goes with a test run that is killed', async () => {
    const script = `
      import { startDesktop } from '${import.meta.dirname}/../support/desktop.ts';
      const desktop = await startDesktop();
      await desktop.screen.openTextWindow();
      console.log('started in ' + desktop.directory);
      setInterval(() => {}, 1000);`;
    const tsx = ['--import', 'tsx', '--input-type=module', '--eval', script];
    const testRun = startProcess(process.execPath, tsx);
    const [, directory = ''] = await testRun.says(/started in (\S+)/, { withinMs: 10_000 });
    expect((await processesWith(directory)).length).toBeGreaterThan(0);
    testRun.signal('SIGKILL');
    await testRun.finished();
    await until(async () => (await processesWith(directory)).length === 0);
    await (await startDesktop()).stop();
    expect(await readdir(tmpdir())).not.toContain(directory.split('/').at(-1));
  });
});
