/** What runs in the thread of an import: it is built into a file of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Progress } from '#core/contract';
import type { ImportJob, ImportOutcome } from '../ports';
import { prepareImport } from './history-import';

export type Told = { readonly progress: Progress } | { readonly outcome: ImportOutcome };

/** In ms; more often nobody sees. */
const tellEveryMs = 100;

const job: ImportJob = workerData;
const tell = (told: Told) => parentPort?.postMessage(told);

let toldAt = 0;
const outcome = prepareImport(job, (progress) => {
  if (performance.now() - toldAt < tellEveryMs) return;
  toldAt = performance.now();
  tell({ progress });
});
tell({ outcome });
