/**
 * Puts each kind of broken file in the place of each of the app's files, opens them all as a
 * start does, goes on writing, and says on its output what came of it, a line for each. Whoever
 * runs it sees by the lines whether it hangs.
 *
 * Arguments: the folder of the assets, the number of the case to begin with.
 */
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { messageOf } from '#core/error-message';
import type { SessionRecord } from '#core/history/record';
import type { Storage } from '../../../main/storage/storage';
import { fresh, nine, openFiles } from '../../support/open-files';
import { type BrokenKind, brokenKinds } from '../broken-kinds';

const [assetsDir = '', from = '0'] = process.argv.slice(2);

const day = '2026-03-02';
const places = [
  'settings.json',
  'state.json',
  'history/2026.json',
  'history/memory.json',
  'history/session.json',
  'moves/desk-stretch.json',
] as const;
type Place = (typeof places)[number];

const cases = places.flatMap((place) => brokenKinds.map((kind) => ({ place, kind })));
writeSync(1, `${cases.length} cases\n`);
for (const [number, { place, kind }] of cases.entries()) {
  if (number < Number(from)) continue;
  writeSync(1, `trying ${number} ${kind.name} as ${place}\n`);
  const fault = tryCase(place, kind);
  writeSync(1, fault === null ? `held ${number}\n` : `failed ${number} ${fault}\n`);
}

/** Null when it held. */
function tryCase(place: Place, kind: BrokenKind): string | null {
  const dir = mkdtempSync(join(tmpdir(), 'unhunch-broken-'));
  try {
    writeGoodFiles(dir);
    const path = join(dir, place);
    const good = readFileSync(path, 'utf8');
    rmSync(path);
    kind.make(path, good);
    return whatIsWrong(dir, place, kind);
  } catch (error) {
    return `threw ${messageOf(error)}`;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** One of each, and the copies that come with them. */
function writeGoodFiles(dir: string): void {
  const { storage, close } = openFiles(dir, assetsDir);
  storage.settings.change('body.plan', 'mine');
  storage.state.save({ ...fresh, sittingMs: 7 });
  storage.history.putSession(day, session('1'));
  storage.session.keep({ day, session: session('2') });
  mkdirSync(storage.ownMovesDir, { recursive: true });
  writeFileSync(join(storage.ownMovesDir, 'desk-stretch.json'), JSON.stringify(ownMove(), null, 2));
  close();
}

function whatIsWrong(dir: string, place: Place, kind: BrokenKind): string | null {
  const before = lookOf(join(dir, place));
  const { storage, told, close } = openFiles(dir, assetsDir);
  const found = {
    'settings.json': storage.settings.settings().body.plan === 'mine',
    'state.json': storage.state.start.sittingMs === 7,
    'history/2026.json': storage.history.years()[0]?.days[day]?.sessions[0]?.id === '1',
    'history/memory.json': storage.history.memory().turns === 1,
    'history/session.json': storage.session.cutOff()?.session.id === '2',
    'moves/desk-stretch.json': storage.library.find('desk-stretch') !== undefined,
  };
  // What is written from then on is either in the file or said not to be.
  const settingsFault = storage.settings.change('body.plan', 'new');
  storage.state.save({ ...fresh, sittingMs: 8 });
  const historyProblem = storage.history.putSession(day, session('3'));
  close();

  for (const other of places) {
    if (other !== place && !found[other]) return `${other} suffers`;
  }
  if (settingsFault) return 'a setting is refused';
  if (kind.isFine) {
    if (!found[place]) return 'it is not used';
    return told.length > 0 ? `said: ${told.join(' ')}` : null;
  }
  // What it doesn't know is nothing to the state, which is written anew in a minute.
  if (place === 'state.json' && found[place] && told.length === 0) return null;
  if (!told.some((line) => line.includes(place.replace(/^.*\//, '')))) return 'nothing is said';
  if (!isKept(dir, place, before)) return 'what was there is gone';
  const again = openFiles(dir, assetsDir);
  again.close();
  const stored = {
    settings: again.storage.settings.settings().body.plan === 'new',
    state: again.storage.state.start.sittingMs === 8,
    history: ids(again.storage).includes('3'),
  };
  if (!stored.settings && storage.settings.fileProblem() === null) return 'a setting is lost';
  if (!stored.state && !storage.state.isBehind()) return 'the state is lost';
  if (!stored.history && historyProblem === null) return 'a session is lost';
  return null;
}

function ids({ history }: Storage): readonly string[] {
  return history.years().flatMap(({ days }) => days[day]?.sessions.map(({ id }) => id) ?? []);
}

/** What stands there, so that it can be found again: its content, or that it is no file. */
function lookOf(path: string): string {
  const stats = lstatSync(path);
  if (!stats.isFile()) return `mode ${stats.mode} inode ${stats.ino}`;
  return stats.size > 1_000_000 ? `size ${stats.size}` : readFileSync(path, 'latin1');
}

/** In its place, or moved aside; of settings, all that was not set anew. */
function isKept(dir: string, place: Place, look: string): boolean {
  const folder = join(dir, dirname(place));
  return readdirSync(folder)
    .filter((name) => name === basename(place) || name.startsWith(`${basename(place)}.corrupt-`))
    .some((name) => {
      const now = lookOf(join(folder, name));
      return (
        now === look ||
        (place === 'settings.json' && othersOf(look) !== null && othersOf(now) === othersOf(look))
      );
    });
}

function othersOf(text: string): string | null {
  try {
    return JSON.stringify({ ...JSON.parse(text), body: null });
  } catch {
    return null;
  }
}

function session(id: string): SessionRecord {
  const move: SessionRecord['moves'][number] = {
    id: 'chin-tuck',
    dose: { kind: 'reps', reps: 3, holdSeconds: 3, form: 'standard' },
    intensity: 'full',
    rung: 0,
    reason: { key: 'break:reasons.first' },
    seconds: 30,
    done: 1,
  };
  const at = nine + Number(id);
  return {
    id,
    kind: 'break',
    outcome: 'done',
    at,
    endedAt: at + 60_000,
    snoozes: 0,
    moves: [move],
  };
}

/** A move of the person's own: one of ours with another name and words of its own. */
function ownMove(): object {
  const { forms: _forms, ...ours } = JSON.parse(
    readFileSync(join(assetsDir, 'moves/doorway-stretch.json'), 'utf8'),
  );
  const cues = { ready: 'Ready', out: 'Out', hold: 'Hold', stretch: 'Stay', back: 'Back' };
  const text = { name: 'Desk stretch', does: 'Opens up.', steps: ['Stand up.'], cues };
  return { ...ours, id: 'desk-stretch', text };
}
