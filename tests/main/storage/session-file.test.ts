import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FileProblem } from '#core/file-problem';
import type { SessionRecord } from '#core/history/record';
import { openSessionFile } from '../../../main/storage/session-file';

let dir: string;
let path: string;
let told: (readonly [string, readonly FileProblem[]])[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unhunch-session-'));
  path = join(dir, 'history/session.json');
  told = [];
});
afterEach(() => rmSync(dir, { recursive: true }));

const nine = Date.parse('2026-03-02T09:00:00Z');
const open = () =>
  openSessionFile(
    dir,
    () => nine,
    (where, problems) => told.push([where, problems]),
  );

const session: SessionRecord = {
  id: 'r1',
  kind: 'break',
  outcome: 'stopped',
  at: nine,
  endedAt: nine + 60_000,
  snoozes: 0,
  moves: [],
};
const underWay = { day: '2026-03-02', session };

it('what is under way is kept, found by the next start, and cleared when it is over', () => {
  open().keep(underWay);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ version: 1, ...underWay });
  expect(open().cutOff()).toEqual({ version: 1, ...underWay });
  open().clear();
  expect(existsSync(path)).toBe(false);
  expect(open().cutOff()).toBeNull();
  expect(told).toEqual([
    [path, []],
    [path, []],
  ]);
});

it('one that is no session is named, without what else was done about it', () => {
  mkdirSync(join(dir, 'history'));
  writeFileSync(path, JSON.stringify({ version: 1, day: '2026-03-02', session: null }));
  expect(open().cutOff()).toBeNull();
  const [[where, [problem]]] = told as [[string, FileProblem[]]];
  expect(where).toBe(path);
  expect(problem?.[0]).toMatchObject({ key: 'file.unusable', params: { path } });
  expect(problem?.[0]?.params?.reason).toMatch(/^session: /);
  expect(problem?.map(({ key }) => key)).toEqual(['file.unusable', 'file.keptAs']);
});

it('that it can neither be kept nor cleared is no fault of the break', () => {
  writeFileSync(join(dir, 'history'), 'in the way');
  const file = open();
  expect(() => file.keep(underWay)).not.toThrow();
  expect(() => file.clear()).not.toThrow();
});
