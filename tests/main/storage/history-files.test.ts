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
import { exportJson } from '#core/history/exchange';
import type { SessionRecord } from '#core/history/record';
import { emptyYear, type HistoryYear, putSession } from '#core/history/year';
import { composeBreak } from '#core/moves/compose';
import { emptyMemory } from '#core/moves/memory';
import { type HistoryFiles, openHistoryFiles } from '../../../main/storage/history-files';
import { prepareImport } from '../../../main/storage/history-import';
import { library, recordOf, situation } from '../../core/moves/support';
import { inEnglish } from '../../support/texts';

const day = '2026-03-02';
const nine = Date.parse('2026-03-02T09:00:00Z');
const composed = composeBreak(situation(), ['chin-tuck', 'doorway-stretch']);
const session = (id: string, part: Partial<SessionRecord> = {}): SessionRecord => ({
  ...recordOf(composed),
  id,
  at: nine,
  endedAt: nine + 70_000,
  ...part,
});

let dir: string;
let folder: string;
let problems: string[];
let now: number;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unhunch-history-'));
  folder = join(dir, 'history');
  problems = [];
  now = nine;
});
afterEach(() => rmSync(dir, { recursive: true }));

const openFiles = () =>
  openHistoryFiles(
    dir,
    { byId: () => library },
    () => now,
    (_path, told) => problems.push(...told.map(inEnglish)),
  );
/** Imports these years; `meanwhile` happens once they are read and before they are in place. */
const takeIn = (files: HistoryFiles, years: readonly HistoryYear[], meanwhile = () => {}) => {
  const path = join(dir, 'in.json');
  writeFileSync(path, exportJson(years));
  return files.importFrom(path, async (job) => {
    const outcome = prepareImport(job, () => {});
    meanwhile();
    return outcome;
  });
};
const daysOf = (year: number) =>
  JSON.parse(readFileSync(join(folder, `${year}.json`), 'utf8')).days;

const idsOf = (year: number) =>
  daysOf(year)[day].sessions.map(({ id }: SessionRecord) => id) as string[];

it('nothing is there, and nothing is made, before there is something to keep', () => {
  const files = openFiles();
  expect(files.memory()).toEqual(emptyMemory);
  expect(files.years()).toEqual([]);
  expect(readdirSync(dir)).toEqual([]);
});

it('each year has its file, and a session is remembered over a restart', () => {
  const files = openFiles();
  files.putSession('2025-12-31', session('1'));
  files.putSession(day, session('2'));
  files.putRest(day, { id: 'natural-1', at: nine, endedAt: null });
  files.putComfort(day, 7);
  expect(Object.keys(daysOf(2025))).toEqual(['2025-12-31']);
  expect(daysOf(2026)[day].summary).toMatchObject({ done: 1, natural: 1 });
  const again = openFiles();
  expect(again.memory()).toEqual(files.memory());
  expect(again.memory().turns).toBe(2);
  expect(again.years().map(({ year }) => year)).toEqual([2025, 2026]);
  expect(again.years()[1]?.comfort).toEqual({ [day]: 7 });
  expect(problems).toEqual([]);
});

it('a record put again under its id takes the place of the first', () => {
  const files = openFiles();
  files.putRest(day, { id: 'natural-1', at: nine, endedAt: null });
  files.putRest(day, { id: 'natural-1', at: nine, endedAt: nine + 600_000 });
  expect(daysOf(2026)[day].rests).toEqual([{ id: 'natural-1', at: nine, endedAt: nine + 600_000 }]);
});

describe('the memory', () => {
  it.each([
    ['is gone', null],
    ['can not be read', '{"turns":'],
    ['holds something else', '{"version":1}'],
  ])('is built again from the history when its file %s', (_, content) => {
    const files = openFiles();
    files.putSession(day, session('1'));
    files.putSession(day, session('2', { at: nine + 1 }));
    rmSync(join(folder, 'memory.json.bak'));
    if (content === null) rmSync(join(folder, 'memory.json'));
    else writeFileSync(join(folder, 'memory.json'), content);
    expect(openFiles().memory()).toEqual(files.memory());
  });

  it('of a newer version is left alone, and built from the history meanwhile', () => {
    openFiles().putSession(day, session('1'));
    writeFileSync(join(folder, 'memory.json'), '{"version":2}');
    const files = openFiles();
    expect(files.memory().turns).toBe(1);
    files.putSession(day, session('2', { at: nine + 1 }));
    expect(files.memory().turns).toBe(2);
    expect(readFileSync(join(folder, 'memory.json'), 'utf8')).toBe('{"version":2}');
  });
});

describe('a year that can not be used', () => {
  it('is kept aside, said so, and the last good copy goes on', () => {
    const files = openFiles();
    files.putSession(day, session('1'));
    files.putSession(day, session('2', { at: nine + 1 }));
    writeFileSync(join(folder, '2026.json'), '{"version":1,"year":2026');
    files.putSession(day, session('3', { at: nine + 2 }));
    expect(idsOf(2026)).toEqual(['1', '2', '3']);
    expect(problems).toEqual([expect.stringMatching(/2026\.json can't be used.*kept as/)]);
    expect(readdirSync(folder).filter((name) => name.includes('.corrupt-'))).toHaveLength(1);
  });

  it('takes the last good copy with it into every later write', () => {
    const files = openFiles();
    files.putSession(day, session('1'));
    files.putSession(day, session('2', { at: nine + 1 }));
    writeFileSync(join(folder, '2026.json'), '{"version":1,"year":2026');
    expect(files.years()[0]?.days[day]?.sessions).toHaveLength(2);
    expect(files.years()[0]?.days[day]?.sessions).toHaveLength(2);
    files.putSession(day, session('3', { at: nine + 2 }));
    files.putSession(day, session('4', { at: nine + 3 }));
    expect(idsOf(2026)).toEqual(['1', '2', '3', '4']);
  });

  it('because it is newer is left alone', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, '2026.json'), '{"version":2}');
    const files = openFiles();
    files.putSession(day, session('1'));
    const years = [putSession(emptyYear(2026), day, session('2'))];
    expect(await takeIn(files, years)).toMatchObject({ kind: 'unstored' });
    expect(readFileSync(join(folder, '2026.json'), 'utf8')).toBe('{"version":2}');
    expect(new Set(problems)).toEqual(
      new Set([expect.stringMatching(/2026\.json was written by a newer version/)]),
    );
    expect(files.years()).toEqual([]);
  });
});

it('a year whose file says that it is another one is kept aside, and recording goes on', () => {
  mkdirSync(folder);
  writeFileSync(join(folder, '2026.json'), JSON.stringify(emptyYear(2025)));
  const files = openFiles();
  expect(files.putSession(day, session('1'))).toBeNull();
  expect(idsOf(2026)).toEqual(['1']);
  expect(problems).toEqual([expect.stringMatching(/2026\.json can't be used: year: it says 2025/)]);
});

it('a year of which only the last good copy is left is put back', () => {
  const files = openFiles();
  files.putSession(day, session('1'));
  rmSync(join(folder, '2026.json'));
  expect(openFiles().years()[0]?.days[day]?.sessions).toHaveLength(1);
  expect(problems).toEqual([expect.stringMatching(/2026\.json was gone.*last good copy/)]);
  files.putSession(day, session('2', { at: nine + 1 }));
  expect(idsOf(2026)).toEqual(['1', '2']);
});

it('sessions are kept by time and years in order, whatever came first', () => {
  const files = openFiles();
  files.putSession(day, session('late', { at: nine + 3 }));
  files.putSession(day, session('early', { at: nine }));
  files.putSession(day, session('b', { at: nine + 1 }));
  files.putSession(day, session('a', { at: nine + 1 }));
  files.putSession('2025-03-02', session('before'));
  files.putSession('2027-03-02', session('after'));
  expect(idsOf(2026)).toEqual(['early', 'a', 'b', 'late']);
  expect(files.years().map(({ year }) => year)).toEqual([2025, 2026, 2027]);
});

describe('a write that fails', () => {
  it('is told; what was recorded counts, is shown, and is written when there is room again', () => {
    const files = openFiles();
    files.putSession(day, session('1'));
    rmSync(join(folder, '2026.json.bak'));
    mkdirSync(join(folder, '2026.json.bak'));
    const problem = files.putSession(day, session('2', { at: nine + 1 }));
    expect(inEnglish(problem)).toMatch(/2026\.json can't be written.*as soon as that works/);
    expect(inEnglish(files.putComfort(day, 7))).toMatch(/can't be written/);
    expect(files.memory().turns).toBe(2);
    expect(files.years()[0]?.days[day]?.sessions).toHaveLength(2);
    files.retry();
    expect(idsOf(2026)).toEqual(['1']);
    rmSync(join(folder, '2026.json.bak'), { recursive: true });
    files.retry();
    expect(idsOf(2026)).toEqual(['1', '2']);
    expect(openFiles().years()[0]?.comfort).toEqual({ [day]: 7 });
  });

  it('because the history is a plain file keeps all of it in mind', () => {
    writeFileSync(folder, 'mine');
    const files = openFiles();
    expect(inEnglish(files.putSession(day, session('1')))).toMatch(/ENOTDIR/);
    expect(files.memory().turns).toBe(1);
    files.putSession('2025-03-02', session('before', { at: nine - 1 }));
    rmSync(folder);
    expect(files.years().map(({ year }) => year)).toEqual([2025, 2026]);
    files.retry();
    expect(idsOf(2026)).toEqual(['1']);
  });
});

describe('a session that a crash cut off', () => {
  it('is recorded and remembered once, however often the recovery is cut off too', () => {
    openFiles().recoverSession(day, session('1'));
    const files = openFiles();
    files.recoverSession(day, session('1', { outcome: 'half' }));
    expect(daysOf(2026)[day].sessions).toMatchObject([{ id: '1', outcome: 'done' }]);
    expect(files.memory().turns).toBe(1);
  });
});

describe('what a wrong clock dated', () => {
  it('in the future is not remembered, for good or meanwhile', () => {
    const files = openFiles();
    files.putSession(day, session('1'));
    const before = files.memory();
    now = Date.parse('2099-03-02T09:00:00Z');
    files.putSession('2099-03-02', session('2', { at: now }));
    expect(files.memory().activeOn).toBe('2099-03-02');
    now = nine;
    expect(files.memory()).toEqual(before);
    expect(openFiles().memory()).toEqual(before);
    files.putSession('2026-03-03', session('3', { at: nine + 86_400_000 }));
    expect(files.memory().activeOn).toBe('2026-03-03');
    expect(files.years().map(({ year }) => year)).toEqual([2026, 2099]);
  });

  it('long ago does not look newer than what came before', () => {
    const files = openFiles();
    files.putSession(day, session('1'));
    now = 0;
    expect(files.memory()).toEqual(emptyMemory);
    files.putSession('1970-01-01', session('2', { at: 0 }));
    expect(files.memory().turns).toBe(1);
    now = nine;
    expect(files.memory()).toMatchObject({ turns: 2, activeOn: day });
    expect(files.memory().moves['chin-tuck']).toMatchObject({ doneOn: day, times: 2 });
  });
});

it('an import adds what is new, replaces what both have, and builds the memory again', async () => {
  const files = openFiles();
  files.putSession(day, session('1'));
  let added = putSession(emptyYear(2026), day, session('1', { rating: 'easy' }));
  added = putSession(added, '2026-03-01', session('2', { at: nine - 86_400_000 }));
  const years = [added, putSession(emptyYear(2024), '2024-02-29', session('3'))];
  expect(await takeIn(files, years)).toEqual({ kind: 'imported', days: 3 });
  expect(daysOf(2026)[day].sessions).toMatchObject([{ id: '1', rating: 'easy' }]);
  expect(Object.keys(daysOf(2026)).sort()).toEqual(['2026-03-01', day]);
  expect(Object.keys(daysOf(2024))).toEqual(['2024-02-29']);
  expect(files.memory().turns).toBe(3);
  expect(openFiles().memory()).toEqual(files.memory());
});

describe('an import', () => {
  const added = () => [putSession(emptyYear(2026), day, session('1'))];

  it('loses nothing that is recorded meanwhile, in the files or in the memory', async () => {
    const files = openFiles();
    await takeIn(files, added(), () => {
      files.putSession(day, session('2', { at: nine + 1 }));
      // A crash here loses nothing either.
      expect(idsOf(2026)).toEqual(['2']);
      files.putComfort(day, 7);
    });
    expect(idsOf(2026)).toEqual(['1', '2']);
    expect(files.years()[0]?.comfort).toEqual({ [day]: 7 });
    expect(files.memory().turns).toBe(2);
    expect(openFiles().memory()).toEqual(files.memory());
  });

  it('that is overtaken by a deletion brings nothing back', async () => {
    const files = openFiles();
    const done = await takeIn(files, added(), () => files.deleteAll());
    expect(done).toMatchObject({ kind: 'refused' });
    expect(files.years()).toEqual([]);
    expect(readdirSync(dir)).toEqual(['in.json']);
  });

  it('waits for the one that is under way', async () => {
    const files = openFiles();
    let second: ReturnType<typeof takeIn> | undefined;
    await takeIn(files, added(), () => {
      second = takeIn(files, added());
    });
    expect(await second).toMatchObject({
      kind: 'refused',
      problem: expect.stringMatching(/under way/),
    });
    expect(await takeIn(files, added())).toMatchObject({ kind: 'imported' });
  });

  it('takes all of a file or nothing, and leaves no draft', async () => {
    const files = openFiles();
    files.putSession(day, session('1'));
    const before = readFileSync(join(folder, '2026.json'), 'utf8');
    // In the way of the draft of the later year.
    mkdirSync(join(folder, '2027.json.tmp-import'));
    writeFileSync(join(folder, '2027.json.tmp-import', 'full'), '');
    const years = [
      putSession(emptyYear(2026), day, session('2')),
      putSession(emptyYear(2027), '2027-03-02', session('3')),
    ];
    expect(await takeIn(files, years)).toMatchObject({ kind: 'refused' });
    expect(readFileSync(join(folder, '2026.json'), 'utf8')).toBe(before);
    expect(readdirSync(folder).filter((name) => name.startsWith('2026.json.tmp'))).toEqual([]);
  });

  it('of a year in several parts has them all, and keeps a last good copy', async () => {
    const files = openFiles();
    const years = [
      putSession(emptyYear(2026), day, session('1')),
      putSession(emptyYear(2026), day, session('2', { at: nine + 1 })),
    ];
    expect(await takeIn(files, years)).toMatchObject({ kind: 'imported' });
    expect(idsOf(2026)).toEqual(['1', '2']);
    rmSync(join(folder, '2026.json'));
    expect(openFiles().years()[0]?.days[day]?.sessions).toHaveLength(2);
  });
});

it('deleting takes every file, and what comes after begins afresh', () => {
  const files = openFiles();
  files.putSession(day, session('1'));
  files.putSession(day, session('2', { at: nine + 1 }));
  files.deleteAll();
  expect(existsSync(folder)).toBe(false);
  expect(files.memory()).toEqual(emptyMemory);
  files.putSession(day, session('3'));
  expect(daysOf(2026)[day].sessions).toHaveLength(1);
});
