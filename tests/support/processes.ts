import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { type Patience, until, withDeadline } from './until';

export interface ProcessOptions {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Written to the program's standard input, which is then closed. */
  input?: string;
}

export interface Finished {
  /** `null` when a signal ended the program. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A program that was started and is to be stopped. */
export interface RunningProcess {
  readonly pid: number;
  readonly command: string;
  /** What it has said so far on both outputs. */
  output(): string;
  /** The first match of `pattern` in what it says. */
  says(pattern: RegExp, patience?: Patience): Promise<RegExpMatchArray>;
  isRunning(): boolean;
  finished(patience?: Patience): Promise<Finished>;
  signal(signal: NodeJS.Signals): void;
  /** Asks it to end, and after two seconds makes it. */
  stop(): Promise<void>;
}

const STOP_PATIENCE_MS = 2_000;

/**
 * Starts a program that cannot outlive this process: the kernel kills it when its parent dies,
 * however that happens, so a test run that is killed leaves nothing behind.
 */
export function startProcess(
  command: string,
  args: readonly string[],
  { env = process.env, cwd, input }: ProcessOptions = {},
): RunningProcess {
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', command, ...args], {
    env,
    ...(cwd === undefined ? {} : { cwd }),
    stdio: 'pipe',
    // A session of its own, by which all that it starts can be found.
    detached: true,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  // A program that ends without reading its input is no failure of ours.
  child.stdin.on('error', () => {}).end(input);
  const ended = endOf(child);
  // Whoever waits sees the failure; nobody has to wait.
  ended.catch(() => {});

  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  const output = (): string => stdout + stderr;

  return {
    pid: child.pid ?? 0,
    command,
    output,
    isRunning,
    says: (pattern, patience) =>
      until(
        () => {
          const match = output().match(pattern);
          if (match === null && !isRunning()) throw new Error(`${command} ended: ${output()}`);
          return match;
        },
        { what: `${command} to say ${pattern}`, ...patience },
      ),
    finished: async (patience) => {
      await withDeadline(ended, { what: `${command} to end`, ...patience });
      return { code: child.exitCode, stdout, stderr };
    },
    signal: (signal) => {
      child.kill(signal);
    },
    stop: async () => {
      if (!isRunning()) return;
      child.kill('SIGTERM');
      try {
        await withDeadline(ended, { withinMs: STOP_PATIENCE_MS });
      } catch {
        child.kill('SIGKILL');
        await ended;
      }
    },
  };
}

/**
 * Runs a program to its end.
 *
 * @throws {Error} when it does not end in time; the program is killed then.
 */
export async function run(
  command: string,
  args: readonly string[],
  { withinMs = 10_000, ...options }: ProcessOptions & Patience = {},
): Promise<Finished> {
  const running = startProcess(command, args, options);
  try {
    return await running.finished({ withinMs });
  } finally {
    running.signal('SIGKILL');
  }
}

/**
 * Runs a program that is expected to succeed, and returns its standard output.
 *
 * @throws {Error} with what it said, when it exits with anything but 0.
 */
export async function outputOf(
  command: string,
  args: readonly string[],
  options: ProcessOptions & Patience = {},
): Promise<string> {
  const { code, stdout, stderr } = await run(command, args, options);
  if (code !== 0) {
    throw new Error(`${[command, ...args].join(' ')} exited with ${code}: ${stderr}${stdout}`);
  }
  return stdout;
}

/**
 * The command lines of the processes in the session that `leader`, a process id, has begun. What
 * it has started stays in it, even when the leader has ended.
 */
export function commandsOfSession(leader: number): Promise<string[]> {
  return commandsOf(async (pid) => {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // After the name, which may hold spaces: state, parent, group, session.
    const [state, , , session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(session) === leader && state !== 'Z';
  });
}

/** A process, and what it was started with. */
export interface ProcessEntry {
  readonly pid: number;
  readonly command: string;
}

/** The processes that `pid` has started, and that these have started; none that has ended. */
export async function descendantsOf(pid: number): Promise<ProcessEntry[]> {
  const list = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const found: ProcessEntry[] = [];
  for (const child of list.split(' ').filter(Boolean).map(Number)) {
    const raw = await readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '');
    const command = raw.replaceAll('\0', ' ').trim();
    if (command !== '') found.push({ pid: child, command });
    found.push(...(await descendantsOf(child)));
  }
  return found;
}

/**
 * The command lines of the processes in whose command line or environment all of `texts` stand.
 * Chromium's own processes overwrite their environment.
 */
export function processesWith(...texts: readonly string[]): Promise<string[]> {
  return commandsOf(async (pid) => {
    const [command, env] = await Promise.all([
      readFile(`/proc/${pid}/cmdline`, 'utf8'),
      readFile(`/proc/${pid}/environ`, 'utf8'),
    ]);
    return texts.every((text) => command.includes(text) || env.includes(text));
  });
}

async function commandsOf(wanted: (pid: string) => Promise<boolean>): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(
    pids.map(async (pid) => {
      try {
        if (!(await wanted(pid))) return [];
        return [(await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ').trim()];
      } catch {
        // It has ended meanwhile, or is somebody else's.
        return [];
      }
    }),
  );
  return commands.flat();
}

async function endOf(child: ChildProcess): Promise<void> {
  await once(child, 'close');
}
