import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Options, ZipFile } from 'yazl';
import { parseOwnMove } from '#core/moves/move-file';
import { type PackRead, readPackFile, writePackFile } from '../../../main/storage/pack-file';
import { ownMove } from '../own-moves';

let dir: string;
let path: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unhunch-pack-'));
  path = join(dir, 'physio.unhunch-moves');
});
afterEach(() => rmSync(dir, { recursive: true }));

const words = { name: 'For the desk', author: 'Ann', note: 'Twice a day.\nSlowly.' };
const head = JSON.stringify({ version: 1, ...words });
const moveText = (id = 'desk-stretch') => JSON.stringify(ownMove(id));

type Part = readonly [name: string, content: string | Buffer, options?: Partial<Options>];
const good: readonly Part[] = [
  ['pack.json', head],
  ['moves/desk-stretch.json', moveText()],
];

async function zipOf(parts: readonly Part[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content, options] of parts) {
    if (name.endsWith('/')) zip.addEmptyDirectory(name);
    else zip.addBuffer(Buffer.from(content), name, options);
  }
  zip.end();
  return await buffer(zip.outputStream);
}

async function readOf(bytes: Buffer): Promise<PackRead> {
  writeFileSync(path, bytes);
  return await readPackFile(path);
}
const reading = async (...parts: Part[]) => readOf(await zipOf(parts));

/** The same bytes with one text for another of the same length, wherever it stands. */
function replaced(bytes: Buffer, from: string, to: string): Buffer {
  expect(to).toHaveLength(from.length);
  return Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');
}

/** The same bytes with a number of each part's entry in the list of parts set anew. */
function withEntries(bytes: Buffer, offset: number, length: 1 | 2 | 4, value: number): Buffer {
  const changed = Buffer.from(bytes);
  const signature = Buffer.from('PK\u0001\u0002', 'latin1');
  let at = changed.indexOf(signature);
  while (at !== -1) {
    changed.writeUIntLE(value, at + offset, length);
    at = changed.indexOf(signature, at + 1);
  }
  return changed;
}

async function refusal(read: PackRead | Promise<PackRead>): Promise<string> {
  const result = await read;
  if (result.ok) throw new Error('it was taken');
  return result.problems
    .map(({ file, path, message }) => [file, path, message].filter(Boolean).join(': '))
    .join('\n');
}

describe('a pack that was written', () => {
  const moves = ['desk-stretch', 'window-stretch'].map((id) => {
    const parsed = parseOwnMove(`${id}.json`, JSON.parse(moveText(id)));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    return parsed.move;
  });

  it('is read as it was', async () => {
    await writePackFile(path, { words, moves });
    expect(await readPackFile(path)).toEqual({ ok: true, pack: { words, moves } });
  });

  it('has the same bytes each time', async () => {
    await writePackFile(path, { words, moves });
    const first = readFileSync(path);
    await writePackFile(path, { words, moves });
    expect(readFileSync(path).equals(first)).toBe(true);
  });
});

describe('a pack by another program', () => {
  it('may be unpacked inside, name its folder, and say no more than its name', async () => {
    const read = await reading(
      ['moves/', ''],
      ['pack.json', '{"version":1,"name":"Plain"}', { compress: false }],
      ['moves/desk-stretch.json', moveText(), { compress: false }],
    );
    expect(read).toMatchObject({
      ok: true,
      pack: { words: { name: 'Plain', author: '', note: '' } },
    });
  });

  it('keeps what looks like a place for our texts as it is', async () => {
    const odd = '$t(common.cancel) {{count}}';
    const read = await reading(
      ['pack.json', JSON.stringify({ version: 1, name: odd, author: odd, note: odd })],
      ['moves/desk-stretch.json', moveText()],
    );
    expect(read).toMatchObject({
      ok: true,
      pack: { words: { name: odd, author: odd, note: odd } },
    });
  });
});

describe('refused by name is', () => {
  const only = /a pack has pack\.json and moves\/<id>\.json, and nothing else/;
  it.each<[what: string, part: Part, message: RegExp]>([
    ['a picture that can run a script', ['pictures/a.svg', '<svg/>'], /^pictures\/a\.svg: /],
    ['a picture of a telephone', ['moves/a.heic', 'x'], /^moves\/a\.heic: /],
    ['a program', ['run.sh', '#!/bin/sh'], /^run\.sh: /],
    ['what some systems add', ['__MACOSX/moves/._a.json', 'x'], /^__MACOSX\/moves\/\._a\.json: /],
    ['a folder in the folder', ['moves/more/a.json', '{}'], /^moves\/more\/a\.json: /],
    ['a name with another case', ['moves/Desk.json', '{}'], /^moves\/Desk\.json: /],
    ['a name that every object has', ['moves/__proto__.json', '{}'], /^moves\/__proto__\.json: /],
  ])('%s', async (_, part, message) => {
    const said = await refusal(reading(...good, part));
    expect(said).toMatch(message);
    expect(said).toMatch(only);
  });

  it.each([
    ['a way out of the folder', '../../evil.json'],
    ['a whole path', '/etc/cron.d/evil'],
    ['a whole path of Windows', 'C:/evil.json'],
    ['a way out in the way of Windows', '..\\..\\evil.json'],
  ])('%s', async (_, name) => {
    const plain = 'x'.repeat(name.length);
    const bytes = replaced(await zipOf([...good, [plain, '{}']]), plain, name);
    expect(await refusal(readOf(bytes))).toContain(name);
  });

  it('a name that would write to a terminal, or fill it, without doing so', async () => {
    const loud = `run\u001b[2J${'x'.repeat(5_000)}`;
    const said = await refusal(reading(...good, [loud, 'x']));
    expect(said).toMatch(/^run\ufffd\[2Jx+: a pack has/);
    expect(said.length).toBeLessThan(500);
    expect(await refusal(reading(...good, [`moves/${'a'.repeat(81)}.json`, moveText()]))).toMatch(
      only,
    );
  });

  it('a link', async () => {
    const link: Part = ['moves/a.json', '/etc/passwd', { mode: 0o120777 }];
    expect(await refusal(reading(...good, link))).toBe('moves/a.json: it is no ordinary file');
  });

  it('a part that is there twice', async () => {
    const twice = await reading(...good, ['moves/desk-stretch.json', moveText()]);
    expect(await refusal(twice)).toBe('moves/desk-stretch.json: it is there twice');
  });

  it('what is encrypted', async () => {
    const bytes = withEntries(await zipOf(good), 8, 2, 1);
    expect(await refusal(readOf(bytes))).toMatch(/^pack\.json: it is encrypted$/m);
  });

  it('what is packed in another way', async () => {
    const bytes = withEntries(await zipOf(good), 10, 2, 12);
    expect(await refusal(readOf(bytes))).toMatch(/^pack\.json: .*not known here$/m);
  });

  it('what unpacks to far more than it is', async () => {
    const bomb = await reading(...good, ['moves/a.json', Buffer.alloc(199_999, ' ')]);
    expect(await refusal(bomb)).toBe('moves/a.json: it unpacks to more than 100 times its size');
  });

  it('what unpacks to more than a move may be', async () => {
    const large = await reading(...good, ['moves/a.json', Buffer.alloc(200_001, 'ab')]);
    expect(await refusal(large)).toBe('moves/a.json: it is larger than 200 kB');
  });

  it('what says that it is smaller than it is', async () => {
    const bytes = withEntries(await zipOf(good), 24, 4, 10);
    expect(await refusal(readOf(bytes))).toMatch(/^physio\.unhunch-moves: /);
  });

  it('what unpacks to too much in all', async () => {
    let seed = 1;
    const digit = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return String(seed % 10);
    };
    const noise = Array.from({ length: 190_000 }, digit).join('');
    const many = Array.from({ length: 60 }, (_, at): Part => [`moves/a${at}.json`, noise]);
    expect(await refusal(reading(...good, ...many))).toBe(
      'physio.unhunch-moves: it holds more than 10 MB',
    );
  });

  it('what has too many parts', async () => {
    const many = Array.from({ length: 201 }, (_, at): Part => [`moves/a${at}.json`, '{}']);
    expect(await refusal(reading(...good, ...many))).toBe(
      'physio.unhunch-moves: it has more than 202 parts',
    );
  });

  it('what is damaged', async () => {
    const bytes = await zipOf(good.map(([name, content]) => [name, content, { compress: false }]));
    const damaged = replaced(bytes, 'Twice a day', 'Thrice daily'.slice(0, 11));
    expect(await refusal(readOf(damaged))).toMatch(/^pack\.json: it is damaged/);
  });

  it.each<[what: string, bytes: Buffer, message: RegExp]>([
    ['what is no zip', Buffer.from('moves'), /^physio\.unhunch-moves: /],
    ['an empty file', Buffer.alloc(0), /^physio\.unhunch-moves: /],
    ['a huge file', Buffer.alloc(10_000_001), /^physio\.unhunch-moves: it is larger than 10000 kB/],
  ])('%s', async (_, bytes, message) => {
    expect(await refusal(readOf(bytes))).toMatch(message);
  });

  it('half a zip', async () => {
    const bytes = await zipOf(good);
    expect(await refusal(readOf(bytes.subarray(0, bytes.length / 2)))).toMatch(/^physio/);
  });

  it('what is not there, and a folder', async () => {
    expect(await refusal(readPackFile(path))).toBe('physio.unhunch-moves: it is not there');
    mkdirSync(path);
    expect(await refusal(readPackFile(path))).toBe('physio.unhunch-moves: it is a folder');
  });

  it('one without a head, or without a move', async () => {
    expect(await refusal(reading(['moves/desk-stretch.json', moveText()]))).toContain(
      'no pack.json',
    );
    expect(await refusal(reading(['pack.json', head]))).toContain('no move');
  });

  it.each<[what: string, head: unknown, message: RegExp]>([
    ['no JSON', '{', /^pack\.json: /],
    ['a later version', { version: 2, ...words }, /^pack\.json: version: /],
    ['no name', { version: 1, author: 'Ann' }, /^pack\.json: name: /],
    ['a name of two lines', { version: 1, name: 'a\nb' }, /^pack\.json: name: one line of text/],
    ['a name with a bell', { version: 1, name: 'a\u0007' }, /^pack\.json: name: one line of text/],
    ['a long note', { version: 1, name: 'a', note: 'x'.repeat(601) }, /^pack\.json: note: /],
    ['a key that is not known', { version: 1, name: 'a', run: 'x' }, /^pack\.json: .*run/],
  ])('a head with %s', async (_, content, message) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    const read = await reading(['pack.json', text], ['moves/desk-stretch.json', moveText()]);
    expect(await refusal(read)).toMatch(message);
  });

  it('one with a single bad move, by the field', async () => {
    const bad = JSON.stringify({ ...ownMove('bad'), kind: 'dance' });
    expect(await refusal(reading(...good, ['moves/bad.json', bad]))).toMatch(
      /^moves\/bad\.json: kind: /,
    );
  });
});

it('a pack that is read leaves nothing behind', async () => {
  await reading(...good);
  await reading(...good, ['run.sh', 'x']);
  expect(readdirSync(dir)).toEqual(['physio.unhunch-moves']);
});
