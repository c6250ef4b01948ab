/**
 * `history/YYYY.json`, one file a year, and `history/memory.json`, the little of it that
 * composing needs, which is built again whenever it is missing. Nothing is held but the memory,
 * and what could not be written yet.
 */
import { lstatSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { FileProblem } from '#core/file-problem';
import type { CalendarDay } from '#core/history/days';
import type { RestRecord, SessionRecord } from '#core/history/record';
import {
  emptyYear,
  type HistoryYear,
  putComfort,
  putRest,
  putSession,
  yearOf,
} from '#core/history/year';
import {
  emptyMemory,
  type Memory,
  memorySchema,
  newestDayOf,
  remember,
  rememberAll,
} from '#core/moves/memory';
import { DAY_MS } from '#core/time';
import type { ImportJob, ImportOutcome, YearDrafts } from '../ports';
import { dropDrafts } from './history-import';
import { type JsonFile, type Parsed, readJsonFile, unwritable, writeJsonFile } from './json-file';
import type { MoveLibrary } from './move-library';
import { folderProblem, namesIn, putInPlace } from './text-file';
import { yearFile, yearsIn } from './year-files';

export type PrepareImport = (job: ImportJob) => Promise<ImportOutcome>;

export type HistoryImport =
  | { readonly kind: 'imported'; readonly days: number }
  /** `problem` is in English. */
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'unstored'; readonly problem: FileProblem };

/** All that records says why it is not in the file yet; null when it is. It never throws. */
export interface HistoryFiles {
  /** Where its files are. */
  readonly folder: string;
  /** Whether there is something that could not be written yet. */
  isBehind(): boolean;
  /** What lies in the future, as a wrong clock has it, is not remembered. */
  memory(): Memory;
  years(): readonly HistoryYear[];
  /** Records it, or replaces what was recorded under its id; the memory takes it in once. */
  putSession(day: CalendarDay, session: SessionRecord): FileProblem | null;
  /** Records what is known of a session that a crash cut off, unless it was recorded by then. */
  recoverSession(day: CalendarDay, session: SessionRecord): FileProblem | null;
  putRest(day: CalendarDay, rest: RestRecord): FileProblem | null;
  putComfort(day: CalendarDay, comfort: number): FileProblem | null;
  /**
   * Adds what is in the file at `path`; where both have the same record, the one of that file
   * holds. `prepare` does the work; what it makes of it takes effect at once, or not at all.
   */
  importFrom(path: string, prepare: PrepareImport): Promise<HistoryImport>;
  /** Writes what could not be written before, if there is anything. */
  retry(): void;
  /** Deletes every file of it, last good copies too. Throws when one can't be. */
  deleteAll(): void;
}

/** In bytes. */
const largestMemory = 16_000_000;

type Edit = (year: HistoryYear) => HistoryYear;

interface DuringImport {
  readonly year: number;
  readonly edit: Edit;
  readonly remembers: (memory: Memory) => Memory;
}

/** `onProblems` is told all that is wrong now with reading or writing a file of it. */
export function openHistoryFiles(
  dir: string,
  library: Pick<MoveLibrary, 'byId'>,
  now: () => number,
  onProblems: (source: string, problems: readonly FileProblem[]) => void,
): HistoryFiles {
  const folder = join(dir, 'history');
  const memoryFile: JsonFile<Memory> = {
    path: join(folder, 'memory.json'),
    largest: largestMemory,
    parse: parseMemory,
  };
  /** Edits that the files lack, by year, oldest first. */
  const unwritten = new Map<number, readonly Edit[]>();
  /** What was recorded since the import that is under way has begun; null when there is none. */
  let importing: DuringImport[] | null = null;
  let leavesMemory = false;
  let memory = loadMemory();
  let newestOn = newestDayOf(memory);
  /** The memory as it was up to a day. */
  let asOf: { readonly day: CalendarDay; readonly of: Memory; readonly memory: Memory } | null =
    null;

  function loadMemory(): Memory {
    const inTheWay = folderProblem(folder);
    onProblems(folder, inTheWay ? [inTheWay] : []);
    const read = readJsonFile(memoryFile, now());
    leavesMemory = read.kind === 'leave';
    if (read.kind === 'good') return read.value;
    if ('problem' in read) {
      const said = read.kind === 'bad' ? read.problem.slice(0, 1) : read.problem;
      onProblems(`reading ${memoryFile.path}`, [[...said, { key: 'file.memoryRebuilt' }]]);
    }
    return rememberAll(readYears(), library.byId());
  }

  function keepMemory(next: Memory): void {
    memory = next;
    newestOn = newestDayOf(next);
    if (!leavesMemory) write(memoryFile, next);
  }

  /** Zones are at most a day apart: what is later than tomorrow in UTC is in the future. */
  function memoryNow(): Memory {
    const day = new Date(now() + DAY_MS).toISOString().slice(0, 10);
    if (newestOn === null || newestOn <= day) return memory;
    if (asOf?.of !== memory || asOf.day !== day) {
      asOf = { day, of: memory, memory: rememberAll(readYears(), library.byId(), day) };
    }
    return asOf.memory;
  }

  function readYears(): HistoryYear[] {
    const years = new Set([...yearsIn(folder), ...unwritten.keys()]);
    return [...years].sort((one, other) => one - other).flatMap((year) => readYear(year) ?? []);
  }

  /** With what could not be written yet. Null for a file that must be left as it is. */
  function readYear(year: number): HistoryYear | null {
    const read = readStored(year);
    return 'problem' in read ? null : withUnwritten(read.stored);
  }

  function readStored(
    year: number,
  ): { readonly stored: HistoryYear } | { readonly problem: FileProblem } {
    const file = yearFile(folder, year);
    const read = readJsonFile(file, now());
    onProblems(`reading ${file.path}`, 'problem' in read ? [read.problem] : []);
    if (read.kind === 'leave') return { problem: read.problem };
    return { stored: ('value' in read && read.value) || emptyYear(year) };
  }

  function withUnwritten(stored: HistoryYear): HistoryYear {
    return (unwritten.get(stored.year) ?? []).reduce((year, edit) => edit(year), stored);
  }

  /** Why it can't be written; null when it was. */
  function write<T>({ path, largest }: JsonFile<T>, value: T): FileProblem | null {
    try {
      writeJsonFile(path, value, largest);
      onProblems(`writing ${path}`, []);
      return null;
    } catch (error) {
      const problem = unwritable(path, error, { key: 'file.keptForLater' });
      onProblems(`writing ${path}`, [problem]);
      return problem;
    }
  }

  function change(
    year: number,
    edit: Edit,
    remembers = (memory: Memory) => memory,
  ): FileProblem | null {
    importing?.push({ year, edit, remembers });
    unwritten.set(year, [...(unwritten.get(year) ?? []), edit]);
    return writeUnwritten(year);
  }

  function writeUnwritten(year: number): FileProblem | null {
    const read = readStored(year);
    if ('problem' in read) return read.problem;
    const problem = write(yearFile(folder, year), withUnwritten(read.stored));
    if (problem === null) unwritten.delete(year);
    return problem;
  }

  async function importFrom(path: string, prepare: PrepareImport): Promise<HistoryImport> {
    if (importing) return { kind: 'refused', problem: 'another import is under way' };
    const edits: DuringImport[] = [];
    importing = edits;
    try {
      const moves = [...library.byId().values()];
      const outcome = await prepare({ path, folder, now: now(), moves });
      if (outcome.kind !== 'prepared') return outcome;
      if (importing !== edits) {
        dropDrafts(outcome.drafts);
        return { kind: 'refused', problem: 'the history was deleted meanwhile' };
      }
      importing = null;
      for (const [source, problems] of outcome.problems) onProblems(`reading ${source}`, problems);
      const problem = putDraftsInPlace(outcome.drafts);
      if (problem) {
        keepMemory(rememberAll(readYears(), library.byId()));
        return { kind: 'unstored', problem };
      }
      keepMemory(outcome.memory);
      // The drafts were made of what there was before.
      for (const { year, edit, remembers } of edits) {
        change(year, edit);
        keepMemory(remembers(memory));
      }
      return { kind: 'imported', days: outcome.days };
    } finally {
      if (importing === edits) importing = null;
    }
  }

  return {
    folder,
    isBehind: () => unwritten.size > 0,
    memory: memoryNow,
    years: readYears,
    putSession(day, session) {
      const remembers = (before: Memory) => remember(before, day, session, library.byId());
      const problem = change(yearOf(day), (year) => putSession(year, day, session), remembers);
      // The clock was set back: what came before must not look newer.
      const isLate = newestOn !== null && day < newestOn;
      keepMemory(isLate ? rememberAll(readYears(), library.byId()) : remembers(memory));
      return problem;
    },
    recoverSession(day, session) {
      const problem = change(yearOf(day), (year) => {
        const isThere = year.days[day]?.sessions.some(({ id }) => id === session.id);
        return isThere ? year : putSession(year, day, session);
      });
      // Whether the memory had taken it in is not known.
      keepMemory(rememberAll(readYears(), library.byId()));
      return problem;
    },
    putRest: (day, rest) => change(yearOf(day), (year) => putRest(year, day, rest)),
    putComfort: (day, comfort) => change(yearOf(day), (year) => putComfort(year, day, comfort)),
    importFrom,
    retry() {
      for (const year of unwritten.keys()) writeUnwritten(year);
    },
    deleteAll() {
      for (const name of namesIn(folder)) rmSync(join(folder, name), { recursive: true });
      if (isOwnFolder(folder)) rmSync(folder, { recursive: true, force: true });
      unwritten.clear();
      importing = null;
      leavesMemory = false;
      memory = emptyMemory;
      newestOn = null;
    },
  };
}

/** Each year's copy goes first: the file itself is never behind it. Says what could not be put. */
function putDraftsInPlace(drafts: readonly YearDrafts[]): FileProblem | null {
  for (const [index, { copy, file }] of drafts.entries()) {
    try {
      putInPlace(copy);
      putInPlace(file);
    } catch (error) {
      dropDrafts(drafts.slice(index));
      return unwritable(file.target, error, { key: 'file.left' });
    }
  }
  return null;
}

/** A link to a folder stays: somebody meant the history to be there. */
function isOwnFolder(folder: string): boolean {
  return lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}

function parseMemory(raw: unknown): Parsed<Memory> {
  const read = memorySchema.safeParse(raw);
  if (read.success) return { kind: 'good', value: read.data };
  const version = z.looseObject({ version: z.number() }).safeParse(raw);
  return version.success && version.data.version > emptyMemory.version
    ? { kind: 'newer' }
    : { kind: 'bad', problem: 'it is no memory of breaks' };
}
