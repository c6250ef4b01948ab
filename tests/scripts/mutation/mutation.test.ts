/** The parts of `npm run mutate` that decide: what is tried, by which tests, and what is said of it. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { areaOf, areas, isOwnTest } from '../../../scripts/mutation/areas';
import type { Mutant } from '../../../scripts/mutation/instrument';
import { parseOptions } from '../../../scripts/mutation/options';
import { hitLimitFor, sampleOf, testsFor } from '../../../scripts/mutation/plan';
import { reportOf } from '../../../scripts/mutation/report';
import type { Asked, Question, Result } from '../../../scripts/mutation/test-process';
import type { TestedFile } from '../../../scripts/mutation/test-runner';
import { tryAll } from '../../../scripts/mutation/trials';

const mutant: Mutant = {
  id: '12',
  area: 'moves',
  file: 'core/moves/dose.ts',
  line: 138,
  column: 5,
  original: 'a < b',
  replacement: 'a <= b',
};

const testFile = (file: string, durationMs: number, hits = 3): TestedFile => ({
  file,
  durationMs,
  failure: null,
  hits: { [mutant.id]: hits, '7': 1 },
  onImport: [],
  noticed: [],
  late: [],
  isSpoiled: false,
});

describe('the options', () => {
  const otherwise = { sample: null, seed: 5, only: null, jobs: 2 };

  it('are all open to be left out', () => {
    expect(parseOptions([], otherwise)).toEqual(otherwise);
    const args = [
      '--sample=600',
      '--seed=7',
      '--only=core/schedule/,./core/status-report.ts',
      '--jobs=1',
    ];
    expect(parseOptions(args, otherwise)).toEqual({
      sample: 600,
      seed: 7,
      only: ['core/schedule', 'core/status-report.ts'],
      jobs: 1,
    });
  });

  it.each(['--sample=0', '--sample=many', '--seed=-1', '--seed=1.5', '--jobs=0', '--more', 'core'])(
    '%s is refused with the usage',
    (arg) => {
      expect(() => parseOptions([arg], otherwise)).toThrow('usage: npm run mutate');
    },
  );
});

describe('the areas', () => {
  it('name what is there', () => {
    const root = path.resolve(import.meta.dirname, '../../..');
    const missing = areas
      .flatMap(({ paths }) => paths)
      .filter((each) => !existsSync(path.join(root, each)));
    expect(missing).toEqual([]);
  });

  it('have a file by the first that names it, and by whole names', () => {
    expect(areaOf('core/moves/dose.ts')).toBe('moves');
    expect(areaOf('core/settings.ts')).toBe('settings');
    expect(areaOf('core/tray-model.ts')).toBe('rest of core');
    expect(areaOf('core-of-it/other.ts')).toBeNull();
    expect(areaOf('renderer/home.tsx')).toBeNull();
  });
});

describe('a sample', () => {
  const items = Array.from({ length: 100 }, (_, i) => i);

  it('is the same for a seed, another for another, and in order', () => {
    const seven = sampleOf(items, 10, 7);
    expect(seven).toHaveLength(10);
    expect(sampleOf(items, 10, 7)).toEqual(seven);
    expect(sampleOf(items, 10, 8)).not.toEqual(seven);
    expect(seven.toSorted((a, b) => a - b)).toEqual(seven);
  });

  it('is everything when it is as large or larger', () => {
    expect(sampleOf(items, 100, 7)).toEqual(items);
    expect(sampleOf(items, 500, 7)).toEqual(items);
  });

  it('takes each item about as often', () => {
    const taken = items.map(() => 0);
    for (let seed = 0; seed < 1000; seed++) {
      for (const item of sampleOf(items, 10, seed)) taken[item] = (taken[item] ?? 0) + 1;
    }
    expect(Math.min(...taken)).toBeGreaterThan(60);
    expect(Math.max(...taken)).toBeLessThan(140);
  });
});

describe('the tests of a mutant', () => {
  it('are those that pass its switch: nearest first, then quickest', () => {
    const tested = [
      testFile('tests/main/app.test.ts', 10),
      testFile('tests/core/history/record.test.ts', 10),
      testFile('tests/core/moves/compose.test.ts', 900),
      { ...testFile('tests/core/moves/growth.test.ts', 1), hits: {} },
      testFile('tests/core/moves/move-file.test.ts', 300),
      testFile('tests/core/moves/dose.test.ts', 800),
      testFile('tests/core/progress.test.ts', 5),
    ];
    expect(testsFor(mutant, tested).map(({ file }) => file)).toEqual([
      'tests/core/moves/dose.test.ts',
      'tests/core/moves/move-file.test.ts',
      'tests/core/moves/compose.test.ts',
      'tests/core/progress.test.ts',
    ]);
  });

  it.each([
    ['tests/core/moves/growth.test.ts', true],
    ['tests/core/settings.test.ts', true],
    ['tests/core/moves-of-old/growth.test.ts', false],
    ['tests/core/history/year.test.ts', false],
    ['tests/main/app.test.ts', false],
  ])('are its own when they mirror its folder or one above: %s %s', (test, isOwn) => {
    expect(isOwnTest(mutant.file, test)).toBe(isOwn);
  });

  it('may pass it a hundred times as often as usual before it is endless', () => {
    expect(hitLimitFor(mutant, [testFile('a', 1, 40), testFile('b', 1, 70)])).toBe(7000);
    expect(hitLimitFor(mutant, [testFile('a', 1, 1)])).toBe(1000);
  });
});

describe('the report', () => {
  it('names each survivor, and counts by area', () => {
    const report = reportOf([
      { mutant, noticedBy: null, reached: true },
      { mutant: { ...mutant, id: '13' }, noticedBy: 'tests/x.test.ts', reached: true },
      { mutant: { ...mutant, id: '14' }, noticedBy: 'too long', reached: true },
      {
        mutant: {
          ...mutant,
          id: '15',
          area: 'main',
          file: 'main/break/x.ts',
          original: '{\n  a\n}',
        },
        noticedBy: null,
        reached: false,
      },
    ]);
    expect(report.split('\n')).toEqual([
      'core/moves/dose.ts:138:5  a < b  →  a <= b',
      'main/break/x.ts:138:5  { a }  →  a <= b (no test gets here)',
      '',
      'area           noticed   of     %',
      'moves                2    3  66.7',
      'main                 0    1   0.0',
      'all                  2    4  50.0',
    ]);
  });
});

describe('running out of time', () => {
  const tested = [testFile('tests/core/moves/dose.test.ts', 10)];
  const [file] = tested as [TestedFile];
  const late: readonly TestedFile[] = [{ ...file, failure: 'Test timed out in 24000ms.' }];

  /** A machine on which the mutant ends like this when it is alone, and the code as it is so. */
  async function noticedBy(alone: readonly Result[], unchanged: Result = tested) {
    const answers = alone.values();
    const ordinary: Asked = {
      async ask({ trial }: Question): Promise<Result> {
        const turns = trial.inTurn.map(({ id }) => id);
        if (turns.length > 0) return [{ ...file, late: turns }];
        return answers.next().value ?? 'crashed';
      },
      stop() {},
    };
    const strict: Asked = { ask: async () => unchanged, stop() {} };
    const told: (string | null)[] = [];
    const tell = ({ noticedBy: by }: { noticedBy: string | null }) => told.push(by);
    await tryAll({ mutants: [mutant], tested, processes: [ordinary], strict, seed: 7, tell });
    expect([...answers]).toEqual([]);
    return told;
  }

  it('is no notice when the mutant passes by itself', async () => {
    expect(await noticedBy([tested])).toEqual([null]);
    expect(await noticedBy([late, tested])).toEqual([null]);
  });

  it('is a notice when only the mutant is slow, in quiet, twice', async () => {
    expect(await noticedBy([late, late])).toEqual(['too long']);
    expect(await noticedBy(['crashed', 'too long'])).toEqual(['too long']);
    const wrong = [{ ...file, failure: 'expected 1 to be 2' }];
    expect(await noticedBy([late, wrong])).toEqual([file.file]);
  });

  it('tells nothing on a machine where the code as it is gets slow as well', async () => {
    await expect(noticedBy([late, late, late, late], late)).rejects.toThrow('too busy');
    await expect(noticedBy([late, late, late, late], 'too long')).rejects.toThrow('too busy');
  });
});
