import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { answer, type Probe } from './probe';

export interface CameraFolders {
  /** Where the cameras' files are. */
  readonly dev: string;
  /** Where each process has a folder with what it holds open. */
  readonly proc: string;
}

/** It opens every camera to learn what it can do, without looking through it. */
const deviceManagers = new Set(['wireplumber']);

/** Processes of the person's that hold a camera open. */
export function linuxCamera({ dev, proc }: CameraFolders): Probe {
  return {
    name: 'video-devices',
    reason: 'camera',
    async ask() {
      const cameras = (await readdir(dev)).filter((name) => /^video\d+$/.test(name));
      if (cameras.length === 0) return answer(false, 'no camera');
      const paths = new Set(cameras.map((name) => join(dev, name)));
      for (const pid of (await readdir(proc)).filter((name) => /^\d+$/.test(name))) {
        if ((await holds(join(proc, pid), paths)) && !(await isDeviceManager(join(proc, pid)))) {
          return answer(true, 'in use');
        }
      }
      return answer(false, 'free');
    },
  };
}

/** Whether the process has one of the files open; other people's processes can't be seen. */
async function holds(process: string, paths: ReadonlySet<string>): Promise<boolean> {
  const folder = join(process, 'fd');
  const files = await readdir(folder).catch(() => []);
  const targets = await Promise.all(
    files.map((file) => readlink(join(folder, file)).catch(() => '')),
  );
  return targets.some((target) => paths.has(target));
}

async function isDeviceManager(process: string): Promise<boolean> {
  const name = await readFile(join(process, 'comm'), 'utf8').catch(() => '');
  return deviceManagers.has(name.trim());
}
