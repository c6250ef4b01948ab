/** Long work done a little at a time, so that the app goes on answering meanwhile. */
import { setImmediate } from 'node:timers/promises';

/** How long one slice takes, in ms: a window that moves would show more. */
const sliceMs = 8;

/** Goes on with `work`, which yields where it may pause, until it is over. */
export async function inSlices<T>(work: Generator<unknown, T>): Promise<T> {
  for (;;) {
    const until = performance.now() + sliceMs;
    do {
      const next = work.next();
      if (next.done) return next.value;
    } while (performance.now() < until);
    await setImmediate();
  }
}

/** Does all that is left of `work` at once. */
export function toTheEnd<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}
