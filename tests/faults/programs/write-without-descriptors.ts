/**
 * Opens and writes the person's files while no file descriptor is left, as the limit it was
 * started under has it, and goes on when there are some again. Says what didn't hold, a line each.
 *
 * Arguments: the folder of the files, that of the assets.
 */
import { closeSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fresh, openFiles } from '../../support/open-files';
import { desktopTexts } from '../../support/texts';

const [dir = '', assetsDir = ''] = process.argv.slice(2);
const check = (what: string, holds: boolean) =>
  writeSync(1, `${holds ? 'held' : 'failed'} ${what}\n`);

const texts = desktopTexts(assetsDir);
const first = openFiles(dir, assetsDir, texts);
first.storage.settings.change('body.plan', 'mine');
first.storage.state.save({ ...fresh, sittingMs: 7 });
first.storage.history.putComfort('2026-03-02', 7);
first.close();

const taken = takeAll();
const { storage, told, close } = openFiles(dir, assetsDir, texts);
check(
  'it is told',
  told.some((line) => line.includes('EMFILE')),
);
storage.settings.change('body.profile', ['dizzy']);
check('a change holds meanwhile', storage.settings.settings().body.profile.length === 1);
check('a state is not written over', storage.state.save({ ...fresh, sittingMs: 1 }) === null);
check('and said not to be saved', storage.state.isBehind());
check('a record is said not to be stored', storage.history.putComfort('2026-03-03', 3) !== null);
for (const descriptor of taken) closeSync(descriptor);

storage.retry();
const late = storage.state.save({ ...fresh, sittingMs: 2 });
check('the state that could not be read goes on', late?.sittingMs === 7);
storage.state.save({ ...fresh, sittingMs: 8 });
close();
const again = openFiles(dir, assetsDir);
const { body } = again.storage.settings.settings();
check('settings have what was there', body.plan === 'mine');
check('and what was changed meanwhile', body.profile[0] === 'dizzy');
check('the state is the last one', again.storage.state.start.sittingMs === 8);
const comfort = again.storage.history.years()[0]?.comfort;
check('the history has both', comfort?.['2026-03-02'] === 7 && comfort['2026-03-03'] === 3);
const names = [dir, join(dir, 'history')].flatMap((folder) => readdirSync(folder));
check('nothing was taken for a bad file', !names.some((name) => name.includes('.corrupt-')));
again.close();

function takeAll(): readonly number[] {
  const descriptors: number[] = [];
  try {
    for (;;) descriptors.push(openSync('/dev/null', 'r'));
  } catch {
    return descriptors;
  }
}
