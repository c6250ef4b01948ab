import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import lockfile from 'proper-lockfile';

/** A lock whose holder was killed counts as free after this long. */
const staleMs = 10_000;

export function sayWaiting(): void {
  console.log('Another run is fetching it: waiting for that.');
}

/**
 * Makes a directory that is either complete or not there.
 *
 * `build` fills a sibling directory, which is renamed into place when it returns. Whoever comes
 * while another process builds waits for it and uses its result; what a killed one left is
 * swept away by the next.
 */
export async function buildOnce(
  dir: string,
  build: (emptyDir: string) => Promise<void>,
  onWait: () => void = sayWaiting,
): Promise<void> {
  if (existsSync(dir)) return;
  await mkdir(path.dirname(dir), { recursive: true });
  await withLock(dir, onWait, async () => {
    if (existsSync(dir)) return;
    await sweep(dir);
    const temporary = await mkdtemp(temporaryPrefix(dir));
    try {
      await build(temporary);
      await rename(temporary, dir);
    } finally {
      await remove(temporary);
    }
  });
}

/** Does something to a file or folder while no other process does, after waiting for its turn. */
export async function withLock<T>(
  file: string,
  onWait: () => void,
  action: () => Promise<T>,
): Promise<T> {
  const release = await lock(file, onWait);
  try {
    return await action();
  } finally {
    await release();
  }
}

async function lock(dir: string, onWait: () => void): Promise<() => Promise<void>> {
  const options = { realpath: false, stale: staleMs };
  try {
    return await lockfile.lock(dir, options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw error;
  }
  onWait();
  const retries = { forever: true, factor: 1, minTimeout: 250, maxTimeout: 250 };
  return lockfile.lock(dir, { ...options, retries });
}

/** Only the holder of the lock builds, so every temporary directory found now is abandoned. */
async function sweep(dir: string): Promise<void> {
  const prefix = path.basename(temporaryPrefix(dir));
  for (const name of await readdir(path.dirname(dir))) {
    if (name.startsWith(prefix)) await remove(path.join(path.dirname(dir), name));
  }
}

/** Tries again when a program that outlived its starter has just written there. */
function remove(dir: string): Promise<void> {
  return rm(dir, { recursive: true, force: true, maxRetries: 5 });
}

function temporaryPrefix(dir: string): string {
  return `${dir}.building-`;
}
