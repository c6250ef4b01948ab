/**
 * `settings.json`: what the person set, and nothing else. Keys we don't know stay in it; a
 * value we can't use stays in it too, until the person sets that key.
 */
import { type FSWatcher, readlinkSync, statSync, watch } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import Store from 'electron-store';
import { z } from 'zod';
import type { FileProblem } from '#core/file-problem';
import {
  noPolicy,
  type ParsedSettings,
  type Policy,
  parseSettings,
  type Settings,
  type SettingsProblem,
  settingSchemaAt,
} from '#core/settings';
import type { Stop } from '../ports';
import {
  checkSize,
  type JsonFile,
  jsonText,
  keepCopy,
  lookAtJsonFile,
  type Parsed,
  readJsonFile,
  unwritable,
} from './json-file';

export interface SettingsFile {
  readonly path: string;
  /** There was no file when it was opened. */
  readonly isNew: boolean;
  settings(): Settings;
  /** What the organisation has set for good, by path. */
  readonly locked: readonly string[];
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
  /** Writes what could not be written before, if there is anything. */
  retry(): void;
  close(): void;
}

type Raw = Record<string, unknown>;
type Edit = (raw: Raw) => void;

/** In bytes. A file with a year of days off and hundreds of moves is a third of it. */
const largestSettings = 64_000;

/** Opens `settings.json` in `dir`. Never throws: what is wrong is in the problems. */
export function openSettingsFile(
  dir: string,
  now: () => number,
  policy: Policy = noPolicy,
): SettingsFile {
  const path = join(dir, 'settings.json');
  const file: JsonFile<Raw> = { path, largest: largestSettings, parse: parseObject };
  const listeners = new Set<() => void>();
  let store: Store<Raw> | null = null;
  /** What the file holds, or held when it could last be used, with all changes since. */
  let raw: Raw = {};
  /** Changes that the file lacks, since it could not be written. */
  let unwritten: readonly Edit[] = [];
  let parsed: ParsedSettings = parseSettings({}, policy);
  let fileProblem: FileProblem | null = null;

  function load(): boolean {
    const read = readJsonFile(file, now());
    fileProblem = 'problem' in read ? read.problem : null;
    if ('value' in read && read.value) take(read.value);
    return read.kind === 'missing';
  }

  function take(content: Raw): void {
    raw = content;
    parsed = parseSettings(raw, policy);
  }

  /** Through electron-store, which reads the file first: by then it is one that can be read. */
  function write(content: Raw): void {
    const text = jsonText(content);
    checkSize(text, largestSettings);
    keepCopy(path, text);
    store ??= new Store<Raw>({
      name: 'settings',
      cwd: dir,
      configFileMode: 0o600,
      serialize: jsonText,
      // What is in it is `raw`; the store's own reading knows no byte order mark.
      deserialize: () => ({}),
    });
    store.store = content;
    // The store takes a write that was cut short for a whole one.
    if (statSync(path).size !== Buffer.byteLength(text)) throw new Error('no space left');
  }

  function publish(): void {
    for (const listener of listeners) listener();
  }

  /**
   * Applies `edits`, in the file if it can be written, in memory anyway. What was changed by hand
   * since the last look is in it too; a file that can't be used by then is kept aside.
   */
  function keep(edits: readonly Edit[]): void {
    const read = readJsonFile(file, now(), raw);
    fileProblem = 'problem' in read ? read.problem : null;
    const content = structuredClone(read.kind === 'good' ? read.value : raw);
    for (const edit of edits) edit(content);
    take(content);
    unwritten = edits;
    if (read.kind === 'leave') return;
    try {
      write(content);
      unwritten = [];
    } catch (error) {
      fileProblem = unwritable(path, error, { key: 'file.changesLast' });
    }
  }

  function change(edit: Edit): void {
    keep([...unwritten, edit]);
    publish();
  }

  /** A file edited by hand while we run: one that can't be used stays where it is, for its editor. */
  function reload(): void {
    const before = JSON.stringify([raw, fileProblem]);
    const seen = lookAtJsonFile(file);
    switch (seen.kind) {
      case 'missing':
        return;
      case 'good':
        fileProblem = null;
        takeHandEdit(seen.value);
        break;
      case 'unread':
        fileProblem = seen.problem;
        break;
      case 'newer':
      case 'bad': {
        const reason = seen.kind === 'bad' ? seen.problem : 'newer version';
        fileProblem = [
          { key: 'file.unusable', params: { path, reason } },
          { key: 'file.heldHolds' },
        ];
      }
    }
    if (JSON.stringify([raw, fileProblem]) !== before) publish();
  }

  /** What a person wrote by hand, and works, is the newest good copy too. */
  function takeHandEdit(content: Raw): void {
    if (isDeepStrictEqual(content, raw)) return;
    if (unwritten.length > 0) {
      keep(unwritten);
      return;
    }
    take(content);
    try {
      keepCopy(path, jsonText(content));
    } catch {
      // The copy before it stays.
    }
  }

  const isNew = load();
  const stopWatching = watchFile(path, reload);

  return {
    path,
    isNew,
    locked: [...policy.locks],
    settings: () => parsed.settings,
    problems: () => parsed.problems,
    fileProblem: () => fileProblem,
    change(at, value) {
      if (!isSetting(at)) return { path: at, code: 'unknown-key', expected: 'a known key' };
      if (policy.locks.has(at)) {
        return { path: at, code: 'locked', expected: "the organisation's value" };
      }
      const problem = problemWith(at, value);
      if (problem) return problem;
      change((content) => setAt(content, at.split('.'), value));
      return null;
    },
    reset(at) {
      const paths = settingsAt(at);
      if (paths.length === 0) throw new RangeError(`there is no setting ${at}`);
      change((content) => {
        for (const each of paths) deleteAt(content, each.split('.'));
      });
    },
    onChange(callback) {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
    retry() {
      if (unwritten.length === 0) return;
      keep(unwritten);
      if (unwritten.length === 0) publish();
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
  const raw: Raw = {};
  setAt(raw, at.split('.'), value);
  return parseSettings(raw).problems.find((problem) => problem.code !== 'overlap') ?? null;
}

function parseObject(raw: unknown): Parsed<Raw> {
  if (!isObject(raw)) return { kind: 'bad', problem: 'it holds no JSON object' };
  const newer = parseSettings(raw).problems.some((problem) => problem.code === 'newer-version');
  return newer ? { kind: 'newer' } : { kind: 'good', value: raw };
}

function isObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function setAt(raw: Raw, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    raw[key] = value;
    return;
  }
  const inner = raw[key];
  const section = isObject(inner) ? inner : {};
  raw[key] = section;
  setAt(section, rest, value);
}

function deleteAt(raw: Raw, [key = '', ...rest]: readonly string[]): void {
  const inner = raw[key];
  if (rest.length === 0) delete raw[key];
  else if (isObject(inner)) deleteAt(inner, rest);
}

/** Editors write in several steps; the file is read once they have been quiet for so long. */
const settledMs = 200;

/**
 * Watches the folder, since an atomic write replaces the file itself, and where the file is a
 * link, the folders on the way to its target. Costs nothing while idle.
 */
function watchFile(path: string, callback: () => void): Stop {
  let settled: NodeJS.Timeout | undefined;
  let watchers: readonly FSWatcher[] = [];
  let watched = '';

  function watchPlaces(): void {
    const places = placesOf(path);
    if (places.join() === watched) return;
    watched = places.join();
    stopWatching();
    watchers = places.flatMap((place) => watcherOf(place, onEvent) ?? []);
  }

  function onEvent(): void {
    clearTimeout(settled);
    settled = setTimeout(() => {
      // A link may lead elsewhere by now.
      watchPlaces();
      callback();
    }, settledMs);
  }

  function stopWatching(): void {
    for (const watcher of watchers) watcher.close();
  }

  watchPlaces();
  return () => {
    clearTimeout(settled);
    stopWatching();
  };
}

/** The file itself and, if it is a link, what that leads to, and so on. */
function placesOf(path: string): readonly string[] {
  const places = [path];
  for (let place = path; places.length <= mostLinks; places.push(place)) {
    try {
      place = resolve(dirname(place), readlinkSync(place));
    } catch {
      break;
    }
  }
  return places;
}

/** More of them, or a ring, is as good as none. */
const mostLinks = 8;

/** Without a watch, a change by hand is picked up at the next start. */
function watcherOf(path: string, callback: () => void): FSWatcher | null {
  try {
    const watcher = watch(dirname(path), { persistent: false }, (_event, name) => {
      if (name === basename(path)) callback();
    });
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return null;
  }
}
