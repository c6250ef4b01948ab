import { describe, expect, it } from 'vitest';
import {
  commandLineErrorText,
  helpText,
  ownArguments,
  parseCommandLine,
  startsApp,
} from '#core/command-line';
import { desktopTexts } from '../support/texts';

const moveIds = ['chin-tuck', 'blade-squeeze', 'doorway-stretch'];
const t = desktopTexts();

function read(args: string): unknown {
  const parsed = parseCommandLine(args === '' ? [] : args.split(' '), moveIds);
  return parsed.ok ? parsed.line.command : commandLineErrorText(parsed.error, t);
}

describe('a good command line', () => {
  it.each([
    ['', { name: 'run' }],
    ['--start', { name: 'start', moves: [] }],
    ['--start=chin-tuck', { name: 'start', moves: ['chin-tuck'] }],
    [
      '--start=chin-tuck,doorway-stretch',
      { name: 'start', moves: ['chin-tuck', 'doorway-stretch'] },
    ],
    ['--snooze', { name: 'snooze' }],
    ['--skip', { name: 'skip' }],
    ['--pause=30m', { name: 'pause', length: 30 }],
    ['--pause=2h', { name: 'pause', length: 120 }],
    ['--pause=24h', { name: 'pause', length: 1440 }],
    ['--pause=tomorrow', { name: 'pause', length: 'tomorrow' }],
    ['--pause=forever', { name: 'pause', length: 'forever' }],
    ['--resume', { name: 'resume' }],
    ['--open', { name: 'open', page: 'today' }],
    ['--open=today', { name: 'open', page: 'today' }],
    ['--open=moves', { name: 'open', page: 'moves' }],
    ['--open=progress', { name: 'open', page: 'progress' }],
    ['--open=settings', { name: 'open', page: 'settings' }],
    ['--status', { name: 'status', json: false }],
    ['--status --json', { name: 'status', json: true }],
    ['--json --status', { name: 'status', json: true }],
    ['--waiting', { name: 'waiting', wait: '', pid: null }],
    ['--waiting=a=b', { name: 'waiting', wait: 'a=b', pid: null }],
    ['--pid=4711 --waiting=x', { name: 'waiting', wait: 'x', pid: 4711 }],
    [`--waiting=${'x'.repeat(200)}`, { name: 'waiting', wait: 'x'.repeat(200), pid: null }],
    ['--done', { name: 'done', wait: '' }],
    ['--done=x', { name: 'done', wait: 'x' }],
    ['--diagnose', { name: 'diagnose' }],
    ['--quit', { name: 'quit' }],
    ['--help', { name: 'help' }],
    ['--version', { name: 'version' }],
    ['--no-sandbox --snooze --ozone-platform=x11', { name: 'snooze' }],
    ['--inspect=0 --remote-debugging-port=0 --no-sandbox', { name: 'run' }],
    ['-psn_0_1234567', { name: 'run' }],
    ['--start=chin-tuck --restarted', { name: 'run' }],
    ['--quit --user-data-dir=/tmp/x --restarted --disable-gpu', { name: 'run' }],
    ['-Embedding', { name: 'run' }],
    ['/prefetch:12', { name: 'run' }],
    ['-psn_12_1234567', { name: 'run' }],
  ])('%s', (args, command) => {
    expect(read(args)).toEqual(command);
  });
});

describe('a bad command line', () => {
  it.each([
    ['--strat', 'unhunch: unknown flag --strat. See unhunch --help.'],
    ['-s', 'unhunch: unknown flag -s. See unhunch --help.'],
    ['--', 'unhunch: unknown flag --. See unhunch --help.'],
    ['x/prefetch:1', 'unhunch: unexpected argument "x/prefetch:1". See unhunch --help.'],
    ['/prefetch:1x', 'unhunch: unexpected argument "/prefetch:1x". See unhunch --help.'],
    ['--my-gpu-mode', 'unhunch: unknown flag --my-gpu-mode. See unhunch --help.'],
    ['no-sandbox', 'unhunch: unexpected argument "no-sandbox". See unhunch --help.'],
    ['--Start', 'unhunch: unknown flag --Start. See unhunch --help.'],
    ['start', 'unhunch: unexpected argument "start". See unhunch --help.'],
    ['x--start', 'unhunch: unexpected argument "x--start". See unhunch --help.'],
    ['--start!', 'unhunch: unknown flag --start!. See unhunch --help.'],
    ['-psn_0_', 'unhunch: unknown flag -psn_0_. See unhunch --help.'],
    ['/prefetch:1x', 'unhunch: unexpected argument "/prefetch:1x". See unhunch --help.'],
    ['-embedding2', 'unhunch: unknown flag -embedding2. See unhunch --help.'],
    ['-psn_0_1x', 'unhunch: unknown flag -psn_0_1x. See unhunch --help.'],
    ['x-psn_0_1', 'unhunch: unexpected argument "x-psn_0_1". See unhunch --help.'],
    [
      '--start=moonwalk',
      'unhunch: there is no move "moonwalk"; there are chin-tuck, blade-squeeze, doorway-stretch. See unhunch --help.',
    ],
    [
      '--start=',
      'unhunch: there is no move ""; there are chin-tuck, blade-squeeze, doorway-stretch. See unhunch --help.',
    ],
    [
      '--start=chin-tuck,blade-squeeze,chin-tuck',
      'unhunch: a break has one or two moves, not 3. See unhunch --help.',
    ],
    [
      '--pause',
      'unhunch: --pause needs a value: 30m, 2h, tomorrow or forever. See unhunch --help.',
    ],
    [
      '--pause=0m',
      'unhunch: --pause needs a value: 30m, 2h, tomorrow or forever. See unhunch --help.',
    ],
    [
      '--pause=25h',
      'unhunch: --pause needs a value: 30m, 2h, tomorrow or forever. See unhunch --help.',
    ],
    [
      '--pause=soon',
      'unhunch: --pause needs a value: 30m, 2h, tomorrow or forever. See unhunch --help.',
    ],
    [
      '--open=games',
      'unhunch: --open needs a value: today, moves, progress, settings. See unhunch --help.',
    ],
    ['--snooze=5', 'unhunch: --snooze takes no value. See unhunch --help.'],
    ['--skip=1', 'unhunch: --skip takes no value. See unhunch --help.'],
    ['--resume=now', 'unhunch: --resume takes no value. See unhunch --help.'],
    ['--status=json', 'unhunch: --status takes no value. See unhunch --help.'],
    ['--status --json=1', 'unhunch: --json takes no value. See unhunch --help.'],
    ['--quit=now', 'unhunch: --quit takes no value. See unhunch --help.'],
    ['--help=all', 'unhunch: --help takes no value. See unhunch --help.'],
    ['--version=1', 'unhunch: --version takes no value. See unhunch --help.'],
    ...['', '=', '=0', '=-1', '=1e3', '=x', '=1234567890'].map((value): [string, string] => [
      `--waiting --pid${value}`,
      'unhunch: --pid needs a value: 1234. See unhunch --help.',
    ]),
    ['--pid=5', 'unhunch: --pid goes with --waiting. See unhunch --help.'],
    ['--done --pid=5', 'unhunch: --pid goes with --waiting. See unhunch --help.'],
    [
      `--waiting=${'x'.repeat(201)}`,
      'unhunch: an id has at most 200 characters. See unhunch --help.',
    ],
    ['--json', 'unhunch: --json goes with --status. See unhunch --help.'],
    ['--quit --json', 'unhunch: --json goes with --status. See unhunch --help.'],
    [
      '--start --quit',
      'unhunch: one command at a time, not both --start and --quit. See unhunch --help.',
    ],
    [
      'a.unhunch-moves b.unhunch-moves',
      'unhunch: one command at a time, not both a.unhunch-moves and b.unhunch-moves. See unhunch --help.',
    ],
    [
      'a.unhunch-moves --start',
      'unhunch: one command at a time, not both a.unhunch-moves and --start. See unhunch --help.',
    ],
    ['-a.unhunch-moves', 'unhunch: unknown flag -a.unhunch-moves. See unhunch --help.'],
    ['a.unhunch-move', 'unhunch: unexpected argument "a.unhunch-move". See unhunch --help.'],
    ['--user-data-dir=', 'unhunch: --user-data-dir needs a value: a folder. See unhunch --help.'],
    ['--user-data-dir', 'unhunch: --user-data-dir needs a value: a folder. See unhunch --help.'],
  ])('%s', (args, line) => {
    expect(read(args)).toBe(line);
  });

  it('says it in one line even when the argument holds line breaks', () => {
    const parsed = parseCommandLine(['--evil\nrm'], moveIds);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) {
      expect(commandLineErrorText(parsed.error, t)).toBe(
        'unhunch: unknown flag --evil\ufffdrm. See unhunch --help.',
      );
    }
  });
});

it('puts every file where --user-data-dir says, spaces and equals signs included', () => {
  const parsed = parseCommandLine(['--user-data-dir=/a b/c=d', '--quit'], moveIds);
  expect(parsed).toEqual({
    ok: true,
    line: { command: { name: 'quit' }, userDataDir: '/a b/c=d', atLogin: false },
  });
});

it('knows a start with the session from one by hand', () => {
  const parsed = parseCommandLine(['--at-login'], moveIds);
  expect(parsed).toMatchObject({ ok: true, line: { command: { name: 'run' }, atLogin: true } });
});

it.each([
  '-Embedding',
  '/embedding',
  '/prefetch:1',
  '-psn_0_12345',
  '--updated',
  '--disable-gpu-rasterization',
  '--enable-unsafe-swiftshader',
  '--force-device-scale-factor=2',
  '--no-sandbox',
])('leaves %s to the system, the installer or Chromium', (flag) => {
  expect(read(flag)).toEqual({ name: 'run' });
});

it.each([
  'physio.unhunch-moves',
  '/home/ann/My moves/Physio.UNHUNCH-MOVES',
  'C:\\a\\b.unhunch-moves',
])('takes %s for a file of moves, as a file manager passes it', (file) => {
  const parsed = parseCommandLine([file], moveIds);
  expect(parsed).toMatchObject({ ok: true, line: { command: { name: 'add', file } } });
});

it('starts an app only for what an app can do', () => {
  expect(startsApp({ name: 'add', file: 'a.unhunch-moves' })).toBe(true);
  expect(startsApp({ name: 'start', moves: [] })).toBe(true);
  expect(startsApp({ name: 'run' })).toBe(true);
  expect(startsApp({ name: 'status', json: true })).toBe(false);
  for (const name of ['quit', 'help', 'version'] as const) {
    expect(startsApp({ name }), name).toBe(false);
  }
  expect(startsApp({ name: 'diagnose' })).toBe(false);
  expect(startsApp({ name: 'done', wait: '' })).toBe(false);
  expect(startsApp({ name: 'waiting', wait: '', pid: null })).toBe(false);
});

it('leaves out the program, and the folder of an app that is not packaged', () => {
  expect(ownArguments(['/opt/unhunch', '--start'], true)).toEqual(['--start']);
  expect(ownArguments(['electron', '--no-sandbox', '.', '--start'], false)).toEqual([
    '--no-sandbox',
    '--start',
  ]);
  expect(ownArguments(['electron', '.', 'start'], false)).toEqual(['start']);
  expect(ownArguments(['electron', '--start'], false)).toEqual(['--start']);
  expect(ownArguments(['/opt/unhunch', 'start'], true)).toEqual(['start']);
});

it('explains every flag in --help, each on its line, in two columns', () => {
  const keys = (key: string) => key.replace('commandLine.', '');
  expect(helpText(keys).split('\n')).toEqual([
    'usage',
    '',
    'about',
    '',
    '  --start                                 flag.start',
    '  --start=<move>[,<move>]                 flag.startMoves',
    '  --snooze                                flag.snooze',
    '  --skip                                  flag.skip',
    '  --pause=<30m|2h|tomorrow|forever>       flag.pause',
    '  --resume                                flag.resume',
    '  --open[=today|moves|progress|settings]  flag.open',
    '  --status [--json]                       flag.status',
    '  --waiting[=<id>] [--pid=<n>]            flag.waiting',
    '  --done[=<id>]                           flag.done',
    '  <file>.unhunch-moves                    flag.add',
    '  --diagnose                              flag.diagnose',
    '  --quit                                  flag.quit',
    '  --user-data-dir=<dir>                   flag.userDataDir',
    '  --help                                  flag.help',
    '  --version                               flag.version',
  ]);
  expect(helpText(t)).not.toContain('commandLine.');
  const longest = Math.max(
    ...helpText(t)
      .split('\n')
      .map((line) => line.length),
  );
  expect(longest).toBeLessThanOrEqual(120);
});
