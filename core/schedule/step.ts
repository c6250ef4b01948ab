/**
 * The schedule engine: `step` takes what happened and says what to do and when to ask again.
 * The shell obeys: it does the effects, sets one timer for `wakeAt`, and keeps the state.
 *
 * Where the rules leave a choice, this is what was chosen:
 * - A hold freezes sitting time; waiting, an open reminder and a snooze don't: the person sits.
 * - While the app is not running nothing is counted (rule 12); asleep for less than a rest is.
 * - After a skipped, missed or broken-off break the interval starts again but sitting time
 *   goes on: only a rest sets it to zero.
 * - Being away during a pause is a rest too. The pause itself is not.
 * - The "in a meeting" toggle holds breaks but tells of nobody at the desk: that meeting may be
 *   in another room. Microphone, camera and full screen do, unless the screen is locked.
 * - In the quiet end nothing is raised or held, and a snoozed break doesn't come back; a
 *   reminder that is open when it begins stays its 3 minutes.
 * - A fixed time makes nothing due while a break is already due, during a rest, or in a pause.
 * - A gap between ranges is counted as a rest when the next range begins, if there was any
 *   sitting before it. Someone away over it has had one rest, not two.
 * - An offer made in a wait is no break yet: busy lets it go instead of holding it, skipped or
 *   unanswered it counts for nothing, and the break comes at its own time. One a break.
 * - After a quiet reminder the hold is used up: while busy lasts, that break comes back quietly.
 * - Someone who comes back from being idle is found by a look once a minute, and is taken to
 *   have been back since the look before. An unlock tells at once.
 * - Two things at one instant: a rest beats a reminder, the end of work beats both, and a person's
 *   act counts before what time alone would have done.
 */
import type { PauseLength } from '../pause';
import { MINUTE_MS, SECOND_MS } from '../time';
import {
  advanceBreak,
  endSession,
  followSession,
  holdEndsAt,
  nextDueInRange,
  probe,
  restoreBreak,
  skip,
  snooze,
  startSession,
  takeBusy,
  takeLull,
  takeProbed,
} from './break';
import { renewPause } from './clock';
import { elapse, expirePause, isCounted, restart } from './elapse';
import { withLastKnown } from './last-known';
import {
  lockIsRestAt,
  markBack,
  markSeen,
  nextLookAt,
  restIfLocked,
  takeIdle,
  takeUse,
  watchPresence,
} from './presence';
import {
  COUNTING,
  dropBreak,
  dueOf,
  forgetBefore,
  minutesOf,
  presentSince,
  type StepContext,
} from './step-context';
import { HEARTBEAT_MS, IDLE_ANSWER_MS, LULL_LIMIT_MS, lastOnGrid, nextOnGrid } from './timing';
import {
  type BreakPhase,
  type Event,
  probedReasons,
  type Rules,
  type State,
  type Step,
} from './types';
import { followWaits, offerAt } from './wait-offer';
import { workHoursOf } from './work-hours';

/** The state of an app that has never run. Its first event is `started`. */
export function initialState(now: number): State {
  return {
    version: 2,
    at: now,
    sittingMs: 0,
    intervalFromMs: 0,
    breakNumber: 1,
    working: false,
    offSinceAt: null,
    restEndedAt: null,
    fixedAfterAt: now - 1,
    pause: null,
    presence: presentSince(now),
    lockedAt: null,
    asked: null,
    lastCall: null,
    lastBusy: [],
    meeting: false,
    waitSinceAt: null,
    offeredBreak: 0,
    inTheWay: null,
    routineLeft: null,
    phase: COUNTING,
    lookAt: now,
    entries: [],
    savedAt: now,
    jump: null,
  };
}

/**
 * What `event` at `now` (epoch ms) makes of `state`. Pure. Never throws for any order of events
 * or instants, also before the last one.
 */
export function step(state: State, event: Event, rules: Rules, now: number): Step {
  const context: StepContext = {
    s: copyOf(state),
    effects: [],
    rules,
    hours: workHoursOf(rules),
    now,
  };
  if (event.type === 'started') restart(context);
  else elapse(context);
  restIfLocked(context);
  take(context, event);
  watchPresence(context);
  advanceBreak(context);
  tell(context, state, event);
  const changesAt = nextChangeAt(context);
  const wakeAt = changesAt === null ? null : Math.min(changesAt, nextOnGrid(now, HEARTBEAT_MS));
  return { state: context.s, effects: context.effects, changesAt, wakeAt };
}

function take(context: StepContext, event: Event): void {
  const { s, now } = context;
  switch (event.type) {
    case 'woke':
    case 'suspend':
    case 'resume-from-sleep':
      return;
    case 'started':
      restoreBreak(context);
      return;
    case 'settings-changed':
      applySettings(context);
      return;
    case 'idle-sample':
      takeIdle(context, event.idleMs);
      takeLull(context, event.idleMs);
      return;
    case 'busy-sample': {
      const { asked = probedReasons } = event;
      const found = withLastKnown(context, event);
      takeUse(context, found, asked);
      takeProbed(context, found, asked);
      return;
    }
    case 'lock':
      s.lockedAt ??= now;
      return;
    case 'waits-changed':
      followWaits(context, event.sinceAt);
      return;
    case 'routine-left': {
      const { moves } = event;
      s.routineLeft = moves.length === 0 ? null : { day: context.hours.dayOf(now), moves };
      return;
    }
    case 'session-progress':
      followSession(context, event);
      return;
    case 'window-lost':
      if (s.phase.kind === 'session' && s.phase.id === event.id) {
        endSession(context, Math.max(s.phase.done, event.done ?? 0), 'lost', now);
      }
      return;
    case 'unlock':
      s.lockedAt = null;
      markBack(context);
      return;
    default:
      s.lockedAt = null;
      markSeen(context);
      forgetBefore(context);
      act(context, event);
      return;
  }
}

type PersonEvent = Extract<
  Event,
  {
    type:
      | 'start'
      | 'snooze'
      | 'skip'
      | 'pause'
      | 'resume'
      | 'meeting'
      | 'in-the-way'
      | 'session-finished'
      | 'session-stopped';
  }
>;

/** What only a person at the desk can do. */
function act(context: StepContext, event: PersonEvent): void {
  const { s, now } = context;
  switch (event.type) {
    case 'start':
      startSession(context, event.plannedMs);
      return;
    case 'snooze':
      if (isOpen(context, event.reminder)) snooze(context);
      return;
    case 'skip':
      if (isOpen(context, event.reminder)) skip(context);
      return;
    case 'pause':
      pause(context, event.length);
      return;
    case 'resume':
      if (s.pause) context.effects.push({ type: 'resumed' });
      s.pause = null;
      return;
    case 'meeting':
      s.meeting = event.on;
      if (s.phase.kind === 'held') probe(context);
      else if (event.on) takeBusy(context, []);
      return;
    case 'in-the-way':
      s.inTheWay = { breakNumber: s.breakNumber, now: event.now, quick: event.quick };
      return;
    case 'session-finished':
      if (s.phase.kind === 'session' && s.phase.id === event.id) {
        endSession(context, 1, 'stopped', now);
      }
      return;
    case 'session-stopped':
      if (s.phase.kind === 'session' && s.phase.id === event.id) {
        endSession(context, Math.max(s.phase.done, event.done ?? 0), 'stopped', now);
      }
  }
}

/** An answer from a reminder that is no longer open counts for nothing. */
function isOpen({ s }: StepContext, reminder: string | undefined): boolean {
  return reminder === undefined || (s.phase.kind === 'reminding' && s.phase.id === reminder);
}

function pause(context: StepContext, length: PauseLength): void {
  const { s, now, hours } = context;
  dropBreak(context, 'paused');
  const tomorrow = length === 'tomorrow' ? hours.tomorrowAfter(now) : null;
  const untilAt = typeof length === 'number' ? now + length * MINUTE_MS : null;
  s.pause = { sinceAt: now, untilAt, tomorrow };
  renewPause(context);
  context.effects.push({ type: 'paused', untilAt: s.pause.untilAt });
}

function applySettings(context: StepContext): void {
  const { s } = context;
  renewPause(context);
  expirePause(context);
  if (s.phase.kind === 'counting') s.phase = COUNTING;
  if (s.phase.kind === 'held') probe(context);
  const due = dueOf(s.phase);
  const countedMs = s.sittingMs - s.intervalFromMs;
  if (due?.cause === 'interval' && countedMs < minutesOf(context, 'intervalMinutes')) {
    dropBreak(context, 'not-due');
  }
  if (due?.cause === 'wait' && !context.rules.settings.wait.offers) dropBreak(context, 'not-due');
}

/** Tells the shell to draw and save anew when something of note has changed. */
function tell(context: StepContext, before: State, event: Event): void {
  const { s, now } = context;
  const changed =
    s.phase !== before.phase ||
    s.pause !== before.pause ||
    s.working !== before.working ||
    s.entries !== before.entries ||
    s.meeting !== before.meeting ||
    s.inTheWay !== before.inTheWay ||
    s.routineLeft !== before.routineLeft ||
    s.presence.kind !== before.presence.kind ||
    s.breakNumber !== before.breakNumber ||
    now < before.at ||
    event.type === 'started' ||
    event.type === 'settings-changed';
  if (changed) context.effects.push({ type: 'refresh' });
  if (mayAnnounce(before.phase) && !mayAnnounce(s.phase)) {
    context.effects.push({ type: 'withdraw-heads-up' });
  }
  const saveAgain = isCounted(context) && lastOnGrid(now, MINUTE_MS) > s.savedAt;
  if (!changed && !saveAgain && event.type !== 'suspend' && event.type !== 'lock') return;
  s.savedAt = now;
  context.effects.push({ type: 'save' });
}

/** Whether a heads-up says something in this phase. */
function mayAnnounce(phase: BreakPhase): boolean {
  return phase.kind === 'waiting' || (phase.kind === 'counting' && phase.announced !== null);
}

/** The next instant at which time alone changes something; null when it never will. */
function nextChangeAt(context: StepContext): number | null {
  const { s, now, hours } = context;
  const at = Math.min(
    hours.at(now).untilAt,
    s.pause?.untilAt ?? Number.POSITIVE_INFINITY,
    ifAhead(breakMovesAt(context), now),
    ifAhead(looksAt(context), now),
  );
  return at === Number.POSITIVE_INFINITY ? null : at;
}

/** When presence is to be looked at. */
function looksAt(context: StepContext): number {
  const { s } = context;
  if (!s.working || s.phase.kind === 'session') return Number.POSITIVE_INFINITY;
  const lookAt = s.asked === null ? nextLookAt(context) : s.asked.at + IDLE_ANSWER_MS;
  return s.presence.kind === 'present' ? Math.min(lookAt, lockIsRestAt(context)) : lookAt;
}

/** What is already past waits for an answer, not for a time. */
function ifAhead(at: number, now: number): number {
  return at > now ? at : Number.POSITIVE_INFINITY;
}

/** When time alone takes the break on. */
function breakMovesAt(context: StepContext): number {
  const { s, rules, hours, now } = context;
  const { phase } = s;
  if (phase.kind === 'session') return phase.endsBy;
  if (!s.working || s.pause !== null || s.presence.kind === 'away') return Number.POSITIVE_INFINITY;
  const quietFromAt = hours.at(now).quietFromAt;
  switch (phase.kind) {
    case 'counting': {
      const { dueAt } = nextDueInRange(context);
      const headsUpAt = dueAt - rules.settings.breaks.headsUpSeconds * SECOND_MS;
      return Math.min(headsUpAt > now ? headsUpAt : dueAt, offerAt(context));
    }
    case 'waiting':
      return Math.min(s.lookAt, phase.sinceAt + LULL_LIMIT_MS, quietFromAt);
    case 'held':
      return Math.min(s.lookAt, holdEndsAt(context, phase), quietFromAt);
    case 'reminding':
      return phase.expiresAt;
    case 'snoozed':
      return Math.min(phase.untilAt, quietFromAt);
  }
}

/** `{ ...state }` written out: with so many numbers in it, V8 takes five times as long for that. */
function copyOf(state: State): StepContext['s'] {
  return {
    version: state.version,
    at: state.at,
    sittingMs: state.sittingMs,
    intervalFromMs: state.intervalFromMs,
    breakNumber: state.breakNumber,
    working: state.working,
    offSinceAt: state.offSinceAt,
    restEndedAt: state.restEndedAt,
    fixedAfterAt: state.fixedAfterAt,
    pause: state.pause,
    presence: state.presence,
    lockedAt: state.lockedAt,
    asked: state.asked,
    lastCall: state.lastCall,
    lastBusy: state.lastBusy,
    meeting: state.meeting,
    waitSinceAt: state.waitSinceAt,
    offeredBreak: state.offeredBreak,
    inTheWay: state.inTheWay,
    routineLeft: state.routineLeft,
    phase: state.phase,
    lookAt: state.lookAt,
    entries: state.entries,
    savedAt: state.savedAt,
    jump: state.jump,
  };
}
