/** The packaged app, as electron-builder made it, driven from outside only. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectDir } from '../../scripts/script';
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

test('the packaged app brings along the licences of all it is made of', async () => {
  const folder = join(projectDir, 'dist/linux-unpacked/resources/licenses');
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const words = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n');
  // Bundled ones have a heading of a list, the others a folder.
  const isThere = (name: string) =>
    words.includes(`## ${name} - `) || files.some((file) => file.includes(`/${name}/`));
  const { dependencies } = JSON.parse(await readFile(join(projectDir, 'package.json'), 'utf8'));
  expect(Object.keys(dependencies).filter((name) => !isThere(name))).toEqual([]);
});
