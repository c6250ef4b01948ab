import type { ClockPort } from '../../main/ports';

/** A clock that moves only when a test moves it. */
export interface FakeClock extends ClockPort {
  /**
   * Lets `ms` pass. Timers ring in order, each at its own time, and what one starts gets to run
   * before the next; only what needs the outside world (a file, a bus) may still be under way.
   */
  advance(ms: number): Promise<void>;
  /** The machine sleeps for `ms`: timers that came due meanwhile ring when it wakes. */
  sleep(ms: number): Promise<void>;
  /** Somebody sets the clock to `at`, epoch ms, forwards or back, without time passing. */
  setTo(at: number): void;
  /** The machine travels to another IANA zone. */
  moveTo(timeZone: string): void;
}

export function createFakeClock(startAt: number, startZone: string): FakeClock {
  const timers = new Set<{ at: number; callback: () => void }>();
  let now = startAt;
  let timeZone = startZone;

  async function ringUntil(endAt: number): Promise<void> {
    for (;;) {
      const [next] = [...timers].sort((a, b) => a.at - b.at);
      if (next === undefined || next.at > endAt) return;
      timers.delete(next);
      now = Math.max(now, next.at);
      next.callback();
      await settled();
    }
  }

  return {
    now: () => now,
    timeZone: () => timeZone,
    wakeAt(at, callback) {
      const timer = { at, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(ms) {
      const endAt = now + ms;
      await ringUntil(endAt);
      now = endAt;
      await settled();
    },
    async sleep(ms) {
      now += ms;
      await ringUntil(now);
    },
    setTo(at) {
      now = at;
    },
    moveTo(zone) {
      timeZone = zone;
    },
  };
}

/** All that can run without waiting for the outside world has run. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
