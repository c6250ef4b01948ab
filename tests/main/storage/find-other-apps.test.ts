import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findOtherApps } from '../../../main/storage/find-other-apps';
import {
  breaktimerFile,
  safeEyesFile,
  stretchlyFile,
  workraveDump,
} from '../../support/other-apps';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'unhunch-others-'));
});
afterEach(() => rmSync(home, { recursive: true }));

function put(path: string, text: string): void {
  const file = join(home, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function found(dump: string | null = null): Promise<readonly string[]> {
  const places = { homeDir: home, appDataDir: join(home, '.config') };
  const others = await findOtherApps(places, { workraveDump: async () => dump });
  return others.map(({ app }) => app);
}

describe('another break reminder is found', () => {
  it.each([
    ['stretchly', '.config/Stretchly/config.json', stretchlyFile()],
    ['stretchly', '.var/app/net.hovancik.Stretchly/config/Stretchly/config.json', stretchlyFile()],
    ['stretchly', 'snap/stretchly/current/.config/Stretchly/config.json', stretchlyFile()],
    ['breaktimer', '.config/BreakTimer/config.json', breaktimerFile()],
    ['breaktimer', 'snap/breaktimer/current/.config/BreakTimer/config.json', breaktimerFile()],
    ['safeeyes', '.config/safeeyes/safeeyes.json', safeEyesFile()],
    [
      'safeeyes',
      '.var/app/io.github.slgobinath.SafeEyes/config/safeeyes/safeeyes.json',
      safeEyesFile(),
    ],
    ['workrave', '.workrave/workrave.ini', workraveDump],
    ['workrave', '.config/workrave/workrave.ini', workraveDump],
    ['workrave', '.config/Workrave/workrave.ini', workraveDump],
  ])('%s by %s', async (app, path, text) => {
    put(path, text);
    expect(await found()).toEqual([app]);
  });

  it('workrave also by what the desktop keeps for it, once', async () => {
    expect(await found(workraveDump)).toEqual(['workrave']);
    put('.workrave/workrave.ini', workraveDump);
    expect(await found(workraveDump)).toEqual(['workrave']);
    expect(await found('nothing of it')).toEqual(['workrave']);
  });

  it('each once, by the first place that has something', async () => {
    put('.config/Stretchly/config.json', 'broken');
    put('snap/stretchly/current/.config/Stretchly/config.json', stretchlyFile());
    put('.config/safeeyes/safeeyes.json', safeEyesFile());
    expect(await found(workraveDump)).toEqual(['stretchly', 'safeeyes', 'workrave']);
  });

  it('not where there is none, nor in a file that is larger than theirs ever are', async () => {
    expect(await found()).toEqual([]);
    put('.config/Stretchly/config.json', `${stretchlyFile()}${' '.repeat(1_000_000)}`);
    expect(await found()).toEqual([]);
  });
});
