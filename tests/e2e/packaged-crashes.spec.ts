/** What ends Chromium or breaks it for good: the app comes back, and its place is kept. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCli, type StartedProcess, startApp } from '../support/app';
import type { Desktop } from '../support/desktop';
import { packagedCommand } from '../support/packaged-app';
import { descendantsOf, startProcess } from '../support/processes';
import { startSessionBus } from '../support/session-bus';
import { expect, test } from '../support/test';
import { until } from '../support/until';

const everyDay = [{ start: '00:00', end: '23:59' }];
const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const settings = {
  app: { welcomed: true },
  workHours: Object.fromEntries(days.map((day) => [day, everyDay])),
};

async function statusOf(desktop: Desktop): Promise<Record<string, unknown>> {
  const { stdout } = await runCli(desktop, ['--status', '--json'], { entry: 'packaged' });
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** The app, paused: a place to be kept. */
async function startPaused(desktop: Desktop): Promise<StartedProcess> {
  const app = await startApp(desktop, { entry: 'packaged', settings });
  await pauseForever(desktop);
  return app;
}

/** Waits for the app by a command that never starts one: a pause that came first would be it. */
async function pauseForever(desktop: Desktop): Promise<void> {
  const ask = (flag: string) => runCli(desktop, [flag], { entry: 'packaged' });
  await until(async () => (await ask('--status')).code === 0, {
    what: 'the app to answer',
    withinMs: 20_000,
  });
  expect(await ask('--pause=forever')).toMatchObject({ code: 0 });
}

async function processesOf(app: StartedProcess, type: string): Promise<number[]> {
  const all = await descendantsOf(app.pid);
  return all.filter(({ command }) => command.includes(`--type=${type}`)).map(({ pid }) => pid);
}

const mainProcess = async (app: StartedProcess) => (await descendantsOf(app.pid))[0]?.pid ?? 0;

/** Another process is the app, and stands where the one before did. */
async function untilBack(desktop: Desktop, app: StartedProcess, before: number): Promise<void> {
  await until(
    async () => {
      const now = await mainProcess(app);
      return now !== 0 && now !== before && (await statusOf(desktop)).phase === 'paused';
    },
    { what: 'the app to come back', withinMs: 30_000 },
  );
}

test('a crash: it comes back, paused as it was, and ends when asked', async ({ desktop }) => {
  const app = await startPaused(desktop);
  // Sooner than two seconds after its start an app could not start at all.
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const before = await mainProcess(app);
  process.kill(before, 'SIGSEGV');
  await untilBack(desktop, app, before);
  expect(await runCli(desktop, ['--quit'], { entry: 'packaged' })).toMatchObject({ code: 0 });
  expect(await app.finished()).toMatchObject({ code: 0 });
});

test('a crash as soon as it is back: it comes back again', async ({ desktop }) => {
  const app = await startPaused(desktop);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const first = await mainProcess(app);
  process.kill(first, 'SIGSEGV');
  const second = await until(async () => {
    const now = await mainProcess(app);
    return now !== 0 && now !== first && now;
  });
  process.kill(second, 'SIGKILL');
  await untilBack(desktop, app, second);
});

test('a session bus that is restarted: it comes back, with its icon', async ({ desktop }) => {
  const directory = join(desktop.directory, 'own-bus');
  const bus = await startSessionBus(directory);
  const env = { DBUS_SESSION_BUS_ADDRESS: bus.address, DBUS_SYSTEM_BUS_ADDRESS: bus.address };
  const app = await startApp(desktop, { entry: 'packaged', settings, env });
  await pauseForever(desktop);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const before = await mainProcess(app);
  await bus.stop();
  const next = await startSessionBus(directory);
  desktop.onStop(() => next.stop());
  expect(next.address.split(',')[0]).toBe(bus.address.split(',')[0]);
  await untilBack(desktop, app, before);
});

test('a display that is gone: it ends at once, saved, without a core', async ({ desktop }) => {
  const app = await startPaused(desktop);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  await desktop.screen.stop();
  expect((await app.finished()).code).toBe(1);
  const names = await readdir(app.userDataDir);
  expect(names.filter((name) => /core/.test(name))).toEqual([]);
  const state = JSON.parse(await readFile(join(app.userDataDir, 'state.json'), 'utf8'));
  expect(state).toMatchObject({ pause: {} });
});

test('a graphics process that crashes again and again: windows still show', async ({ desktop }) => {
  const app = await startPaused(desktop);
  const main = await mainProcess(app);
  for (let crash = 0; crash < 5; crash++) {
    const [pid] = await until(async () => {
      const found = await processesOf(app, 'gpu-process');
      return found.length > 0 && found;
    });
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
    await until(async () => !(await processesOf(app, 'gpu-process')).includes(pid ?? 0));
  }
  expect(await mainProcess(app)).toBe(main);
  await runCli(desktop, ['--open=moves'], { entry: 'packaged' });
  await desktop.screen.window('Moves', { withinMs: 20_000 });
});

test('a graphics card that fails three times: it goes on without', async ({ desktop }) => {
  const userDataDir = join(desktop.directory, 'user-data');
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = {
    ...startProcess(packagedCommand, [...root, `--user-data-dir=${userDataDir}`], {
      env: desktop.env,
    }),
    userDataDir,
  };
  desktop.onStop(() => app.stop());
  await pauseForever(desktop);
  const before = await mainProcess(app);
  for (let crash = 0; crash < 3; crash++) {
    const [pid] = await until(async () => {
      const found = await processesOf(app, 'gpu-process');
      return found.length > 0 && found;
    });
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
    await until(async () => !(await processesOf(app, 'gpu-process')).includes(pid ?? 0));
  }
  await untilBack(desktop, app, before);
  const [main] = await descendantsOf(app.pid);
  expect(main?.command).toContain('--restarted --disable-gpu');
});

test('no one left to start processes: it comes back, and the next break shows', async ({
  desktop,
}) => {
  const app = await startApp(desktop, { entry: 'packaged', settings });
  await desktop.trayHost.item({ withinMs: 20_000 });
  const before = await mainProcess(app);
  for (const pid of await processesOf(app, 'zygote')) process.kill(pid, 'SIGKILL');
  await desktop.trayHost.press('Start a break now');
  await until(
    async () => {
      const now = await mainProcess(app);
      return now !== 0 && now !== before;
    },
    { what: 'the app to come back', withinMs: 20_000 },
  );
  await desktop.trayHost.item({ withinMs: 20_000 });
  await desktop.trayHost.press('Start a break now');
  await desktop.screen.window('Your break');
});
