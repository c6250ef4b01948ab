import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { executableIn, readDist } from '../../../scripts/electron/electron-dist';
import { firstAvailable, type Source } from '../../../scripts/electron/first-available';
import { resolveElectron } from '../../../scripts/electron/resolve';

const dist = (dir: string) => ({ dir, executable: `${dir}/electron`, version: '33.2.1' });

function source(label: string, found: ReturnType<typeof dist> | string, asked: string[]): Source {
  return {
    label,
    find: async () => {
      asked.push(label);
      return found;
    },
  };
}

describe('firstAvailable', () => {
  it('takes the first that has an Electron and asks no further', async () => {
    const asked: string[] = [];
    const found = await firstAvailable([
      source('named', 'not set', asked),
      source('installed', dist('/b'), asked),
      source('download', dist('/c'), asked),
    ]);
    expect(found).toEqual({ ...dist('/b'), from: 'installed' });
    expect(asked).toEqual(['named', 'installed']);
  });

  it('says all that was tried, and what to do, when none has', async () => {
    const failure = firstAvailable([
      source('named', 'not set', []),
      source('download', 'host.example gave no answer', []),
    ]);
    await expect(failure).rejects.toThrow(
      /named: not set\n.*download: host.example gave no answer/,
    );
    await expect(failure).rejects.toThrow('ELECTRON_OVERRIDE_DIST_PATH=');
  });
});

describe('an Electron folder', () => {
  let dir: string;

  beforeEach(async () => {
    dir = await mkdtemp(path.join(os.tmpdir(), 'unhunch-dist-'));
  });

  afterEach(() => rm(dir, { recursive: true }));

  async function addExecutable(): Promise<void> {
    const file = executableIn(dir);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, '');
    await chmod(file, 0o755);
  }

  it('that the person names goes before all others', async () => {
    await addExecutable();
    await writeFile(path.join(dir, 'version'), 'v45.4.1\n');
    expect(await resolveElectron({ ELECTRON_OVERRIDE_DIST_PATH: dir })).toEqual({
      dir,
      executable: executableIn(dir),
      version: '45.4.1',
      from: 'ELECTRON_OVERRIDE_DIST_PATH',
    });
  });

  it('that the person names but that holds none is an error, not passed over', async () => {
    await expect(resolveElectron({ ELECTRON_OVERRIDE_DIST_PATH: dir })).rejects.toThrow(dir);
  });

  it('need not say its version', async () => {
    await addExecutable();
    expect(readDist(dir)?.version).toBeNull();
  });

  it.each([
    ['linux', 'electron'],
    ['win32', 'electron.exe'],
    ['darwin', 'Electron.app/Contents/MacOS/Electron'],
  ] as const)('on %s has its executable at %s', (platform, inside) => {
    expect(executableIn('/dist', platform)).toBe(path.join('/dist', inside));
  });
});
