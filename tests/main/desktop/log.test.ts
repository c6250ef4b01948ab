import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLog } from '../../../main/desktop/log';

// electron-log takes what the console has when it is loaded.
const { warned, failed } = vi.hoisted(() => ({
  warned: vi.spyOn(console, 'warn').mockImplementation(() => {}),
  failed: vi.spyOn(console, 'error').mockImplementation(() => {}),
}));

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'unhunch-log-'));
});
afterEach(async () => {
  await rm(dir, { recursive: true });
});
const read = () => readFile(join(dir, 'unhunch.log'), 'utf8');

it('writes a line with instant and level, for the person alone to read', async () => {
  createLog(dir, { terminal: false }).warn('no session bus');
  expect(await read()).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+\S* warn no session bus\n$/);
  expect((await stat(join(dir, 'unhunch.log'))).mode & 0o777).toBe(0o600);
});

it("leaves the person's home folder out", async () => {
  createLog(dir, { terminal: false }).error(
    `can't read ${join(homedir(), '.config/unhunch/settings.json')}`,
  );
  expect(await read()).toContain("can't read ~/.config/unhunch/settings.json");
});

it('keeps two files of half a megabyte at most', async () => {
  const log = createLog(dir, { terminal: false });
  const long = 'x'.repeat(50_000);
  for (let i = 0; i < 40; i += 1) log.info(long);
  const files = await readdir(dir);
  expect(files.toSorted()).toEqual(['unhunch.log', 'unhunch.old.log']);
  for (const file of files) {
    expect((await stat(join(dir, file))).size).toBeLessThan(600 * 1024);
  }
});

it('a value with line ends in it begins no line of its own', async () => {
  createLog(dir, { terminal: false }).warn(
    'move: \n2026-03-02T09:00:00Z info all is well\r\u2028\u001b[2J',
  );
  const lines = (await read()).split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain(
    'warn move: \\n2026-03-02T09:00:00Z info all is well\\r\\u2028\\u001b[2J',
  );
});

it.each([
  ['pipe', (path: string) => execFileSync('mkfifo', [path])],
  ['folder', (path: string) => mkdirSync(path)],
  ['device', (path: string) => symlinkSync('/dev/full', path)],
])('a %s in its place is named, left, and never waited for', (kind, make) => {
  make(join(dir, 'unhunch.log'));
  createLog(dir).info('all is well');
  expect(warned.mock.calls.join()).toMatch(`unhunch.log: it is a ${kind}`);
});

it('a pipe that comes into its place later is not waited for either', async () => {
  const log = createLog(dir, { terminal: false });
  log.info('one');
  await rm(join(dir, 'unhunch.log'));
  execFileSync('mkfifo', [join(dir, 'unhunch.log')]);
  log.info('two');
  expect(failed.mock.calls.join()).toContain('ENXIO');
});
