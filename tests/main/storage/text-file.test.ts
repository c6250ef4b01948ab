import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  clearDrafts,
  draftOf,
  folderProblem,
  namesIn,
  putInPlace,
  readTextFile,
  retrying,
  whatIsNoFile,
  writeTextFile,
} from '../../../main/storage/text-file';

let dir: string;
const at = (name: string) => join(dir, name);
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unhunch-text-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

describe('a text file is read', () => {
  it('up to the size it may have, without a byte order mark', () => {
    writeFileSync(at('a'), '\ufeffzwölf');
    expect(readTextFile(at('a'), 9)).toEqual({ kind: 'text', text: 'zwölf' });
    expect(readTextFile(at('a'), 8)).toEqual({
      kind: 'unread',
      problem: [
        { key: 'file.tooLarge', params: { path: at('a'), limit: 0.008 } },
        { key: 'file.left' },
      ],
      reason: 'it is larger than 0.008 kB',
    });
    writeFileSync(at('long'), 'x'.repeat(200_000));
    expect(readTextFile(at('long'), 200_000)).toMatchObject({ text: 'x'.repeat(200_000) });
  });

  it('also where its size is not told, no further than it may', () => {
    expect(readTextFile('/proc/self/status', 100_000)).toMatchObject({ kind: 'text' });
    expect(readTextFile('/proc/self/status', 10)).toMatchObject({ kind: 'unread' });
  });

  it('only when it is text', () => {
    writeFileSync(at('bytes'), Buffer.from([0x61, 0xff, 0xfe]));
    expect(readTextFile(at('bytes'), 9)).toEqual({
      kind: 'garbled',
      problem: 'it is not UTF-8 text',
    });
  });

  it('and missed where there is none, or no folder for it', () => {
    expect(readTextFile(at('none'), 9)).toEqual({ kind: 'missing' });
    expect(readTextFile(at('no/ne'), 9)).toEqual({ kind: 'missing' });
  });

  it('not where a link leads nowhere, which is said', () => {
    symlinkSync('/nowhere', at('link'));
    expect(readTextFile(at('link'), 9)).toEqual({
      kind: 'unread',
      problem: [
        { key: 'file.leadsNowhere', params: { path: at('link'), target: '/nowhere' } },
        { key: 'file.left' },
      ],
      reason: 'it is a link to /nowhere, which is not there',
    });
    symlinkSync(at('round'), at('round'));
    expect(readTextFile(at('round'), 9)).toMatchObject({ kind: 'unread' });
  });

  it.each([
    ['folder', () => mkdirSync(at('it'))],
    ['pipe', () => execFileSync('mkfifo', [at('it')])],
    ['device', () => symlinkSync('/dev/null', at('it'))],
  ])('not when it is a %s', (kind, make) => {
    make();
    expect(readTextFile(at('it'), 9)).toEqual({
      kind: 'unread',
      problem: [{ key: `file.not.${kind}`, params: { path: at('it') } }, { key: 'file.left' }],
      reason: `it is a ${kind}`,
    });
    expect(whatIsNoFile(at('it'))).toBe(kind);
  });

  it('not when it is a socket', async () => {
    const server = createServer().listen(at('it'));
    await new Promise((resolve) => server.once('listening', resolve));
    expect(readTextFile(at('it'), 9)).toMatchObject({ reason: 'it is a socket' });
    await new Promise((resolve) => server.close(resolve));
  });

  it('whatever else is wrong is said in the words of the system', () => {
    const name = 'n'.repeat(300);
    const read = readTextFile(at(name), 9);
    if (read.kind !== 'unread') throw new Error(read.kind);
    expect(read.reason).toMatch(/^ENAMETOOLONG/);
    expect(read.problem).toEqual([
      { key: 'file.unreadable', params: { path: at(name), reason: read.reason } },
      { key: 'file.left' },
    ]);
  });

  it('an ordinary file is none of these', () => {
    writeFileSync(at('it'), '');
    expect(whatIsNoFile(at('it'))).toBeNull();
    expect(whatIsNoFile(at('none'))).toBeNull();
  });
});

describe('a text file is written', () => {
  it('all of it or nothing: beside its place first, under a name that is cleared', () => {
    writeTextFile(at('a.json'), 'old');
    const draft = draftOf(at('a.json'), 'new', { by: 'import' });
    expect(draft).toEqual({ draft: `${at('a.json')}.tmp-import`, target: at('a.json') });
    expect(readFileSync(at('a.json'), 'utf8')).toBe('old');
    putInPlace(draft);
    expect(readFileSync(at('a.json'), 'utf8')).toBe('new');
    expect(namesIn(dir)).toEqual(['a.json']);
  });

  it('and leaves no draft when it cannot be put in place', () => {
    mkdirSync(at('a.json'));
    expect(() => writeTextFile(at('a.json'), 'new')).toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect(namesIn(dir)).toEqual(['a.json']);
  });

  it('and says why it cannot be', () => {
    writeFileSync(at('file'), '');
    expect(() => writeTextFile(at('file/a.json'), 'new')).toThrow(/ENOTDIR|EEXIST/);
    expect(() => writeTextFile(at('n'.repeat(250)), 'new')).toThrow(/ENAMETOOLONG/);
  });

  it('what is cut off is cleared by its name, and nothing else', () => {
    const cut = ['a.json.tmp-12', 'a.json.bak.tmp-import'];
    const kept = ['a.json', 'a.json.tmp', 'a.json.tmp-12.txt', 'b.txt.tmp-12', 'xjson.tmp-1'];
    for (const name of [...cut, ...kept]) writeFileSync(at(name), '');
    clearDrafts(dir);
    expect(namesIn(dir)).toEqual(kept.toSorted());
  });
});

describe('a folder', () => {
  it('has its names in order; none where there is no folder', () => {
    for (const name of ['b', 'c', 'a', '10', '9']) writeFileSync(at(name), '');
    expect(namesIn(dir)).toEqual(['10', '9', 'a', 'b', 'c']);
    expect(namesIn(at('none'))).toEqual([]);
  });

  it('serves when it is there or can be made; else it is said why not', () => {
    expect(folderProblem(dir)).toBeNull();
    expect(folderProblem(at('none'))).toBeNull();
    writeFileSync(at('file'), '');
    expect(folderProblem(at('file'))).toMatchObject([
      {
        key: 'file.unreadable',
        params: { path: at('file'), reason: expect.stringContaining('ENOTDIR') },
      },
      { key: 'file.left' },
    ]);
  });
});

describe('what fails for a reason that passes', () => {
  const failing = (codes: string[]) => {
    const tried: string[] = [];
    const act = () =>
      retrying(() => {
        const code = codes.shift();
        tried.push(code ?? 'done');
        if (code !== undefined) throw Object.assign(new Error(code), { code });
        return tried.length;
      });
    return { act, tried };
  };

  it.each(['EAGAIN', 'EBUSY', 'EIO', 'EMFILE', 'ENFILE', 'EINTR', 'ENOMEM'])(
    'such as %s is tried again',
    (code) => {
      expect(failing([code]).act()).toBe(2);
    },
  );

  it('is tried four times in all', () => {
    expect(failing(['EBUSY', 'EBUSY', 'EBUSY']).act()).toBe(4);
    const never = failing(['EBUSY', 'EBUSY', 'EBUSY', 'EBUSY']);
    expect(never.act).toThrow('EBUSY');
    expect(never.tried).toHaveLength(4);
  });

  it('what fails for another is not', () => {
    const { act, tried } = failing(['EACCES']);
    expect(act).toThrow('EACCES');
    expect(tried).toEqual(['EACCES']);
    const plain = () =>
      retrying(() => {
        throw new Error('no code at all');
      });
    expect(plain).toThrow('no code at all');
  });
});
