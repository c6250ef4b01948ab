/** What tray, windows and command line tell of the schedule. */
import { MINUTE_MS } from '../time';
import { canSnooze } from './break';
import { dueOf } from './step-context';
import { CALL_KNOWN_MS, FIXED_AFTER_REST_MS } from './timing';
import type { DayPlan, Due, Rules, ScheduleStatus, State } from './types';
import { isOnWait } from './wait-offer';
import { type WorkHours, workHoursOf } from './work-hours';

/** How many stretches of work and free time are looked through for the next break. */
const SPANS_AHEAD = 60;

/** The schedule at `now`, an instant between the step that gave `state` and its `wakeAt`. */
export function statusOf(state: State, rules: Rules, now: number): ScheduleStatus {
  const { phase, pause, presence } = state;
  const span = workHoursOf(rules).at(now);
  const due = dueOf(phase) ?? announcedOf(state);
  const snoozeable = due !== null && canSnooze(rules, due);
  const { snoozeLimit, skipAllowed } = rules.settings.breaks;
  return {
    phase: phaseOf(state),
    working: state.working,
    nextBreakAt: nextBreakAt(state, rules, now),
    sittingMinutes: Math.floor(sittingMsAt(state, now) / MINUTE_MS),
    workChangesAt: Number.isFinite(span.untilAt) ? span.untilAt : null,
    pause: pause && { untilAt: pause.untilAt },
    awaySinceAt: presence.kind === 'away' ? presence.sinceAt : null,
    meeting: state.meeting,
    heldBecause: phase.kind === 'held' ? phase.reasons : [],
    breakNumber: state.breakNumber,
    reminder:
      phase.kind === 'reminding'
        ? { id: phase.id, quiet: phase.quiet, expiresAt: phase.expiresAt }
        : null,
    snoozedUntilAt: phase.kind === 'snoozed' ? phase.untilAt : null,
    session: phase.kind === 'session' ? { id: phase.id, endsBy: phase.endsBy } : null,
    snoozesLeft: Math.max(0, snoozeLimit - (due?.snoozes ?? 0)),
    canSnooze: snoozeable,
    canSkip: due !== null && skipAllowed,
  };
}

/** What is known of the break that the session with this id answers or answered. */
export function offerOf(
  { phase, entries }: State,
  id: string,
): { snoozes: number; onWait: boolean } {
  if (phase.kind === 'session' && phase.id === id) {
    return { snoozes: phase.answers?.snoozes ?? 0, onWait: isOnWait(phase) };
  }
  const entry = entries.find((each) => each.id === id);
  return { snoozes: entry?.snoozes ?? 0, onWait: entry?.onWait ?? false };
}

/** Whether what the session under way was offered for is not waited for any more. */
export function isWaitOver({ phase, waitSinceAt }: State): boolean {
  return isOnWait(phase) && waitSinceAt === null;
}

/** Whether a call is known of: microphone or camera in use, as far as anybody looked. */
export function isInCall({ lastCall }: State, now: number): boolean {
  return lastCall !== null && now < lastCall.seenAt + CALL_KNOWN_MS;
}

/** The day whose work is done at `now`, as it was planned and as it went so far. */
export function dayPlan(state: State, rules: Rules, now: number): DayPlan {
  const hours = workHoursOf(rules);
  const day = hours.dayOf(now);
  const ranges = hours.rangesOf(day);
  const next = nextBreakAt(state, rules, now);
  const isToday = (at: number) => hours.dayOf(at) === day;
  return {
    day,
    ranges,
    entries: state.entries.filter((entry) => isToday(entry.fromAt)),
    nextBreakAt: next !== null && isToday(next) ? next : null,
  };
}

function phaseOf({ phase, pause, working, presence }: State): ScheduleStatus['phase'] {
  if (phase.kind === 'session') return 'session';
  if (pause) return 'paused';
  if (!working) return 'off';
  return presence.kind === 'away' ? 'away' : phase.kind;
}

function announcedOf({ phase }: State): Due | null {
  if (phase.kind !== 'counting' || !phase.announced) return null;
  return { ...phase.announced, snoozes: 0, unanswered: 0, raised: 0, heldAt: null };
}

function sittingMsAt(state: State, now: number): number {
  const frozen = ['session', 'paused', 'off', 'away', 'held'].includes(phaseOf(state));
  return state.sittingMs + (frozen ? 0 : Math.max(0, now - state.at));
}

/**
 * When the break that is due next is due if the person is at the desk from now on, through
 * pauses and over free time; the instant it was due when it already is. null when paused until
 * resumed, or when no break comes about in the ranges ahead.
 */
function nextBreakAt(state: State, rules: Rules, now: number): number | null {
  const { phase, pause } = state;
  if (phase.kind === 'snoozed') return phase.untilAt;
  const due = dueOf(phase);
  if (due) return due.dueAt;
  if (pause && pause.untilAt === null) return null;
  const resting = phase.kind === 'session' || state.presence.kind === 'away';
  return findBreak(workHoursOf(rules), rules, {
    now,
    sitsFromAt: pause?.untilAt ?? now,
    sittingMs: resting ? 0 : sittingMsAt(state, now) - state.intervalFromMs,
    restEndedAt: resting ? now : state.restEndedAt,
    fixedAfterAt: state.fixedAfterAt,
  });
}

interface Outlook {
  readonly now: number;
  /** From when on the person is taken to sit: after a pause. */
  readonly sitsFromAt: number;
  readonly sittingMs: number;
  readonly restEndedAt: number | null;
  readonly fixedAfterAt: number;
}

function findBreak(hours: WorkHours, rules: Rules, outlook: Outlook): number | null {
  const { intervalMinutes, naturalBreakMinutes } = rules.settings.breaks;
  const intervalMs = intervalMinutes * MINUTE_MS;
  let leftMs = intervalMs - outlook.sittingMs;
  let { restEndedAt } = outlook;
  let span = hours.at(outlook.now);
  for (let i = 0; i < SPANS_AHEAD && Number.isFinite(span.untilAt); i++) {
    if (span.working) {
      const fromAt = Math.max(outlook.now, outlook.sitsFromAt, span.fromAt);
      const byInterval = fromAt + Math.max(0, leftMs);
      const byFixedTime = span.fixedAt.find(
        (at) =>
          at >= fromAt &&
          at > outlook.fixedAfterAt &&
          (restEndedAt === null || at >= restEndedAt + FIXED_AFTER_REST_MS),
      );
      const dueAt = Math.min(byInterval, byFixedTime ?? byInterval);
      if (dueAt < Math.min(span.quietFromAt, span.untilAt)) return dueAt;
      leftMs -= Math.max(0, span.untilAt - fromAt);
    } else if (span.untilAt - span.fromAt >= naturalBreakMinutes * MINUTE_MS) {
      leftMs = intervalMs;
      restEndedAt = span.untilAt;
    }
    span = hours.at(span.untilAt);
  }
  return null;
}
