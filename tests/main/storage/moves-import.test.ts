import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MoveLibrary, openMoveLibrary } from '../../../main/storage/move-library';
import { importMoves } from '../../../main/storage/moves-import';
import { moveNamed, plainMove } from '../../core/moves/support';
import { inEnglish } from '../../support/texts';
import { ownMove, ownMoveText as text } from '../own-moves';

let dir: string;
let ownDir: string;
let problems: string[];
let asked: (readonly string[])[];
let mayReplace: boolean;
let progress: string[];
let library: MoveLibrary;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unhunch-moves-'));
  ownDir = join(dir, 'own/moves');
  problems = [];
  asked = [];
  mayReplace = true;
  progress = [];
  library = openMoveLibrary(resolve('assets/moves'), ownDir, (told) => {
    problems = told.map(inEnglish);
  });
});
afterEach(() => rmSync(dir, { recursive: true }));

function put(name: string, content: unknown): string {
  const path = join(dir, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
const importFrom = (...paths: string[]) =>
  importMoves({
    paths,
    ownDir,
    library,
    mayReplace: async (names) => {
      asked.push(names);
      return mayReplace;
    },
    onProgress: (done, total) => progress.push(`${done}/${total}`),
  });
const ownIds = () => library.all().flatMap(({ move, own }) => (own ? [move.id] : []));

describe('the library', () => {
  it('has all of ours without a folder of the person', () => {
    expect(library.all()).toHaveLength(17);
    expect(library.all().every(({ own }) => !own)).toBe(true);
    expect(library.find('chin-tuck')).toBe(library.byId().get('chin-tuck'));
    expect(library.find('desk-stretch')).toBeUndefined();
    expect(problems).toEqual([]);
  });

  it('leaves a file out that does not fit, names it, and takes the others', () => {
    mkdirSync(ownDir, { recursive: true });
    writeFileSync(join(ownDir, 'desk-stretch.json'), JSON.stringify(ownMove()));
    writeFileSync(join(ownDir, 'broken.json'), '{');
    writeFileSync(
      join(ownDir, 'wordless.json'),
      JSON.stringify({ ...ownMove('wordless'), text: undefined }),
    );
    writeFileSync(
      join(ownDir, 'chin-tuck.json'),
      JSON.stringify({ ...moveNamed('chin-tuck'), text }),
    );
    writeFileSync(join(ownDir, 'notes.txt'), 'mine');
    expect(ownIds()).toEqual(['desk-stretch']);
    expect(library.all()).toHaveLength(18);
    expect(problems).toEqual([
      expect.stringMatching(/^broken\.json: .*JSON.*This move is left out\.$/),
      expect.stringMatching(/^wordless\.json: text: /),
      'chin-tuck.json: id: the app has that move. This move is left out.',
    ]);
  });

  it('reads the folders again when it is told to', () => {
    expect(ownIds()).toEqual([]);
    mkdirSync(ownDir, { recursive: true });
    writeFileSync(join(ownDir, 'desk-stretch.json'), JSON.stringify(ownMove()));
    expect(ownIds()).toEqual([]);
    library.reload();
    expect(ownIds()).toEqual(['desk-stretch']);
  });
});

describe('reading a little at a time', () => {
  it('has every move in the end, and those at once that somebody asks for', async () => {
    mkdirSync(ownDir, { recursive: true });
    writeFileSync(join(ownDir, 'desk-stretch.json'), JSON.stringify(ownMove()));
    const loading = library.load();
    expect(library.find('desk-stretch')).toBeDefined();
    await loading;
    const all = library.all();
    await library.load();
    expect(library.all()).toBe(all);
  });

  it('that is cut off by an import takes nothing old for new', async () => {
    const loading = library.load();
    mkdirSync(ownDir, { recursive: true });
    writeFileSync(join(ownDir, 'desk-stretch.json'), JSON.stringify(ownMove()));
    library.reload();
    await loading;
    expect(ownIds()).toEqual(['desk-stretch']);
  });
});

describe('importing', () => {
  it('copies what fits into the folder, and the library has it', async () => {
    const report = await importFrom(put('desk-stretch.json', ownMove()));
    expect(report).toEqual({ added: ['desk-stretch'], problems: [] });
    expect(readdirSync(ownDir)).toEqual(['desk-stretch.json']);
    expect(library.find('desk-stretch')?.text?.name).toBe('Desk stretch');
  });

  it('takes every JSON file of a folder', async () => {
    mkdirSync(join(dir, 'pack'));
    put('pack/desk-stretch.json', ownMove());
    put('pack/window-stretch.json', ownMove('window-stretch'));
    put('pack/readme.md', 'stretches');
    const { added, problems: bad } = await importFrom(join(dir, 'pack'));
    expect(added).toEqual(['desk-stretch', 'window-stretch']);
    expect(bad).toEqual([]);
  });

  it('takes the new one when the person imports a move again', async () => {
    await importFrom(put('desk-stretch.json', ownMove()));
    const renamed = { ...ownMove(), text: { ...text, name: 'Better' } };
    await importFrom(put('desk-stretch.json', renamed));
    expect(library.find('desk-stretch')?.text?.name).toBe('Better');
    expect(ownIds()).toEqual(['desk-stretch']);
    expect(asked).toEqual([['Better']]);
  });

  it('keeps theirs when the person says so, and takes the others', async () => {
    await importFrom(put('desk-stretch.json', ownMove()));
    mayReplace = false;
    const renamed = { ...ownMove(), text: { ...text, name: 'Better' } };
    const other = put('window-stretch.json', ownMove('window-stretch'));
    const report = await importFrom(put('desk-stretch.json', renamed), other);
    expect(report).toEqual({ added: ['window-stretch'], problems: [] });
    expect(library.find('desk-stretch')?.text?.name).toBe('Desk stretch');
  });

  it('tells how far it is', async () => {
    await importFrom(put('desk-stretch.json', ownMove()), put('bad.json', '{'));
    expect(progress).toEqual(['1/2', '2/2']);
  });

  it('adds no more than can be used, and says so', async () => {
    mkdirSync(ownDir, { recursive: true });
    for (let at = 0; at < 199; at += 1) {
      writeFileSync(join(ownDir, `own-${at}.json`), JSON.stringify(ownMove(`own-${at}`)));
    }
    const report = await importFrom(
      put('own-0.json', ownMove('own-0')),
      put('desk-stretch.json', ownMove()),
      put('window-stretch.json', ownMove('window-stretch')),
    );
    expect(report.added).toEqual(['own-0', 'desk-stretch']);
    expect(report.problems).toMatchObject([
      { file: 'window-stretch.json', message: expect.stringMatching(/more than 200 moves/) },
    ]);
    writeFileSync(join(ownDir, 'own-x.json'), JSON.stringify(ownMove('own-x')));
    library.reload();
    expect(ownIds()).toHaveLength(200);
    expect(problems).toEqual([expect.stringMatching(/holds more than 200 moves/)]);
  });

  it('says what could not be stored', async () => {
    writeFileSync(join(dir, 'own'), 'in the way');
    const report = await importFrom(put('desk-stretch.json', ownMove()));
    expect(report.added).toEqual([]);
    expect(report.problems).toMatchObject([{ file: 'desk-stretch.json' }]);
  });

  it('names no more than a hundred faults', async () => {
    mkdirSync(join(dir, 'pack'));
    for (let at = 0; at < 105; at += 1) put(`pack/bad-${at}.json`, '{');
    const report = await importFrom(join(dir, 'pack'));
    expect(report.problems).toHaveLength(101);
    expect(report.problems.at(-1)).toMatchObject({ message: 'and 5 more' });
  });

  const move = ownMove();
  it.each<[what: string, name: string, content: unknown, path: string, message: RegExp]>([
    ['an empty file', 'desk-stretch.json', '', '', /JSON/],
    ['half a file', 'desk-stretch.json', '{"id":', '', /JSON/],
    ['a list', 'desk-stretch.json', [], '', /expected/i],
    ['null', 'desk-stretch.json', 'null', '', /expected/i],
    ['a number', 'desk-stretch.json', '7', '', /expected/i],
    ['binary', 'desk-stretch.json', '\u0000\u0001\u0002', '', /JSON/],
    ['another name than its id', 'other.json', move, 'id', /desk-stretch\.json/],
    ['an id that is a path', 'desk-stretch.json', ownMove('../../desk'), 'id', /small letters/],
    ['an id that every object has', '__proto__.json', ownMove('__proto__'), 'id', /small letters/],
    ['an id of ours', 'chin-tuck.json', ownMove('chin-tuck'), '', /app's own moves/],
    ['no words', 'desk-stretch.json', { ...move, text: undefined }, 'text', /name, steps and cues/],
    [
      'a cue that is missing',
      'desk-stretch.json',
      { ...move, text: { ...text, cues: { ready: 'Go' } } },
      'text.cues.out',
      /missing/,
    ],
    ['an unknown kind', 'desk-stretch.json', { ...move, kind: 'dance' }, 'kind', /./],
    ['an unknown field', 'desk-stretch.json', { ...move, script: 'alert(1)' }, '', /script/],
    [
      'a muscle there is not',
      'desk-stretch.json',
      { ...move, muscles: ['gills'] },
      'muscles.0',
      /./,
    ],
    ['no steps of a ladder', 'desk-stretch.json', { ...move, ladder: [] }, 'ladder', /./],
    [
      'a minus second',
      'desk-stretch.json',
      { ...move, tempo: { ...plainMove('doorway-stretch'), out: -1 } },
      'tempo.out',
      /./,
    ],
    ['no figure', 'desk-stretch.json', { ...move, figure: undefined }, 'figure', /./],
    [
      'a long name',
      'desk-stretch.json',
      { ...move, text: { ...text, name: 'x'.repeat(61) } },
      'text.name',
      /./,
    ],
    ['a huge file', 'desk-stretch.json', ' '.repeat(200_001), '', /larger than 200 kB/],
    [
      'keys of every object',
      'desk-stretch.json',
      JSON.stringify(move).replace('{', '{"__proto__":{"polluted":true},'),
      '',
      /./,
    ],
  ])('refuses %s, by name and field', async (_, name, content, path, message) => {
    const good = put('window-stretch.json', ownMove('window-stretch'));
    const report = await importFrom(put(name, content), good);
    expect(report.added).toEqual(['window-stretch']);
    expect(report.problems).toContainEqual({
      file: name,
      path,
      message: expect.stringMatching(message),
    });
    expect(readdirSync(ownDir)).toEqual(['window-stretch.json']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('goes on after a file that is not there, a folder named like a file and a dead link', async () => {
    mkdirSync(join(dir, 'pack'));
    mkdirSync(join(dir, 'pack/folder.json'));
    symlinkSync(join(dir, 'nowhere'), join(dir, 'pack/dead.json'));
    put('pack/desk-stretch.json', ownMove());
    const report = await importFrom(join(dir, 'gone.json'), join(dir, 'pack'));
    expect(report.added).toEqual(['desk-stretch']);
    expect(report.problems.map(({ file }) => file)).toEqual([
      'gone.json',
      'dead.json',
      'folder.json',
    ]);
    expect(existsSync(join(ownDir, 'dead.json'))).toBe(false);
  });
});
