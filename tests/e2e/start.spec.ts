import { dirname, join } from 'node:path';
import type { Desktop } from '../support/desktop';
import { electronExecutable } from '../support/electron-executable';
import { type RunningProcess, startProcess } from '../support/processes';
import { expect, test } from '../support/test';

const script = join(import.meta.dirname, '../../scripts/start.ts');

test('npm start without a display runs the app, says how, and ends with it', async ({
  desktop,
}) => {
  const run = await npmStart(desktop);
  const start = run();

  const [, display] = await start.says(/No display here: .*\((:\d+)\)/, { withinMs: 60_000 });
  await start.says(/Unhunch \S+ on Electron/);
  expect(display).not.toBe(desktop.env.DISPLAY);

  start.signal('SIGINT');
  expect((await start.finished()).code).toBe(0);
});

test('npm start without a display reaches the app that runs on another', async ({ desktop }) => {
  const run = await npmStart(desktop);
  const start = run();
  await start.says(/Unhunch \S+ on Electron/, { withinMs: 60_000 });

  const status = await run('--status', '--json').finished({ withinMs: 30_000 });
  expect(status.code).toBe(0);
  expect(status.stdout).toContain('"nextBreakAt"');
  expect((await run('--quit').finished({ withinMs: 30_000 })).code).toBe(0);
  expect((await start.finished()).code).toBe(0);
});

/** The script behind `npm start` on a machine with a bus but no display, on files of its own. */
async function npmStart(desktop: Desktop) {
  const env = {
    ...desktop.env,
    DISPLAY: '',
    ELECTRON_OVERRIDE_DIST_PATH: dirname(await electronExecutable()),
  };
  const data = `--user-data-dir=${join(desktop.directory, 'data')}`;
  return (...args: string[]): RunningProcess => {
    const command = ['--import', 'tsx', script, data, ...args];
    const running = startProcess(process.execPath, command, { env });
    desktop.onStop(() => running.stop());
    return running;
  };
}
