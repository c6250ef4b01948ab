/** What runs in the thread of the history: it is built into a file of its own. */
import { parentPort, workerData } from 'node:worker_threads';
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

const work: HistoryJob = workerData;
const tell = (told: Told) => parentPort?.postMessage(told);

let toldAt = 0;
switch (work.kind) {
  case 'import':
    tell({
      outcome: prepareImport(work.job, (progress) => {
        if (performance.now() - toldAt < tellEveryMs) return;
        toldAt = performance.now();
        tell({ progress });
      }),
    });
    break;
  case 'summary':
    tell({ summary: summarizeFiles(work.job) });
    break;
}
