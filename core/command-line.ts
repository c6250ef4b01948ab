/** The command line: arguments in, one command or one clear error out. */
import { type Command, type HomePage, homePages } from './command';
import { packEnding } from './moves/pack-ending';
import { parsePauseLength } from './pause';
import type { Translate } from './translate';

export interface CommandLine {
  readonly command: Command;
  /** The folder for every file of the app; undefined is the desktop's usual place. */
  readonly userDataDir: string | undefined;
  /** Started with the person's session, not by hand. */
  readonly atLogin: boolean;
}

/** A text of the `desktop` namespace with its values. */
export interface CommandLineError {
  readonly key: `commandLine.error.${string}`;
  readonly values: Readonly<Record<string, string>>;
}

export type ParsedCommandLine =
  | { readonly ok: true; readonly line: CommandLine }
  | { readonly ok: false; readonly error: CommandLineError };

/** What a process that refused its command line exits with. */
export const usageExitCode = 2;

/** Passed by whoever starts the app again after a crash, beside what it was started with. */
export const restartedFlag = '--restarted';

/** Passed by the entry that starts the app with the session: nobody waits for a window then. */
export const atLoginFlag = '--at-login';

/**
 * Switches of Electron and Chromium that a launcher, a test driver or a person with an odd
 * graphics card passes, and what installers add. They are read before our code runs, so here
 * they are let through; ours never begin like the families.
 */
const runtimeFamilies =
  /^(allow|disable|enable|force|gpu|ignore|in-process|js|no|ozone|proxy|renderer|use|x11)-/;
const runtimeSwitches = new Set([
  'autoplay-policy',
  'class',
  'display',
  'gtk-version',
  'high-dpi-support',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'lang',
  'log-file',
  'log-level',
  'log-net-log',
  'original-process-start-time',
  'password-store',
  'remote-debugging-pipe',
  'remote-debugging-port',
  'touch-events',
  'trace-deprecation',
  'trace-uncaught',
  'trace-warnings',
  // electron-builder's installer for Windows, after an update.
  'updated',
  'v',
  'vmodule',
  'wayland-text-input-version',
]);

/** In characters; who waits is told apart by far less. */
const LONGEST_WAIT_NAME = 200;

/** What Windows' COM and macOS pass to an app that they start. */
const systemArgument = /^([-/]embedding|\/prefetch:\d+)$/i;

/** What macOS passes to an app opened from the Finder. */
const finderSerialNumber = /^-psn_\d+_\d+$/;

/**
 * Reads the arguments after the program's (and, unpackaged, the app folder's) name. At most one
 * command; `--user-data-dir` and the runtime's own switches may stand beside it.
 */
export function parseCommandLine(
  args: readonly string[],
  moveIds: readonly string[],
): ParsedCommandLine {
  let command: Command | undefined;
  let userDataDir: string | undefined;
  let json = false;
  let pid: number | null = null;
  let restarted = false;
  let atLogin = false;

  for (const arg of args) {
    const { flag, value } = splitFlag(arg);
    if (isRuntimes(arg, flag)) continue;
    if (flag === 'user-data-dir') {
      if (!value) return refuse('needsFolder', { flag: '--user-data-dir' });
      userDataDir = value;
      continue;
    }
    if (arg === atLoginFlag) {
      atLogin = true;
      continue;
    }
    if (arg === restartedFlag) {
      restarted = true;
      continue;
    }
    if (flag === 'pid') {
      pid = readPid(value);
      if (pid === null) return refuse('needsValue', { flag: '--pid', expected: '1234' });
      continue;
    }
    if (flag === 'json') {
      if (value !== undefined) return refuse('takesNoValue', { flag: '--json' });
      json = true;
      continue;
    }
    const read = readCommand(arg, flag, value, moveIds);
    if (!read.ok) return read;
    if (command) {
      return refuse('oneCommand', { first: flagOf(command), second: flagOf(read.command) });
    }
    command = read.command;
  }

  if (json) {
    if (command?.name !== 'status') return refuse('jsonWithoutStatus', {});
    command = { name: 'status', json: true };
  }
  if (pid !== null) {
    if (command?.name !== 'waiting') return refuse('pidWithoutWaiting', {});
    command = { ...command, pid };
  }
  // What the first start was asked to do has been done.
  if (restarted) command = undefined;
  return { ok: true, line: { command: command ?? { name: 'run' }, userDataDir, atLogin } };
}

function isRuntimes(arg: string, flag: string): boolean {
  return (
    runtimeSwitches.has(flag) ||
    runtimeFamilies.test(flag) ||
    finderSerialNumber.test(arg) ||
    systemArgument.test(arg)
  );
}

/** Whether a command is worth starting the app for when none is running. */
export function startsApp(command: Command): boolean {
  return !['status', 'diagnose', 'quit', 'help', 'version', 'waiting', 'done'].includes(
    command.name,
  );
}

/** The arguments meant for us: `argv` without the program and an unpackaged app's folder. */
export function ownArguments(argv: readonly string[], packaged: boolean): readonly string[] {
  const args = argv.slice(1);
  if (packaged) return args;
  const folder = args.findIndex((arg) => !arg.startsWith('-'));
  return folder === -1 ? args : args.toSpliced(folder, 1);
}

/** The one line to print, whatever control characters the arguments held. */
export function commandLineErrorText(error: CommandLineError, t: Translate): string {
  const line = t('commandLine.error.line', { message: t(error.key, error.values) });
  return line.replaceAll(/\p{Cc}/gu, '\ufffd');
}

/** The text of `--help`, without a closing line break. */
export function helpText(t: Translate): string {
  const rows: readonly (readonly [usage: string, key: string])[] = [
    ['--start', 'start'],
    ['--start=<move>[,<move>]', 'startMoves'],
    ['--snooze', 'snooze'],
    ['--skip', 'skip'],
    ['--pause=<30m|2h|tomorrow|forever>', 'pause'],
    ['--resume', 'resume'],
    [`--open[=${homePages.join('|')}]`, 'open'],
    ['--status [--json]', 'status'],
    ['--waiting[=<id>] [--pid=<n>]', 'waiting'],
    ['--done[=<id>]', 'done'],
    [`<file>${packEnding}`, 'add'],
    ['--diagnose', 'diagnose'],
    ['--quit', 'quit'],
    ['--user-data-dir=<dir>', 'userDataDir'],
    ['--help', 'help'],
    ['--version', 'version'],
  ];
  const width = Math.max(...rows.map(([usage]) => usage.length)) + 2;
  return [
    t('commandLine.usage'),
    '',
    t('commandLine.about'),
    '',
    ...rows.map(([usage, key]) => `  ${usage.padEnd(width)}${t(`commandLine.flag.${key}`)}`),
  ].join('\n');
}

type Read = { readonly ok: true; readonly command: Command } | Refusal;
type Refusal = { readonly ok: false; readonly error: CommandLineError };

function readCommand(
  arg: string,
  flag: string,
  value: string | undefined,
  moveIds: readonly string[],
): Read {
  switch (flag) {
    case 'start':
      return readStart(value, moveIds);
    case 'pause':
      return readPause(value);
    case 'open':
      return readOpen(value);
    case 'status':
      return value === undefined
        ? accept({ name: 'status', json: false })
        : refuse('takesNoValue', { flag: '--status' });
    case 'waiting':
      return readWait(value, (wait) => ({ name: 'waiting', wait, pid: null }));
    case 'done':
      return readWait(value, (wait) => ({ name: 'done', wait }));
    case 'snooze':
    case 'skip':
    case 'resume':
    case 'diagnose':
    case 'quit':
    case 'help':
    case 'version':
      return value === undefined
        ? accept({ name: flag })
        : refuse('takesNoValue', { flag: `--${flag}` });
    default:
      if (isPack(arg)) return accept({ name: 'add', file: arg });
      return refuse(arg.startsWith('-') ? 'unknownFlag' : 'unexpected', { argument: arg });
  }
}

function readStart(value: string | undefined, moveIds: readonly string[]): Read {
  if (value === undefined) return accept({ name: 'start', moves: [] });
  const moves = value.split(',');
  const unknown = moves.find((id) => !moveIds.includes(id));
  if (unknown !== undefined) {
    return refuse('unknownMove', { move: unknown, known: moveIds.join(', ') });
  }
  if (moves.length > 2) return refuse('tooManyMoves', { count: String(moves.length) });
  return accept({ name: 'start', moves });
}

function readPause(value = ''): Read {
  const length = parsePauseLength(value);
  return length === undefined
    ? refuse('needsPause', { flag: '--pause' })
    : accept({ name: 'pause', length });
}

function readOpen(value: string | undefined): Read {
  if (value === undefined) return accept({ name: 'open', page: 'today' });
  return isHomePage(value)
    ? accept({ name: 'open', page: value })
    : refuse('needsValue', { flag: '--open', expected: homePages.join(', ') });
}

function readWait(value = '', command: (wait: string) => Command): Read {
  return value.length > LONGEST_WAIT_NAME
    ? refuse('waitTooLong', { limit: String(LONGEST_WAIT_NAME) })
    : accept(command(value));
}

function readPid(value = ''): number | null {
  return /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;
}

function isHomePage(text: string): text is HomePage {
  return (homePages as readonly string[]).includes(text);
}

/** `--pause=30m` → `pause` and `30m`; no `=`: no value. Not a flag: an empty name. */
function splitFlag(arg: string): { flag: string; value: string | undefined } {
  const match = /^--([a-z][a-z-]*)(?:=(.*))?$/s.exec(arg);
  return { flag: match?.[1] ?? '', value: match?.[2] };
}

/** What a file manager passes to open a pack. */
function isPack(arg: string): boolean {
  return !arg.startsWith('-') && arg.toLowerCase().endsWith(packEnding);
}

/** How a command was said. */
function flagOf(command: Command): string {
  return command.name === 'add' ? command.file : `--${command.name}`;
}

function accept(command: Command): Read {
  return { ok: true, command };
}

function refuse(key: string, values: Readonly<Record<string, string>>): Refusal {
  return { ok: false, error: { key: `commandLine.error.${key}`, values } };
}
