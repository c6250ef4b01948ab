// `npm run bench`: what the packaged app costs as people start it, beside the smallest Electron
// app with a tray icon, in interleaved runs; medians count. See docs/performance.md.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { hasGraphicsCard } from '../../main/desktop/linux/graphics-card';
import setUpTests from '../../scripts/e2e-setup';
import { projectDir, runScript, UserError } from '../../scripts/script';
import { allDay } from './rows/all-day';
import { idle } from './rows/idle';
import { agreement, outside } from './rows/outside';
import { session } from './rows/session';
import { ships } from './rows/ships';
import { start } from './rows/start';
import { windows } from './rows/windows';
import { makeSubjects, type Subject } from './subjects';
import { type Result, type Row, resultOf, tableOf } from './table';

type Measure = (subjects: readonly Subject[], runs: number) => Promise<Row[]>;

const usual: Readonly<Record<string, Measure>> = {
  start,
  windows,
  session: (subjects) => session(subjects, 'few'),
  idle,
  ships,
};
/** Only when asked for: they take minutes. */
const long: Readonly<Record<string, Measure>> = {
  moves: (subjects) => session(subjects, 'all'),
  'all-day': allDay,
  outside,
};

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    runs: { type: 'string', default: '3' },
    against: { type: 'string' },
  },
});

runScript(async () => {
  const rows: Readonly<Record<string, Measure>> = { ...usual, ...long };
  const asked = values.only?.split(',') ?? Object.keys(usual);
  const unknown = asked.filter((name) => rows[name] === undefined);
  if (unknown.length > 0)
    throw new UserError(`No rows are called ${unknown}; there are ${Object.keys(rows)}.`);
  await setUpTests();
  const subjects = await makeSubjects(values.against);
  const results: Result[] = [];
  const graphics = hasGraphicsCard() ? 'a graphics card' : 'no graphics card';
  console.log(`\n${process.platform}, ${graphics}, medians of ${values.runs} interleaved runs`);
  try {
    for (const name of asked) {
      const measured = (await rows[name]?.(subjects.all, Number(values.runs))) ?? [];
      const found = measured.map(resultOf);
      console.log(`\n${tableOf(found)}`);
      results.push(...found);
      await keep(results);
    }
  } finally {
    await subjects.remove();
  }
  for (const line of agreement(results)) console.log(line);
  return results.some(({ ok }) => ok === false) ? 1 : 0;
});

/** After every kind of row: what was measured is kept whatever becomes of the rest. */
async function keep(results: readonly Result[]): Promise<void> {
  const folder = path.join(projectDir, 'test-results/bench');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'bench.json'), `${JSON.stringify(results, null, 2)}\n`);
  await writeFile(path.join(folder, 'bench.md'), `${tableOf(results)}\n`);
}
