import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exportJson } from '#core/history/exchange';
import { emptyYear, putComfort } from '#core/history/year';
import { emptyMemory } from '#core/moves/memory';
import { doHistoryWork, type Told } from '../../../main/storage/history-work';
import { everything, library } from '../../core/moves/support';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unhunch-work-'));
  mkdirSync(join(dir, 'history'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const moves = [...library.values()];
const nine = Date.parse('2026-03-02T09:00:00Z');

/** What an import of four years tells when each look at the clock is so much later. */
function toldBy(msPerLook: number): readonly Told[] {
  const path = join(dir, 'in.json');
  const years = [2022, 2023, 2024, 2025].map((year) =>
    putComfort(emptyYear(year), `${year}-03-02`, 5),
  );
  writeFileSync(path, exportJson(years));
  const told: Told[] = [];
  let now = 0;
  const job = { path, folder: join(dir, 'history'), now: nine, moves };
  doHistoryWork(
    { kind: 'import', job },
    (each) => told.push(each),
    () => {
      now += msPerLook;
      return now;
    },
  );
  return told;
}

it('an import tells how far it is, and at last what came of it', () => {
  const told = toldBy(100);
  expect(told.slice(0, -1)).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8].map((done) => ({ progress: { done, total: 8 } })),
  );
  expect(told.at(-1)).toMatchObject({ outcome: { kind: 'prepared', days: 0 } });
});

it('no more often than anybody sees', () => {
  const told = toldBy(1);
  expect(told).toHaveLength(2);
  expect(told[0]).toEqual({ progress: { done: 1, total: 8 } });
});

it('a summary is told alone', () => {
  const job = {
    folder: join(dir, 'history'),
    memory: emptyMemory,
    moves,
    body: everything,
    today: '2026-03-03',
  };
  const told: Told[] = [];
  doHistoryWork(
    { kind: 'summary', job },
    (each) => told.push(each),
    () => 0,
  );
  expect(told).toMatchObject([{ summary: { days: [] } }]);
});
