import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { messageOf } from '#core/error-message';
import type { HistoryImportPort, ImportOutcome } from '../ports';
import type { Told } from '../storage/import-script';

/** Takes histories in, each in a thread of its own. `script` is the built `main/storage/import-script.ts`. */
export function createHistoryImport(script: string): HistoryImportPort {
  return {
    prepare: (job, onProgress) =>
      new Promise<ImportOutcome>((resolve) => {
        const refuse = (error: unknown) => resolve({ kind: 'refused', problem: messageOf(error) });
        try {
          // As text, so that the thread need not find its way into the app's archive.
          const thread = new Worker(readFileSync(script, 'utf8'), { eval: true, workerData: job });
          thread.on('message', (told: Told) => {
            if ('outcome' in told) resolve(told.outcome);
            else onProgress(told.progress);
          });
          thread.on('error', refuse);
          thread.on('exit', (code) => refuse(new Error(`the import ended with ${code}`)));
        } catch (error) {
          refuse(error);
        }
      }),
  };
}
