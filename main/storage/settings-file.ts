/**
 * `settings.json`: what the person set, and nothing else. Keys we don't know stay in it; a
 * value we can't use stays in it too, until the person sets that key.
 */
import { existsSync, type FSWatcher, readFileSync, watch } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Store from 'electron-store';
import { z } from 'zod';
import { messageOf } from '#core/error-message';
import type { FileProblem } from '#core/file-problem';
import {
  defaultSettings,
  type ParsedSettings,
  parseSettings,
  type Settings,
  type SettingsProblem,
  settingSchemaAt,
} from '#core/settings';
import type { Stop } from '../ports';
import { keepBackup, type Parsed, readJsonFile, unwritable } from './json-file';

export interface SettingsFile {
  readonly path: string;
  /** There was no file when it was opened. */
  readonly isNew: boolean;
  settings(): Settings;
  /** What in the file could not be used, by path. */
  problems(): readonly SettingsProblem[];
  /** What was wrong with the file as a whole, or with writing it. */
  fileProblem(): FileProblem | null;
  /** Sets one key, such as `breaks.intervalMinutes`. The problem, if the value is refused. */
  change(path: string, value: unknown): SettingsProblem | null;
  /**
   * Puts a section such as `breaks`, or one key, back to its defaults. Throws a RangeError when
   * there is none of that name.
   */
  reset(path: string): void;
  /** Calls back after every change, by us or by hand. */
  onChange(callback: () => void): Stop;
  close(): void;
}

/** Opens `settings.json` in `dir`. Never throws: what is wrong is in the problems. */
export function openSettingsFile(dir: string, now: () => number): SettingsFile {
  const path = join(dir, 'settings.json');
  const isNew = !existsSync(path);
  const listeners = new Set<() => void>();
  let store: Store<Record<string, unknown>> | null = null;
  /** What the file holds, or held when it could last be used. */
  let raw: Record<string, unknown> = {};
  /** The file lacks a change, since it could not be written. */
  let isBehind = false;
  let parsed: ParsedSettings = { settings: defaultSettings, problems: [] };
  let fileProblem: FileProblem | null = null;

  function load(): void {
    const read = readJsonFile(path, parseObject, now());
    fileProblem = 'problem' in read ? read.problem : null;
    if ('value' in read && read.value) take(read.value);
  }

  function take(content: Record<string, unknown>): void {
    raw = content;
    parsed = parseSettings(raw);
  }

  function write(): void {
    try {
      keepBackup(path);
      store ??= new Store<Record<string, unknown>>({ name: 'settings', cwd: dir });
      store.store = raw;
      isBehind = false;
    } catch (error) {
      isBehind = true;
      fileProblem = unwritable(path, error, { key: 'file.changesLast' });
    }
  }

  function publish(): void {
    for (const listener of listeners) listener();
  }

  /**
   * Applies `edit`, in the file if it can be written, in memory anyway. What was changed by hand
   * since the last look is in it too; a file that can't be used by then is kept aside.
   */
  function keep(edit: (raw: Record<string, unknown>) => void): void {
    const read = readJsonFile(path, parseObject, now(), raw);
    fileProblem = 'problem' in read ? read.problem : null;
    const content = structuredClone(read.kind === 'good' && !isBehind ? read.value : raw);
    edit(content);
    take(content);
    if (read.kind !== 'leave') write();
    publish();
  }

  /** A file edited by hand while we run: one that can't be used stays where it is, for its editor. */
  function reload(): void {
    const before = JSON.stringify([raw, fileProblem]);
    try {
      const read = parseObject(JSON.parse(readFileSync(path, 'utf8')));
      if (read.kind !== 'good')
        throw new Error(read.kind === 'bad' ? read.problem : 'newer version');
      take(read.value);
      fileProblem = null;
    } catch (error) {
      if (existsSync(path)) {
        fileProblem = [
          { key: 'file.unusable', params: { path, reason: messageOf(error) } },
          { key: 'file.heldHolds' },
        ];
      }
    }
    if (JSON.stringify([raw, fileProblem]) !== before) publish();
  }

  load();
  const stopWatching = watchFile(path, reload);

  return {
    path,
    isNew,
    settings: () => parsed.settings,
    problems: () => parsed.problems,
    fileProblem: () => fileProblem,
    change(at, value) {
      if (!isSetting(at)) return { path: at, code: 'unknown-key', expected: 'a known key' };
      const problem = problemWith(at, value);
      if (problem) return problem;
      keep((raw) => setAt(raw, at.split('.'), value));
      return null;
    },
    reset(at) {
      const paths = settingsAt(at);
      if (paths.length === 0) throw new RangeError(`there is no setting ${at}`);
      keep((raw) => {
        for (const each of paths) deleteAt(raw, each.split('.'));
      });
    },
    onChange(callback) {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
    close: stopWatching,
  };
}

/** One key, not a section. */
function isSetting(at: string): boolean {
  return settingsAt(at)[0] === at;
}

/** The key itself, or all the keys of a section; none when there is nothing of that name. */
function settingsAt(at: string): readonly string[] {
  const schema = settingSchemaAt(at);
  if (!schema) return [];
  if (!(schema instanceof z.ZodObject)) return [at];
  return Object.keys(schema.shape).flatMap((key) => settingsAt(`${at}.${key}`));
}

function problemWith(at: string, value: unknown): SettingsProblem | null {
  const raw: Record<string, unknown> = {};
  setAt(raw, at.split('.'), value);
  return parseSettings(raw).problems.find((problem) => problem.code !== 'overlap') ?? null;
}

function parseObject(raw: unknown): Parsed<Record<string, unknown>> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { kind: 'bad', problem: 'it holds no JSON object' };
  }
  const value = raw as Record<string, unknown>;
  const newer = parseSettings(value).problems.some((problem) => problem.code === 'newer-version');
  return newer ? { kind: 'newer' } : { kind: 'good', value };
}

function setAt(raw: Record<string, unknown>, keys: readonly string[], value: unknown): void {
  const [key, ...rest] = keys;
  if (key === undefined) return;
  if (rest.length === 0) {
    raw[key] = value;
    return;
  }
  const inner = raw[key];
  const next =
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? (inner as Record<string, unknown>)
      : {};
  raw[key] = next;
  setAt(next, rest, value);
}

function deleteAt(raw: Record<string, unknown>, keys: readonly string[]): void {
  const [key, ...rest] = keys;
  if (key === undefined) return;
  const inner = raw[key];
  if (rest.length === 0) delete raw[key];
  else if (typeof inner === 'object' && inner !== null) {
    deleteAt(inner as Record<string, unknown>, rest);
  }
}

/** Editors write in several steps; the file is read once they have been quiet for so long. */
const settledMs = 200;

/** Watches the folder, since an atomic write replaces the file itself. Costs nothing while idle. */
function watchFile(path: string, callback: () => void): Stop {
  let settled: NodeJS.Timeout | undefined;
  let watcher: FSWatcher | undefined;
  try {
    watcher = watch(dirname(path), { persistent: false }, (_event, name) => {
      if (name !== basename(path)) return;
      clearTimeout(settled);
      settled = setTimeout(callback, settledMs);
    });
    watcher.on('error', () => watcher?.close());
  } catch {
    // Without a watch, a change by hand is picked up at the next start.
  }
  return () => {
    clearTimeout(settled);
    watcher?.close();
  };
}
