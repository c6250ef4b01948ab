/** The `unhunch` command of the package: from anywhere, to one app, whatever state that is in. */
import { chown, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runCli, type StartedProcess, startApp } from '../support/app';
import type { Desktop } from '../support/desktop';
import { electronSwitches } from '../support/electron-switches';
import { packagedCommand } from '../support/packaged-app';
import { descendantsOf, type Finished, run, startProcess } from '../support/processes';
import { expect, test } from '../support/test';
import { until } from '../support/until';

const settings = { app: { welcomed: true } };

/** A command from a place without display, bus or any of the desktop's variables. */
async function fromNowhere(
  desktop: Desktop,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Finished> {
  const { PATH, HOME } = desktop.env;
  return await run(packagedCommand, [...electronSwitches(), ...args], {
    env: { PATH, HOME, ...env },
    withinMs: 20_000,
  });
}

/** The app where a person has it: in the folder that commands look in by themselves. */
async function startAtHome(desktop: Desktop): Promise<StartedProcess> {
  const userDataDir = join(desktop.env.HOME ?? '', '.config/Unhunch');
  const app = await startApp(desktop, { entry: 'packaged', settings, userDataDir });
  await until(async () => (await fromNowhere(desktop, ['--status'])).code === 0, {
    what: 'the app to answer',
    withinMs: 20_000,
  });
  return app;
}

const mainProcess = async (app: StartedProcess) => (await descendantsOf(app.pid))[0]?.pid ?? 0;

test.describe('what is waited for', () => {
  const about = ['--waiting', '--waiting=x', '--done', '--done=x'];

  test('starts nothing where none runs, says nothing, and is no error', async ({ desktop }) => {
    for (const flag of about) {
      expect(await fromNowhere(desktop, [flag])).toMatchObject({ code: 0, stdout: '', stderr: '' });
    }
    expect(await fromNowhere(desktop, ['--status'])).toMatchObject({ code: 3 });
  });

  test('is told to a running app without a word', async ({ desktop }) => {
    await startAtHome(desktop);
    for (const flags of [...about.map((flag) => [flag]), ['--waiting=y', `--pid=${process.pid}`]]) {
      expect(await fromNowhere(desktop, flags)).toMatchObject({ code: 0, stdout: '', stderr: '' });
    }
    expect(await fromNowhere(desktop, ['--waiting', '--pid=none'])).toMatchObject({ code: 2 });
  });

  test('keeps nobody waiting for an app that is busy', async ({ desktop }) => {
    const app = await startAtHome(desktop);
    const main = await mainProcess(app);
    process.kill(main, 'SIGSTOP');
    try {
      expect(await fromNowhere(desktop, ['--waiting'])).toMatchObject({
        code: 0,
        stdout: '',
        stderr: '',
      });
    } finally {
      process.kill(main, 'SIGCONT');
    }
  });
});

test.describe('commands to a running app', () => {
  test('work without a display, a session bus or any variable but HOME', async ({ desktop }) => {
    const app = await startAtHome(desktop);
    expect(await fromNowhere(desktop, ['--status'])).toMatchObject({ code: 0, stderr: '' });
    expect(await fromNowhere(desktop, ['--pause=30m'])).toMatchObject({ code: 0, stderr: '' });
    const { stdout } = await fromNowhere(desktop, ['--status', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ phase: 'paused' });
    expect(await fromNowhere(desktop, ['--bogus'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'unhunch: unknown flag --bogus. See unhunch --help.\n',
    });
    expect(await fromNowhere(desktop, ['--start', 'ü\n"\\'])).toMatchObject({ code: 2 });
    expect(await fromNowhere(desktop, ['--quit'])).toMatchObject({ code: 0, stderr: '' });
    expect(await app.finished()).toMatchObject({ code: 0 });
    expect(await fromNowhere(desktop, ['--status'])).toMatchObject({
      code: 3,
      stdout: 'Unhunch is not running.\n',
    });
  });

  test('find it by HOME also where its session puts files elsewhere', async ({ desktop }) => {
    const XDG_CONFIG_HOME = join(desktop.directory, 'own config');
    const env = { ...desktop.env, XDG_CONFIG_HOME };
    const app = startProcess(packagedCommand, electronSwitches(), { env });
    desktop.onStop(() => app.stop());
    await until(async () => (await fromNowhere(desktop, ['--status'])).code === 0, {
      withinMs: 20_000,
    });
    expect(await readdir(XDG_CONFIG_HOME)).toContain('Unhunch');
    expect(await fromNowhere(desktop, ['--quit'])).toMatchObject({ code: 0 });
    await app.finished();
    expect(await fromNowhere(desktop, ['--status'])).toMatchObject({ code: 3 });
  });

  test('say where the window is when that is not where they came from', async ({ desktop }) => {
    await startAtHome(desktop);
    const { DISPLAY } = desktop.env;
    const where = `Its window is on display ${DISPLAY}.\n`;
    expect(await fromNowhere(desktop, ['--open'])).toMatchObject({ code: 0, stdout: where });
    expect(await fromNowhere(desktop, ['--open'], { DISPLAY: ':77' })).toMatchObject({
      code: 0,
      stdout: where,
    });
    expect(await fromNowhere(desktop, ['--open'], { DISPLAY: `${DISPLAY}.0` })).toMatchObject({
      code: 0,
      stdout: '',
    });
    expect(await fromNowhere(desktop, ['--pause=1h'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Paused until '),
    });
  });

  test('wait for one that is busy, say so, and never end it', async ({ desktop }) => {
    const app = await startAtHome(desktop);
    const pid = await mainProcess(app);
    process.kill(pid, 'SIGSTOP');
    const answer = fromNowhere(desktop, ['--status']);
    const other = fromNowhere(desktop, []);
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    process.kill(pid, 'SIGCONT');
    const busy = 'unhunch: Unhunch is busy; waiting for its answer.\n';
    expect(await answer).toMatchObject({ code: 0, stderr: busy });
    expect(await other).toMatchObject({ code: 0, stderr: busy });
    expect(await mainProcess(app)).toBe(pid);
  });

  test('find it whatever was cleaned, and start no second', async ({ desktop }) => {
    const app = await startAtHome(desktop);
    const pid = await mainProcess(app);
    const ways: readonly [string, () => Promise<void>][] = [
      ['the socket', () => rm(join(app.userDataDir, 'control.sock'))],
      [
        'the lock',
        async () => {
          for (const name of await readdir(app.userDataDir)) {
            if (name.startsWith('running-')) await rm(join(app.userDataDir, name));
          }
        },
      ],
      ['the whole folder', () => rename(app.userDataDir, `${app.userDataDir}.old`)],
      ['the runtime folder', () => rm(desktop.env.XDG_RUNTIME_DIR ?? '', { recursive: true })],
    ];
    for (const [what, clean] of ways) {
      await clean();
      await until(async () => (await readdir(app.userDataDir)).includes('control.sock'));
      const again = await runCli(desktop, [], { entry: 'packaged', userDataDir: app.userDataDir });
      expect(again, what).toMatchObject({ code: 0, stdout: 'Unhunch is running.\n' });
      expect(await mainProcess(app), what).toBe(pid);
    }
  });

  test('work with a path too long for a socket, and with such a TMPDIR', async ({ desktop }) => {
    const long = join(desktop.directory, 'long'.repeat(20), 'way'.repeat(20));
    const options = { entry: 'packaged', userDataDir: long, env: { TMPDIR: long } } as const;
    const app = await startApp(desktop, { ...options, settings });
    await until(async () => (await runCli(desktop, ['--status'], options)).code === 0, {
      withinMs: 20_000,
    });
    expect(await runCli(desktop, ['--quit'], options)).toMatchObject({ code: 0 });
    expect(await app.finished()).toMatchObject({ code: 0 });
  });
});

test.describe('a start', () => {
  test('beside 59 others makes one app, and each gets an answer', async ({ desktop }) => {
    test.setTimeout(120_000);
    const userDataDir = join(desktop.directory, 'user-data');
    for (let round = 0; round < 3; round++) {
      const apps = await Promise.all(
        Array.from({ length: 60 }, () =>
          startApp(desktop, { entry: 'packaged', userDataDir, settings }),
        ),
      );
      await until(() => apps.filter((app) => app.isRunning()).length === 1, {
        what: 'all but one to end',
        withinMs: 30_000,
      });
      const [own] = apps.filter((app) => app.isRunning());
      const others = await Promise.all(
        apps.filter((app) => app !== own).map((app) => app.finished()),
      );
      expect(others.map(({ code, stdout }) => `${code} ${stdout}`)).toEqual(
        Array(59).fill('0 Unhunch is running.\n'),
      );
      expect(await runCli(desktop, ['--quit'], { entry: 'packaged', userDataDir })).toMatchObject({
        code: 0,
      });
      expect(await own?.finished()).toMatchObject({ code: 0 });
    }
  });

  test('without a display is one line, whatever DISPLAY says', async ({ desktop }) => {
    const line = 'unhunch: there is no display to show windows on.\n';
    for (const env of [{}, { DISPLAY: ':77' }, { WAYLAND_DISPLAY: 'wayland-9' }]) {
      const said = await fromNowhere(desktop, [], env);
      expect(said).toMatchObject({ code: 1, stdout: '', stderr: line });
    }
    expect(await fromNowhere(desktop, ['--help'])).toMatchObject({ code: 0 });
  });

  test('names a folder that belongs to someone else, or is none', async ({ desktop }) => {
    const foreign = join(desktop.directory, 'foreign');
    await mkdir(foreign);
    await chown(foreign, 12_345, 12_345);
    const notOurs = await runCli(desktop, [], { entry: 'packaged', userDataDir: foreign });
    expect(notOurs).toMatchObject({
      code: 1,
      stdout: '',
      stderr: `unhunch: the folder ${foreign} belongs to someone else.\n`,
    });
    const none = await run(
      packagedCommand,
      [...electronSwitches(), '--user-data-dir=/dev/null/x'],
      {
        env: desktop.env,
      },
    );
    expect(none.code).toBe(1);
    expect(none.stderr).toMatch(
      /^unhunch: the folder \/dev\/null\/x can't be used \(ENOTDIR\)\.$/m,
    );
  });

  test('names the usual folder where a home has no room for it, and helps all the same', async ({
    desktop,
  }) => {
    const env = { ...desktop.env, HOME: '/dev/null/home', XDG_CONFIG_HOME: undefined };
    const from = (flag: string) => run(packagedCommand, [...electronSwitches(), flag], { env });
    const { code, stderr } = await from('--status');
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^unhunch: the folder \/dev\/null\/home\/\.config\/Unhunch can't be used \(ENOTDIR\)\.$/m,
    );
    expect(stderr).not.toMatch(/exception/i);
    expect(await from('--help')).toMatchObject({ code: 0 });
  });
});

test.describe('the end', () => {
  for (const [how, send] of [
    ['asked of the command', (app: StartedProcess) => app.signal('SIGTERM')],
    ['asked of both at once', ({ pid }: StartedProcess) => process.kill(-pid, 'SIGTERM')],
    [
      'asked of the app alone',
      async (app: StartedProcess) => process.kill(await mainProcess(app), 'SIGTERM'),
    ],
  ] as const) {
    test(`${how} is saved, and nothing starts again`, async ({ desktop }) => {
      const app = await startAtHome(desktop);
      expect(await fromNowhere(desktop, ['--pause=forever'])).toMatchObject({ code: 0 });
      await send(app);
      expect(await app.finished()).toMatchObject({ code: 0 });
      expect(await readdir(app.userDataDir)).not.toContain('control.sock');
      expect(await fromNowhere(desktop, ['--status'])).toMatchObject({ code: 3 });
    });
  }

  test('of the command by force is that of the app', async ({ desktop }) => {
    const app = await startAtHome(desktop);
    const pid = await mainProcess(app);
    app.signal('SIGKILL');
    await app.finished();
    await until(() => {
      try {
        return !process.kill(pid, 0);
      } catch {
        return true;
      }
    });
  });
});
