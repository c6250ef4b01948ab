/** What runs in the thread of the history: it is built into a file of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { doHistoryWork } from './history-work';

doHistoryWork(
  workerData,
  (told) => parentPort?.postMessage(told),
  () => performance.now(),
);
