/** What windows leave behind in the main process's heap goes back to the system. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { app } from 'electron';

/** After this the last of a closed window's messages has come. */
const afterMs = 2_000;

type CollectGarbage = (how: { readonly type: 'major'; readonly flavor: 'last-resort' }) => void;

/**
 * Whenever a window has closed and none has opened since, collects garbage, whatever else is open:
 * a main window may stay all day. V8 would wait for the app to be busy, and it is idle for the
 * next hour.
 */
export function collectGarbageWhenClosed(): void {
  let timer: NodeJS.Timeout | undefined;
  app.on('browser-window-created', (_event, window) => {
    clearTimeout(timer);
    window.once('closed', () => {
      clearTimeout(timer);
      timer = setTimeout(collectGarbage, afterMs);
    });
  });
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: CollectGarbage = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  collect({ type: 'major', flavor: 'last-resort' });
}
