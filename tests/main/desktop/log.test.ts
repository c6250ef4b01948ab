import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog } from '../../../main/desktop/log';

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
