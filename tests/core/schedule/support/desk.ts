// The engine under test, told one event after another at literal times.

import { statusOf } from '#core/schedule/status';
import { initialState, step } from '#core/schedule/step';
import type { Effect, Event, ProbedReason, Rules, State } from '#core/schedule/types';
import { parseSettings, type Settings } from '#core/settings';

const MINUTE = 60_000;

/** How the desktop answers questions; those it isn't told about, not at all. */
export interface Answers {
  readonly idleMs?: number | null;
  /** When the last input was, in place of `idleMs`. */
  readonly inputAt?: string;
  readonly busy?: readonly ProbedReason[];
  /** What nobody can tell. */
  readonly unknown?: readonly ProbedReason[];
}

/** A workday in UTC, 27 March 2026, 09:00–17:30, breaks every 45 min, unless told otherwise. */
export class Desk {
  state: State;
  rules: Rules;
  wakeAt: number | null = null;
  #changesAt: number | null = null;
  /** Effects of the last event. */
  effects: readonly Effect[] = [];

  constructor(startedAt: string, settings: Record<string, unknown> = {}, timeZone = 'Etc/UTC') {
    this.rules = { settings: settingsFrom(settings), timeZone };
    this.state = initialState(instant(startedAt));
    this.tell(startedAt, { type: 'started' });
  }

  tell(time: string | number, event: Event): readonly Effect[] {
    const now = typeof time === 'number' ? time : instant(time);
    const { state, effects, wakeAt, changesAt } = step(this.state, event, this.rules, now);
    if (event.type === 'woke') holdToChange(this.#changesAt, this.state.at, now, effects);
    this.#changesAt = changesAt;
    this.state = state;
    this.effects = effects;
    this.wakeAt = wakeAt;
    return effects;
  }

  /** Goes on to the time by every wake on the way; questions are answered as given, if at all. */
  goOnTo(time: string, answers: Answers = {}): Effect[] {
    const until = instant(time);
    const all: Effect[] = [];
    const note = (effects: readonly Effect[], now: number) => {
      all.push(...effects);
      for (const effect of effects) {
        const { idleMs, inputAt, busy, unknown = [] } = answers;
        const idle = inputAt === undefined ? idleMs : now - instant(inputAt);
        if (effect.type === 'sample-idle' && idle !== undefined) {
          note(this.tell(now, { type: 'idle-sample', idleMs: idle }), now);
        }
        if (effect.type === 'sample-busy' && busy) {
          const asked = effect.reasons;
          const reasons = busy.filter((reason) => asked.includes(reason));
          note(this.tell(now, { type: 'busy-sample', reasons, asked, unknown }), now);
        }
      }
    };
    while (this.wakeAt !== null && this.wakeAt <= until) {
      const now = this.wakeAt;
      note(this.tell(now, { type: 'woke' }), now);
    }
    if (this.state.at < until) note(this.tell(until, { type: 'woke' }), until);
    return all;
  }

  /** Into another zone, which nothing foresees. */
  travel(timeZone: string): void {
    this.rules = { ...this.rules, timeZone };
    this.#changesAt = Number.NEGATIVE_INFINITY;
  }

  change(time: string, settings: Record<string, unknown>): readonly Effect[] {
    this.rules = { ...this.rules, settings: settingsFrom(settings) };
    return this.tell(time, { type: 'settings-changed' });
  }

  status(time: string) {
    return statusOf(this.state, this.rules, instant(time));
  }

  get sittingMinutes(): number {
    return this.state.sittingMs / MINUTE;
  }
}

/**
 * A wake between two changes is a heartbeat: it may save, and nothing else, or the wake that the
 * change needed was wrong and only hidden by it.
 */
export function holdToChange(
  changesAt: number | null,
  lastAt: number,
  now: number,
  effects: readonly Effect[],
): void {
  const done = typesOf(effects).filter((type) => type !== 'save');
  const isBefore = now >= lastAt && (changesAt === null || now < changesAt);
  if (isBefore && done.length > 0) throw new Error(`${done} at a heartbeat`);
}

/** The person is typing all along and nothing makes them busy. */
export const typing: Answers = { idleMs: 0, busy: [] };
/** The person is there but their hands rest whenever a break waits. */
export const pausing: Answers = { idleMs: 6_000, busy: [] };

export function typesOf(effects: readonly Effect[]): string[] {
  return effects.map((effect) => effect.type);
}

/** `09:45`, `09:45:05` or a whole ISO time, in UTC. */
export function instant(time: string): number {
  return Date.parse(time.includes('T') ? `${time}Z` : `2026-03-27T${time}Z`);
}

export function settingsFrom(raw: Record<string, unknown>): Settings {
  return parseSettings(raw).settings;
}
