import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { messageOf } from '#core/error-message';
import type { HistorySummary } from '#core/history-summary';
import type { HistoryThreadPort, ImportOutcome } from '../ports';
import type { HistoryJob, Told } from '../storage/history-work';

/** Each piece of work gets a thread. `script` is the built `main/storage/history-script.ts`. */
export function createHistoryThread(script: string): HistoryThreadPort {
  return {
    prepareImport: (job, onProgress) =>
      new Promise<ImportOutcome>((resolve) => {
        const refuse = (error: unknown) => resolve({ kind: 'refused', problem: messageOf(error) });
        run(script, { kind: 'import', job }, refuse, (told) => {
          if ('outcome' in told) resolve(told.outcome);
          else if ('progress' in told) onProgress(told.progress);
        });
      }),
    summarize: (job) =>
      new Promise<HistorySummary | null>((resolve) => {
        run(
          script,
          { kind: 'summary', job },
          () => resolve(null),
          (told) => {
            if ('summary' in told) resolve(told.summary);
          },
        );
      }),
  };
}

/** `onFailed` is called at the end too, when all has been told. */
function run(
  script: string,
  work: HistoryJob,
  onFailed: (error: unknown) => void,
  onTold: (told: Told) => void,
): void {
  try {
    // As text, so that the thread need not find its way into the app's archive.
    const thread = new Worker(readFileSync(script, 'utf8'), { eval: true, workerData: work });
    thread.on('message', onTold);
    thread.on('error', onFailed);
    thread.on('exit', (code) => onFailed(new Error(`the thread ended with ${code}`)));
  } catch (error) {
    onFailed(error);
  }
}
