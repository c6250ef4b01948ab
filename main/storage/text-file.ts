/**
 * The one way to the person's files: ordinary files of sane size, read without ever waiting for
 * anything, and written in one piece, for their owner's eyes only.
 */
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { messageOf } from '#core/error-message';
import type { FileProblem } from '#core/file-problem';
import type { Message } from '#core/moves/vocabulary';
import type { Draft } from '../ports';

export type TextRead =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  /**
   * What it holds is not known: it is no ordinary file, too large, or can't be read now.
   * `reason` says it in English.
   */
  | { readonly kind: 'unread'; readonly problem: FileProblem; readonly reason: string }
  /** It was read and is no text. `problem` is in English. */
  | { readonly kind: 'garbled'; readonly problem: string };

/** What says of the machine, not of the file, that something can't be done now. */
const passingCodes: ReadonlySet<string> = new Set([
  'EAGAIN',
  'EBUSY',
  'EIO',
  'EMFILE',
  'ENFILE',
  'EINTR',
  'ENOMEM',
  // Scanners and indexers of Windows hold a file that was just written.
  ...(process.platform === 'win32' ? ['EACCES', 'EPERM'] : []),
]);
/** Waits between tries, in ms; the app stands still meanwhile. */
const retriesMs = [5, 20, 75];

type NotRead = Extract<TextRead, { kind: 'missing' | 'unread' }>;
export type BytesRead = { readonly kind: 'bytes'; readonly bytes: Buffer } | NotRead;

/**
 * Reads `path` as UTF-8, without a byte order mark. Never throws, and never waits for a pipe or a
 * device. `largest` is the most it may hold, in bytes.
 */
export function readTextFile(path: string, largest: number): TextRead {
  const read = readBytesFile(path, largest);
  return read.kind === 'bytes' ? textOf(read.bytes) : read;
}

/** The same for a file that is no text. */
export function readBytesFile(path: string, largest: number): BytesRead {
  try {
    const bytes = retrying(() => readBytes(path, largest));
    return Buffer.isBuffer(bytes) ? { kind: 'bytes', bytes } : unread(bytes);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ELOOP') return whatIsNotThere(path);
    const reason = messageOf(error);
    const message: Message = { key: 'file.unreadable', params: { path, reason } };
    return unread({ message, reason }, isPassing(error) ? triedAgain : left);
  }
}

const left: Message = { key: 'file.left' };
const triedAgain: Message = { key: 'file.triedAgain' };

/** Why a file is not to be read; `reason` is the same without the path, in English. */
interface Refusal {
  readonly message: Message;
  readonly reason: string;
}

function unread({ message, reason }: Refusal, now = left): NotRead {
  return { kind: 'unread', problem: [message, now], reason };
}

function readBytes(path: string, largest: number): Buffer | Refusal {
  const refusal = refusalOf(path, statSync(path), largest);
  if (refusal) return refusal;
  // Without O_NONBLOCK, a pipe that has come into its place meanwhile would hang the app.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const changed = refusalOf(path, fstatSync(file), largest);
    return changed ?? readUpTo(file, largest) ?? tooLarge(path, largest);
  } finally {
    closeSync(file);
  }
}

/** Null when there is more than that: a file may grow, and those of /proc tell no size. */
function readUpTo(file: number, largest: number): Buffer | null {
  const chunks: Buffer[] = [];
  let length = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(64 * 1024);
    const read = readSync(file, chunk);
    if (read === 0) return Buffer.concat(chunks, length);
    length += read;
    if (length > largest) return null;
    chunks.push(chunk.subarray(0, read));
  }
}

function refusalOf(path: string, stats: Stats, largest: number): Refusal | null {
  if (stats.isFile()) return stats.size > largest ? tooLarge(path, largest) : null;
  const kind = kindOf(stats);
  return { message: { key: `file.not.${kind}`, params: { path } }, reason: `it is a ${kind}` };
}

function kindOf(stats: Stats): 'folder' | 'pipe' | 'socket' | 'device' {
  if (stats.isDirectory()) return 'folder';
  if (stats.isFIFO()) return 'pipe';
  return stats.isSocket() ? 'socket' : 'device';
}

/** What is there in place of an ordinary file, if anything: in English, such as `pipe`. */
export function whatIsNoFile(path: string): ReturnType<typeof kindOf> | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats && !stats.isFile() ? kindOf(stats) : null;
}

function tooLarge(path: string, largest: number): Refusal {
  const limit = largest / 1000;
  return {
    message: { key: 'file.tooLarge', params: { path, limit } },
    reason: `it is larger than ${limit} kB`,
  };
}

/** Nothing there, or a link to nothing, which somebody meant to lead somewhere. */
function whatIsNotThere(path: string): NotRead {
  try {
    if (!lstatSync(path).isSymbolicLink()) return { kind: 'missing' };
    const target = readlinkSync(path);
    return unread({
      message: { key: 'file.leadsNowhere', params: { path, target } },
      reason: `it is a link to ${target}, which is not there`,
    });
  } catch {
    return { kind: 'missing' };
  }
}

/** UTF-8 as text. */
export function textOf(bytes: Buffer): Exclude<TextRead, NotRead> {
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { kind: 'garbled', problem: 'it is not UTF-8 text' };
  }
}

/**
 * Writes `text` to `path`, or to where a link of that name leads: all of it or nothing. Makes the
 * folder. Throws what the file system says when it can't. `durable`: it survives a power cut.
 */
export function writeTextFile(path: string, text: string, { durable = true } = {}): void {
  putInPlace(draftOf(path, text, { durable }));
}

/** The same for what is no text. */
export function writeBytesFile(path: string, bytes: Buffer): void {
  putInPlace(draftOf(path, bytes));
}

/**
 * Writes `content` beside `path`, for `putInPlace`. Makes the folder. Throws what the file system
 * says when it can't. `by` keeps the drafts of several writers apart; one is cleared like another.
 */
export function draftOf(
  path: string,
  content: string | Buffer,
  { durable = true, by = `${process.pid}` } = {},
): Draft {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const target = targetOf(path);
  const draft = `${target}.tmp-${by}`;
  try {
    retrying(() => writeDraft(draft, Buffer.from(content), durable));
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  return { draft, target };
}

/** Throws what the file system says when it can't; the draft is gone then. */
export function putInPlace({ draft, target }: Draft): void {
  try {
    retrying(() => renameSync(draft, target));
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function writeDraft(draft: string, bytes: Buffer, durable: boolean): void {
  rmSync(draft, { force: true });
  const file = openSync(draft, 'wx', 0o600);
  try {
    // As bytes: for them, Node goes on writing after a write that took only a part.
    writeFileSync(file, bytes);
    if (durable) fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function targetOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Clears what writes that were cut off have left in `dir`. */
export function clearDrafts(dir: string): void {
  for (const name of namesIn(dir)) {
    if (/\.json(\.bak)?\.tmp-\w+$/.test(name)) rmSync(join(dir, name), { force: true });
  }
}

/** The names in a folder, in order; none where there is no folder that can be read. */
export function namesIn(dir: string): readonly string[] {
  try {
    return retrying(() => readdirSync(dir)).sort();
  } catch {
    return [];
  }
}

/** Why `dir` can't serve as a folder; null when it does, or when it isn't there yet. */
export function folderProblem(dir: string): FileProblem | null {
  try {
    retrying(() => readdirSync(dir));
    return null;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    const problem = { key: 'file.unreadable', params: { path: dir, reason: messageOf(error) } };
    return [problem, isPassing(error) ? triedAgain : left];
  }
}

/** Tries again, for a tenth of a second in all, what fails for a reason that passes. */
export function retrying<T>(action: () => T): T {
  for (const waitMs of retriesMs) {
    try {
      return action();
    } catch (error) {
      if (!isPassing(error)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, waitMs);
    }
  }
  return action();
}

function isPassing(error: unknown): boolean {
  return passingCodes.has(codeOf(error) ?? '');
}

/** What the system calls an error, such as `ENOENT`. */
function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
