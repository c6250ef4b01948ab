import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { emptyYear, type HistoryYear, putSession } from '#core/history/year';
import { summarize } from '#core/history-summary';
import { composeBreak } from '#core/moves/compose';
import { rememberAll } from '#core/moves/memory';
import { summarizeFiles } from '../../../main/storage/summarize-files';
import { everything, library, recordOf, situation } from '../../core/moves/support';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unhunch-summary-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const composed = composeBreak(situation(), ['chin-tuck', 'doorway-stretch']);
const yearOf = (year: number): HistoryYear => {
  const day = `${year}-03-02`;
  const at = Date.parse(`${day}T09:00:00Z`);
  const record = { ...recordOf(composed), id: day, at, endedAt: at + 70_000 };
  return putSession(emptyYear(year), day, record);
};
const years = [yearOf(2025), yearOf(2026)];
const memory = rememberAll(years, library);
const summary = (folder = dir) =>
  summarizeFiles({
    folder,
    memory,
    moves: [...library.values()],
    body: everything,
    today: '2026-03-03',
  });
const put = (year: number, content: unknown) =>
  writeFileSync(join(dir, `${year}.json`), JSON.stringify(content));

it('what Progress shows comes out of the files of all years', () => {
  for (const year of years) put(year.year, year);
  const expected = summarize(years, memory, library, everything, '2026-03-03');
  expect(summary()).toEqual(expected);
  expect(expected.days).toHaveLength(2);
});

it('without a history there is nothing in it', () => {
  expect(summary(join(dir, 'nowhere'))?.days).toEqual([]);
});

it('nothing is said when a file is not as it should be: who mends it tells', () => {
  put(2025, yearOf(2025));
  for (const content of ['broken', { version: 2 }]) {
    put(2026, content);
    expect(summary()).toBeNull();
  }
  rmSync(join(dir, '2026.json'));
  mkdirSync(join(dir, '2026.json'));
  expect(summary()).toBeNull();
});
