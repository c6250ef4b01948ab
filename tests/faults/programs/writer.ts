/**
 * Writes the person's files over and over, and says on its output what is stored; now and then it
 * spoils one first, and opens it again, as a start would. It is there to be killed.
 *
 * Arguments: the folder of the files, that of the assets, the number to go on from.
 */
import { rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fresh, nine, openFiles } from '../../support/open-files';

const [dir = '', assetsDir = '', from = '0'] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);
const spoilt = ['settings.json', 'state.json', 'history/2026.json', 'history/memory.json'];

let files = openFiles(dir, assetsDir);
say('open');
for (let number = Number(from); ; number += 1) {
  const { settings, state, history } = files.storage;
  say(`will ${number}`);
  settings.change('body.plan', String(number));
  if (settings.fileProblem() === null) say(`settings ${number}`);
  state.save({ ...fresh, sittingMs: number });
  if (!state.isBehind()) say(`state ${number}`);
  const rest = { id: `r${number}`, at: nine + number, endedAt: null };
  if (history.putRest('2026-03-02', rest) === null) say(`history ${number}`);
  if (number % 3 === 0) {
    const victim = join(dir, spoilt[(number / 3) % spoilt.length] ?? '');
    if (number % 2 === 0) rmSync(victim, { force: true });
    else writeFileSync(victim, '{"version":1,');
    files.close();
    files = openFiles(dir, assetsDir);
    files.storage.history.years();
  }
}
