/**
 * Reads and writes the file of a pack (`core/moves/pack.ts`). It comes from anywhere: what it says
 * of itself is checked before anything is unpacked, and one that isn't as ours are is refused
 * whole.
 */
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { ZipFile as NewZipFile } from 'yazl';
import { messageOf } from '#core/error-message';
import { type Move, type MoveProblem, mostOwnMoves, parseOwnMove } from '#core/moves/move-file';
import { type Pack, packHeadOf, parsePackHead } from '#core/moves/pack';
import { jsonText } from './json-file';
import { largestMoveFile, moveOf } from './move-library';
import { inSlices } from './slices';
import { readBytesFile, textOf, writeBytesFile } from './text-file';

export type PackRead =
  | { readonly ok: true; readonly pack: Pack }
  /** Each names the part of the file that is wrong, or the file itself. */
  | { readonly ok: false; readonly problems: readonly MoveProblem[] };

const headName = 'pack.json';
const folderName = 'moves/';
const moveName = /^moves\/[a-z][a-z0-9-]{0,79}\.json$/;

/** The most a pack's file may hold, in bytes, packed and unpacked; ours come to a tenth of it. */
const largestPack = 10_000_000;
/** `pack.json`, the folder, and the moves. */
const mostEntries = 2 + mostOwnMoves;
/** How much smaller packing makes a part at most; a move's file is a seventh. */
const mostPacked = 100;

/** So many problems, and so many characters of each, are worth reading. */
const mostSaid = 100;
const longestSaid = 200;

/** What may be read of a zip's part before it is unpacked. */
const regular = 0o100000;
const folder = 0o040000;
const kindMask = 0o170000;
const stored = 0;
const deflated = 8;

/** Never throws. Works a little at a time; nothing is written. */
export async function readPackFile(path: string): Promise<PackRead> {
  const file = basename(path);
  const read = readBytesFile(path, largestPack);
  if (read.kind !== 'bytes') {
    return refused([problem(file, read.kind === 'missing' ? 'it is not there' : read.reason)]);
  }
  try {
    const zip = await fromBufferPromise(read.bytes, { strictFileNames: true });
    return await readZip(file, zip);
  } catch (error) {
    return refused([problem(file, messageOf(error))]);
  }
}

async function readZip(file: string, zip: ZipFile): Promise<PackRead> {
  if (zip.entryCount > mostEntries) {
    return refused([problem(file, `it has more than ${mostEntries} parts`)]);
  }
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  const faults = entryFaults(file, entries);
  if (faults.length > 0) return refused(faults);
  const parts = new Map<string, Buffer>();
  for (const entry of entries) {
    if (entry.fileName === folderName) continue;
    const bytes = await buffer((await zip.openReadStreamPromise(entry)) as Readable);
    if (crc32(bytes) !== entry.crc32) {
      return refused([problem(entry.fileName, 'it is damaged: its checksum is another')]);
    }
    parts.set(entry.fileName, bytes);
  }
  return await inSlices(readParts(parts));
}

/** What is wrong with a pack by what its list of parts says. */
function entryFaults(file: string, entries: readonly Entry[]): readonly MoveProblem[] {
  const names = entries.map(({ fileName }) => fileName);
  const faults = entries.flatMap((entry, index) => {
    const fault = entryFault(entry, names.indexOf(entry.fileName) !== index);
    return fault === null ? [] : [problem(entry.fileName, fault)];
  });
  const unpacked = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (unpacked > largestPack) {
    faults.push(problem(file, `it holds more than ${largestPack / 1_000_000} MB`));
  }
  if (!names.includes(headName)) faults.push(problem(file, `it has no ${headName}`));
  if (!names.some((name) => moveName.test(name))) faults.push(problem(file, 'it has no move'));
  return faults;
}

function entryFault(entry: Entry, isDouble: boolean): string | null {
  const { fileName, uncompressedSize, compressedSize, compressionMethod } = entry;
  const isFolder = fileName === folderName;
  if (isDouble) return 'it is there twice';
  if (!isFolder && fileName !== headName && !moveName.test(fileName)) {
    return `a pack has ${headName} and moves/<id>.json, and nothing else`;
  }
  const kind = (entry.externalFileAttributes >>> 16) & kindMask;
  if (kind !== 0 && kind !== (isFolder ? folder : regular)) return 'it is no ordinary file';
  if (entry.isEncrypted()) return 'it is encrypted';
  if (compressionMethod !== stored && compressionMethod !== deflated) {
    return 'it is packed in a way that is not known here';
  }
  if (uncompressedSize > (isFolder ? 0 : largestMoveFile)) {
    return `it is larger than ${isFolder ? 0 : largestMoveFile / 1000} kB`;
  }
  return uncompressedSize > Math.max(1, compressedSize) * mostPacked
    ? `it unpacks to more than ${mostPacked} times its size`
    : null;
}

function* readParts(parts: ReadonlyMap<string, Buffer>): Generator<void, PackRead> {
  const head = readHead(parts.get(headName) ?? Buffer.alloc(0));
  const problems: MoveProblem[] = head.ok ? [] : [...head.problems];
  const moves: Move[] = [];
  for (const [name, bytes] of parts) {
    if (name === headName) continue;
    const read = moveOf(basename(name), textOf(bytes), parseOwnMove);
    if (read.ok) moves.push(read.move);
    else problems.push(...read.problems.map((each) => ({ ...each, file: name })));
    yield;
  }
  if (!head.ok || problems.length > 0) return refused(problems);
  return { ok: true, pack: { words: head.words, moves } };
}

function readHead(bytes: Buffer): ReturnType<typeof parsePackHead> {
  const read = textOf(bytes);
  if (read.kind === 'garbled') return { ok: false, problems: [problem(headName, read.problem)] };
  try {
    return parsePackHead(headName, JSON.parse(read.text));
  } catch (error) {
    return { ok: false, problems: [problem(headName, messageOf(error))] };
  }
}

/** Writes a pack to `path`, all or nothing. The same pack gives the same bytes. */
export async function writePackFile(path: string, { words, moves }: Pack): Promise<void> {
  const zip = new NewZipFile();
  // The earliest day that a zip can name.
  const options = { mtime: new Date(1980, 0, 1), mode: regular | 0o644, forceDosTimestamp: true };
  const add = (name: string, content: unknown) =>
    zip.addBuffer(Buffer.from(jsonText(content)), name, options);
  add(headName, packHeadOf(words));
  for (const move of moves) add(`${folderName}${move.id}.json`, move);
  zip.end();
  writeBytesFile(path, await buffer(zip.outputStream));
}

function problem(file: string, message: string): MoveProblem {
  return { file, path: '', message };
}

/** What is said of a file comes partly out of it: it goes on a page, a terminal, and in the log. */
function refused(problems: readonly MoveProblem[]): PackRead {
  const harmless = (text: string) => text.replaceAll(/\p{Cc}/gu, '\ufffd').slice(0, longestSaid);
  const said = problems.slice(0, mostSaid).map(({ file, path, message }) => ({
    file: harmless(file),
    path: harmless(path),
    message: harmless(message),
  }));
  return { ok: false, problems: said };
}
