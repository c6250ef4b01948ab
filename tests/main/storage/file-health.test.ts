import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { filesHealth } from '../../../main/storage/file-health';

let dir: string;
const put = (name: string, text: string) => writeFileSync(join(dir, name), text);
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unhunch-health-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

it('of a folder with nothing in it, or none at all, only the moves are told', () => {
  const moves = { name: 'moves', bytes: 0, health: '0 files' };
  expect(filesHealth(dir)).toEqual([moves]);
  expect(filesHealth(join(dir, 'nowhere'))).toEqual([moves]);
});

it('each file of ours is told by name and size, and whether it is JSON', () => {
  mkdirSync(join(dir, 'history'));
  mkdirSync(join(dir, 'moves'));
  put('settings.json', '\ufeff{"a": 1}');
  put('settings.json.bak', '{');
  put('state.json.corrupt-2026-03-02T09-00-00-000Z', '');
  put('history/2026.json', '[]');
  put('history/2025.json', 'é');
  put('moves/private-name.json', '{}');
  put('Cookies', 'not ours');
  put('json', 'not ours');
  mkdirSync(join(dir, 'folder.json'));
  symlinkSync('/nowhere', join(dir, 'link.json'));
  expect(filesHealth(dir)).toEqual([
    { name: 'folder.json', bytes: 0, health: 'EISDIR' },
    { name: 'link.json', bytes: 0, health: 'ENOENT' },
    { name: 'settings.json', bytes: 11, health: 'fine' },
    { name: 'settings.json.bak', bytes: 1, health: 'no JSON' },
    { name: 'state.json.corrupt-2026-03-02T09-00-00-000Z', bytes: 0, health: 'no JSON' },
    { name: 'history/2025.json', bytes: 2, health: 'no JSON' },
    { name: 'history/2026.json', bytes: 2, health: 'fine' },
    { name: 'moves', bytes: 0, health: '1 files' },
  ]);
});
