// A desktop for where there is none: an X server without a screen and a session bus.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { UserError } from '../script';

export interface Desktop {
  /** Environment for the programs that run on it. */
  env: NodeJS.ProcessEnv;
  display: string;
  stop(): Promise<void>;
}

/** Whether there is a display to show windows on. */
export function hasDisplay(env: NodeJS.ProcessEnv): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * Starts an X server on a free display and a session bus. They end with `stop`, and also when
 * this process ends, however it ends.
 *
 * @throws {UserError} when one of them doesn't start
 */
export async function startDesktop(): Promise<Desktop> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'unhunch-display-'));
  const started: ChildProcess[] = [];
  const stop = async () => {
    for (const child of started.reverse()) await end(child);
    await rm(dir, { recursive: true, force: true });
  };
  try {
    const screen = ['-screen', '0', '1280x800x24', '-nolisten', 'tcp', '-noreset'];
    const display = await startServer(started, process.env, 'Xvfb', '-displayfd', '3', ...screen);
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      DISPLAY: `:${display}`,
      // Nothing reads the screen here, and the accessibility bus would outlive this one.
      NO_AT_BRIDGE: '1',
    };
    const bus = ['--session', '--nofork', '--nopidfile', '--nosyslog', '--print-address=3'];
    const address = await startServer(
      started,
      env,
      'dbus-daemon',
      ...bus,
      `--address=unix:path=${path.join(dir, 'bus')}`,
    );
    env.DBUS_SESSION_BUS_ADDRESS = address;
    // Chromium complains at length of a missing system bus; this one answers that nobody is there.
    if (!existsSync('/run/dbus/system_bus_socket')) env.DBUS_SYSTEM_BUS_ADDRESS = address;
    return { env, display: `:${display}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Starts a server that writes where it can be reached to file descriptor 3 when it is ready. */
async function startServer(
  started: ChildProcess[],
  env: NodeJS.ProcessEnv,
  command: string,
  ...args: string[]
): Promise<string> {
  const child = spawnTied(command, args, env);
  started.push(child);
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const ready = once(child.stdio[3] as Readable, 'data').then(([line]) => String(line).trim());
  const failed = once(child, 'exit').then(() => {
    throw new UserError(`${command} did not start:\n${complaint.trim()}`);
  });
  return Promise.race([ready, failed]);
}

/**
 * The kernel ends the child when this process dies, even when it is killed. A Ctrl-C on the
 * terminal doesn't reach it: the app still needs its display to end well.
 */
function spawnTied(command: string, args: string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn('setpriv', ['--pdeathsig', 'TERM', '--', command, ...args], {
    env,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
