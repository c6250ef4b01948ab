/**
 * One app for one folder of files. The lock is in that folder, whatever is cleaned elsewhere, and
 * needs no goodbye: it names a process, and counts only while that process lives.
 *
 * `running-<n>` is a link to nowhere that says who made it: made in one step with what it says,
 * also on a full disk. The highest number holds. Whoever finds it dead makes the next, which only
 * one can; had the highest been removed instead, two could each remove the other's.
 */
import { readdirSync, readlinkSync, rmSync, symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { processName } from '../process-name';

export interface AppLock {
  /** Makes it again where it was removed. False when another has taken it meanwhile. */
  keep(): boolean;
}

const lockName = /^running-(\d{1,15})$/;

/** Whether a process, told by its `processName`, still lives. */
type IsAlive = (name: string) => boolean;

/**
 * Takes the lock of `dir`; null when another living process holds it.
 *
 * @throws {Error} with `code` when the folder can't hold one.
 */
export function takeAppLock(
  dir: string,
  own: string = processName(process.pid),
  isAlive: IsAlive = (name) => name === processName(Number.parseInt(name, 10)),
): AppLock | null {
  for (;;) {
    const newest = newestIn(dir);
    if (newest > 0 && isAlive(holderOf(dir, newest))) return null;
    const number = newest + 1;
    if (!isLockName(linkName(number))) throw inTheWay(dir, linkName(newest));
    if (!link(dir, number, own)) continue;
    // A listing can miss what is made while it is read.
    if (newestIn(dir) !== number) {
      rmSync(join(dir, linkName(number)), { force: true });
      continue;
    }
    for (const older of numbersIn(dir)) {
      if (older < number) removeDead(join(dir, linkName(older)));
    }
    return {
      keep: () => link(dir, number, own) || holderOf(dir, newestIn(dir)) === own,
    };
  }
}

/** Nothing comes after it, and it is none of ours: nobody starts an app so often. */
function inTheWay(dir: string, name: string): Error {
  return Object.assign(new Error(`${join(dir, name)} is in the way`), { code: 'EEXIST' });
}

/** What of that name is no link of ours can stay: the highest number holds. */
function removeDead(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It is a folder, or another has removed it meanwhile.
  }
}

export function isLockName(name: string): boolean {
  return lockName.test(name);
}

function numbersIn(dir: string): readonly number[] {
  return readdirSync(dir).flatMap((name) => {
    const [, number] = lockName.exec(name) ?? [];
    return number === undefined ? [] : [Number(number)];
  });
}

function newestIn(dir: string): number {
  return Math.max(0, ...numbersIn(dir));
}

const linkName = (number: number) => `running-${number}`;

function holderOf(dir: string, number: number): string {
  try {
    return readlinkSync(join(dir, linkName(number)));
  } catch {
    return '';
  }
}

function link(dir: string, number: number, own: string): boolean {
  try {
    symlinkSync(own, join(dir, linkName(number)));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
