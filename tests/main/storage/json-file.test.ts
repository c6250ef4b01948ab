import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type FileRead,
  type Parsed,
  readJsonFile,
  writeJsonFile,
} from '../../../main/storage/json-file';
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
const read = () => readJsonFile(path, parseCount, Date.parse('2026-03-02T09:00:00Z'));
const told = (found: FileRead<number>) => inEnglish('problem' in found ? found.problem : null);
const textOf = (name: string) => readFileSync(join(dir, name), 'utf8');

it('a file that is not there is missing, and nothing is made', () => {
  expect(read()).toEqual({ kind: 'missing' });
  expect(readdirSync(dir)).toEqual([]);
});

it('what is written is read again, and the copy before it is kept', () => {
  writeJsonFile(path, 1);
  writeJsonFile(path, 2);
  expect(read()).toEqual({ kind: 'good', value: 2 });
  expect(textOf('count.json.bak')).toBe('1\n');
  expect(readdirSync(dir).sort()).toEqual(['count.json', 'count.json.bak']);
});

it('a folder that is not there yet is made', () => {
  path = join(dir, 'a/b/count.json');
  writeJsonFile(path, 3);
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
    expect(textOf('count.json')).toBe('7');
  });

  it('without a good copy leaves the defaults', () => {
    writeFileSync(`${path}.bak`, '"many"');
    writeFileSync(path, '"many"');
    const found = read();
    expect(found).not.toHaveProperty('value');
    expect(told(found)).toMatch(/The defaults hold now\.$/);
    expect(existsSync(path)).toBe(false);
  });

  it('gives way to what the caller still holds', () => {
    writeFileSync(`${path}.bak`, '7');
    writeFileSync(path, 'broken');
    const found = readJsonFile(path, parseCount, Date.parse('2026-03-02T09:00:00Z'), 8);
    expect(found).toMatchObject({ kind: 'bad', value: 8 });
    expect(told(found)).toMatch(/What held before still holds\.$/);
  });

  it('because it is a folder is moved aside with all that is in it', () => {
    mkdirSync(path);
    writeFileSync(join(path, 'letter'), 'dear');
    expect(read()).toMatchObject({ kind: 'bad' });
    expect(textOf(join(aside, 'letter'))).toBe('dear');
  });
});

it('a file from a newer version is left as it is', () => {
  writeFileSync(path, '"newer"');
  expect(read()).toMatchObject({ kind: 'leave' });
  expect(readdirSync(dir)).toEqual(['count.json']);
  expect(textOf('count.json')).toBe('"newer"');
});

it('when the copy before can not be kept nothing is written, and it says so', () => {
  writeJsonFile(path, 1);
  mkdirSync(`${path}.bak`);
  expect(() => writeJsonFile(path, 2)).toThrow(/EISDIR|directory/);
  expect(textOf('count.json')).toBe('1\n');
});

it('a corrupt file never takes the place of the last good copy', () => {
  writeJsonFile(path, 1);
  writeJsonFile(path, 2);
  writeFileSync(path, 'broken');
  read();
  writeJsonFile(path, 3);
  expect(textOf('count.json')).toBe('3\n');
  expect(textOf('count.json.bak')).toBe('1\n');
});
