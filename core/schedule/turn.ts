/** What the parts of one step share: a copy of the state to change and the effects so far. */
import { ENTRIES_KEPT_MS, MINUTE_MS } from './timing';
import type {
  BusyReason,
  DayEntry,
  Due,
  Effect,
  Phase,
  ProbedReason,
  RestKind,
  Rules,
  State,
  WithdrawReason,
} from './types';
import type { WorkHours } from './work-hours';

export interface Turn {
  /** The copy that becomes the next state. */
  readonly s: { -readonly [K in keyof State]: State[K] };
  readonly effects: Effect[];
  readonly rules: Rules;
  readonly hours: WorkHours;
  readonly now: number;
}

export const COUNTING: Phase = { kind: 'counting', announced: null };

export function minutesOf(
  turn: Turn,
  key: 'intervalMinutes' | 'snoozeMinutes' | 'naturalBreakMinutes' | 'maxHoldMinutes',
): number {
  return turn.rules.settings.breaks[key] * MINUTE_MS;
}

/** The break that is due in this phase; null when none is, or a session answers it. */
export function dueOf(phase: Phase): Due | null {
  if (phase.kind === 'counting' || phase.kind === 'session') return null;
  return detached(phase);
}

/** Only what belongs to the break, without the fields of the phase it is in. */
export function detached({ cause, dueAt, snoozes, unanswered, raised, heldAt }: Due): Due {
  return { cause, dueAt, snoozes, unanswered, raised, heldAt };
}

/** Why the person is busy as far as is known, without what the settings turn off. */
export function busyOf(turn: Turn, probed: readonly ProbedReason[]): readonly BusyReason[] {
  const wanted = reasonsToProbe(turn);
  const reasons: BusyReason[] = probed.filter((reason) => wanted.includes(reason));
  return turn.s.meeting ? [...reasons, 'meeting'] : reasons;
}

export function reasonsToProbe(turn: Turn): readonly ProbedReason[] {
  const { doNotDisturb, fullscreen, microphone, camera } = turn.rules.settings.hold;
  const reasons: ProbedReason[] = [];
  if (doNotDisturb) reasons.push('do-not-disturb');
  if (fullscreen) reasons.push('fullscreen');
  if (microphone) reasons.push('microphone');
  if (camera) reasons.push('camera');
  return reasons;
}

/** Drops the due break, if any: its reminder goes away and nothing is recorded. */
export function dropBreak(turn: Turn, why: WithdrawReason): void {
  const { phase } = turn.s;
  if (phase.kind === 'session') return;
  if (phase.kind === 'reminding') {
    turn.effects.push({ type: 'withdraw-reminder', id: phase.id, why });
  }
  turn.s.phase = COUNTING;
}

/** A rest has set sitting time to zero; it ended now or lasts on. */
export function countRest(turn: Turn, kind: RestKind, entry: DayEntry): void {
  turn.s.sittingMs = 0;
  turn.s.intervalFromMs = 0;
  turn.effects.push({ type: 'rest', kind });
  record(turn, entry);
}

/** Puts the entry on the day's ribbon and into the history, in place of one with its id. */
export function record(turn: Turn, entry: DayEntry): void {
  const others = turn.s.entries.filter(
    (other) => other.id !== entry.id && Math.abs(turn.now - other.fromAt) < ENTRIES_KEPT_MS,
  );
  turn.s.entries = [...others, entry];
  turn.effects.push({ type: 'record', entry });
}
