/** What is wrong with the person's files and the organisation's policy, as it is reported. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileProblem } from '#core/file-problem';
import { initialState } from '#core/schedule/step';
import type { FoundPolicy } from '../../../main/ports';
import { openStorage, type Storage } from '../../../main/storage/storage';

let dir: string;
let opened: Storage[];
let problems: Record<string, readonly FileProblem[]>;
let notes: string[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unhunch-storage-'));
  opened = [];
  problems = {};
  notes = [];
});
afterEach(() => {
  for (const { settings } of opened) settings.close();
  rmSync(dir, { recursive: true });
});

const nine = Date.parse('2026-03-02T09:00:00Z');
const put = (name: string, content: unknown) =>
  writeFileSync(join(dir, name), typeof content === 'string' ? content : JSON.stringify(content));

function open(policy: FoundPolicy | null = null): Storage {
  const storage = openStorage({
    dir,
    assetsDir: resolve('assets'),
    fresh: initialState(nine),
    now: () => nine,
    policy,
    report: {
      now: (source, all) => {
        problems[source] = all;
      },
      note: (line) => notes.push(line),
    },
  });
  opened.push(storage);
  return storage;
}

it('a new folder is new, and nothing is wrong with it', () => {
  const storage = open();
  expect(storage).toMatchObject({ dir, ownMovesDir: join(dir, 'moves'), isNew: true });
  expect(Object.values(problems).flat()).toEqual([]);
  expect(notes).toEqual([]);
});

it('what a write that was cut off has left is cleared, also of history and moves', () => {
  mkdirSync(join(dir, 'history'));
  mkdirSync(join(dir, 'moves'));
  const drafts = ['settings.json.tmp-7', 'history/2026.json.tmp-7', 'moves/a.json.tmp-7'];
  for (const name of drafts) put(name, '');
  open();
  expect(readdirSync(dir, { recursive: true }).filter((name) => `${name}`.includes('tmp'))).toEqual(
    [],
  );
});

describe('of the settings', () => {
  it('a value that can not be used is told by its path and what is expected', () => {
    put('settings.json', { breaks: { snoozeMinutes: 31 } });
    expect(open().isNew).toBe(false);
    const expected = expect.any(String);
    expect(problems['settings.json']).toEqual([
      [{ key: 'file.settingUnusable', params: { path: 'breaks.snoozeMinutes', expected } }],
    ]);
  });

  it('unknown keys and merged ranges are noted only', () => {
    const monday = [
      { start: '09:00', end: '12:00' },
      { start: '11:00', end: '13:00' },
    ];
    put('settings.json', { mine: 1, workHours: { monday } });
    open();
    expect(problems['settings.json']).toEqual([]);
    expect(notes).toEqual([
      'settings.json: mine is not known. It is kept.',
      'settings.json: the ranges of workHours.monday overlap. They are merged.',
    ]);
  });

  it('one that the organisation has locked is told as such', () => {
    put('settings.json', { daysOff: ['2026-12-24'] });
    const content = { version: 1, presets: { daysOff: ['2026-12-25'] }, locks: ['daysOff'] };
    const { settings } = open({ path: '/etc/policy.json', content });
    expect(settings.settings().daysOff).toEqual(['2026-12-25']);
    expect(problems['settings.json']).toEqual([
      [{ key: 'file.settingLocked', params: { path: 'daysOff' } }],
    ]);
  });

  it('the file as a whole, and what is mended in it later', () => {
    put('settings.json', 'broken');
    const { settings } = open();
    expect(problems['settings.json']?.[0]?.[0]).toMatchObject({ key: 'file.unusable' });
    settings.change('breaks.intervalMinutes', 30);
    expect(problems['settings.json']).toEqual([]);
  });
});

it('a state that can not be used is told', () => {
  put('state.json', '{"version": 1}');
  open();
  expect(problems['state.json']?.[0]?.[0]).toMatchObject({ key: 'file.unusable' });
});

it('a move that does not fit is told with the folder it is in', () => {
  mkdirSync(join(dir, 'moves'));
  put('moves/a.json', '{}');
  open().library.all();
  expect(problems[join(dir, 'moves')]?.[0]?.[0]).toMatchObject({ key: 'file.moveLeftOut' });
});

describe('of a policy', () => {
  const path = '/etc/unhunch/policy.json';
  const unusable = (where: string, reason: string): FileProblem => [
    { key: 'file.policyUnusable', params: { path: where, reason } },
  ];

  it('all that is not followed is told, by its place', () => {
    open({ path, content: { version: 1, presets: { hooks: {} }, locks: ['hooks'] } });
    expect(problems[path]).toEqual([
      unusable(`${path}: locks.hooks`, 'it is for each person to change'),
    ]);
    open({ path, content: null });
    expect(problems[path]?.[0]?.[0]?.params?.path).toBe(path);
  });

  it('that it was not read is told with the reason', () => {
    open({ path, refused: 'others may write it' });
    expect(problems[path]).toEqual([unusable(path, 'others may write it')]);
  });
});
