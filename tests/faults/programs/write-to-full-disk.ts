/**
 * Writes the person's files on a disk that is full, and goes on when there is room again. Says
 * what didn't hold, a line each.
 *
 * Arguments: the folder of the files, on a small disk of its own; that of the assets.
 */
import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJson } from '../../../core/history/exchange';
import { dayOf, emptyYear } from '../../../core/history/year';
import { prepareImport } from '../../../main/storage/history-import';
import { fresh, openFiles } from '../../support/open-files';

const [dir = '', assetsDir = ''] = process.argv.slice(2);
const check = (what: string, holds: boolean) =>
  writeSync(1, `${holds ? 'held' : 'failed'} ${what}\n`);
const files = ['settings.json', 'state.json', 'history/2026.json'].map((name) => join(dir, name));
const contents = () => files.map((file) => readFileSync(file, 'utf8'));

// So large that a write may fit in part.
const entries = Array.from(Array(200), (_, at) => ({
  id: `gap-${at}`,
  kind: 'gap' as const,
  fromAt: at,
  toAt: at + 1,
  breakNumber: null,
  snoozes: 0,
}));
const { storage, told, close } = openFiles(dir, assetsDir);
const write = (number: number) => {
  storage.settings.change('body.plan', String(number));
  storage.state.save({ ...fresh, entries, sittingMs: number });
  return storage.history.putRest('2026-03-02', {
    id: `r${number}`,
    at: number,
    endedAt: null,
  });
};
for (let number = 1; number <= 50; number += 1) write(number);
const before = contents();
const room = fill(join(dir, 'filler'));
check('a record is said not to be stored', write(51) !== null);
check('a state is said not to be saved', storage.state.isBehind());
check('a change is said to last until the end', storage.settings.fileProblem() !== null);
check(
  'no file is cut short',
  contents().every((text, at) => text === before[at]),
);
const saidOnce = told.filter((line) => line.includes('ENOSPC') || line.includes('no space'));
write(52);
check('it is told', saidOnce.length >= 3);
rmSync(join(dir, 'filler'));
closeSync(room);

storage.retry();
check('there is room again', write(53) === null && !storage.state.isBehind());
const room2 = fill(join(dir, 'filler'));
const toldBefore = told.length;
write(54);
check('a second time is told again', told.length >= toldBefore + 3);
rmSync(join(dir, 'filler'));
closeSync(room2);
storage.retry();
storage.state.save({ ...fresh, entries, sittingMs: 54 });
close();

const again = openFiles(dir, assetsDir);
check('settings have the last change', again.storage.settings.settings().body.plan === '54');
check('the state is the last one', again.storage.state.start.sittingMs === 54);
const recorded = again.storage.history.years()[0]?.days['2026-03-02']?.rests ?? [];
check('the history has every record', recorded.length === 54);
check(`nothing was restored or set aside ${again.told.join(' ')}`, again.told.length === 0);
again.close();

// A page more of room each time: an import stops in the middle of every one of its writes.
const imported = mkdtempSync(join(tmpdir(), 'unhunch-import-'));
const rest = (number: number) => ({ id: `i${number}`, at: number, endedAt: number + 1 });
const rests = Array.from(Array(400), (_, number) => rest(number));
const day = '2026-03-02';
const incoming = join(imported, 'history.json');
writeFileSync(incoming, exportJson([{ ...emptyYear(2026), days: { [day]: dayOf([], rests) } }]));
const own = 54;
let outcomes = '';
for (let pages = 0; !outcomes.includes('imported'); pages += 1) {
  const filler = fill(join(dir, 'filler'));
  ftruncateSync(filler, Math.max(0, fstatSync(filler).size - pages * 4096));
  const { storage, close } = openFiles(dir, assetsDir);
  const { kind } = await storage.history.importFrom(incoming, async (job) =>
    prepareImport(job, () => {}),
  );
  close();
  closeSync(filler);
  rmSync(join(dir, 'filler'));
  const after = openFiles(dir, assetsDir);
  const count = after.storage.history.years()[0]?.days[day]?.rests.length ?? 0;
  after.close();
  const isWhole = count === (kind === 'imported' ? own + rests.length : own);
  const drafts = readdirSync(join(dir, 'history')).filter((name) => name.includes('.tmp'));
  check(
    `an import with ${pages} pages of room is ${kind}: ${count} records, ${drafts.join()} ${after.told.join()}`,
    isWhole && drafts.length === 0 && after.told.length === 0,
  );
  outcomes += kind;
}
rmSync(imported, { recursive: true });

/** Takes all the room there is, byte by byte in the end. */
function fill(path: string): number {
  const file = openSync(path, 'w');
  for (const size of [65_536, 4096, 512, 1]) {
    try {
      for (;;) writeSync(file, Buffer.alloc(size));
    } catch {
      // Smaller pieces may still fit.
    }
  }
  return file;
}
