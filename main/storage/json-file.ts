/**
 * One JSON file that is never lost: written atomically, with the last good copy beside it as
 * `*.bak`, and moved aside as `*.corrupt-<time>` when it can't be read.
 */

import { constants, copyFileSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeFileSync } from 'atomically';
import { messageOf } from '#core/error-message';
import type { FileProblem } from '#core/file-problem';
import type { Message } from '#core/moves/vocabulary';

/** What a parser says of a file's content. `newer` is a file from a later version. */
export type Parsed<T> =
  | { readonly kind: 'good'; readonly value: T }
  | { readonly kind: 'newer' }
  /** `problem` is in English. */
  | { readonly kind: 'bad'; readonly problem: string };

export type FileRead<T> =
  | { readonly kind: 'good'; readonly value: T }
  | { readonly kind: 'missing' }
  /** Left untouched; must not be written. */
  | { readonly kind: 'leave'; readonly problem: FileProblem }
  /** `value` is what was held, or the last good copy; without both, the caller's defaults hold. */
  | { readonly kind: 'bad'; readonly problem: FileProblem; readonly value?: T };

/**
 * Reads `path` and checks it with `parse`. Never throws. `now` (epoch ms) names the copy that
 * a file which can't be used is moved to; `held`, if any, is what the caller knows of it from
 * before.
 */
export function readJsonFile<T>(
  path: string,
  parse: (raw: unknown) => Parsed<T>,
  now: number,
  held?: T,
): FileRead<T> {
  let parsed: Parsed<T>;
  try {
    parsed = parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { kind: 'missing' };
    if (isPermissionError(error))
      return {
        kind: 'leave',
        problem: [
          { key: 'file.unreadable', params: { path, reason: messageOf(error) } },
          { key: 'file.left' },
        ],
      };
    parsed = { kind: 'bad', problem: messageOf(error) };
  }
  if (parsed.kind === 'good') return parsed;
  if (parsed.kind === 'newer') {
    return {
      kind: 'leave',
      problem: [{ key: 'file.newer', params: { path } }, { key: 'file.left' }],
    };
  }
  return setAside(path, parsed.problem, parse, now, held);
}

function setAside<T>(
  path: string,
  reason: string,
  parse: (raw: unknown) => Parsed<T>,
  now: number,
  held: T | undefined,
): FileRead<T> {
  const aside = `${path}.corrupt-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`;
  const said: FileProblem = [
    { key: 'file.unusable', params: { path, reason } },
    moveAside(path, aside),
  ];
  if (held !== undefined) {
    return { kind: 'bad', problem: [...said, { key: 'file.heldHolds' }], value: held };
  }
  const backup = readBackup(path, parse);
  if (backup === undefined)
    return { kind: 'bad', problem: [...said, { key: 'file.defaultsHold' }] };
  restoreBackup(path);
  return { kind: 'bad', problem: [...said, { key: 'file.copyHolds' }], value: backup };
}

/** What came of it. */
function moveAside(path: string, aside: string): Message {
  try {
    renameSync(path, aside);
    return { key: 'file.keptAs', params: { aside } };
  } catch (error) {
    return { key: 'file.notMoved', params: { reason: messageOf(error) } };
  }
}

/** Puts the last good copy in place, or the next write but one would replace it by something new. */
function restoreBackup(path: string): void {
  try {
    copyFileSync(`${path}.bak`, path, constants.COPYFILE_EXCL);
  } catch {
    // It holds in memory; the next write puts it in place.
  }
}

function readBackup<T>(path: string, parse: (raw: unknown) => Parsed<T>): T | undefined {
  try {
    const parsed = parse(JSON.parse(readFileSync(`${path}.bak`, 'utf8')));
    return parsed.kind === 'good' ? parsed.value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Writes `value` atomically and keeps what was there as `*.bak`. Throws what the file system
 * says when it can't.
 */
export function writeJsonFile(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  keepBackup(path);
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}

/** Copies `path` to `*.bak`, if there is a file to copy. */
export function keepBackup(path: string): void {
  try {
    copyFileSync(path, `${path}.bak`);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

function isPermissionError(error: unknown): boolean {
  return ['EACCES', 'EPERM'].includes(errorCode(error) ?? '');
}

/** A file that can't be written; `now` says what that means. */
export function unwritable(path: string, error: unknown, now: Message): FileProblem {
  return [{ key: 'file.unwritable', params: { path, reason: messageOf(error) } }, now];
}
