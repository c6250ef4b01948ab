import type { ClockPort } from '../ports';

/** The longest delay `setTimeout` keeps, in ms; a longer one would fire at once. */
const longestDelayMs = 2 ** 31 - 1;

/** The machine's wall clock and zone. */
export function createClock(): ClockPort {
  // Asking for the zone's name is costly; another zone shows by another offset, sooner or later.
  let known: { readonly offset: number; readonly zone: string } | null = null;
  return {
    now: () => Date.now(),
    timeZone() {
      const offset = new Date().getTimezoneOffset();
      if (known?.offset !== offset) {
        known = { offset, zone: new Intl.DateTimeFormat().resolvedOptions().timeZone };
      }
      return known.zone;
    },
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
