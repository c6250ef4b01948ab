// The engine with a scripted person and machine around it, in simulated time. It stands where
// the app's shell does: one timer, samples answered, effects done.
import { offsetMsAt } from '#core/schedule/local-time';
import { parseState } from '#core/schedule/state-file';
import { initialState, step } from '#core/schedule/step';
import { LULL_MS } from '#core/schedule/timing';
import type { Effect, Event, ProbedReason, RestKind, State } from '#core/schedule/types';
import type { Settings } from '#core/settings';
import { MINUTE_MS, SECOND_MS } from '#core/time';
import type { Scenario, ScenarioEvent } from './scenario';

/** One line of output. */
export interface Line {
  /** What the machine's clock shows, with its distance from UTC. */
  readonly at: string;
  readonly effect: string;
  readonly kind?: RestKind;
}

export interface Outcome {
  /** How often the timer went off. */
  readonly wakes: number;
  readonly steps: number;
}

/** How long the person takes to answer a reminder, and how long a session takes. */
const ANSWER_MS = 5 * SECOND_MS;
const SESSION_MS = 90 * SECOND_MS;

/** Runs the scenario and tells each line as it comes. */
export function simulate(scenario: Scenario, tell: (line: Line) => void): Outcome {
  return new Simulation(scenario, tell).run();
}

/**
 * What comes first of things at one instant. Whoever is back at 11:00 has been away until then,
 * and a machine put to sleep at 11:00 still did what was to be done at 11:00.
 */
const order = {
  machineBack: 0,
  busyEnds: 1,
  person: 2,
  timer: 3,
  absenceEnds: 4,
  machineGone: 5,
} as const;

interface Task {
  /** On the timeline of time as it passes, which no clock change bends. */
  at: number;
  readonly order: (typeof order)[keyof typeof order];
  /** Planned for what the machine's clock shows, so a clock change moves it. */
  readonly byClock?: boolean;
  readonly run: () => void;
}

class Simulation {
  readonly #scenario: Scenario;
  readonly #tell: (line: Line) => void;
  #settings: Settings;
  #state: State;
  #tasks: Task[];
  /** The one timer; Infinity when it isn't set. */
  readonly #timer: Task = {
    at: Number.POSITIVE_INFINITY,
    order: order.timer,
    run: () => this.#wake(),
  };
  #time: number;
  /** What the machine's clock shows is time plus this. */
  #clockSetBy = 0;
  /** And this, while it is wrong for a time. */
  #wrongBy = 0;
  #absences = 0;
  #absentSince = 0;
  #busy: readonly ProbedReason[] = [];
  #wakes = 0;
  #steps = 0;

  constructor(scenario: Scenario, tell: (line: Line) => void) {
    this.#scenario = scenario;
    this.#tell = tell;
    this.#settings = scenario.settings;
    this.#time = scenario.fromAt;
    this.#state = initialState(scenario.fromAt);
    this.#tasks = scenario.events.map((event) => ({
      at: event.at,
      order: stopsMachine(event) ? order.machineGone : order.person,
      byClock: true,
      run: () => this.#happen(event),
    }));
  }

  run(): Outcome {
    this.#step({ type: 'started' });
    for (let task = this.#takeNext(); task; task = this.#takeNext()) {
      if (this.#rightClock >= this.#scenario.toAt) break;
      task.run();
    }
    return { wakes: this.#wakes, steps: this.#steps };
  }

  get #rightClock(): number {
    return this.#time + this.#clockSetBy;
  }

  get #clock(): number {
    return this.#rightClock + this.#wrongBy;
  }

  /** Takes what comes next, and lets the time until then pass. */
  #takeNext(): Task | null {
    let next = this.#timer;
    for (const task of this.#tasks) {
      if (task.at < next.at || (task.at === next.at && task.order < next.order)) next = task;
    }
    if (next.at === Number.POSITIVE_INFINITY) return null;
    this.#time = Math.max(this.#time, next.at);
    if (next === this.#timer) next.at = Number.POSITIVE_INFINITY;
    else this.#tasks = this.#tasks.filter((task) => task !== next);
    return next;
  }

  #after(ms: number, who: 'busyEnds' | 'person' | 'absenceEnds', run: () => void): void {
    this.#tasks.push({ at: this.#time + ms, order: order[who], run });
  }

  #happen(event: ScenarioEvent): void {
    switch (event.type) {
      case 'away':
        this.#leave(event.minutes * MINUTE_MS);
        return;
      case 'lock':
        this.#step({ type: 'lock' });
        this.#leave(event.minutes * MINUTE_MS);
        this.#after(event.minutes * MINUTE_MS, 'person', () => this.#step({ type: 'unlock' }));
        return;
      case 'sleep':
        this.#stopMachine(event.minutes * MINUTE_MS, () => this.#wake());
        return;
      case 'restart':
        this.#restart(event.minutes * MINUTE_MS);
        return;
      case 'busy':
        this.#beBusy(event);
        return;
      case 'wait':
        this.#step({ type: 'waits-changed', sinceAt: this.#clock });
        this.#after(event.minutes * MINUTE_MS, 'person', () =>
          this.#step({ type: 'waits-changed', sinceAt: null }),
        );
        return;
      case 'pause': {
        const { minutes, until } = event;
        this.#step({ type: 'pause', length: minutes ?? until });
        return;
      }
      case 'resume':
        this.#step({ type: 'resume' });
        return;
      case 'start':
        this.#step({ type: 'start', plannedMs: SESSION_MS });
        return;
      case 'settings':
        this.#settings = event.settings;
        this.#step({ type: 'settings-changed' });
        return;
      case 'clock':
        if (event.forMinutes === undefined) this.#setClock(event.minutes * MINUTE_MS);
        else this.#showWrongTime(event.minutes * MINUTE_MS, event.forMinutes * MINUTE_MS);
    }
  }

  #leave(ms: number): void {
    if (this.#absences === 0) this.#absentSince = this.#time;
    this.#absences += 1;
    this.#after(ms, 'absenceEnds', () => {
      this.#absences -= 1;
    });
  }

  #beBusy({ why, minutes }: Extract<ScenarioEvent, { type: 'busy' }>): void {
    const ms = minutes * MINUTE_MS;
    if (why === 'meeting') {
      this.#step({ type: 'meeting', on: true });
      this.#after(ms, 'person', () => this.#step({ type: 'meeting', on: false }));
      return;
    }
    this.#busy = [...this.#busy, why];
    this.#after(ms, 'busyEnds', () => {
      const index = this.#busy.indexOf(why);
      this.#busy = this.#busy.filter((_, i) => i !== index);
    });
  }

  /** What the app and the person would do meanwhile happens when the machine is back. */
  #stopMachine(ms: number, back: () => void): void {
    const backAt = this.#time + ms;
    for (const task of this.#tasks) {
      const needsMachine = task.order === order.person || task.order === order.machineGone;
      if (needsMachine) task.at = Math.max(task.at, backAt);
    }
    this.#timer.at = Number.POSITIVE_INFINITY;
    this.#tasks.push({ at: backAt, order: order.machineBack, run: back });
  }

  #restart(ms: number): void {
    const saved = JSON.stringify(this.#state);
    this.#stopMachine(ms, () => {
      const parsed = parseState(JSON.parse(saved));
      if (parsed.kind !== 'good')
        throw new Error(`the engine's state can't be read back: ${saved}`);
      this.#state = parsed.value;
      this.#step({ type: 'started' });
    });
  }

  /** In the app the timer notices within a minute; here at once, so that the lines are exact. */
  #setClock(ms: number): void {
    this.#clockSetBy += ms;
    for (const task of this.#tasks) {
      if (task.byClock) task.at = Math.max(this.#time, task.at - ms);
    }
    this.#wake();
  }

  /** The scenario goes on by the right time. */
  #showWrongTime(byMs: number, forMs: number): void {
    this.#wrongBy = byMs;
    this.#after(forMs, 'person', () => {
      this.#wrongBy = 0;
      this.#wake();
    });
    this.#wake();
  }

  #wake(): void {
    this.#wakes += 1;
    this.#step({ type: 'woke' });
  }

  #step(event: Event): void {
    this.#steps += 1;
    const rules = { settings: this.#settings, timeZone: this.#scenario.timeZone };
    const { state, effects, wakeAt } = step(this.#state, event, rules, this.#clock);
    this.#state = state;
    this.#timer.at =
      wakeAt === null ? Number.POSITIVE_INFINITY : wakeAt - (this.#clock - this.#time);
    for (const effect of effects) this.#print(effect);
    for (const effect of effects) this.#do(effect);
  }

  #do(effect: Effect): void {
    switch (effect.type) {
      case 'sample-idle':
        this.#step({ type: 'idle-sample', idleMs: this.#idleMs(effect.purpose) });
        return;
      case 'sample-busy':
        this.#step({
          type: 'busy-sample',
          reasons: effect.reasons.filter((reason) => this.#busy.includes(reason)),
          asked: effect.reasons,
        });
        return;
      case 'raise-reminder':
        this.#after(ANSWER_MS, 'person', () => this.#answer(effect.id));
        return;
      case 'open-session':
        this.#after(SESSION_MS / 2, 'person', () =>
          this.#step({
            type: 'session-progress',
            id: effect.id,
            done: 0.5,
            leftMs: SESSION_MS / 2,
          }),
        );
        this.#after(SESSION_MS, 'person', () =>
          this.#step({ type: 'session-finished', id: effect.id }),
        );
    }
  }

  /** Someone at the desk types all the time, but pauses whenever a break waits for it. */
  #idleMs(purpose: 'presence' | 'lull'): number {
    const idleMs = this.#absences > 0 ? this.#time - this.#absentSince : 0;
    return purpose === 'lull' ? Math.max(idleMs, LULL_MS) : idleMs;
  }

  /** Only a reminder that is still there at this instant can be answered. */
  #answer(reminder: string): void {
    this.#step({ type: 'woke' });
    const { phase } = this.#state;
    if (phase.kind !== 'reminding' || phase.id !== reminder) return;
    if (this.#absences > 0) {
      this.#after(ANSWER_MS, 'person', () => this.#answer(reminder));
      return;
    }
    switch (this.#scenario.answer) {
      case 'finish':
        this.#step({ type: 'start', plannedMs: SESSION_MS });
        return;
      case 'snooze':
        this.#step({ type: 'snooze', reminder });
        return;
      case 'skip':
        this.#step({ type: 'skip', reminder });
        return;
      case 'ignore':
    }
  }

  #print(effect: Effect): void {
    const word = wordFor(effect);
    if (word === null) return;
    const at = localIso(this.#clock, this.#scenario.timeZone);
    this.#tell(
      effect.type === 'rest' ? { at, effect: word, kind: effect.kind } : { at, effect: word },
    );
  }
}

function stopsMachine(event: ScenarioEvent): boolean {
  return event.type === 'sleep' || event.type === 'restart' || event.type === 'clock';
}

/** The word printed for an effect; null for what a person would not notice. */
function wordFor(effect: Effect): string | null {
  switch (effect.type) {
    case 'raise-reminder':
      if (effect.cause === 'wait') return 'offer';
      return effect.quiet ? 'quiet-reminder' : 'reminder';
    case 'withdraw-reminder':
      return effect.why === 'answered' ? null : 'withdraw';
    case 'open-session':
      return 'session-start';
    case 'close-session':
      return 'session-end';
    case 'sample-idle':
    case 'sample-busy':
    case 'record':
    case 'withdraw-heads-up':
    case 'refresh':
    case 'save':
      return null;
    default:
      return effect.type;
  }
}

/** `2026-03-27T09:45:00+01:00` */
function localIso(at: number, timeZone: string): string {
  const offsetMs = offsetMsAt(timeZone, at);
  const distance = Math.abs(offsetMs) / MINUTE_MS;
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  const sign = offsetMs < 0 ? '-' : '+';
  const local = new Date(at + offsetMs).toISOString().slice(0, 19);
  return `${local}${sign}${two(distance / 60)}:${two(distance % 60)}`;
}
