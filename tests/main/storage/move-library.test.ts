import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileProblem } from '#core/file-problem';
import { mostOwnMoves, parseOwnMove } from '#core/moves/move-file';
import { openMoveLibrary, readMove } from '../../../main/storage/move-library';
import { plainMove } from '../../core/moves/support';

let dir: string;
let told: (readonly FileProblem[])[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unhunch-library-'));
  told = [];
});
afterEach(() => rmSync(dir, { recursive: true }));

const put = (name: string, content: unknown) =>
  writeFileSync(
    join(dir, name),
    typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content),
  );

const text = {
  name: 'Desk stretch',
  does: 'Opens the shoulders.',
  steps: ['Stand up.'],
  cues: { ready: 'Get ready', out: 'Out', hold: 'Hold', stretch: 'Stay', back: 'Back' },
};
/** A move of the person's own: one of ours with another name and words of its own. */
const own = (id: string) => ({ ...plainMove('doorway-stretch'), id, text });

const open = () => openMoveLibrary(resolve('assets/moves'), dir, (problems) => told.push(problems));

describe('a file that is no move says why', () => {
  const why = (name: string) => {
    const read = readMove(join(dir, name), parseOwnMove);
    return read.ok ? [] : read.problems;
  };

  it.each<[string, () => void, RegExp]>([
    ['is not there', () => {}, /^it is not there$/],
    ['is a folder', () => mkdirSync(join(dir, 'a.json')), /^it is a folder$/],
    ['is no text', () => put('a.json', Buffer.from([0xff])), /^it is not UTF-8 text$/],
    ['is no JSON', () => put('a.json', '{'), /JSON/],
    ['is too large', () => put('a.json', ' '.repeat(200_001)), /^it is larger than 200 kB$/],
  ])('because it %s', (_, make, message) => {
    make();
    expect(why('a.json')).toEqual([
      { file: 'a.json', path: '', message: expect.stringMatching(message) },
    ]);
  });
});

it('there are ours and the person’s own, by their ids', () => {
  put('mine.json', own('mine'));
  const library = open();
  const mine = library.all().filter((move) => move.own);
  expect(mine.map(({ move }) => move.id)).toEqual(['mine']);
  expect(library.all().length).toBe(mine.length + 17);
  expect(library.find('mine')?.text?.name).toBe('Desk stretch');
  expect(library.find('nowhere')).toBeUndefined();
  expect(library.byId().get('chin-tuck')?.id).toBe('chin-tuck');
  expect(told).toEqual([[]]);
});

it('the folder need not be there, and is read again when asked to', async () => {
  rmSync(dir, { recursive: true });
  const library = open();
  await library.load();
  expect(library.all().some((move) => move.own)).toBe(false);
  mkdirSync(dir);
  put('mine.json', own('mine'));
  expect(library.find('mine')).toBeUndefined();
  library.reload();
  expect(library.find('mine')).toBeDefined();
  expect(told).toEqual([[], []]);
});

it('one of a name that the app has itself is left out, as is what does not fit; both are told', () => {
  put('chin-tuck.json', own('chin-tuck'));
  put('bad.json', { ...own('bad'), kind: 'cardio' });
  const library = open();
  expect(library.all().some((move) => move.own)).toBe(false);
  expect(told).toEqual([
    [
      [
        {
          key: 'file.moveLeftOut',
          params: { file: 'bad.json', fault: expect.stringMatching(/^kind: /) },
        },
      ],
      [
        {
          key: 'file.moveLeftOut',
          params: { file: 'chin-tuck.json', fault: 'id: the app has that move' },
        },
      ],
    ],
  ]);
});

it('no more can be used than one looks through, and it is told how many there are', () => {
  for (let n = 0; n <= mostOwnMoves; n++) {
    const id = `own-${String(n).padStart(3, '0')}`;
    put(`${id}.json`, own(id));
  }
  const library = open();
  expect(library.all().filter((move) => move.own)).toHaveLength(mostOwnMoves);
  expect(told).toEqual([
    [
      [
        {
          key: 'file.tooManyMoves',
          params: { path: dir, count: mostOwnMoves + 1, limit: mostOwnMoves },
        },
      ],
    ],
  ]);
});
