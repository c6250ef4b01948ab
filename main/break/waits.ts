/** Tells the schedule since when the person waits for something, until that is over. */
import { beginWait, endWait, oldestEndsAt, type Wait, waitingSince, withoutOld } from '#core/waits';
import type { ClockPort, ProcessesPort, Stop } from '../ports';
import type { Engine } from './engine';

export interface Waits {
  /** A wait of this name begins; it also ends with the process `pid`, where one is given. */
  begin(name: string, pid: number | null): void;
  end(name: string): void;
  stop(): void;
}

export interface WaitsParts {
  readonly clock: Pick<ClockPort, 'now' | 'wakeAt'>;
  readonly processes: ProcessesPort;
  readonly engine: Pick<Engine, 'tell'>;
}

export function createWaits({ clock, processes, engine }: WaitsParts): Waits {
  const watched = new Map<string, Stop>();
  let waits: readonly Wait[] = [];
  let toldSince: number | null = null;
  let cancelTimer: Stop = () => {};

  function become(next: readonly Wait[]): void {
    waits = next;
    for (const [name, stop] of watched) {
      if (next.some((wait) => wait.name === name)) continue;
      stop();
      watched.delete(name);
    }
    cancelTimer();
    const endsAt = oldestEndsAt(next);
    if (endsAt !== null) {
      cancelTimer = clock.wakeAt(endsAt, () => become(withoutOld(waits, clock.now())));
    }
    const sinceAt = waitingSince(next);
    if (sinceAt === toldSince) return;
    toldSince = sinceAt;
    engine.tell({ type: 'waits-changed', sinceAt });
  }

  const end = (name: string) => become(endWait(waits, name));

  return {
    begin(name, pid) {
      end(name);
      const begun = beginWait(waits, name, clock.now());
      if (pid === null) return become(begun);
      const stop = processes.onEnd(pid, () => end(name));
      if (stop === null) return;
      watched.set(name, stop);
      become(begun);
    },
    end,
    stop: () => become([]),
  };
}
