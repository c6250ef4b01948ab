/**
 * One JSON file that is never lost: written in one piece, with what was last written beside it
 * as `*.bak`, and moved aside as `*.corrupt-<time>` when what it holds can't be used.
 */
import { renameSync } from 'node:fs';
import { messageOf } from '#core/error-message';
import type { FileProblem } from '#core/file-problem';
import { isDeeperThan } from '#core/json-depth';
import type { Message } from '#core/moves/vocabulary';
import { readTextFile, retrying, writeTextFile } from './text-file';

/** What a parser says of a file's content. `newer` is a file from a later version. */
export type Parsed<T> =
  | { readonly kind: 'good'; readonly value: T }
  | { readonly kind: 'newer' }
  /** `problem` is in English. */
  | { readonly kind: 'bad'; readonly problem: string };

export interface JsonFile<T> {
  readonly path: string;
  /** The most it may hold, in bytes. */
  readonly largest: number;
  readonly parse: (raw: unknown) => Parsed<T>;
}

export type FileRead<T> =
  | { readonly kind: 'good'; readonly value: T }
  | { readonly kind: 'missing' }
  /** Left untouched; must not be written. */
  | { readonly kind: 'leave'; readonly problem: FileProblem }
  /** `value` is what was held, or the last good copy; without both, the caller's defaults hold. */
  | { readonly kind: 'bad'; readonly problem: FileProblem; readonly value?: T };

/**
 * What the file holds, or why that can't be used. Changes nothing, and never throws. `unread`
 * says nothing of the content.
 */
export function lookAtJsonFile<T>(
  file: JsonFile<T>,
):
  | Parsed<T>
  | { readonly kind: 'missing' }
  | { readonly kind: 'unread'; readonly problem: FileProblem } {
  const read = readTextFile(file.path, file.largest);
  if (read.kind === 'garbled') return { kind: 'bad', problem: read.problem };
  if (read.kind !== 'text') return read;
  try {
    const raw: unknown = JSON.parse(read.text);
    return isDeeperThan(raw, deepest)
      ? { kind: 'bad', problem: `it is nested deeper than ${deepest} levels` }
      : file.parse(raw);
  } catch (error) {
    return { kind: 'bad', problem: messageOf(error) };
  }
}

/** No file of ours comes near it; much more would overflow the stack of whatever walks it. */
const deepest = 64;

/**
 * Reads the file and checks it. Never throws. One that is gone though its last good copy is
 * there was lost, and is restored. `now` (epoch ms) names the copy that a file which can't be
 * used is moved to; `held`, if any, is what the caller knows of it from before.
 */
export function readJsonFile<T>(file: JsonFile<T>, now: number, held?: T): FileRead<T> {
  const { path } = file;
  const seen = lookAtJsonFile(file);
  switch (seen.kind) {
    case 'good':
      return seen;
    case 'unread':
      return { kind: 'leave', problem: seen.problem };
    case 'newer':
      return leave(path);
    case 'missing':
      return held === undefined
        ? restore(file, [{ key: 'file.gone', params: { path } }], now)
        : seen;
    case 'bad': {
      const said: Message = { key: 'file.unusable', params: { path, reason: seen.problem } };
      if (held === undefined) return restore(file, [said], now);
      const moved = moveAside(path, now);
      return { kind: 'bad', problem: [said, moved, { key: 'file.heldHolds' }], value: held };
    }
  }
}

function leave<T>(path: string): FileRead<T> {
  return {
    kind: 'leave',
    problem: [{ key: 'file.newer', params: { path } }, { key: 'file.left' }],
  };
}

/** Puts the last good copy in the place of a file that is gone or, as `said` says, of no use. */
function restore<T>(file: JsonFile<T>, said: FileProblem, now: number): FileRead<T> {
  const copy = lookAtJsonFile({ ...file, path: copyOf(file.path) });
  const isGone = said[0]?.key === 'file.gone';
  switch (copy.kind) {
    // Defaults must not take the place of a copy that may be good.
    case 'unread':
      return { kind: 'leave', problem: copy.problem };
    case 'newer':
      return leave(copyOf(file.path));
    case 'missing':
      if (isGone) return { kind: 'missing' };
      return {
        kind: 'bad',
        problem: [...said, moveAside(file.path, now), { key: 'file.defaultsHold' }],
      };
    case 'bad': {
      const moved = isGone ? [] : [moveAside(file.path, now)];
      moveAside(copyOf(file.path), now);
      return { kind: 'bad', problem: [...said, ...moved, { key: 'file.defaultsHold' }] };
    }
    case 'good': {
      const moved = isGone ? [] : [moveAside(file.path, now)];
      putBack(file.path, copy.value);
      return {
        kind: 'bad',
        problem: [...said, ...moved, { key: 'file.copyHolds' }],
        value: copy.value,
      };
    }
  }
}

/** What came of it. */
function moveAside(path: string, now: number): Message {
  const aside = `${path}.corrupt-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`;
  try {
    retrying(() => renameSync(path, aside));
    return { key: 'file.keptAs', params: { aside } };
  } catch (error) {
    return { key: 'file.notMoved', params: { reason: messageOf(error) } };
  }
}

function putBack(path: string, value: unknown): void {
  try {
    writeTextFile(path, jsonText(value));
  } catch {
    // It holds in memory; the next write puts it in place.
  }
}

/**
 * Writes `value`, and a copy of it first: what the app wrote last is the newest that is good.
 * Throws what the file system says when it can't, and a RangeError for more than is ever read.
 */
export function writeJsonFile(path: string, value: unknown, largest: number): void {
  const text = jsonText(value);
  checkSize(text, largest);
  keepCopy(path, text);
  writeTextFile(path, text);
}

/** Makes `text` the last good copy of `path`. */
export function keepCopy(path: string, text: string): void {
  writeTextFile(copyOf(path), text, { durable: false });
}

/** Throws a RangeError for a text that would be refused when it is read again. */
export function checkSize(text: string, largest: number): void {
  if (Buffer.byteLength(text) > largest) {
    throw new RangeError(`it would be larger than ${largest / 1000} kB`);
  }
}

/** As it stands in the file. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Where the last good copy of a file is. */
export function copyOf(path: string): string {
  return `${path}.bak`;
}

/** A file that can't be written; `now` says what that means. */
export function unwritable(path: string, error: unknown, now: Message): FileProblem {
  return [{ key: 'file.unwritable', params: { path, reason: messageOf(error) } }, now];
}
