/** What the parts of one step share: a copy of the state to change and the effects so far. */
import { MINUTE_MS } from '../time';
import { ENTRIES_KEPT_MS } from './timing';
import type {
  BreakPhase,
  BusyReason,
  DayEntry,
  Due,
  Effect,
  Present,
  ProbedReason,
  RestKind,
  Rules,
  State,
  WithdrawReason,
} from './types';
import type { WorkHours } from './work-hours';

export interface StepContext {
  /** The copy that becomes the next state. */
  readonly s: { -readonly [K in keyof State]: State[K] };
  readonly effects: Effect[];
  readonly rules: Rules;
  readonly hours: WorkHours;
  readonly now: number;
}

/** Present, as known from an input or act at the instant. */
export function presentSince(at: number): Present {
  return { kind: 'present', activeAt: at, inputAt: at, lookedAt: at, uses: [] };
}

export const COUNTING: BreakPhase = { kind: 'counting', announced: null };

export function minutesOf(
  context: StepContext,
  key: 'intervalMinutes' | 'snoozeMinutes' | 'naturalBreakMinutes' | 'maxHoldMinutes',
): number {
  return context.rules.settings.breaks[key] * MINUTE_MS;
}

/** The break that is due in this phase; null when none is, or a session answers it. */
export function dueOf(phase: BreakPhase): Due | null {
  if (phase.kind === 'counting' || phase.kind === 'session') return null;
  return detached(phase);
}

/** Only what belongs to the break, without the fields of the phase it is in. */
export function detached({ cause, dueAt, snoozes, unanswered, raised, heldAt }: Due): Due {
  return { cause, dueAt, snoozes, unanswered, raised, heldAt };
}

/** Why the person is busy as far as is known, without what the settings context off. */
export function busyOf(
  context: StepContext,
  probed: readonly ProbedReason[],
): readonly BusyReason[] {
  const wanted = reasonsToProbe(context);
  const reasons: BusyReason[] = probed.filter((reason) => wanted.includes(reason));
  return context.s.meeting ? [...reasons, 'meeting'] : reasons;
}

export function reasonsToProbe(context: StepContext): readonly ProbedReason[] {
  const { doNotDisturb, fullscreen, microphone, camera } = context.rules.settings.hold;
  const reasons: ProbedReason[] = [];
  if (doNotDisturb) reasons.push('do-not-disturb');
  if (fullscreen) reasons.push('fullscreen');
  if (microphone) reasons.push('microphone');
  if (camera) reasons.push('camera');
  return reasons;
}

/** Drops the due break, if any: its reminder goes away and nothing is recorded. */
export function dropBreak(context: StepContext, why: WithdrawReason): void {
  const { phase } = context.s;
  if (phase.kind === 'session') return;
  if (phase.kind === 'reminding') {
    context.effects.push({ type: 'withdraw-reminder', id: phase.id, why });
  }
  context.s.phase = COUNTING;
}

/** A rest has set sitting time to zero; it ended now or lasts on. */
export function countRest(context: StepContext, kind: RestKind, entry: DayEntry): void {
  context.s.sittingMs = 0;
  context.s.intervalFromMs = 0;
  context.effects.push({ type: 'rest', kind });
  record(context, entry);
}

/** What has happened since a jump of the clock is real, so the way back keeps it. */
export function forgetBefore({ s }: StepContext): void {
  if (s.jump?.before) s.jump = { ...s.jump, before: null };
}

/** Puts the entry on the day's ribbon and into the history, in place of one with its id. */
export function record(context: StepContext, entry: DayEntry): void {
  const others = context.s.entries.filter(
    (other) => other.id !== entry.id && Math.abs(context.now - other.fromAt) < ENTRIES_KEPT_MS,
  );
  context.s.entries = [...others, entry];
  context.effects.push({ type: 'record', entry });
}
