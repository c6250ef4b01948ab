import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { noteCrash, takeAside } from '../../../main/storage/crash-file';

const nine = Date.parse('2026-03-02T09:00:00Z');
const minute = 60_000;
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unhunch-crash-'));
  writeFileSync(join(dir, 'state.json'), 'the state');
  writeFileSync(join(dir, 'state.json.bak'), 'its copy');
});
afterEach(() => rmSync(dir, { recursive: true }));

it('the first crash starts the app again with the state that was saved', () => {
  expect(noteCrash(dir, nine)).toBe('restart');
  expect(readFileSync(join(dir, 'state.json'), 'utf8')).toBe('the state');
  expect(takeAside(dir)).toBeNull();
});

it('a second within five minutes sets that state aside, and tells it once', () => {
  noteCrash(dir, nine);
  expect(noteCrash(dir, nine + 5 * minute - 1)).toBe('afresh');
  const aside = join(dir, 'state.json.aside-2026-03-02T09-04-59-999Z');
  expect(readFileSync(aside, 'utf8')).toBe('the state');
  expect(readdirSync(dir).filter((name) => /^state\.json(\.bak)?$/.test(name))).toEqual([]);
  expect(takeAside(dir)).toBe(aside);
  expect(takeAside(dir)).toBeNull();
});

it('only a third ends it', () => {
  noteCrash(dir, nine);
  noteCrash(dir, nine + minute);
  expect(noteCrash(dir, nine + 2 * minute)).toBe('end');
});

it.each([5 * minute, -5 * minute])('one %i ms from the last is a first one again', (later) => {
  noteCrash(dir, nine);
  expect(noteCrash(dir, nine + later)).toBe('restart');
  expect(noteCrash(dir, nine + later + minute)).toBe('afresh');
});

it('where it can not be noted the app ends, or it might start for ever', () => {
  mkdirSync(join(dir, 'crashes.json'));
  expect(noteCrash(dir, nine)).toBe('end');
});

it('a list that can not be used is none', () => {
  writeFileSync(join(dir, 'crashes.json'), '{"version":1,"at":"often"}');
  expect(noteCrash(dir, nine)).toBe('restart');
});
