/** Files of moves that somebody opens: by a command, a double click, or the page of moves. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { launchApp, type RunningApp } from '../support/app';
import type { Desktop } from '../support/desktop';
import { axeViolations } from '../support/page-checks';
import { expect, test } from '../support/test';

const bladeFile = join(import.meta.dirname, '../../assets/moves/blade-squeeze.json');

/** What i18next would look up, were it a text of ours. */
const odd = 'For the desk $t(common.cancel)';
const note = 'Twice a day.\nSlowly.';

async function moveText(id: string, name: string): Promise<string> {
  const { forms: _, ...plain } = JSON.parse(await readFile(bladeFile, 'utf8'));
  const cues = { ready: 'Sit tall', out: 'Squeeze', hold: 'Hold', back: 'Let go' };
  const text = { name, does: 'Wakes the back.', steps: ['Sit tall.'], cues };
  const ladder = [{ week: 1, reps: 5, holdSeconds: 3 }];
  return JSON.stringify({ ...plain, id, ladder, text });
}

/** A file of two moves, and of what else is given. */
async function packIn(desktop: Desktop, file: string, more: Record<string, string> = {}) {
  const folder = join(desktop.directory, 'given files');
  await mkdir(folder, { recursive: true });
  const parts = {
    'pack.json': JSON.stringify({ version: 1, name: odd, author: 'Ann', note }),
    'moves/desk-squeeze.json': await moveText('desk-squeeze', 'Squeeze at the desk'),
    'moves/late-squeeze.json': await moveText('late-squeeze', 'Squeeze in the evening'),
    ...more,
  };
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  await writeFile(join(folder, file), await buffer(zip.outputStream));
  return join(folder, file);
}

const welcomed = { settings: { app: { welcomed: true } } };
const launched = (desktop: Desktop, args: string[] = []): Promise<RunningApp> =>
  launchApp(desktop, { entry: 'fake-clock', ...welcomed, args });

test('a file given to a second start is asked about, added, shared, and removed whole', async ({
  desktop,
}) => {
  const app = await launched(desktop);
  const file = await packIn(desktop, 'physio.unhunch-moves');
  expect(await app.runCli(file)).toMatchObject({
    code: 0,
    stdout: 'Unhunch asks in its window whether to add these moves.\n',
    stderr: '',
  });
  const { page } = await app.home();
  const question = page.getByRole('dialog', { name: 'Add these moves?' });
  await expect(question.getByText(odd)).toBeVisible();
  await expect(question.getByText('By Ann')).toBeVisible();
  await expect(question.getByText('Slowly.')).toBeVisible();
  await expect(question.getByRole('listitem')).toHaveText([
    'Squeeze at the desk',
    'Squeeze in the evening',
  ]);
  expect(await axeViolations(page)).toEqual([]);
  await expect(readdir(join(app.userDataDir, 'moves'))).rejects.toThrow('ENOENT');
  await question.getByRole('button', { name: 'Add', exact: true }).click();
  const done = page.getByRole('alertdialog', { name: '2 moves were added.' });
  await done.getByRole('button', { name: 'Close' }).click();
  await expect(page.locator('main li button', { hasText: 'Squeeze at the desk' })).toBeVisible();

  const packs = page.getByRole('region', { name: 'Packs' });
  await expect(packs.getByRole('heading', { name: odd })).toBeVisible();
  await packs.getByRole('button', { name: 'Share my moves…' }).click();
  const share = page.getByRole('dialog', { name: 'Share your moves' });
  const save = share.getByRole('button', { name: 'Save the file…' });
  await expect(save).toBeDisabled();
  await share.getByLabel('What they are for').fill('Mine');
  await share.getByRole('button', { name: 'Squeeze in the evening' }).click();
  expect(await axeViolations(page)).toEqual([]);
  const shared = join(desktop.directory, 'mine.unhunch-moves');
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, shared);
  await save.click();
  await expect(packs.getByText(`Saved as ${shared}.`)).toBeVisible();

  await packs.getByRole('button', { name: /^Remove/ }).click();
  const asked = page.getByRole('alertdialog');
  await expect(asked).toContainText(`Remove ${odd} with all its moves?`);
  await asked.getByRole('button', { name: 'Remove' }).click();
  await expect(packs).toBeHidden();
  expect(await readdir(join(app.userDataDir, 'moves'))).toEqual([]);

  // As macOS tells of a double click.
  await app.electron.evaluate(({ app }, path) => {
    app.emit('open-file', { preventDefault() {} }, path);
  }, shared);
  await expect(question.getByRole('listitem')).toHaveText(['Squeeze at the desk']);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  expect(await readdir(join(app.userDataDir, 'moves'))).toEqual([]);
});

test('the very first start with a file asks about it when its own questions are over', async ({
  desktop,
}) => {
  const file = await packIn(desktop, 'physio.unhunch-moves');
  const app = await launchApp(desktop, { entry: 'fake-clock', args: [file] });
  const { page } = await app.home();
  await expect(page.locator('[data-goes-on]')).toBeVisible();
  const question = page.getByRole('dialog', { name: 'Add these moves?' });
  await expect(question).toBeHidden();
  await writeFile(join(app.userDataDir, 'settings.json'), JSON.stringify(welcomed.settings));
  await expect(question).toBeVisible();
});

test('one with more in it than moves is refused by name, and nothing of it is kept', async ({
  desktop,
}) => {
  const app = await launched(desktop);
  const file = await packIn(desktop, 'bad.unhunch-moves', { 'pictures/a.svg': '<svg/>' });
  const said = 'pictures/a.svg: a pack has pack.json and moves/<id>.json, and nothing else';
  expect(await app.runCli(file)).toMatchObject({
    code: 1,
    stdout: '',
    stderr: `unhunch: bad.unhunch-moves: ${said}\n`,
  });
  const { page } = await app.home();
  const refused = page.getByRole('alertdialog', { name: "bad.unhunch-moves can't be added" });
  await expect(refused.getByText(said)).toBeVisible();
  await refused.getByRole('button', { name: 'Close' }).click();
  await expect(refused).toBeHidden();
  await expect(readdir(join(app.userDataDir, 'moves'))).rejects.toThrow('ENOENT');
});
