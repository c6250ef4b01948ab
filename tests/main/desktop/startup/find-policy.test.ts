import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { filePolicy, registryText } from '../../../../main/desktop/startup/find-policy';

let dir: string;
let file: string;
beforeEach(() => {
  dir = realpathSync(mkdtempSync(join(tmpdir(), 'unhunch-policy-')));
  file = join(dir, 'policy.json');
});
afterEach(() => rmSync(dir, { recursive: true }));

const content = { version: 1, presets: { daysOff: [] } };
const find = (stat: (path: string) => { uid: number; mode: number }) =>
  filePolicy(file, () => JSON.stringify(content), stat);
const administrators = { uid: 0, mode: 0o100644 };

it('finds none where there is no file', () => {
  expect(find(() => administrators)).toBeNull();
});

it('counts when it is the administrator’s all the way up', () => {
  writeFileSync(file, '');
  expect(find(() => administrators)).toEqual({ path: file, content });
});

it.each([
  ['is somebody else’s', { uid: 1000, mode: 0o100644 }, 'does not belong to the administrator'],
  [
    'can be written by a group',
    { uid: 0, mode: 0o100664 },
    'others than the administrator can write',
  ],
  ['can be written by all', { uid: 0, mode: 0o100646 }, 'others than the administrator can write'],
])('does not count when it %s', (_, stat, reason) => {
  writeFileSync(file, '');
  expect(find((path) => (path === file ? stat : administrators))).toEqual({
    path: file,
    refused: expect.stringContaining(reason),
  });
});

it('does not count in a folder that others can write', () => {
  writeFileSync(file, '');
  expect(find((path) => (path === dir ? { uid: 0, mode: 0o40777 } : administrators))).toEqual({
    path: file,
    refused: `others than the administrator can write ${dir}`,
  });
});

it('says what is wrong with a file that is no JSON', () => {
  writeFileSync(file, '');
  const found = filePolicy(
    file,
    () => '{',
    () => administrators,
  );
  expect(found).toEqual({ path: file, refused: expect.stringContaining('JSON') });
});

it('reads what reg query prints', () => {
  const printed =
    '\r\nHKEY_LOCAL_MACHINE\\Software\\Policies\\Unhunch\r\n    Policy    REG_SZ    {"version": 1}\r\n\r\n';
  expect(registryText(printed)).toBe('{"version": 1}');
  expect(() => registryText(printed.replace('REG_SZ', 'REG_DWORD'))).toThrow('REG_SZ');
});
