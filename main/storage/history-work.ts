/** The work of the history's thread, which would hold the app up: what it is asked, and what it tells. */
import type { Progress } from '#core/contract';
import type { HistorySummary } from '#core/history-summary';
import type { ImportJob, ImportOutcome, SummaryJob } from '../ports';
import { prepareImport } from './history-import';
import { summarizeFiles } from './summarize-files';

export type HistoryJob =
  | { readonly kind: 'import'; readonly job: ImportJob }
  | { readonly kind: 'summary'; readonly job: SummaryJob };

export type Told =
  | { readonly progress: Progress }
  | { readonly outcome: ImportOutcome }
  | { readonly summary: HistorySummary | null };

/** In ms; more often nobody sees. */
const tellEveryMs = 100;

/** Does it, and tells how far it is in between. `now` in ms, from any beginning. */
export function doHistoryWork(
  work: HistoryJob,
  tell: (told: Told) => void,
  now: () => number,
): void {
  if (work.kind === 'summary') {
    tell({ summary: summarizeFiles(work.job) });
    return;
  }
  let toldAt = Number.NEGATIVE_INFINITY;
  const outcome = prepareImport(work.job, (progress) => {
    if (now() - toldAt < tellEveryMs) return;
    toldAt = now();
    tell({ progress });
  });
  tell({ outcome });
}
