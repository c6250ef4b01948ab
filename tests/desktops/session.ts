/** One real desktop from the distribution's packages, in memory, as a person's session of its own. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from '../support/until';
import type { DesktopUnderTest, Session } from './desktop-under-test';

const execute = promisify(execFile);

/** Some compositors refuse root, and no person's desktop runs as root. */
const nobody = { uid: 65534, gid: 65534 };
const isRoot = process.getuid?.() === 0;
const asPerson = isRoot ? nobody : {};

export const screenSize = { width: 1920, height: 1080 } as const;
/** In the person's home. */
export const xScreenFolder = 'screen';
/** On a machine that does other things as well. */
const answersWithinMs = 60_000;

export async function startSession(desktop: DesktopUnderTest): Promise<Session> {
  const home = await mkdtemp(join(tmpdir(), 'unhunch-desktop-'));
  const runtime = join(home, 'run');
  await mkdir(runtime, { mode: 0o700 });
  const started: ChildProcess[] = [];
  const { PATH = '' } = process.env;
  const env: NodeJS.ProcessEnv = {
    PATH,
    HOME: home,
    USER: 'nobody',
    LANG: 'C.UTF-8',
    XDG_RUNTIME_DIR: runtime,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_SESSION_TYPE: desktop.kind === 'x11' ? 'x11' : 'wayland',
    XDG_CURRENT_DESKTOP: desktop.name,
    NO_AT_BRIDGE: '1',
    ...desktop.env,
  };

  function start(command: string, ...args: readonly string[]): ChildProcess {
    const child = spawn(command, args, {
      env,
      cwd: home,
      stdio: 'ignore',
      detached: true,
      ...asPerson,
    });
    child.on('error', (error) => console.error(`${command}: ${error.message}`));
    started.push(child);
    return child;
  }
  async function ask(command: string, ...args: readonly string[]): Promise<string> {
    const options = { env, cwd: home, timeout: answersWithinMs, maxBuffer: 1 << 26, ...asPerson };
    return execute(command, args, options).then(
      ({ stdout }) => stdout,
      () => '',
    );
  }
  async function stop(): Promise<void> {
    for (const child of started.reverse()) endGroup(child);
    await until(
      () => started.every((child) => child.exitCode !== null || child.signalCode !== null),
      {
        what: `${desktop.title} to end`,
      },
    ).catch(() => {});
    // The desktop's portal mounts its documents there.
    await execute('umount', [join(runtime, 'doc')]).catch(() => {});
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }

  try {
    for (const [path, content] of Object.entries(desktop.files ?? {})) {
      await mkdir(join(home, path, '..'), { recursive: true });
      await writeFile(join(home, path), content);
    }
    await mkdir(join(home, xScreenFolder));
    if (isRoot) await giveTo(home);
    const bus = join(runtime, 'bus');
    start('dbus-daemon', '--session', '--nofork', '--nopidfile', `--address=unix:path=${bus}`);
    await until(() => existsSync(bus), { what: 'the session bus' });
    env.DBUS_SESSION_BUS_ADDRESS = `unix:path=${bus}`;
    // Nobody is on it: Chromium only complains at length of having none.
    env.DBUS_SYSTEM_BUS_ADDRESS = env.DBUS_SESSION_BUS_ADDRESS;
    if (desktop.kind === 'x11') env.DISPLAY = await startX(start, home);
    for (const [command, ...args] of desktop.programs) start(command, ...args);
    if (desktop.kind === 'wayland') {
      env.WAYLAND_DISPLAY = await until(() => waylandSocketIn(runtime), {
        what: 'the compositor',
        withinMs: 30_000,
      });
      const sway = (await readdir(runtime)).find((name) => name.startsWith('sway-ipc'));
      if (sway) env.SWAYSOCK = join(runtime, sway);
      for (const [command, ...args] of desktop.after ?? []) start(command, ...args);
    }
    return { env, home, start, ask, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startX(start: Session['start'], home: string): Promise<string> {
  const number = await freeDisplay();
  const { width, height } = screenSize;
  const screen = ['-screen', '0', `${width}x${height}x24`, '-fbdir', join(home, xScreenFolder)];
  start('Xvfb', `:${number}`, ...screen, '-nolisten', 'tcp');
  await until(() => existsSync(`/tmp/.X11-unix/X${number}`), { what: 'the X server' });
  return `:${number}`;
}

async function freeDisplay(): Promise<number> {
  await mkdir('/tmp/.X11-unix', { recursive: true });
  if (isRoot) await chmod('/tmp/.X11-unix', 0o1777);
  const taken = await readdir('/tmp/.X11-unix');
  let number = 60;
  while (taken.includes(`X${number}`) || existsSync(`/tmp/.X${number}-lock`)) number += 1;
  return number;
}

async function waylandSocketIn(runtime: string): Promise<string | undefined> {
  return (await readdir(runtime)).find((name) => /^wayland-\d+$/.test(name));
}

async function giveTo(path: string): Promise<void> {
  await chown(path, nobody.uid, nobody.gid);
  for (const entry of await readdir(path, { withFileTypes: true, recursive: true })) {
    await chown(join(entry.parentPath, entry.name), nobody.uid, nobody.gid);
  }
}

/** A desktop's programs are its children, in the group that it was started in. */
function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
