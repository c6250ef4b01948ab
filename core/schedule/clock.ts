/**
 * A clock that was set. Back a little, everything just lasts as long as it would have. Far away
 * and back again (a dead battery shows 1970 until the network has the time), it goes on as if
 * the clock had been right all along: nobody rested in between, and no pause is over.
 */
import { COUNTING, dropBreak, presentSince, type StepContext } from './step-context';
import { FAR_JUMP_MS, JUMP_KEPT_MS } from './timing';
import type { BeforeJump, BreakPhase, ClockJump } from './types';

/** Takes up where the clock is now. True when what was before a wrong one holds again. */
export function followClock(context: StepContext): boolean {
  const { s, now } = context;
  const by = now - s.at;
  if (s.jump && now - s.jump.landedAt > JUMP_KEPT_MS && !isWayBack(s.jump, s.at, now)) {
    s.jump = null;
  }
  if (Math.abs(by) < FAR_JUMP_MS) {
    if (by < 0) shiftAll(context, by);
    return false;
  }
  if (s.jump && isWayBack(s.jump, s.at, now)) {
    const { before } = s.jump;
    setRight(context, s.jump);
    return before !== null;
  }
  const fromAt = s.at;
  const before = beforeJump(context);
  if (by < 0) shiftAll(context, by);
  s.jump = { fromAt, landedAt: now, before };
  return false;
}

/** What the right clock showed at `at` of the wrong one. */
function rightTimeOf({ fromAt, landedAt }: ClockJump, at: number): number {
  return fromAt + Math.max(0, at - landedAt);
}

/** Whether the step from `at` to `now` undoes the jump, but for a tenth at most. */
function isWayBack(jump: ClockJump, at: number, now: number): boolean {
  const wayMs = jump.landedAt - jump.fromAt;
  const isOpposite = Math.sign(now - at) === -Math.sign(wayMs);
  return isOpposite && Math.abs(now - rightTimeOf(jump, at)) <= Math.abs(wayMs) / 10;
}

function setRight(context: StepContext, jump: ClockJump): void {
  const { s, now } = context;
  shiftAll(context, rightTimeOf(jump, s.at) - s.at);
  if (jump.before) restore(context, jump.before);
  s.jump = null;
  if (now < s.at) shiftAll(context, now - s.at);
}

/** A session goes on by itself, whatever the clock shows. */
function beforeJump({ s }: StepContext): BeforeJump | null {
  if (s.phase.kind === 'session') return null;
  const { sittingMs, intervalFromMs, breakNumber, working, offSinceAt, restEndedAt } = s;
  const { fixedAfterAt, pause, presence, meeting, phase, entries } = s;
  const { waitSinceAt, offeredBreak } = s;
  return {
    sittingMs,
    intervalFromMs,
    breakNumber,
    working,
    offSinceAt,
    restEndedAt,
    fixedAfterAt,
    pause,
    presence,
    meeting,
    waitSinceAt,
    offeredBreak,
    phase,
    entries,
  };
}

function restore(context: StepContext, before: BeforeJump): void {
  const { s } = context;
  const made = s.entries.filter((entry) => !before.entries.some(({ id }) => id === entry.id));
  dropBreak(context, 'not-due');
  Object.assign(s, before);
  s.presence =
    before.presence.kind === 'present'
      ? { ...presentSince(s.at), uses: before.presence.uses }
      : { ...before.presence, unseenUntilAt: s.at, unlookedMs: 0 };
  // A rest of no length is none: it takes back what the history has of it.
  for (const entry of made) {
    if (entry.kind === 'natural')
      context.effects.push({ type: 'record', entry: { ...entry, toAt: entry.fromAt } });
  }
}

/** A pause until tomorrow follows the calendar: hours, zone and clock. */
export function renewPause({ s, hours }: StepContext): void {
  if (!s.pause?.tomorrow) return;
  const untilAt = hours.firstStartFrom(s.pause.tomorrow);
  if (untilAt !== s.pause.untilAt) s.pause = { ...s.pause, untilAt };
}

/**
 * Moves every instant. What lasts for a length of time lasts as long as it would have; work
 * hours follow the new clock.
 */
function shiftAll(context: StepContext, by: number): void {
  const { s, hours } = context;
  const shift = (at: number | null) => (at === null ? null : at + by);
  s.at += by;
  s.fixedAfterAt = s.at;
  s.offSinceAt = shift(s.offSinceAt);
  s.restEndedAt = shift(s.restEndedAt);
  s.lockedAt = shift(s.lockedAt);
  s.waitSinceAt = shift(s.waitSinceAt);
  s.lookAt += by;
  s.savedAt += by;
  s.asked = s.asked && { ...s.asked, at: s.asked.at + by };
  s.lastCall = s.lastCall && { ...s.lastCall, seenAt: s.lastCall.seenAt + by };
  s.lastBusy = s.lastBusy.map((busy) => ({ ...busy, seenAt: busy.seenAt + by }));
  s.jump = s.jump && { ...s.jump, landedAt: s.jump.landedAt + by };
  s.phase = shiftPhase(s.phase, by);
  s.presence =
    s.presence.kind === 'present'
      ? {
          ...s.presence,
          activeAt: s.presence.activeAt + by,
          inputAt: s.presence.inputAt + by,
          lookedAt: s.presence.lookedAt + by,
        }
      : {
          ...s.presence,
          sinceAt: s.presence.sinceAt + by,
          unseenUntilAt: s.presence.unseenUntilAt + by,
        };
  if (!s.pause) return;
  const { tomorrow } = s.pause;
  const next = hours.tomorrowAfter(s.at);
  const isLater = tomorrow && (by > 0 || tomorrow.day > next.day);
  s.pause = {
    sinceAt: s.pause.sinceAt + by,
    untilAt: shift(s.pause.untilAt),
    tomorrow: isLater ? next : tomorrow,
  };
}

function shiftPhase(phase: BreakPhase, by: number): BreakPhase {
  if (phase.kind === 'counting') return COUNTING;
  if (phase.kind === 'session') {
    return { ...phase, startedAt: phase.startedAt + by, endsBy: phase.endsBy + by };
  }
  const heldAt = phase.heldAt === null ? null : phase.heldAt + by;
  const due = { dueAt: phase.dueAt + by, heldAt };
  switch (phase.kind) {
    case 'waiting':
      return { ...phase, ...due, sinceAt: phase.sinceAt + by };
    case 'held':
      return { ...phase, ...due };
    case 'reminding':
      return { ...phase, ...due, expiresAt: phase.expiresAt + by };
    case 'snoozed':
      return { ...phase, ...due, untilAt: phase.untilAt + by };
  }
}
