/** The shell around the schedule: one event in, effects out, one timer for what comes next. */
import type { Effect, Event, Rules, State, Step } from '#core/schedule/types';
import type { ClockPort, Stop } from '../ports';

export interface Engine {
  /**
   * Tells the schedule what happened. Events told before `run`, or while one is at work, wait
   * their turn; once stopped, nothing is heard.
   */
  tell(event: Event): void;
  state(): State;
  /** Goes on from another state, as from one that was on disk at the start. */
  adopt(state: State): void;
  /** Sets it going: from now on what the schedule asks for is done by `hands`. */
  run(hands: EngineHands): void;
  stop(): void;
}

export interface EngineParts {
  readonly clock: Pick<ClockPort, 'now' | 'wakeAt'>;
  readonly step: (
    state: State,
    event: Event,
    rules: Rules,
    now: number,
  ) => Pick<Step, 'state' | 'effects' | 'wakeAt'>;
  readonly rules: () => Rules;
}

export interface EngineHands {
  /** One that throws keeps no other from being done. */
  readonly perform: (effect: Effect) => void;
  readonly onError: (error: unknown, effect: Effect) => void;
  /** Time has passed: what depends on it alone may look different now. */
  readonly onWoke: () => void;
}

export function createEngine(start: State, { clock, step, rules }: EngineParts): Engine {
  const waiting: Event[] = [];
  let state = start;
  let hands: EngineHands | null = null;
  let cancelTimer: Stop = () => {};
  let busy = false;
  let stopped = false;

  function pass(event: Event, { perform, onError, onWoke }: EngineHands): void {
    const next = step(state, event, rules(), clock.now());
    state = next.state;
    cancelTimer();
    if (next.wakeAt !== null) {
      cancelTimer = clock.wakeAt(next.wakeAt, () => tell({ type: 'woke' }));
    }
    for (const effect of next.effects) {
      try {
        perform(effect);
      } catch (error) {
        onError(error, effect);
      }
    }
    if (event.type === 'woke') onWoke();
  }

  function work(): void {
    if (!hands || busy) return;
    busy = true;
    try {
      for (let next = waiting.shift(); next && !stopped; next = waiting.shift()) pass(next, hands);
    } finally {
      busy = false;
    }
  }

  function tell(event: Event): void {
    if (stopped) return;
    waiting.push(event);
    work();
  }

  return {
    tell,
    state: () => state,
    adopt(other) {
      state = other;
      tell({ type: 'started' });
    },
    run(given) {
      hands = given;
      work();
    },
    stop() {
      stopped = true;
      cancelTimer();
    },
  };
}
