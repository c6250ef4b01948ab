/** The library: filters, a move's page, and the moves a person adds. */
import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchApp, type RunningApp } from '../support/app';
import type { Desktop } from '../support/desktop';
import { expect, test } from '../support/test';

const bladeFile = join(import.meta.dirname, '../../assets/moves/blade-squeeze.json');
const { forms: _, ...plain } = JSON.parse(readFileSync(bladeFile, 'utf8'));

/** A good move of one's own, with its words. */
const own = {
  ...plain,
  id: 'desk-squeeze',
  ladder: [
    { week: 1, reps: 5, holdSeconds: 3 },
    { week: 3, reps: 6, holdSeconds: 3 },
  ],
  text: {
    name: 'Squeeze at the desk',
    does: 'Wakes the muscles between the shoulder blades.',
    steps: ['Sit tall.', 'Draw the shoulder blades together.', 'Let go.'],
    cues: { ready: 'Sit tall', out: 'Squeeze', hold: 'Hold', back: 'Let go' },
  },
};

type Bad = readonly [file: string, content: string, said: RegExp];
const broken = (file: string, change: object, said: RegExp): Bad => [
  file,
  JSON.stringify({ ...own, id: file.replace('.json', ''), ...change }),
  said,
];

const twentyBad: readonly Bad[] = [
  ['a-no-json.json', '{ "id": ', /a-no-json\.json: /],
  ['b-a-list.json', '[]', /b-a-list\.json/],
  ['c-a-word.json', '"move"', /c-a-word\.json/],
  ['d-empty.json', '', /d-empty\.json: /],
  ['e-huge.json', JSON.stringify({ padding: 'x'.repeat(300_000) }), /e-huge\.json: it is larger/],
  broken('f-other-name.json', { id: 'another' }, /f-other-name\.json, at id: /),
  broken('g-kind.json', { kind: 'dance' }, /g-kind\.json, at kind: /),
  broken('h-needs.json', { needs: ['trampoline'] }, /h-needs\.json, at needs\.0: /),
  broken('i-places.json', { places: [] }, /i-places\.json, at places: /),
  broken('j-positions.json', { positions: ['flying'] }, /j-positions\.json, at positions\.0: /),
  broken('k-muscles.json', { muscles: ['biceps'] }, /k-muscles\.json, at muscles\.0: /),
  broken('l-tempo.json', { tempo: { ...plain.tempo, out: 99 } }, /l-tempo\.json, at tempo\.out: /),
  broken('m-ladder.json', { ladder: [] }, /m-ladder\.json, at ladder: /),
  broken(
    'n-reps.json',
    { ladder: [{ week: 1, reps: 500, holdSeconds: 3 }] },
    /n-reps\.json, at ladder\.0\.reps: /,
  ),
  broken('o-figure.json', { figure: undefined }, /o-figure\.json, at figure: /),
  broken('p-code.json', { script: 'alert(1)' }, /p-code\.json: .*script/),
  broken('q-no-text.json', { text: undefined }, /q-no-text\.json, at text: /),
  broken('r-name.json', { text: { ...own.text, name: '' } }, /r-name\.json, at text\.name: /),
  broken(
    's-cues.json',
    { text: { ...own.text, cues: { ready: 'a', out: 'b', hold: 'c' } } },
    /s-cues\.json, at text\.cues\.back: /,
  ),
  ['chin-tuck.json', JSON.stringify({ ...own, id: 'chin-tuck' }), /chin-tuck\.json: .*own moves/],
];

async function openMoves(desktop: Desktop): Promise<RunningApp> {
  return launchApp(desktop, {
    entry: 'fake-clock',
    settings: { app: { welcomed: true }, body: { equipment: ['wall', 'doorway', 'chair'] } },
    args: ['--open=moves'],
  });
}

/** Answers the next file dialog. */
function choose(app: RunningApp, filePaths: readonly string[]): Promise<void> {
  return app.electron.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...paths] });
  }, filePaths);
}

test('a good move is added, practised, and removed again', async ({ desktop }) => {
  const folder = join(desktop.directory, 'given');
  await mkdir(folder);
  await writeFile(join(folder, 'desk-squeeze.json'), JSON.stringify(own));
  const app = await openMoves(desktop);
  const { page } = await app.home();
  await expect(page.locator('main li button')).toHaveCount(17);

  await choose(app, [folder]);
  await page.getByRole('button', { name: 'Add a folder…' }).click();
  await expect(page.getByText('1 move was added.')).toBeVisible();
  await expect(page.locator('main li button')).toHaveCount(18);
  const kept = await readFile(join(app.userDataDir, 'moves/desk-squeeze.json'), 'utf8');
  expect(JSON.parse(kept)).toEqual(JSON.parse(JSON.stringify(own)));

  await page.getByRole('button', { name: /^Squeeze at the desk/ }).click();
  await expect(page.getByText('Draw the shoulder blades together.')).toBeVisible();
  await page.getByRole('button', { name: 'Practise now' }).click();
  const session = await app.session();
  await expect(session.page.getByRole('heading', { name: /Squeeze at the desk/ })).toBeVisible();
  await session.endHere();

  await page.getByRole('button', { name: 'Remove from my moves' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.locator('main li button')).toHaveCount(17);
});

test('each of twenty bad files is refused by field, and nothing of them is kept', async ({
  desktop,
}) => {
  const folder = join(desktop.directory, 'given');
  await mkdir(folder);
  for (const [file, content] of twentyBad) await writeFile(join(folder, file), content);
  const app = await openMoves(desktop);
  const { page } = await app.home();
  await expect(page.locator('main li button')).toHaveCount(17);

  await choose(
    app,
    twentyBad.map(([file]) => join(folder, file)),
  );
  await page.getByRole('button', { name: 'Add files…' }).click();
  await expect(page.getByText('20 files were not added:')).toBeVisible();
  const said = await page.locator('main [role=status] li').allInnerTexts();
  for (const [file, , pattern] of twentyBad) {
    expect(said.filter((line) => line.startsWith(file)).join('\n'), file).toMatch(pattern);
  }
  await expect(page.locator('main li button')).toHaveCount(17);
});

test('filters show what fits, and a move switched off stays out', async ({ desktop }) => {
  const app = await openMoves(desktop);
  const { page } = await app.home();
  const shown = page.locator('main li button');
  await expect(shown).toHaveCount(17);

  await page.getByRole('button', { name: /Done with/ }).click();
  await page.getByRole('option', { name: 'Dumbbells' }).click();
  await expect(shown).toHaveText([/^Bent-over row/, /^Reverse fly/]);
  await page.getByRole('switch', { name: 'Only what I can do here' }).press('Space');
  await expect(page.getByText('No move fits all of that.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();

  await page.getByRole('button', { name: /^Chin tuck/ }).click();
  await page.getByRole('switch', { name: /Use in breaks/ }).press('Space');
  await page.getByRole('button', { name: 'All moves' }).click();
  const tuck = page.getByRole('button', { name: /^Chin tuck/ });
  await expect(tuck).toContainText('Off');
  await expect(tuck).toBeFocused();
});
