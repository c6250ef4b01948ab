/**
 * A copy of this system that costs nothing and goes with the test: what is written to it lands in
 * a folder of its own. Packages are installed there for real, by the tools and with the libraries
 * of this system, which stays as it is.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Desktop } from '../support/desktop';
import { type Finished, type RunningProcess, startProcess } from '../support/processes';

export interface ThrowawaySystem {
  /** Runs a program in it to its end, as root and without a desktop. */
  run(command: string, ...args: string[]): Promise<Finished>;
  /** Starts a program in it on the test's desktop. */
  start(command: string, args?: readonly string[]): RunningProcess;
}

/** Mounts the copy; it and all that runs in it vanish with this process. */
export async function startThrowawaySystem(desktop: Desktop): Promise<ThrowawaySystem> {
  const [upper, work, root] = ['upper', 'work', 'root'].map((name) =>
    join(desktop.directory, 'system', name),
  ) as [string, string, string];
  for (const dir of [upper, work, root]) await mkdir(dir, { recursive: true });
  const memory = join(desktop.directory, 'system');
  const script = [
    'set -e',
    // An overlay can't have its changes on another one.
    `mount -t tmpfs tmpfs ${memory}`,
    `mkdir ${upper} ${work} ${root}`,
    `mount -t overlay overlay -o lowerdir=/,upperdir=${upper},workdir=${work} ${root}`,
    `mount --rbind /dev ${root}/dev`,
    `mount -t proc proc ${root}/proc`,
    `mount --bind ${desktop.directory} ${root}${desktop.directory}`,
    // Sockets are not the same through an overlay.
    `mount --bind /tmp/.X11-unix ${root}/tmp/.X11-unix`,
    'echo ready',
    'exec sleep infinity',
  ].join('\n');
  const holder = startProcess('unshare', [
    '--mount',
    '--propagation',
    'private',
    // Its first process takes all the others with it.
    '--pid',
    '--fork',
    '--kill-child',
    'sh',
    '-c',
    script,
  ]);
  desktop.onStop(() => holder.stop());
  await holder.says(/ready/);
  const spaces = `/proc/${holder.pid}/ns`;
  const inside = [
    `--mount=${spaces}/mnt`,
    `--pid=${spaces}/pid_for_children`,
    ...['--', 'chroot', root],
  ];
  return {
    run(command, ...args) {
      const env = { PATH: process.env.PATH, LANG: 'C.UTF-8', DEBIAN_FRONTEND: 'noninteractive' };
      return startProcess('nsenter', [...inside, command, ...args], { env }).finished({
        withinMs: 120_000,
      });
    },
    start(command, args = []) {
      const running = startProcess('nsenter', [...inside, command, ...args], { env: desktop.env });
      desktop.onStop(() => running.stop());
      return running;
    },
  };
}
