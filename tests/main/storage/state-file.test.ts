import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { initialState } from '#core/schedule/step';
import { openStateFile } from '../../../main/storage/state-file';
import { inEnglish } from '../../support/texts';

const nine = Date.parse('2026-03-02T09:00:00Z');
const fresh = initialState(nine);
let dir: string;
let problems: string[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unhunch-state-'));
  problems = [];
});
afterEach(() => rmSync(dir, { recursive: true }));

const openFile = () =>
  openStateFile(dir, fresh, nine, (problem) => problems.push(inEnglish(problem)));
const put = (content: unknown) =>
  writeFileSync(
    join(dir, 'state.json'),
    typeof content === 'string' ? content : JSON.stringify(content),
  );

it('a first start begins afresh', () => {
  expect(openFile()).toMatchObject({ start: fresh, problem: null });
});

it('what is saved is where the next start goes on', () => {
  const state = { ...fresh, sittingMs: 37 * 60_000, meeting: true };
  openFile().save(state);
  expect(openFile()).toMatchObject({ start: state, problem: null });
});

it.each([
  ['half-written', '{"version":1,'],
  ['of the wrong shape', { ...fresh, sittingMs: 'long' }],
])('a file that is %s is kept aside, and the copy before it holds', (_, content) => {
  const file = openFile();
  file.save({ ...fresh, sittingMs: 1 });
  file.save({ ...fresh, sittingMs: 2 });
  put(content);
  const again = openFile();
  expect(again.start.sittingMs).toBe(1);
  expect(inEnglish(again.problem)).toMatch(/state\.json can't be used.*kept as/);
  expect(readdirSync(dir).filter((name) => name.includes('.corrupt-'))).toHaveLength(1);
});

it('a file from a newer version is left alone, and the count goes on in memory', () => {
  put({ version: 2 });
  const file = openFile();
  expect(file.start).toEqual(fresh);
  expect(inEnglish(file.problem)).toMatch(/newer version/);
  file.save({ ...fresh, sittingMs: 1 });
  expect(JSON.parse(readFileSync(join(dir, 'state.json'), 'utf8'))).toEqual({ version: 2 });
});

it('a write that fails is told and changes nothing', () => {
  const file = openFile();
  file.save({ ...fresh, sittingMs: 1 });
  mkdirSync(join(dir, 'state.json.bak'));
  file.save({ ...fresh, sittingMs: 2 });
  expect(problems).toEqual([expect.stringMatching(/state\.json can't be written/)]);
  expect(openFile().start.sittingMs).toBe(1);
});
