/** Whether another program still runs. */
import type { ProcessesPort } from '../ports';
import { hasEnded, processName } from './process-name';

/**
 * Nothing tells of the end of a process that isn't our child, on every system: it is looked at,
 * but only while somebody waits for it.
 */
const usualLookMs = 2_000;

export function createProcesses(lookEveryMs = usualLookMs): ProcessesPort {
  return {
    onEnd(pid, callback) {
      const name = processName(pid);
      if (hasEnded(name)) return null;
      const timer = setInterval(() => {
        if (processName(pid) === name) return;
        clearInterval(timer);
        callback();
      }, lookEveryMs);
      return () => clearInterval(timer);
    },
  };
}
