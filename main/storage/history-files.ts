/**
 * `history/YYYY.json`, one file a year, and `history/memory.json`, the little of it that
 * composing needs, which is built again whenever it is missing. Nothing is held but the memory.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { FileProblem } from '#core/file-problem';
import type { CalendarDay } from '#core/history/days';
import type { RestRecord, SessionRecord } from '#core/history/record';
import {
  emptyYear,
  type HistoryYear,
  mergeYears,
  parseYear,
  putComfort,
  putRest,
  putSession,
  yearOf,
} from '#core/history/year';
import { emptyMemory, type Memory, memorySchema, remember, rememberAll } from '#core/moves/memory';
import { type Parsed, readJsonFile, unwritable, writeJsonFile } from './json-file';
import type { MoveLibrary } from './move-library';

export interface HistoryFiles {
  memory(): Memory;
  years(): readonly HistoryYear[];
  /** Records it, or replaces what was recorded under its id; the memory takes it in once. */
  putSession(day: CalendarDay, session: SessionRecord): void;
  putRest(day: CalendarDay, rest: RestRecord): void;
  putComfort(day: CalendarDay, comfort: number): void;
  /** Adds what is in `years`; where both have the same record, the one of `years` holds. */
  merge(years: readonly HistoryYear[]): void;
  /** Deletes every file of it, last good copies too. */
  deleteAll(): void;
}

/** `onProblem` is told what could not be read or written. */
export function openHistoryFiles(
  dir: string,
  library: Pick<MoveLibrary, 'byId'>,
  now: () => number,
  onProblem: (problem: FileProblem) => void,
): HistoryFiles {
  const folder = join(dir, 'history');
  const memoryPath = join(folder, 'memory.json');
  const pathOf = (year: number) => join(folder, `${year}.json`);
  let leavesMemory = false;
  let memory = loadMemory();

  function loadMemory(): Memory {
    const read = readJsonFile(memoryPath, parseMemory, now());
    if (read.kind === 'good') return read.value;
    if (read.kind === 'bad') {
      onProblem([...read.problem.slice(0, 1), { key: 'file.memoryRebuilt' }]);
    }
    leavesMemory = read.kind === 'leave';
    return existsSync(folder) ? rememberAll(readYears(), library.byId()) : emptyMemory;
  }

  function readYears(): HistoryYear[] {
    return yearFilesIn(folder).flatMap((year) => readYear(year) ?? []);
  }

  /** Null for a file that must be left as it is. */
  function readYear(year: number): HistoryYear | null {
    const read = readJsonFile(pathOf(year), parseYear, now());
    if ('problem' in read) onProblem(read.problem);
    if (read.kind === 'leave') return null;
    return ('value' in read && read.value) || emptyYear(year);
  }

  function write(path: string, value: unknown): void {
    try {
      writeJsonFile(path, value);
    } catch (error) {
      onProblem(unwritable(path, error, { key: 'file.newIsMissing' }));
    }
  }

  function change(day: CalendarDay, edit: (year: HistoryYear) => HistoryYear): void {
    const year = readYear(yearOf(day));
    if (year) write(pathOf(year.year), edit(year));
  }

  function keepMemory(next: Memory): void {
    memory = next;
    if (!leavesMemory) write(memoryPath, memory);
  }

  return {
    memory: () => memory,
    years: readYears,
    putSession(day, session) {
      change(day, (year) => putSession(year, day, session));
      keepMemory(remember(memory, day, session, library.byId()));
    },
    putRest: (day, rest) => change(day, (year) => putRest(year, day, rest)),
    putComfort: (day, comfort) => change(day, (year) => putComfort(year, day, comfort)),
    merge(years) {
      for (const added of years) {
        const old = readYear(added.year);
        if (old) write(pathOf(added.year), mergeYears(old, added));
      }
      keepMemory(rememberAll(readYears(), library.byId()));
    },
    deleteAll() {
      rmSync(folder, { recursive: true, force: true });
      leavesMemory = false;
      memory = emptyMemory;
    },
  };
}

function yearFilesIn(folder: string): readonly number[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => /^(\d{4})\.json$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}

function parseMemory(raw: unknown): Parsed<Memory> {
  const read = memorySchema.safeParse(raw);
  if (read.success) return { kind: 'good', value: read.data };
  const version = z.looseObject({ version: z.number() }).safeParse(raw);
  return version.success && version.data.version > emptyMemory.version
    ? { kind: 'newer' }
    : { kind: 'bad', problem: 'it is no memory of breaks' };
}
