/** The life of one break, from due to its end: the phases drawn in `types.ts`. */
import {
  BUSY_ANSWER_MS,
  FIXED_AFTER_REST_MS,
  HOLD_LOOK_MS,
  LULL_LIMIT_MS,
  LULL_MS,
  nextOnGrid,
  REMINDER_MS,
  REMINDERS_UNANSWERED,
  REST_DONE,
  SECOND_MS,
  SESSION_SLACK_MS,
} from './timing';
import {
  busyOf,
  COUNTING,
  countRest,
  detached,
  dropBreak,
  dueOf,
  minutesOf,
  reasonsToProbe,
  record,
  type Turn,
} from './turn';
import type { BusyReason, Due, Phase, ProbedReason, Rules } from './types';

/** Takes the break on as far as time alone takes it, several phases at one instant if need be. */
export function advanceBreak(turn: Turn): void {
  const { s, now } = turn;
  // Whether anybody is there comes first: a rest beats a reminder at the same instant.
  if (s.askedAt !== null) return;
  let before: Phase;
  do {
    before = s.phase;
    advancePhase(turn);
  } while (s.phase.kind !== before.kind);
  s.fixedAfterAt = Math.max(s.fixedAfterAt, now);
}

function advancePhase(turn: Turn): void {
  const { s, now } = turn;
  const { phase } = s;
  if (phase.kind === 'session') {
    if (now >= phase.endsBy) endSession(turn, phase.done, 'watchdog', now);
    return;
  }
  if (!s.working || s.pause !== null || s.presence.kind === 'away') return;
  const quiet = now >= turn.hours.at(now).quietFromAt;
  if (quiet && phase.kind !== 'reminding') {
    dropBreak(turn, 'off');
    return;
  }
  switch (phase.kind) {
    case 'counting':
      count(turn);
      return;
    case 'waiting':
      if (now < s.lookAt && now < phase.sinceAt + LULL_LIMIT_MS) return;
      if (!phase.notBusy) takeBusy(turn, []);
      else if (now >= phase.sinceAt + LULL_LIMIT_MS) raise(turn, phase, false);
      else lookForLull(turn);
      return;
    case 'held':
      if (now >= holdEndsAt(turn, phase)) {
        raise(turn, phase, true);
        return;
      }
      if (now >= s.lookAt) probe(turn);
      return;
    case 'reminding':
      if (now >= phase.expiresAt) goUnanswered(turn);
      return;
    case 'snoozed':
      if (now >= phase.untilAt) becomeDue(turn, phase);
  }
}

/** When the break is due next if the person sits on; Infinity when not before the quiet end. */
export function nextDueInRange(turn: Turn): { dueAt: number; cause: Due['cause'] } {
  const { s, now, hours } = turn;
  const span = hours.at(now);
  const leftMs = minutesOf(turn, 'intervalMinutes') - (s.sittingMs - s.intervalFromMs);
  const byInterval = now + leftMs;
  const byFixedTime = span.fixedAt.find(
    (at) =>
      at > s.fixedAfterAt && (s.restEndedAt === null || at >= s.restEndedAt + FIXED_AFTER_REST_MS),
  );
  const next =
    byFixedTime !== undefined && byFixedTime < byInterval
      ? ({ dueAt: byFixedTime, cause: 'fixed-time' } as const)
      : ({ dueAt: byInterval, cause: 'interval' } as const);
  return next.dueAt < span.quietFromAt ? next : { ...next, dueAt: Number.POSITIVE_INFINITY };
}

/** When a held break is raised all the same. */
export function holdEndsAt(turn: Turn, due: Due): number {
  return (due.heldAt ?? turn.now) + minutesOf(turn, 'maxHoldMinutes');
}

function count(turn: Turn): void {
  const { s, now, rules } = turn;
  const { dueAt, cause } = nextDueInRange(turn);
  if (now >= dueAt) {
    becomeDue(turn, freshDue(cause, dueAt));
    return;
  }
  const headsUpMs = rules.settings.breaks.headsUpSeconds * SECOND_MS;
  if (headsUpMs === 0 || now < dueAt - headsUpMs) return;
  if (s.phase.kind !== 'counting' || s.phase.announced) return;
  s.phase = { kind: 'counting', announced: { dueAt, cause } };
  turn.effects.push({ type: 'heads-up', breakNumber: s.breakNumber, dueAt });
}

/** A break is due, or due again: is the person busy? */
export function becomeDue(turn: Turn, due: Due): void {
  const { s, now } = turn;
  s.phase = { ...detached(due), kind: 'waiting', sinceAt: now, notBusy: false };
  s.lookAt = now + BUSY_ANSWER_MS;
  probe(turn);
}

/** Asks the desktop whether the person is busy, as far as the settings want to know. */
export function probe(turn: Turn): void {
  const reasons = reasonsToProbe(turn);
  if (turn.s.phase.kind === 'held') turn.s.lookAt = nextOnGrid(turn.now, HOLD_LOOK_MS);
  if (reasons.length === 0) takeBusy(turn, []);
  else turn.effects.push({ type: 'sample-busy', reasons });
}

/** Takes what the desktop says of being busy: holds a due break, or lets a held one go. */
export function takeBusy(turn: Turn, probed: readonly ProbedReason[]): void {
  const { s, now } = turn;
  const { phase } = s;
  if (phase.kind !== 'waiting' && phase.kind !== 'held') return;
  const reasons = busyOf(turn, probed);
  if (reasons.length > 0) {
    hold(turn, phase, reasons);
    return;
  }
  if (phase.kind === 'held') {
    turn.effects.push({ type: 'release' });
    s.phase = { ...detached(phase), kind: 'waiting', sinceAt: now, notBusy: true };
  } else {
    if (phase.notBusy) return;
    s.phase = { ...phase, notBusy: true };
  }
  lookForLull(turn);
}

function hold(turn: Turn, due: Due, reasons: readonly BusyReason[]): void {
  const { s, now } = turn;
  if (s.phase.kind === 'held' && String(s.phase.reasons) === String(reasons)) return;
  const held = { ...detached(due), heldAt: due.heldAt ?? now };
  if (now >= holdEndsAt(turn, held)) {
    raise(turn, held, true);
    return;
  }
  if (s.phase.kind !== 'held') {
    turn.effects.push({ type: 'hold', reasons });
    s.lookAt = nextOnGrid(now, HOLD_LOOK_MS);
  }
  s.phase = { ...held, kind: 'held', reasons };
}

function lookForLull(turn: Turn): void {
  turn.s.lookAt = turn.now + LULL_MS;
  turn.effects.push({ type: 'sample-idle', purpose: 'lull' });
}

/** Raises a waiting break if the person has paused typing; else looks when they next can have. */
export function takeLull(turn: Turn, idleMs: number | null): void {
  const { phase } = turn.s;
  if (phase.kind !== 'waiting' || !phase.notBusy) return;
  if (turn.now >= turn.hours.at(turn.now).quietFromAt) return;
  if (idleMs === null || idleMs >= LULL_MS) raise(turn, phase, false);
  else turn.s.lookAt = turn.now + LULL_MS - idleMs;
}

function raise(turn: Turn, due: Due, quiet: boolean): void {
  const { s, now } = turn;
  const raised = due.raised + 1;
  const id = `${s.breakNumber}.${raised}`;
  const expiresAt = now + REMINDER_MS;
  // After a quiet reminder the hold is used up; while busy lasts, the next is quiet at once.
  const heldAt = quiet ? due.heldAt : null;
  s.phase = { ...detached(due), raised, heldAt, kind: 'reminding', id, quiet, expiresAt };
  turn.effects.push({
    type: 'raise-reminder',
    id,
    breakNumber: s.breakNumber,
    quiet,
    expiresAt,
    canSnooze: canSnooze(turn.rules, due),
    canSkip: turn.rules.settings.breaks.skipAllowed,
  });
}

export function canSnooze(rules: Rules, due: Due): boolean {
  return due.snoozes < rules.settings.breaks.snoozeLimit;
}

function goUnanswered(turn: Turn): void {
  const due = dueOf(turn.s.phase);
  if (!due) return;
  const unanswered = due.unanswered + 1;
  dropBreak(turn, 'unanswered');
  if (unanswered >= REMINDERS_UNANSWERED) {
    turn.effects.push({ type: 'missed' });
    endWithoutRest(turn, 'missed', due.dueAt);
    return;
  }
  comeBack(turn, { ...due, unanswered });
}

function comeBack(turn: Turn, due: Due): number {
  const untilAt = turn.now + minutesOf(turn, 'snoozeMinutes');
  turn.s.phase = { ...due, kind: 'snoozed', untilAt };
  return untilAt;
}

/** The interval starts again, sitting time goes on. */
function endWithoutRest(turn: Turn, kind: 'skipped' | 'missed', dueAt: number): void {
  const { s, now } = turn;
  const breakNumber = s.breakNumber;
  s.phase = COUNTING;
  s.intervalFromMs = s.sittingMs;
  s.breakNumber += 1;
  record(turn, { id: `${kind}-${now}`, kind, fromAt: dueAt, toAt: now, breakNumber });
}

/** Puts the due break off by `snoozeMinutes`, if one is due (or announced) and it is allowed. */
export function snooze(turn: Turn): void {
  const due = answerable(turn);
  if (!due || !canSnooze(turn.rules, due)) return;
  dropBreak(turn, 'answered');
  const untilAt = comeBack(turn, { ...due, snoozes: due.snoozes + 1 });
  turn.effects.push({ type: 'snoozed', untilAt });
}

/** Gives the due (or announced) break up, if that is allowed. */
export function skip(turn: Turn): void {
  const due = answerable(turn);
  if (!due || !turn.rules.settings.breaks.skipAllowed) return;
  dropBreak(turn, 'answered');
  if (due.cause === 'fixed-time') turn.s.fixedAfterAt = Math.max(turn.now, due.dueAt);
  turn.effects.push({ type: 'skipped' });
  endWithoutRest(turn, 'skipped', due.dueAt);
}

function answerable({ s }: Turn): Due | null {
  if (s.phase.kind !== 'counting') return dueOf(s.phase);
  return s.phase.announced && freshDue(s.phase.announced.cause, s.phase.announced.dueAt);
}

/** Opens a session of `plannedMs`, for the due break or just so; one at a time. */
export function startSession(turn: Turn, plannedMs: number): void {
  const { s, now } = turn;
  if (s.phase.kind === 'session') return;
  const answers = dueOf(s.phase);
  dropBreak(turn, 'answered');
  const id = `${s.breakNumber}@${now}`;
  const endsBy = now + plannedMs + SESSION_SLACK_MS;
  s.phase = { kind: 'session', id, startedAt: now, endsBy, done: 0, answers };
  turn.effects.push({ type: 'open-session', id, breakNumber: s.breakNumber, endsBy });
}

/**
 * Ends the session at `endAt` with what was done of it, 0–1. Half is a rest. Less is not: the
 * interval starts again, except that a break whose window was lost comes back like a snoozed one.
 */
export function endSession(
  turn: Turn,
  done: number,
  how: 'stopped' | 'lost' | 'watchdog',
  endAt: number,
): void {
  const { s } = turn;
  if (s.phase.kind !== 'session') return;
  const { id, startedAt, answers } = s.phase;
  const isRest = done >= REST_DONE;
  const entry = { id, fromAt: startedAt, toAt: endAt, breakNumber: s.breakNumber };
  s.phase = COUNTING;
  s.presence = { kind: 'present', activeAt: endAt };
  turn.effects.push({ type: 'close-session', id, done });
  if (isRest) {
    countRest(turn, 'session', { ...entry, kind: 'session' });
    s.restEndedAt = endAt;
  } else {
    record(turn, { ...entry, kind: 'stopped' });
  }
  if (!isRest && answers && how === 'lost' && s.working && !s.pause) {
    comeBack(turn, answers);
    return;
  }
  if (!isRest && answers) s.intervalFromMs = s.sittingMs;
  s.breakNumber += 1;
}

function freshDue(cause: Due['cause'], dueAt: number): Due {
  return { cause, dueAt, snoozes: 0, unanswered: 0, raised: 0, heldAt: null };
}
