/** Every flag, good and bad, with the app running and without, as a shell sees it. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { launchApp, type RunningApp, runCli } from '../support/app';
import { expect, test } from '../support/test';
import { becomeDue, startAtWork, untilPhase } from './at-work';

const bad: readonly (readonly [args: readonly string[], line: string])[] = [
  [['--strat'], 'unhunch: unknown flag --strat. See unhunch --help.\n'],
  [['start'], 'unhunch: unexpected argument "start". See unhunch --help.\n'],
  [
    ['--pause=soon'],
    'unhunch: --pause needs a value: 30m, 2h, tomorrow or forever. See unhunch --help.\n',
  ],
  [
    ['--open=games'],
    'unhunch: --open needs a value: today, moves, progress, settings. See unhunch --help.\n',
  ],
  [['--snooze=5'], 'unhunch: --snooze takes no value. See unhunch --help.\n'],
  [['--json'], 'unhunch: --json goes with --status. See unhunch --help.\n'],
  [
    ['--start', '--quit'],
    'unhunch: one command at a time, not both --start and --quit. See unhunch --help.\n',
  ],
];

test.describe('without a running app', () => {
  test('a bad command line is one line and exit code 2, and nothing is started', async ({
    desktop,
  }) => {
    for (const [args, line] of bad) {
      expect(await runCli(desktop, args)).toMatchObject({ code: 2, stdout: '', stderr: line });
    }
    await expect(access(join(desktop.directory, 'user-data', 'state.json'))).rejects.toThrow();
    expect(await desktop.trayHost.items()).toEqual([]);
  });

  test('an unknown move is told with those there are', async ({ desktop }) => {
    const { code, stderr } = await runCli(desktop, ['--start=moonwalk']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^unhunch: there is no move "moonwalk"; there are .*chin-tuck.*\n$/);
  });

  test('--help and --version answer', async ({ desktop }) => {
    const help = await runCli(desktop, ['--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toMatch(/^Usage: unhunch /);
    const version = await runCli(desktop, ['--version']);
    expect(version).toMatchObject({ code: 0, stderr: '' });
    expect(version.stdout).toMatch(/^Unhunch \d+\.\d+\.\d+ \(Electron \d+\./);
  });

  test('--status says that nothing runs, --quit has nothing to end', async ({ desktop }) => {
    expect(await runCli(desktop, ['--status'])).toMatchObject({
      code: 3,
      stdout: 'Unhunch is not running.\n',
    });
    const json = await runCli(desktop, ['--status', '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({ phase: 'not-running', nextBreakAt: null });
    expect(await runCli(desktop, ['--quit'])).toMatchObject({ code: 0 });
    expect(await desktop.trayHost.items()).toEqual([]);
  });

  test('a command for an app starts one', async ({ desktop }) => {
    const app = await launchApp(desktop, { entry: 'fake-clock', args: ['--pause=forever'] });
    await untilPhase(app, 'paused');
  });
});

test.describe('with a running app', () => {
  /** Runs a command that is expected to be done without a word of complaint. */
  async function good(app: RunningApp, ...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await app.runCli(...args);
    expect({ code, stderr }, args.join(' ')).toEqual({ code: 0, stderr: '' });
    return stdout;
  }

  for (const [length, pausedUntil] of [
    ['30m', '2026-03-02T09:30:00.000+00:00'],
    ['2h', '2026-03-02T11:00:00.000+00:00'],
    ['tomorrow', '2026-03-03T09:00:00.000+00:00'],
    ['forever', null],
  ] as const) {
    test(`--pause=${length} pauses, --resume resumes`, async ({ desktop }) => {
      const app = await startAtWork(desktop);
      await good(app, `--pause=${length}`);
      expect(await untilPhase(app, 'paused')).toMatchObject({ pausedUntil });
      await good(app, '--resume');
      await untilPhase(app, 'counting');
    });
  }

  test('--open opens the window, on every page', async ({ desktop }) => {
    const app = await startAtWork(desktop);
    for (const page of ['', '=today', '=moves', '=progress', '=settings']) {
      await good(app, `--open${page}`);
      await app.home();
    }
  });

  test('--snooze and --skip answer the due break', async ({ desktop }) => {
    const app = await startAtWork(desktop);
    await becomeDue(app);
    await untilPhase(app, 'reminding');
    await good(app, '--snooze');
    await untilPhase(app, 'snoozed');
    await good(app, '--skip');
    await untilPhase(app, 'counting');
  });

  test('--start with moves opens their session, --status tells it, --quit ends it', async ({
    desktop,
  }) => {
    const app = await startAtWork(desktop);
    await good(app, '--start=chin-tuck,doorway-stretch');
    await untilPhase(app, 'session');
    expect(await good(app, '--status')).toMatch(
      /^Unhunch \d.*\nA break is under way\nSitting for \d+ minutes?/,
    );
    await good(app, '--quit');
    await app.ended();
  });

  test('what does not apply is one line and exit code 1', async ({ desktop }) => {
    const app = await startAtWork(desktop);
    expect(await app.runCli('--snooze')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'unhunch: no break can be put off now.\n',
    });
    expect(await app.runCli('--skip')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'unhunch: no break can be skipped now.\n',
    });
  });

  test('a bad command line is refused by the second start, and the first goes on', async ({
    desktop,
  }) => {
    const app = await startAtWork(desktop);
    for (const [args, line] of bad) {
      expect(await app.runCli(...args)).toMatchObject({ code: 2, stdout: '', stderr: line });
    }
    await untilPhase(app, 'counting');
  });
});
