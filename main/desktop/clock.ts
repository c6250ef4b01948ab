import { lstatSync, readlinkSync } from 'node:fs';
import type { ClockPort } from '../ports';

/** The longest delay `setTimeout` keeps, in ms; a longer one would fire at once. */
const longestDelayMs = 2 ** 31 - 1;
/** So often the zone is looked at anew, when it is asked for: the schedule asks once a minute. */
const zoneLookMs = 20_000;
/** Linux and macOS keep the system's zone here: a link to it, or a copy of it. */
const localtime = '/etc/localtime';

/** The machine's wall clock, and the zone the machine is in now. */
export function createClock(): ClockPort {
  let zone = currentZone();
  let mark = zoneMark();
  let lookedAt = Date.now();

  return {
    now: () => Date.now(),
    timeZone() {
      const now = Date.now();
      if (Math.abs(now - lookedAt) < zoneLookMs) return zone;
      lookedAt = now;
      const seen = zoneMark();
      if (seen !== null && seen === mark) return zone;
      mark = seen;
      detectZone();
      zone = currentZone();
      return zone;
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

function currentZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Something that differs when the system's zone does; null where only asking tells. */
function zoneMark(): string | null {
  if (process.platform === 'win32') return null;
  try {
    const { ino, mtimeMs, size } = lstatSync(localtime);
    return [ino, mtimeMs, size, linkIn(localtime)].join(' ');
  } catch {
    return null;
  }
}

function linkIn(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

/**
 * Makes V8 ask the system again, which it otherwise does once, at the start: setting or deleting
 * `TZ` does (https://github.com/nodejs/node/blob/v20.19.0/src/node_env_var.cc,
 * DateTimeConfigurationChangeNotification). A `TZ` that the app was started with stays.
 */
function detectZone(): void {
  if (process.env.TZ !== undefined) return;
  process.env.TZ = 'UTC';
  delete process.env.TZ;
}
