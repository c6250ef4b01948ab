import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AppLock, isLockName, takeAppLock } from '../../../../main/desktop/startup/app-lock';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unhunch-lock-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

/** Processes by name, of which some have ended. */
const alive = new Set<string>();
const take = (own: string): AppLock | null => {
  alive.add(own);
  return takeAppLock(dir, own, (name) => alive.has(name));
};

describe('one app for one folder', () => {
  it('is the first, as long as it lives', () => {
    expect(take('first')).not.toBeNull();
    expect(take('second')).toBeNull();
    alive.delete('first');
    expect(take('third')).not.toBeNull();
    expect(take('fourth')).toBeNull();
  });

  it('leaves one name behind, however many there have been', () => {
    for (const own of ['a', 'b', 'c']) {
      take(own);
      alive.delete(own);
    }
    expect(readdirSync(dir).filter(isLockName)).toEqual(['running-3']);
  });

  it('is one of those that find a dead one at the same moment', () => {
    take('dead');
    alive.delete('dead');
    // Each sees the same listing before either acts: the second acts inside the first.
    let inner: AppLock | null = null;
    const outer = takeAppLock(dir, 'outer', (name) => {
      if (name === 'dead' && inner === null) inner = take('inner');
      return alive.has(name);
    });
    expect(inner).not.toBeNull();
    expect(outer).toBeNull();
  });

  it('knows itself by process and start: another process of the same number is dead', () => {
    symlinkSync(`${process.pid} some other start`, join(dir, 'running-1'));
    const lock = takeAppLock(dir);
    expect(lock).not.toBeNull();
    expect(takeAppLock(dir)).toBeNull();
    expect(readlinkSync(join(dir, 'running-2'))).toMatch(new RegExp(`^${process.pid} \\S+`));
  });

  it("is not kept out by a folder of a lock's name, and leaves that where it is", () => {
    mkdirSync(join(dir, 'running-5', 'kept'), { recursive: true });
    expect(take('first')).not.toBeNull();
    expect(take('second')).toBeNull();
    expect(readdirSync(dir)).toEqual(['running-5', 'running-6']);
  });

  it('says what is in the way when nothing comes after it', () => {
    const last = join(dir, 'running-999999999999999');
    mkdirSync(last);
    expect(() => take('first')).toThrow(`${last} is in the way`);
    rmSync(last, { recursive: true });
    symlinkSync('nonsense', join(dir, 'running-9999999999999999'));
    expect(take('first')).not.toBeNull();
  });

  it('is not kept out by what is no lock', () => {
    symlinkSync('nonsense', join(dir, 'running-'));
    symlinkSync('nonsense', join(dir, 'running-7'));
    expect(takeAppLock(dir)).not.toBeNull();
  });

  it('says why a folder can hold none', () => {
    expect(() => takeAppLock(join(dir, 'not there'))).toThrow(/ENOENT/);
  });
});

describe('a lock that was removed', () => {
  it('is put back', () => {
    const lock = take('own');
    rmSync(join(dir, 'running-1'));
    expect(lock?.keep()).toBe(true);
    expect(take('other')).toBeNull();
  });

  it('is lost when another took it meanwhile', () => {
    const lock = take('own');
    rmSync(join(dir, 'running-1'));
    take('other');
    expect(lock?.keep()).toBe(false);
  });
});
