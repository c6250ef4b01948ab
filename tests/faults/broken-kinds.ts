/** The ways in which a file can be broken: what it holds, and what stands in its place. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface BrokenKind {
  readonly name: string;
  /** Puts it at `path`, where nothing is. `good` is what should be there. */
  readonly make: (path: string, good: string) => void;
  /** It can be used as it is: nothing is to be said about it, nothing moved. */
  readonly isFine?: true;
}

const holding =
  (content: (good: string) => string | Uint8Array): BrokenKind['make'] =>
  (path, good) =>
    writeFileSync(path, content(good));

const withKey = (good: string, key: string) => good.replace('{', `{${key},`);

export const brokenKinds: readonly BrokenKind[] = [
  { name: 'nothing in it', make: holding(() => '') },
  { name: 'one NUL', make: holding(() => new Uint8Array(1)) },
  { name: 'a block of NULs', make: holding(() => new Uint8Array(4096)) },
  {
    name: 'random bytes',
    make: holding(() => Uint8Array.from(Array(4096), (_, at) => (at * 197 + 31) % 256)),
  },
  { name: 'half of it', make: holding((good) => good.slice(0, good.length / 2)) },
  { name: 'its last character gone', make: holding((good) => good.trimEnd().slice(0, -1)) },
  { name: 'its first character gone', make: holding((good) => good.slice(1)) },
  { name: 'a comma too many', make: holding((good) => good.replace(/\}\s*$/, ',}')) },
  { name: 'a comment', make: holding((good) => `// mine\n${good}`) },
  { name: 'single quotes', make: holding((good) => good.replaceAll('"', "'")) },
  { name: 'two of it', make: holding((good) => good + good) },
  { name: 'more after it', make: holding((good) => `${good}}`) },
  { name: 'only spaces', make: holding(() => '   \n\t ') },
  { name: 'a web page', make: holding(() => '<!doctype html><title>404</title>') },
  { name: 'null', make: holding(() => 'null') },
  { name: 'true', make: holding(() => 'true') },
  { name: 'a number', make: holding(() => '7') },
  { name: 'a text', make: holding(() => '"settings"') },
  { name: 'a list', make: holding(() => '[]') },
  { name: 'a list of it', make: holding((good) => `[${good}]`) },
  { name: 'NaN', make: holding(() => 'NaN') },
  {
    name: 'another version, as text',
    make: holding((good) => withKey(good, '"version":"2"').replace(/"version": \d+,/, '')),
  },
  { name: 'deep lists', make: holding(() => `${'['.repeat(30_000)}${']'.repeat(30_000)}`) },
  { name: 'deep objects', make: holding(() => `${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}`) },
  {
    name: 'a deep unknown key',
    make: holding((good) => withKey(good, `"mine":${'['.repeat(5000)}${']'.repeat(5000)}`)),
  },
  { name: 'UTF-16', make: holding((good) => Buffer.from(`\uFEFF${good}`, 'utf16le')) },
  {
    name: 'bytes that are no UTF-8',
    make: holding((good) => Buffer.from(withKey(good, '"gr\u00fc\u00dfe":1'), 'latin1')),
  },
  { name: 'a byte order mark alone', make: holding(() => '\uFEFF') },
  { name: 'only open brackets', make: holding(() => '{'.repeat(5000)) },
  { name: 'a control character in a text', make: holding(() => '{"a":"\u0001"}') },
  { name: 'an escape that is none', make: holding(() => '{"a":"\\x"}') },
  { name: 'a byte order mark before it', make: holding((good) => `\uFEFF${good}`), isFine: true },
  {
    name: 'line ends as on Windows',
    make: holding((good) => good.replaceAll('\n', '\r\n')),
    isFine: true,
  },
  {
    name: 'a text of 70 MB',
    make: holding((good) => withKey(good, `"mine":"${'x'.repeat(70_000_000)}"`)),
  },
  {
    name: '200 MB of nothing',
    make: (path) => {
      writeFileSync(path, '');
      truncateSync(path, 200_000_000);
    },
  },
  {
    name: 'ten thousand unknown keys of some length',
    make: holding((good) =>
      withKey(good, Array.from(Array(10_000), (_, at) => `"${'k'.repeat(20)}${at}":0`).join(',')),
    ),
  },
  { name: 'a folder', make: (path) => mkdirSync(path) },
  {
    name: 'a folder with something in it',
    make: (path, good) => {
      mkdirSync(path);
      writeFileSync(join(path, 'letter'), good);
    },
  },
  { name: 'a pipe', make: (path) => execFileSync('mkfifo', [path]) },
  {
    name: 'a socket',
    make: (path) =>
      execFileSync('python3', [
        '-c',
        'import socket,sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])',
        path,
      ]),
  },
  { name: 'a device that never ends', make: (path) => symlinkSync('/dev/zero', path) },
  { name: 'a terminal', make: (path) => symlinkSync('/dev/tty', path) },
  { name: 'a link to nothing', make: (path) => symlinkSync('nowhere.json', path) },
  { name: 'a link to itself', make: (path) => symlinkSync(path, path) },
  { name: 'a link to a folder', make: (path) => symlinkSync(dirname(path), path) },
  {
    name: 'a link to a pipe',
    make: (path) => {
      execFileSync('mkfifo', [`${path}.pipe`]);
      symlinkSync(`${path}.pipe`, path);
    },
  },
  {
    name: 'a link to it',
    make: (path, good) => {
      writeFileSync(`${path}.elsewhere`, good);
      symlinkSync(`${path}.elsewhere`, path);
    },
    isFine: true,
  },
  {
    name: 'a file of the kernel that tells no size',
    make: (path) => symlinkSync('/proc/kallsyms', path),
  },
];
