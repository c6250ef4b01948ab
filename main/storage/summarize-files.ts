/** What Progress shows, from the files alone. It runs in a thread of its own, and changes nothing. */
import { type HistorySummary, summarize } from '#core/history-summary';
import { libraryOf } from '#core/moves/memory';
import type { SummaryJob } from '../ports';
import { lookAtJsonFile } from './json-file';
import { yearFile, yearsIn } from './year-files';

/** Null when a file is not as it should be: who reads it to mend it also tells. */
export function summarizeFiles(job: SummaryJob): HistorySummary | null {
  const { folder, memory, moves, body, today } = job;
  const years = [];
  for (const year of new Set(yearsIn(folder))) {
    const seen = lookAtJsonFile(yearFile(folder, year));
    if (seen.kind !== 'good') return null;
    years.push(seen.value);
  }
  return summarize(years, memory, libraryOf(moves), body, today);
}
