import { dirname, join } from 'node:path';
import { electronExecutable } from '../support/electron-executable';
import { startProcess } from '../support/processes';
import { expect, test } from '../support/test';

const script = join(import.meta.dirname, '../../scripts/start.ts');

test('npm start without a display runs the app, says how, and ends with it', async ({
  desktop,
}) => {
  const env = {
    ...desktop.env,
    DISPLAY: '',
    ELECTRON_OVERRIDE_DIST_PATH: dirname(await electronExecutable()),
  };
  const args = ['--import', 'tsx', script, `--user-data-dir=${join(desktop.directory, 'data')}`];
  const start = startProcess(process.execPath, args, { env });
  desktop.onStop(() => start.stop());

  const [, display] = await start.says(/No display here: .*\((:\d+)\)/, { withinMs: 60_000 });
  await start.says(/Unhunch \S+ on Electron/);
  expect(display).not.toBe(desktop.env.DISPLAY);

  start.signal('SIGINT');
  expect((await start.finished()).code).toBe(0);
});
