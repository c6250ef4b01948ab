/** Large imports: the app goes on meanwhile, says how far it is, and asks before it replaces. */
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportCsv, exportJson } from '#core/history/exchange';
import { dayOf, emptyYear, type HistoryYear } from '#core/history/year';
import { launchApp, type RunningApp } from '../support/app';
import type { Desktop } from '../support/desktop';
import { expect, test } from '../support/test';

/** What a person doesn't notice, on a machine that others work on too. */
const longestStallMs = 200;

async function open(desktop: Desktop, page: 'progress' | 'moves'): Promise<RunningApp> {
  return launchApp(desktop, {
    entry: 'fake-clock',
    settings: { app: { welcomed: true } },
    args: [`--open=${page}`],
  });
}

/** Answers the file dialogs from now on. */
function choose(app: RunningApp, filePaths: readonly string[]): Promise<void> {
  return app.electron.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...paths] });
  }, filePaths);
}

/** Begins to watch how long the main process lets others wait; the answer is the longest, in ms. */
async function watchStalls(app: RunningApp): Promise<() => Promise<number>> {
  await app.electron.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    globalThis.unhunchStalls = monitorEventLoopDelay({ resolution: 5 });
    globalThis.unhunchStalls.enable();
  });
  return () => app.electron.evaluate(() => globalThis.unhunchStalls.max / 1e6);
}

declare global {
  var unhunchStalls: ReturnType<typeof import('node:perf_hooks').monitorEventLoopDelay>;
}

/** Eight years with a break each half hour of every day. */
function longHistory(): readonly HistoryYear[] {
  return Array.from({ length: 8 }, (_, index) => {
    const year = emptyYear(2018 + index);
    for (let day = 0; day < 365; day += 1) {
      const nine = Date.UTC(year.year, 0, 1 + day, 9);
      const sessions = Array.from({ length: 16 }, (_, half) => {
        const at = nine + half * 30 * 60_000;
        return {
          id: `break-${at}`,
          kind: 'break' as const,
          outcome: 'done' as const,
          at,
          endedAt: at + 80_000,
          snoozes: 0,
          moves: [
            {
              id: 'chin-tuck',
              dose: { kind: 'reps' as const, reps: 3, holdSeconds: 3, form: 'standard' as const },
              intensity: 'full' as const,
              rung: 0,
              reason: { key: 'break:reasons.daily' },
              seconds: 40,
              done: 1,
            },
          ],
        };
      });
      year.days[new Date(nine).toISOString().slice(0, 10)] = dayOf(sessions, []);
    }
    return year;
  });
}

for (const [format, write] of [
  ['json', exportJson],
  ['csv', exportCsv],
] as const) {
  test(`a long history as ${format} is taken in beside everything else`, async ({ desktop }) => {
    test.setTimeout(120_000);
    const file = join(desktop.directory, `long.${format}`);
    await writeFile(file, write(longHistory()));
    const app = await open(desktop, 'progress');
    const { page, content } = await app.home();
    await choose(app, [file]);
    const longestStall = await watchStalls(app);
    await page.getByRole('button', { name: 'Import an export…' }).click();
    await expect(page.getByRole('progressbar')).toBeVisible();
    expect(await app.status()).toMatchObject({ phase: expect.any(String) });
    await expect(content).toContainText(/2,?920 days were imported\./, { timeout: 40_000 });
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    const names = await readdir(join(app.userDataDir, 'history'));
    expect(names.filter((name) => name.includes('.tmp-'))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(['2018.json', '2025.json.bak', 'memory.json']));
    expect(await longestStall()).toBeLessThan(longestStallMs);
  });
}

const bladeFile = join(import.meta.dirname, '../../assets/moves/blade-squeeze.json');

const { forms: _, ...plain } = JSON.parse(readFileSync(bladeFile, 'utf8'));

/** A move of somebody's own. */
function ownMove(id: string, name = id) {
  return {
    ...plain,
    id,
    ladder: [
      { week: 1, reps: 5, holdSeconds: 3 },
      { week: 3, reps: 6, holdSeconds: 3 },
    ],
    text: {
      name,
      does: 'Wakes up the upper back.',
      steps: ['Draw the shoulder blades together.'],
      cues: { ready: 'Sit tall', out: 'Draw back', hold: 'Hold', back: 'Let go' },
    },
  };
}

test('ten thousand moves: as many as can be used are taken, and the rest is told', async ({
  desktop,
}) => {
  test.setTimeout(120_000);
  const folder = join(desktop.directory, 'given');
  await mkdir(folder);
  for (let n = 0; n < 10_000; n += 1) {
    const id = `squeeze-${String(n).padStart(5, '0')}`;
    await writeFile(join(folder, `${id}.json`), JSON.stringify(ownMove(id)));
  }
  const app = await open(desktop, 'moves');
  const { page, content } = await app.home();
  await expect(page.locator('main li button')).toHaveCount(17);
  await choose(app, [folder]);
  const longestStall = await watchStalls(app);
  await page.getByRole('button', { name: 'Add a folder…' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  expect(await app.status()).toMatchObject({ phase: expect.any(String) });
  await expect(content).toContainText('200 moves were added.', { timeout: 40_000 });
  await expect(content).toContainText("more than 200 moves of your own can't be used");
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  expect(await readdir(join(app.userDataDir, 'moves'))).toHaveLength(200);
  expect(await longestStall()).toBeLessThan(longestStallMs);
});

test('a move of the same id: the person is asked, and keeps theirs or not', async ({ desktop }) => {
  const given = join(desktop.directory, 'desk-squeeze.json');
  const app = await open(desktop, 'moves');
  const { page } = await app.home();
  await choose(app, [given]);
  const answer = (response: number) =>
    app.electron.evaluate(({ dialog }, response) => {
      globalThis.unhunchAsked = [];
      dialog.showMessageBox = async (...args: unknown[]) => {
        globalThis.unhunchAsked.push(JSON.stringify(args.at(-1)));
        return { response, checkboxChecked: false };
      };
    }, response);
  const asked = () => app.electron.evaluate(() => globalThis.unhunchAsked);
  const nameKept = async () => {
    const kept = await readFile(join(app.userDataDir, 'moves/desk-squeeze.json'), 'utf8');
    return JSON.parse(kept).text.name;
  };
  const add = () => page.getByRole('button', { name: 'Add files…' }).click();

  await answer(1);
  await writeFile(given, JSON.stringify(ownMove('desk-squeeze', 'Mine')));
  await add();
  await expect(page.getByText('1 move was added.')).toBeVisible();
  expect(await asked()).toEqual([]);

  await writeFile(given, JSON.stringify(ownMove('desk-squeeze', 'Theirs')));
  const [yes, no] = await yesAndNo();
  await answer(no);
  await add();
  await expect.poll(asked).toEqual([expect.stringContaining('Replace moves of your own?')]);
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  expect(await nameKept()).toBe('Mine');

  await answer(yes);
  await add();
  await expect.poll(asked).toHaveLength(1);
  await expect.poll(nameKept).toBe('Theirs');

  /** Which button of the question says so. */
  async function yesAndNo(): Promise<[number, number]> {
    await answer(-1);
    await add();
    await expect.poll(asked).toHaveLength(1);
    const { buttons }: { buttons: string[] } = JSON.parse((await asked())[0] ?? '');
    return [buttons.indexOf('Replace'), buttons.indexOf('Keep mine')];
  }
});

declare global {
  var unhunchAsked: string[];
}
