/** The packaged app, as electron-builder made it, driven from outside only. */
import { runCli, startApp } from '../support/app';
import { expect, test } from '../support/test';
import { until } from '../support/until';

const everyDay = [{ start: '00:00', end: '23:59' }];
const settings = {
  workHours: Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [
      day,
      everyDay,
    ]),
  ),
  breaks: { intervalMinutes: 5 },
};

test('the packaged app shows its tray, starts a session from the menu, and quits', async ({
  desktop,
}) => {
  const app = await startApp(desktop, { entry: 'packaged', settings });
  const { userDataDir } = app;
  await desktop.trayHost.item({ withinMs: 10_000 });
  await desktop.trayHost.press('Start a break now');
  await desktop.screen.window('Your break');

  const cli = (...args: string[]) => runCli(desktop, args, { entry: 'packaged', userDataDir });
  const status = await cli('--status', '--json');
  expect(JSON.parse(status.stdout)).toMatchObject({ phase: 'session' });
  expect(await cli('--bogus')).toMatchObject({ code: 2 });
  expect(await cli('--quit')).toMatchObject({ code: 0 });
  await app.finished();
  await until(async () => (await desktop.screen.windows()).length === 0);
});
