/**
 * Takes a history in that was exported before. It runs in a thread of its own, and writes nothing
 * but drafts: the app puts them in place when it is done.
 */
import { rmSync } from 'node:fs';
import { messageOf } from '#core/error-message';
import type { FileProblem } from '#core/file-problem';
import { type ImportProgress, importHistory } from '#core/history/exchange';
import { emptyYear, type HistoryYear, mergeYears } from '#core/history/year';
import { libraryOf, rememberAll } from '#core/moves/memory';
import type { ImportJob, ImportOutcome, YearDrafts } from '../ports';
import { checkSize, copyOf, jsonText, readJsonFile } from './json-file';
import { draftOf, readTextFile } from './text-file';
import { yearFile, yearsIn } from './year-files';

/** In bytes: more than ten years, as CSV. */
const largestHistory = 64_000_000;

/**
 * Reads the file of the job and what there is of its years, and writes drafts of both together.
 * Never throws; what is refused has left no draft.
 */
export function prepareImport(
  { path, folder, now, moves }: ImportJob,
  onProgress: (progress: ImportProgress) => void,
): ImportOutcome {
  const file = readTextFile(path, largestHistory);
  if (file.kind === 'unread') return refused(file.reason);
  if (file.kind === 'missing') return refused('it is not there');
  if (file.kind === 'garbled') return refused(file.problem);
  const read = readAll(file.text, onProgress);
  if (!read.ok) return refused(read.problem);
  const drafts: YearDrafts[] = [];
  const problems: [string, FileProblem[]][] = [];
  const all = new Map<number, HistoryYear>();
  try {
    const added = merged(read.years);
    for (const year of new Set([...yearsIn(folder), ...added.keys()])) {
      const stored = readJsonFile(yearFile(folder, year), now);
      problems.push([yearFile(folder, year).path, 'problem' in stored ? [stored.problem] : []]);
      const more = added.get(year);
      if (stored.kind === 'leave') {
        if (!more) continue;
        dropDrafts(drafts);
        return { kind: 'unstored', problem: stored.problem };
      }
      const old = ('value' in stored && stored.value) || emptyYear(year);
      all.set(year, more ? mergeYears(old, more) : old);
    }
    for (const [index, year] of [...added.keys()].entries()) {
      const whole = all.get(year);
      if (whole) drafts.push(draftsOf(folder, whole));
      onProgress({ done: added.size + index + 1, total: 2 * added.size });
    }
    const days = read.years.reduce((sum, year) => sum + Object.keys(year.days).length, 0);
    const memory = rememberAll(inOrder([...all.values()]), libraryOf(moves));
    return { kind: 'prepared', days, drafts, memory, problems };
  } catch (error) {
    dropDrafts(drafts);
    return refused(messageOf(error));
  }
}

function refused(problem: string): ImportOutcome {
  return { kind: 'refused', problem };
}

/** Reading is the first half of the way. */
function readAll(text: string, onProgress: (progress: ImportProgress) => void) {
  const reading = importHistory(text);
  for (;;) {
    const next = reading.next();
    if (next.done) return next.value;
    onProgress({ done: next.value.done, total: 2 * next.value.total });
  }
}

/** A file may have a year in several parts. */
function merged(years: readonly HistoryYear[]): ReadonlyMap<number, HistoryYear> {
  const byYear = new Map<number, HistoryYear>();
  for (const year of years) {
    const before = byYear.get(year.year);
    byYear.set(year.year, before ? mergeYears(before, year) : year);
  }
  return byYear;
}

/** Beside those that the app writes itself meanwhile. */
const by = { by: 'import' };

function draftsOf(folder: string, year: HistoryYear): YearDrafts {
  const { path, largest } = yearFile(folder, year.year);
  const text = jsonText(year);
  checkSize(text, largest);
  return { year: year.year, copy: draftOf(copyOf(path), text, by), file: draftOf(path, text, by) };
}

/** Removes drafts that are not wanted any more. */
export function dropDrafts(drafts: readonly YearDrafts[]): void {
  for (const { copy, file } of drafts) {
    for (const { draft } of [copy, file]) rmSync(draft, { force: true });
  }
}

function inOrder(years: readonly HistoryYear[]): readonly HistoryYear[] {
  return years.toSorted((one, other) => one.year - other.year);
}
