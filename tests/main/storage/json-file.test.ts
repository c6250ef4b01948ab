import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import fs, {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type FileRead,
  type Parsed,
  readJsonFile,
  writeJsonFile,
} from '../../../main/storage/json-file';
import { clearDrafts } from '../../../main/storage/text-file';
import { inEnglish } from '../../support/texts';

let dir: string;
let path: string;
const aside = 'count.json.corrupt-2026-03-02T09-00-00-000Z';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unhunch-json-'));
  path = join(dir, 'count.json');
});
afterEach(() => rmSync(dir, { recursive: true }));

function parseCount(raw: unknown): Parsed<number> {
  if (raw === 'newer') return { kind: 'newer' };
  return typeof raw === 'number'
    ? { kind: 'good', value: raw }
    : { kind: 'bad', problem: 'it is no count' };
}
const nine = Date.parse('2026-03-02T09:00:00Z');
const largest = 1000;
const file = () => ({ path, largest, parse: parseCount });
const read = () => readJsonFile(file(), nine);
const write = (value: unknown) => writeJsonFile(path, value, largest);
const told = (found: FileRead<number>) => inEnglish('problem' in found ? found.problem : null);
const textOf = (name: string) => readFileSync(join(dir, name), 'utf8');

it('a file that is not there is missing, and nothing is made', () => {
  expect(read()).toEqual({ kind: 'missing' });
  expect(readdirSync(dir)).toEqual([]);
});

it('what is written is read again, and is the last good copy too, for its owner alone', () => {
  write(1);
  write(2);
  expect(read()).toEqual({ kind: 'good', value: 2 });
  expect(textOf('count.json.bak')).toBe('2\n');
  expect(readdirSync(dir).sort()).toEqual(['count.json', 'count.json.bak']);
  for (const name of readdirSync(dir)) expect(statSync(join(dir, name)).mode & 0o777).toBe(0o600);
});

it('a folder that is not there yet is made', () => {
  path = join(dir, 'a/b/count.json');
  write(3);
  expect(read()).toEqual({ kind: 'good', value: 3 });
});

describe('a file that can not be used', () => {
  it.each([
    ['is half-written', '{ "count": ', /JSON/],
    ['is empty', '', /JSON/],
    ['holds something else', '"many"', /it is no count/],
  ])('because it %s is kept aside, and the last good copy holds', (_, content, why) => {
    writeFileSync(`${path}.bak`, '7');
    writeFileSync(path, content);
    const found = read();
    expect(found).toMatchObject({ kind: 'bad', value: 7 });
    expect(told(found)).toMatch(why);
    expect(told(found)).toMatch(/kept as .*The last good copy holds now\.$/);
    expect(textOf(aside)).toBe(content);
    expect(textOf('count.json')).toBe('7\n');
  });

  it('without a good copy leaves the defaults', () => {
    writeFileSync(`${path}.bak`, '"many"');
    writeFileSync(path, '"many"');
    const found = read();
    expect(found).not.toHaveProperty('value');
    expect(told(found)).toMatch(/The defaults hold now\.$/);
    expect(existsSync(path)).toBe(false);
    expect(textOf('count.json.bak.corrupt-2026-03-02T09-00-00-000Z')).toBe('"many"');
  });

  it('gives way to what the caller still holds', () => {
    writeFileSync(`${path}.bak`, '7');
    writeFileSync(path, 'broken');
    const found = readJsonFile(file(), nine, 8);
    expect(found).toMatchObject({ kind: 'bad', value: 8 });
    expect(told(found)).toMatch(/What held before still holds\.$/);
  });

  it('because it nests too deeply is kept aside as well', () => {
    writeFileSync(path, '['.repeat(400) + ']'.repeat(400));
    expect(told(read())).toMatch(/nested deeper than 64 levels.*kept as/);
  });
});

it('a file that is gone though its copy is there was lost: it is put back, and said so', () => {
  write(7);
  rmSync(path);
  const found = read();
  expect(found).toMatchObject({ kind: 'bad', value: 7 });
  expect(told(found)).toMatch(/count\.json was gone\. The last good copy holds now\.$/);
  expect(read()).toEqual({ kind: 'good', value: 7 });
});

it.each([
  ['can not be read', () => mkdirSync(`${path}.bak`), /count\.json\.bak is a folder/],
  ['is newer', () => writeFileSync(`${path}.bak`, '"newer"'), /bak was written by a newer version/],
])('defaults never take the place of a copy that %s', (_, make, why) => {
  make();
  writeFileSync(path, 'broken');
  const found = read();
  expect(found.kind).toBe('leave');
  expect(told(found)).toMatch(why);
  expect(textOf('count.json')).toBe('broken');
});

it.each([
  ['a byte order mark', '\uFEFF7'],
  ['lines that end as on Windows', '\r\n7\r\n'],
])('%s is nothing bad', (_, content) => {
  writeFileSync(path, content);
  expect(read()).toEqual({ kind: 'good', value: 7 });
});

describe('what is no ordinary file of sane size is named, left, and never waited for', () => {
  it.each([
    ['a folder', () => mkdirSync(path), /is a folder, not a file/],
    ['a pipe', () => execFileSync('mkfifo', [path]), /is a pipe, not a file/],
    ['a device', () => symlinkSync('/dev/zero', path), /is a device, not a file/],
    [
      'a link to nothing',
      () => symlinkSync('gone.json', path),
      /a link to gone\.json, which is not/,
    ],
    ['a link to itself', () => symlinkSync('count.json', path), /a link to count\.json/],
    ['too large', () => writeFileSync(path, ' '.repeat(1001)), /is larger than 1 kB/],
    ['endless, though it tells no size', () => symlinkSync('/proc/self/smaps', path), /larger/],
  ])('%s', (_, make, why) => {
    make();
    writeFileSync(`${path}.bak`, '7');
    const before = readdirSync(dir);
    const found = read();
    expect(found.kind).toBe('leave');
    expect(told(found)).toMatch(why);
    expect(told(found)).toMatch(/It is left as it is\.$/);
    expect(readdirSync(dir)).toEqual(before);
  });

  it('a socket', async () => {
    const server = createServer().listen(path);
    await once(server, 'listening');
    expect(told(read())).toMatch(/is a socket, not a file/);
    server.close();
  });

  it('a file in a place where a folder should be', () => {
    writeFileSync(join(dir, 'plain'), 'mine');
    path = join(dir, 'plain/count.json');
    expect(told(read())).toMatch(/ENOTDIR.*left as it is/);
    expect(() => write(1)).toThrow(/EEXIST|ENOTDIR/);
    expect(textOf('plain')).toBe('mine');
  });
});

describe('what the machine can not do for a moment', () => {
  const open = fs.openSync;
  const failing = (code: string, times: number) => {
    let left = times;
    vi.spyOn(fs, 'openSync').mockImplementation((...given) => {
      left -= 1;
      if (left >= 0) throw Object.assign(new Error(`${code}: no`), { code });
      return open(...given);
    });
    syncBuiltinESMExports();
  };
  afterEach(() => {
    vi.restoreAllMocks();
    syncBuiltinESMExports();
  });

  it.each(['EMFILE', 'ENFILE', 'EIO', 'EBUSY', 'EAGAIN', 'ENOMEM', 'EINTR'])(
    '%s: it is tried again, and told if it lasts; the file is never taken for a bad one',
    (code) => {
      write(7);
      failing(code, 2);
      expect(read()).toEqual({ kind: 'good', value: 7 });
      failing(code, 2);
      write(8);
      failing(code, 100);
      const found = read();
      expect(found.kind).toBe('leave');
      expect(told(found)).toMatch(`can't be read: ${code}: no. It is tried again.`);
      expect(() => write(9)).toThrow(code);
      vi.restoreAllMocks();
      syncBuiltinESMExports();
      expect(read()).toEqual({ kind: 'good', value: 8 });
      expect(readdirSync(dir).sort()).toEqual(['count.json', 'count.json.bak']);
    },
  );

  it('permission denied: it is left as it is, and not tried again', () => {
    write(7);
    failing('EACCES', 100);
    const found = read();
    expect(found.kind).toBe('leave');
    expect(told(found)).toMatch(/can't be read: EACCES: no\. It is left as it is\.$/);
    expect(fs.openSync).toHaveBeenCalledTimes(1);
  });
});

it('more than is ever read again is not written', () => {
  write(7);
  expect(() => write('x'.repeat(1000))).toThrow('it would be larger than 1 kB');
  expect(read()).toEqual({ kind: 'good', value: 7 });
});

it('a write goes to where a link leads', () => {
  writeFileSync(join(dir, 'target.json'), '1');
  symlinkSync('target.json', path);
  write(2);
  expect(textOf('target.json')).toBe('2\n');
  expect(lstatSync(path).isSymbolicLink()).toBe(true);
});

it('what a write that was cut off has left is cleared, and nothing else', () => {
  write(1);
  const mine = ['count.json.corrupt-1', 'letter.tmp-1', 'a.json.tmp-notes.txt'];
  for (const name of ['count.json.tmp-12', 'count.json.bak.tmp-7abc', ...mine]) {
    writeFileSync(join(dir, name), 'x');
  }
  clearDrafts(dir);
  expect(readdirSync(dir).sort()).toEqual(['count.json', 'count.json.bak', ...mine].sort());
});

it('a file from a newer version is left as it is', () => {
  writeFileSync(path, '"newer"');
  expect(read()).toMatchObject({ kind: 'leave' });
  expect(readdirSync(dir)).toEqual(['count.json']);
  expect(textOf('count.json')).toBe('"newer"');
});

it('when the copy before can not be kept nothing is written, and it says so', () => {
  writeFileSync(path, '1\n');
  mkdirSync(`${path}.bak`);
  expect(() => write(2)).toThrow(/EISDIR|directory/);
  expect(textOf('count.json')).toBe('1\n');
});

it('a corrupt file never takes the place of the last good copy', () => {
  write(1);
  writeFileSync(path, 'broken');
  expect(read()).toMatchObject({ value: 1 });
  writeFileSync(path, 'broken again');
  expect(read()).toMatchObject({ value: 1 });
});
