import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { initialState } from '#core/schedule/step';
import { openStateFile } from '../../../main/storage/state-file';
import { inEnglish } from '../../support/texts';

const nine = Date.parse('2026-03-02T09:00:00Z');
const fresh = initialState(nine);
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unhunch-state-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const openFile = () => openStateFile({ dir, fresh, now: nine, onProblem: () => {} });
const put = (content: unknown) =>
  writeFileSync(
    join(dir, 'state.json'),
    typeof content === 'string' ? content : JSON.stringify(content),
  );

it('a first start begins afresh', () => {
  expect(openFile().start).toEqual(fresh);
  expect(openFile().problem()).toBeNull();
});

it('what is saved is where the next start goes on', () => {
  const state = { ...fresh, sittingMs: 37 * 60_000, meeting: true };
  openFile().save(state);
  expect(openFile().start).toEqual(state);
  expect(openFile().problem()).toBeNull();
});

it.each([
  ['half-written', '{"version":1,'],
  ['of the wrong shape', { ...fresh, sittingMs: 'long' }],
])('a file that is %s is kept aside, and the copy before it holds', (_, content) => {
  const file = openFile();
  file.save({ ...fresh, sittingMs: 1 });
  put(content);
  const again = openFile();
  expect(again.start.sittingMs).toBe(1);
  expect(inEnglish(again.problem())).toMatch(/state\.json can't be used.*kept as/);
  expect(readdirSync(dir).filter((name) => name.includes('.corrupt-'))).toHaveLength(1);
});

it('a file from a newer version is left alone, and the count goes on in memory', () => {
  put({ version: 99 });
  const file = openFile();
  expect(file.start).toEqual(fresh);
  expect(inEnglish(file.problem())).toMatch(/newer version/);
  file.save({ ...fresh, sittingMs: 1 });
  expect(JSON.parse(readFileSync(join(dir, 'state.json'), 'utf8'))).toEqual({ version: 99 });
});

it('a write that fails is told until one works again', () => {
  const file = openFile();
  file.save({ ...fresh, sittingMs: 1 });
  expect(file.isBehind()).toBe(false);
  rmSync(join(dir, 'state.json.bak'));
  mkdirSync(join(dir, 'state.json.bak'));
  file.save({ ...fresh, sittingMs: 2 });
  expect(inEnglish(file.problem())).toMatch(/state\.json can't be written.*until you quit/);
  expect(file.isBehind()).toBe(true);
  expect(openFile().start.sittingMs).toBe(1);
  rmSync(join(dir, 'state.json.bak'), { recursive: true });
  file.save({ ...fresh, sittingMs: 3 });
  expect(file.problem()).toBeNull();
  expect(file.isBehind()).toBe(false);
  expect(openFile().start.sittingMs).toBe(3);
});

it('a file that can be read only later is not written over: its state goes on', () => {
  put({ ...fresh, sittingMs: 5 });
  renameSync(join(dir, 'state.json'), join(dir, 'away.json'));
  symlinkSync('nowhere.json', join(dir, 'state.json'));
  const file = openFile();
  expect(file.start).toEqual(fresh);
  expect(file.save({ ...fresh, sittingMs: 1 })).toBeNull();
  expect(file.isBehind()).toBe(true);
  renameSync(join(dir, 'away.json'), join(dir, 'nowhere.json'));
  expect(file.save({ ...fresh, sittingMs: 2 })).toMatchObject({ sittingMs: 5 });
  expect(file.problem()).toBeNull();
  file.save({ ...fresh, sittingMs: 6 });
  expect(openFile().start.sittingMs).toBe(6);
});
