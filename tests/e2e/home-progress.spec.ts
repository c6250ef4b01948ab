/** Progress: what the history comes to, and taking it away and bringing it back. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SessionRecord } from '#core/history/record';
import { emptyYear, type HistoryYear, putComfort, putRest, putSession } from '#core/history/year';
import { launchApp, type RunningApp } from '../support/app';
import type { Desktop } from '../support/desktop';
import { expect, test } from '../support/test';
import { until } from '../support/until';

function session(at: string, outcome: SessionRecord['outcome']): SessionRecord {
  const startedAt = Date.parse(at);
  const done = outcome === 'done' ? 1 : 0;
  return {
    id: `break-${startedAt}`,
    kind: 'break',
    outcome,
    at: startedAt,
    endedAt: startedAt + 80_000,
    snoozes: 0,
    ...(outcome === 'done' && { rating: 'right' as const }),
    moves: [
      {
        id: 'chin-tuck',
        dose: { kind: 'reps', reps: 3, holdSeconds: 3, form: 'standard' },
        intensity: 'full',
        rung: 0,
        reason: { key: 'break:reasons.daily' },
        seconds: 40,
        done,
      },
      {
        id: 'doorway-stretch',
        dose: { kind: 'time', seconds: 15, rounds: 1 },
        intensity: 'full',
        rung: 0,
        reason: { key: 'break:reasons.opens', params: { muscle: 'pecs', move: 'chin-tuck' } },
        seconds: 25,
        done,
      },
    ],
  };
}

function someHistory(): HistoryYear {
  let year = emptyYear(2026);
  year = putSession(year, '2026-02-26', session('2026-02-26T09:45:00Z', 'done'));
  year = putSession(year, '2026-02-26', session('2026-02-26T10:45:00Z', 'missed'));
  year = putSession(year, '2026-02-27', session('2026-02-27T09:45:00Z', 'done'));
  const restAt = Date.parse('2026-02-27T11:00:00Z');
  year = putRest(year, '2026-02-27', { id: 'rest-1', at: restAt, endedAt: restAt + 600_000 });
  return putComfort(year, '2026-02-20', 6);
}

/** On the Friday of the second session. */
async function openProgress(desktop: Desktop): Promise<RunningApp> {
  const userDataDir = join(desktop.directory, 'user-data');
  await mkdir(join(userDataDir, 'history'), { recursive: true });
  await writeFile(join(userDataDir, 'history/2026.json'), JSON.stringify(someHistory()));
  return launchApp(desktop, {
    entry: 'fake-clock',
    now: '2026-02-27T15:00:00Z',
    userDataDir,
    settings: { app: { welcomed: true } },
    args: ['--open=progress'],
  });
}

/** All the days and answers in the app's history files. */
async function kept(app: RunningApp): Promise<unknown[]> {
  const folder = join(app.userDataDir, 'history');
  const all = existsSync(folder) ? await readdir(folder) : [];
  const files = all.filter((file) => /^\d{4}\.json$/.test(file));
  const years = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8'))),
  );
  return years.filter(
    ({ days, comfort }) => Object.keys(days).length + Object.keys(comfort).length > 0,
  );
}

test('words come before numbers, and nothing counts what was not done', async ({ desktop }) => {
  const app = await openProgress(desktop);
  const { content } = await app.home();
  await expect(content).toContainText('You took 2 breaks this week. You moved on 2 days.');
  await expect(content).toContainText('In the last four weeks: 2 breaks done.');
  await expect(content.getByRole('listitem').filter({ hasText: 'deep neck' })).toContainText(
    '2 times',
  );
  await expect(content).not.toContainText(/missed|offered|streak|fail/i);
});

for (const format of ['JSON', 'CSV']) {
  test(`exported as ${format}, deleted and imported, the history is the same`, async ({
    desktop,
  }) => {
    const app = await openProgress(desktop);
    const { page, content } = await app.home();
    const file = join(desktop.directory, `export.${format.toLowerCase()}`);
    await app.electron.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    }, file);
    const before = await kept(app);
    expect(before).toEqual([someHistory()]);

    await page.getByRole('button', { name: `Export as ${format}…` }).click();
    await expect(content).toContainText(`Saved as ${file}.`);

    await page.getByRole('button', { name: 'Delete all…' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete everything' }).click();
    await expect(content).toContainText('Your history was deleted.');
    await expect(content).toContainText('Your first break will show up here.');
    expect(await kept(app)).toEqual([]);

    await page.getByRole('button', { name: 'Import an export…' }).click();
    await expect(content).toContainText('2 days were imported.');
    await expect(content).toContainText('You took 2 breaks this week.');
    await until(async () => {
      expect(await kept(app)).toEqual(before);
      return true;
    });
  });
}

test('a file that is no export is refused, and nothing is lost', async ({ desktop }) => {
  const app = await openProgress(desktop);
  const { page, content } = await app.home();
  const file = join(desktop.directory, 'export.json');
  await writeFile(file, '{ "format": "something else" }');
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, file);
  await page.getByRole('button', { name: 'Import an export…' }).click();
  await expect(content).toContainText('That did not work: ');
  expect(await kept(app)).toEqual([someHistory()]);
});

test('comfort is asked for once, and shows up in Progress', async ({ desktop }) => {
  const userDataDir = join(desktop.directory, 'user-data');
  const app = await launchApp(desktop, {
    entry: 'fake-clock',
    userDataDir,
    settings: { app: { welcomed: true, askComfort: true } },
    args: ['--open=today'],
  });
  const home = await app.home();
  await home.page.getByRole('slider').press('ArrowRight');
  await home.page.getByRole('button', { name: 'Save' }).click();
  await expect(home.content).toContainText('Noted. Thank you.');
  await home.goTo('Progress');
  await expect(home.content).toContainText('Latest: 6');
  await home.goTo('Today');
  await expect(home.page.getByRole('slider')).toHaveCount(0);
});
