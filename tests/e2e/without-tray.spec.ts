/** Where no panel shows the tray icon, the main window is the way in. */
import { expect, test } from '../support/test';
import { until } from '../support/until';
import { startAtWork } from './at-work';

test.use({ desktopOptions: { trayHost: 'absent' } });

test('closing the main window minimises it, and quitting still quits', async ({ desktop }) => {
  const app = await startAtWork(desktop);
  await until(() => app.windows().includes('home'), { what: 'the window', withinMs: 15_000 });
  const isMinimised = () =>
    app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized());
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await until(isMinimised, { what: 'the window to be minimised' });
  expect(app.windows()).toEqual(['home']);
  expect(await app.runCli('--quit')).toMatchObject({ code: 0 });
  await app.ended();
});
