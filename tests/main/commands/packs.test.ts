/** Files of moves, on the whole shell with fake ports and real files. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Move, parseOwnMove } from '#core/moves/move-file';
import { writePackFile } from '../../../main/storage/pack-file';
import { type AppAtWork, startAtWork } from '../app-at-work';
import { ownMove, ownMoveText } from '../own-moves';

let dir: string;
let at: AppAtWork;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unhunch-packs-'));
  at = startAtWork(dir);
});
afterEach(() => {
  at.app.stop();
  rmSync(dir, { recursive: true });
});

const words = { name: 'For the desk', author: 'Ann', note: 'Twice a day.' };

function moveOf(id: string, name: string): Move {
  const text = { ...ownMoveText, name };
  const parsed = parseOwnMove(`${id}.json`, JSON.parse(JSON.stringify({ ...ownMove(id), text })));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.move;
}

/** A file of these moves, each with its name. */
async function packOf(moves: Record<string, string>, given = words): Promise<string> {
  const path = join(dir, 'physio.unhunch-moves');
  const all = Object.entries(moves).map(([id, name]) => moveOf(id, name));
  await writePackFile(path, { words: given, moves: all });
  return path;
}

const open = (file: string) => at.app.run({ name: 'add', file });
const asked = () => at.ports.windows.view('home').pack;
async function answer(said: 'add' | 'keepMine' | 'no') {
  return await at.app.handlers['packs.answer']({ id: asked()?.id ?? -1, answer: said });
}
const ownNames = async () =>
  (await at.app.handlers['moves.all'](undefined)).flatMap(({ move, own }) =>
    own ? [`${move.id}: ${move.text?.name}`] : [],
  );
const packs = () => at.app.handlers['packs.all'](undefined);

const two = { 'desk-stretch': 'Desk', 'window-stretch': 'Window' };

describe('a file of moves that is opened', () => {
  it('is asked about on the page of moves, and kept in no part until then', async () => {
    expect(await open(await packOf(two))).toEqual({
      exitCode: 0,
      stdout: 'Unhunch asks in its window whether to add these moves.\n',
      stderr: '',
    });
    expect(at.ports.windows.view('home').page.name).toBe('moves');
    expect(asked()).toMatchObject({
      kind: 'question',
      file: 'physio.unhunch-moves',
      words,
      moves: [
        { id: 'desk-stretch', name: 'Desk', isMine: false },
        { id: 'window-stretch', name: 'Window', isMine: false },
      ],
    });
    expect(existsSync(join(dir, 'moves'))).toBe(false);
    expect(existsSync(join(dir, 'packs.json'))).toBe(false);
  });

  it('is added with a yes, and listed with its author and note', async () => {
    await open(await packOf(two));
    expect(await answer('add')).toEqual({ added: Object.keys(two), problems: [] });
    expect(await ownNames()).toEqual(['desk-stretch: Desk', 'window-stretch: Window']);
    expect(await packs()).toMatchObject([{ words, moves: Object.keys(two) }]);
    expect(asked()).toBeNull();
  });

  it('leaves nothing with a no', async () => {
    await open(await packOf(two));
    expect(await answer('no')).toEqual({ added: [], problems: [] });
    expect(await ownNames()).toEqual([]);
    expect(asked()).toBeNull();
  });

  it('is forgotten with the window that asks', async () => {
    await open(await packOf(two));
    at.ports.windows.lose('home', 'closed');
    await at.app.handlers['home.open']('moves');
    expect(asked()).toBeNull();
  });

  it('is asked about one after the other, and an answer is for the one that it is about', async () => {
    await open(await packOf({ 'desk-stretch': 'Desk' }));
    await open(await packOf({ 'window-stretch': 'Window' }));
    const { handlers } = at.app;
    const id = asked()?.id ?? -1;
    await Promise.all([1, 2].map(() => handlers['packs.answer']({ id, answer: 'add' })));
    expect(await ownNames()).toEqual(['desk-stretch: Desk']);
    expect(asked()).toMatchObject({ moves: [{ id: 'window-stretch' }] });
  });

  it('replaces what the person has only when they say so', async () => {
    await open(await packOf({ 'desk-stretch': 'Mine' }, { ...words, name: 'Older' }));
    await answer('add');
    const file = await packOf(two);
    await open(file);
    expect(asked()).toMatchObject({ moves: [{ isMine: true }, { isMine: false }] });
    expect(await answer('keepMine')).toMatchObject({ added: ['window-stretch'] });
    expect(await ownNames()).toEqual(['desk-stretch: Mine', 'window-stretch: Window']);
    await open(file);
    await answer('add');
    expect(await ownNames()).toEqual(['desk-stretch: Desk', 'window-stretch: Window']);
    // It belongs to one pack, the one it came with last.
    expect((await packs()).map(({ words: { name }, moves }) => [name, moves])).toEqual([
      ['For the desk', ['window-stretch', 'desk-stretch']],
    ]);
  });

  it('is refused whole when a move has the id of one of ours', async () => {
    const said = await open(await packOf({ 'chin-tuck': 'Mine', 'desk-stretch': 'Desk' }));
    expect(said).toMatchObject({ exitCode: 1, stdout: '' });
    expect(said.stderr).toMatch(
      /^unhunch: physio\.unhunch-moves: moves\/chin-tuck\.json: .*own moves.*\n$/,
    );
    expect(asked()).toMatchObject({
      kind: 'refused',
      problems: [{ file: 'moves/chin-tuck.json' }],
    });
    expect(await answer('add')).toEqual({ added: [], problems: [] });
    expect(await ownNames()).toEqual([]);
  });

  it('that is none is refused by its name, in the window and on the terminal', async () => {
    const file = join(dir, 'bad.unhunch-moves');
    writeFileSync(file, 'moves');
    expect(await open(file)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/^unhunch: bad\.unhunch-moves: .+\n$/),
    });
    expect(asked()).toMatchObject({ kind: 'refused', file: 'bad.unhunch-moves' });
  });

  it('may be chosen among files of single moves', async () => {
    const single = join(dir, 'window-stretch.json');
    writeFileSync(single, JSON.stringify(moveOf('window-stretch', 'Window')));
    at.ports.dialogs.paths = [await packOf({ 'desk-stretch': 'Desk' }), single];
    const report = await at.app.handlers['moves.import']('files');
    expect(report).toEqual({ added: ['window-stretch'], problems: [] });
    expect(asked()).toMatchObject({ kind: 'question', moves: [{ id: 'desk-stretch' }] });
  });
});

describe('a pack', () => {
  beforeEach(async () => {
    await open(await packOf(two));
    await answer('add');
  });

  it('is removed with all its moves, and with no other', async () => {
    await open(await packOf({ 'door-stretch': 'Door' }, { ...words, name: 'Another' }));
    await answer('add');
    const [pack] = await packs();
    await at.app.handlers['packs.remove']({ id: pack?.id ?? '' });
    expect(await ownNames()).toEqual(['door-stretch: Door']);
    expect((await packs()).map(({ words: { name } }) => name)).toEqual(['Another']);
    expect(readdirSync(join(dir, 'moves'))).toEqual(['door-stretch.json']);
  });

  it('is gone with the last of its moves', async () => {
    for (const id of Object.keys(two)) await at.app.handlers['moves.remove']({ id });
    expect(await packs()).toEqual([]);
  });

  it('is there after a restart', async () => {
    at.app.stop();
    at = startAtWork(dir);
    expect(await packs()).toMatchObject([{ words, moves: Object.keys(two) }]);
  });

  it('is not removed by a name that none has', () => {
    expect(() => at.app.handlers['packs.remove']({ id: '../settings' })).toThrow('no such pack');
  });

  it('whose list is damaged keeps its moves, and is told', async () => {
    at.app.stop();
    for (const name of ['packs.json', 'packs.json.bak']) writeFileSync(join(dir, name), '{');
    at = startAtWork(dir);
    expect(await packs()).toEqual([]);
    expect(await ownNames()).toHaveLength(2);
    expect(at.ports.notifier.shown.at(-1)?.body).toMatch(/packs\.json can't be used/);
  });
});

describe('moves of the person’s own', () => {
  const share = (moves: string[]) => at.app.handlers['packs.share']({ words, moves });
  beforeEach(async () => {
    await open(await packOf(two));
    await answer('add');
  });

  it('go into one file, those that were chosen, which can be opened again', async () => {
    at.ports.dialogs.savePath = join(dir, 'mine');
    const path = await share(['window-stretch', 'chin-tuck']);
    expect(path).toBe(join(dir, 'mine.unhunch-moves'));
    expect(at.ports.dialogs.suggested).toBe('for-the-desk.unhunch-moves');
    await open(path ?? '');
    expect(asked()).toMatchObject({ words, moves: [{ id: 'window-stretch', isMine: true }] });
  });

  it('take no other file’s place that nobody was asked about', async () => {
    at.ports.dialogs.savePath = join(dir, 'mine');
    writeFileSync(join(dir, 'mine.unhunch-moves'), 'precious');
    expect(await share(['window-stretch'])).toBe(join(dir, 'mine'));
    expect(readFileSync(join(dir, 'mine.unhunch-moves'), 'utf8')).toBe('precious');
  });

  it('go nowhere when no place was chosen, or when they are none', async () => {
    at.ports.dialogs.savePath = null;
    expect(await share(['window-stretch'])).toBeNull();
    await expect(share(['chin-tuck'])).rejects.toThrow('none of these');
  });
});
