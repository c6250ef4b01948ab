import type { ClockPort } from '../ports';

/** The longest delay `setTimeout` keeps, in ms; a longer one would fire at once. */
const longestDelayMs = 2 ** 31 - 1;

/** The machine's wall clock and zone. */
export function createClock(): ClockPort {
  return {
    now: () => Date.now(),
    timeZone: () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    wakeAt(at, callback) {
      let timer: NodeJS.Timeout;
      const wait = () => {
        const delayMs = at - Date.now();
        timer =
          delayMs > longestDelayMs
            ? setTimeout(wait, longestDelayMs)
            : setTimeout(callback, Math.max(0, delayMs));
      };
      wait();
      return () => clearTimeout(timer);
    },
  };
}
