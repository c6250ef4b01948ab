import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildOnce } from '../../../scripts/electron/build-once';

const fixture = path.join(import.meta.dirname, 'build-once.fixture.ts');
let parent: string;
let dir: string;
let log: string;
let children: ChildProcess[];

beforeEach(async () => {
  parent = await mkdtemp(path.join(os.tmpdir(), 'unhunch-once-'));
  dir = path.join(parent, 'cache', 'thing');
  log = path.join(parent, 'log');
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(parent, { recursive: true });
});

function startBuilder() {
  const child = spawn(process.execPath, ['--import', 'tsx', fixture, dir, log], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    child,
    says: async () => (await lines.next()).value as string,
    goOn: () => child.stdin.write('go on\n'),
  };
}

const fill = (text: string) => (emptyDir: string) => writeFile(path.join(emptyDir, 'file'), text);

it('builds a directory that is not there', async () => {
  await buildOnce(dir, fill('one'));
  expect(await readFile(path.join(dir, 'file'), 'utf8')).toBe('one');
  expect(await readdir(path.dirname(dir))).toEqual(['thing']);
});

it('leaves one alone that is', async () => {
  await buildOnce(dir, fill('one'));
  await buildOnce(dir, fill('two'));
  expect(await readFile(path.join(dir, 'file'), 'utf8')).toBe('one');
});

it('leaves nothing of a build that failed, and the next can build', async () => {
  const failing = buildOnce(dir, async (emptyDir) => {
    await fill('half')(emptyDir);
    throw new Error('no space left');
  });
  await expect(failing).rejects.toThrow('no space left');
  expect(await readdir(path.dirname(dir))).toEqual([]);
  await buildOnce(dir, fill('two'));
  expect(await readFile(path.join(dir, 'file'), 'utf8')).toBe('two');
});

it('builds once when two processes want it at once', async () => {
  const first = startBuilder();
  expect(await first.says()).toBe('half');
  const second = startBuilder();
  expect(await second.says()).toBe('waiting');
  expect(existsSync(dir)).toBe(false);
  first.goOn();
  expect(await first.says()).toBe('done');
  expect(await second.says()).toBe('done');
  expect(await readFile(log, 'utf8')).toBe('built\n');
  expect(await readdir(dir)).toEqual(['first', 'second']);
});

it('builds anew after a process was killed half-way', async () => {
  const killed = startBuilder();
  expect(await killed.says()).toBe('half');
  killed.child.kill('SIGKILL');
  await once(killed.child, 'exit');
  expect(existsSync(dir)).toBe(false);
  expect(await readdir(path.dirname(dir))).toHaveLength(2);

  await letLockGrowOld();
  await buildOnce(dir, fill('anew'));
  expect(await readdir(path.dirname(dir))).toEqual(['thing']);
  expect(await readdir(dir)).toEqual(['file']);
});

async function letLockGrowOld(): Promise<void> {
  const longAgo = new Date('2020-01-01T00:00:00Z');
  await utimes(`${dir}.lock`, longAgo, longAgo);
}
