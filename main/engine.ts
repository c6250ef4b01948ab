/** The shell around the schedule: one event in, effects out, one timer for what comes next. */
import type { Effect, Event, Rules, State } from '#core/schedule/types';
import type { ClockPort, Stop } from './ports';

export interface Engine {
  /** Tells the schedule what happened. Events told while one is at work wait their turn. */
  tell(event: Event): void;
  state(): State;
  /** Sets no further timer. */
  stop(): void;
}

export interface EngineParts {
  readonly clock: Pick<ClockPort, 'now' | 'wakeAt'>;
  readonly step: (
    state: State,
    event: Event,
    rules: Rules,
    now: number,
  ) => {
    readonly state: State;
    readonly effects: readonly Effect[];
    readonly wakeAt: number | null;
  };
  readonly rules: () => Rules;
  readonly obey: (effect: Effect) => void;
  /** Time has passed: what depends on it alone may look different now. */
  readonly onWoke: () => void;
}

export function createEngine(
  start: State,
  { clock, step, rules, obey, onWoke }: EngineParts,
): Engine {
  const waiting: Event[] = [];
  let state = start;
  let cancelTimer: Stop = () => {};
  let busy = false;
  let stopped = false;

  function pass(event: Event): void {
    const next = step(state, event, rules(), clock.now());
    state = next.state;
    cancelTimer();
    if (next.wakeAt !== null && !stopped) {
      cancelTimer = clock.wakeAt(next.wakeAt, () => tell({ type: 'woke' }));
    }
    for (const effect of next.effects) obey(effect);
    if (event.type === 'woke') onWoke();
  }

  function tell(event: Event): void {
    waiting.push(event);
    if (busy) return;
    busy = true;
    try {
      for (let next = waiting.shift(); next; next = waiting.shift()) pass(next);
    } finally {
      busy = false;
    }
  }

  return {
    tell,
    state: () => state,
    stop() {
      stopped = true;
      cancelTimer();
    },
  };
}
