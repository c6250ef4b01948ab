/**
 * The words of the schedule engine: what it remembers (State), what it is told (Event), what it
 * asks of the shell (Effect). Instants end in `At` and are epoch ms of the wall clock.
 */
import type { Obstacle } from '../obstacles';
import type { PauseLength } from '../pause';
import type { Settings } from '../settings';
import type { CalendarDay, LocalTime } from './local-time';

export interface Rules {
  readonly settings: Settings;
  /** IANA name of the zone the person's wall clock shows. */
  readonly timeZone: string;
}

/** A range of one day as instants; half-open. It belongs to `day` even past midnight. */
export interface WorkRangeAt {
  readonly day: CalendarDay;
  readonly startAt: number;
  readonly endAt: number;
}

/** What the desktop can tell of a person being busy. */
export const probedReasons = ['do-not-disturb', 'fullscreen', 'microphone', 'camera'] as const;
export type ProbedReason = (typeof probedReasons)[number];

/** Why a due break is held: also by the person's own word. */
export const busyReasons = [...probedReasons, 'meeting'] as const;
export type BusyReason = (typeof busyReasons)[number];

/** Uses of the machine that show a person is at it without touching it. */
export const presentUses = ['fullscreen', 'microphone', 'camera'] as const;
export type PresentUse = (typeof presentUses)[number];

/**
 * The life of one break, as the code has it (`diagram.test.ts` walks it): from the phase of the
 * row to that of the column, by any of the letters.
 *
 * ```
 *              counting    waiting     held        reminding   snoozed     session
 *  counting    ·           t           –           –           z           s
 *  waiting     bcikpt      ·           bm          bimt        z           s
 *  held        cikpt       bc          ·           ct          z           s
 *  reminding   cikpt       or          –           ·           tz          s
 *  snoozed     cikpt       ort         –           –           ·           s
 *  session     ertw        –           –           –           rw          ·
 *
 *  t time alone      s start    i idle sample    e session finished or stopped
 *  c changed rules   z snooze   b busy sample    w session's window lost
 *  r restart         k skip     m meeting        p pause
 *  o what was waited for is over: an offer goes, and its break may be due by then
 * ```
 *
 * The usual way is counting, due and waiting for a lull, reminding, session, counting. Work hours,
 * pause and presence lie over it: the end of work, a pause and a natural rest bring every phase
 * but `session` back to `counting`.
 */
export type BreakPhase =
  | Counting
  | (Due & { readonly kind: 'waiting'; readonly sinceAt: number; readonly notBusy: boolean })
  | (Due & { readonly kind: 'held'; readonly reasons: readonly BusyReason[] })
  | (Due & {
      readonly kind: 'reminding';
      readonly id: string;
      readonly quiet: boolean;
      readonly expiresAt: number;
    })
  | (Due & { readonly kind: 'snoozed'; readonly untilAt: number })
  | InSession;

export interface Counting {
  readonly kind: 'counting';
  /** The break a heads-up was shown for; null while none was. */
  readonly announced: { readonly dueAt: number; readonly cause: 'interval' | 'fixed-time' } | null;
}

/** A break that is due and not yet answered for good. */
export interface Due {
  /** `wait`: an offer, made a little early because the person waits for something else. */
  readonly cause: 'interval' | 'fixed-time' | 'wait';
  readonly dueAt: number;
  /** How often it was snoozed by the person. */
  readonly snoozes: number;
  /** How often its reminder went away unanswered. */
  readonly unanswered: number;
  /** How often it was raised; numbers the reminders of one break. */
  readonly raised: number;
  /** Since when it has been held; kept over a release until a normal reminder is raised. */
  readonly heldAt: number | null;
}

export interface InSession {
  readonly kind: 'session';
  readonly id: string;
  readonly startedAt: number;
  /** When the watchdog ends it; each event of the session sets it anew. */
  readonly endsBy: number;
  /** Part of the moves done so far, 0–1. */
  readonly done: number;
  /** The due break it answers; null when it was started without one. */
  readonly answers: Due | null;
}

export type Presence = Present | Away;

export interface Present {
  readonly kind: 'present';
  /** The latest instant the person is known to have been at the desk. */
  readonly activeAt: number;
  /** Their latest input or act; at `activeAt` or before. */
  readonly inputAt: number;
  /** When idle time was last looked at. */
  readonly lookedAt: number;
  /** What was in use within two minutes of an input, and whenever looked at since. */
  readonly uses: readonly PresentUse[];
}

/**
 * A rest since `sinceAt`. Only input after `unseenUntilAt` means that the person is back, and
 * then they are taken to have sat for `unlookedMs`, the time since.
 */
export interface Away {
  readonly kind: 'away';
  readonly sinceAt: number;
  readonly unseenUntilAt: number;
  readonly unlookedMs: number;
}

/** A question to the desktop about the person that has not been answered yet. */
export interface Question {
  /** How long they have touched nothing, or what they use while they touch nothing. */
  readonly about: 'idle' | 'use';
  readonly at: number;
}

/** A reason to be busy as a probe last told it. */
export interface LastBusy {
  readonly reason: ProbedReason;
  readonly seenAt: number;
}

/** A call as it was last seen: microphone or camera in use. */
export interface LastCall {
  readonly reasons: readonly ProbedReason[];
  readonly seenAt: number;
}

export interface Pause {
  readonly sinceAt: number;
  /** null: until resumed. */
  readonly untilAt: number | null;
  /** Set for one until tomorrow: it ends with the first range that starts at this time or later. */
  readonly tomorrow: LocalTime | null;
}

/** What became of a stretch of the day: the marks on the day's ribbon and the history's rows. */
export interface DayEntry {
  /** Recording the same id again replaces what was recorded. */
  readonly id: string;
  readonly kind: 'session' | 'stopped' | 'skipped' | 'missed' | 'natural' | 'gap';
  readonly fromAt: number;
  /** null while it lasts. */
  readonly toAt: number | null;
  /** The break it belongs to; null for rests nobody was asked to take. */
  readonly breakNumber: number | null;
  /** How often that break was snoozed. */
  readonly snoozes: number;
  /** It was offered while the person waited for something else. */
  readonly onWait?: true;
}

/**
 * The clock was set by more than an hour, or the machine slept for as long: only the way back
 * tells a wrong clock that was set right from the passing of time.
 */
export interface ClockJump {
  /** What the clock showed before. */
  readonly fromAt: number;
  /** What it showed after. */
  readonly landedAt: number;
  /** What is lost if it was a wrong clock; null once the person has rested or acted since. */
  readonly before: BeforeJump | null;
}

export type BeforeJump = Pick<
  State,
  | 'sittingMs'
  | 'intervalFromMs'
  | 'breakNumber'
  | 'working'
  | 'offSinceAt'
  | 'restEndedAt'
  | 'fixedAfterAt'
  | 'pause'
  | 'presence'
  | 'meeting'
  | 'waitSinceAt'
  | 'offeredBreak'
  | 'phase'
  | 'entries'
>;

/** What is in the way of one break, as the person said. */
export interface InTheWay {
  /** Of the break that it was said of: it says nothing of the next. */
  readonly breakNumber: number;
  readonly now: readonly Obstacle[];
  /** It is to be the one of twenty seconds. */
  readonly quick: boolean;
}

/** A routine that was broken off, to be taken up again on the same day. */
export interface RoutineLeft {
  readonly day: CalendarDay;
  /** The moves that are not done, in their order. */
  readonly moves: readonly string[];
}

/** All that the engine remembers. Plain JSON; `state-file.ts` checks it on read. */
export interface State {
  readonly version: 2;
  /** The instant of the last step. */
  readonly at: number;
  /** Sitting time since the last rest. */
  readonly sittingMs: number;
  /** Sitting time at which the running interval began: above 0 after a skipped or missed break. */
  readonly intervalFromMs: number;
  /** Number of the break that is due next or now; the same number gets the same moves. */
  readonly breakNumber: number;
  /** Whether a work range is running. */
  readonly working: boolean;
  /** When the last range was left; null before the first. */
  readonly offSinceAt: number | null;
  readonly restEndedAt: number | null;
  /** Fixed times up to here have passed or were skipped. */
  readonly fixedAfterAt: number;
  readonly pause: Pause | null;
  readonly presence: Presence;
  readonly lockedAt: number | null;
  readonly asked: Question | null;
  /** The call that was seen last; null once its goodbye is over. */
  readonly lastCall: LastCall | null;
  /** What was so when it could last be told, a minute ago at most. */
  readonly lastBusy: readonly LastBusy[];
  readonly meeting: boolean;
  /** Since when the person waits for something that a machine does; null while for nothing. */
  readonly waitSinceAt: number | null;
  /** Number of the last break that was offered in a wait; 0 before the first. */
  readonly offeredBreak: number;
  readonly inTheWay: InTheWay | null;
  readonly routineLeft: RoutineLeft | null;
  readonly phase: BreakPhase;
  /** When `waiting` looks again for a lull, or `held` for the end of being busy. */
  readonly lookAt: number;
  /** The last day and a half, oldest first. */
  readonly entries: readonly DayEntry[];
  /** When the shell was last told to save. */
  readonly savedAt: number;
  readonly jump: ClockJump | null;
}

/** What the shell tells. The instant is `step`'s `now`. */
export type Event =
  /** The app has started with a state from disk. What was on screen before is gone. */
  | { readonly type: 'started' }
  /** The timer for `wakeAt`. */
  | { readonly type: 'woke' }
  /** The settings in `rules` differ from the last step's. */
  | { readonly type: 'settings-changed' }
  /** The person starts a session of `plannedMs`, with or without a reminder. */
  | { readonly type: 'start'; readonly plannedMs: number }
  /** With a reminder's id, it counts only while that reminder is open. */
  | { readonly type: 'snooze'; readonly reminder?: string }
  | { readonly type: 'skip'; readonly reminder?: string }
  | { readonly type: 'pause'; readonly length: PauseLength }
  | { readonly type: 'resume' }
  | { readonly type: 'meeting'; readonly on: boolean }
  /** What is in the way of the break that comes next, or is on show; not kept for the one after. */
  | { readonly type: 'in-the-way'; readonly now: readonly Obstacle[]; readonly quick: boolean }
  /** A routine is over with these moves not done; empty when it is done. No act of the person. */
  | { readonly type: 'routine-left'; readonly moves: readonly string[] }
  /** Since when something is waited for; null when nothing is any more. No act of the person. */
  | { readonly type: 'waits-changed'; readonly sinceAt: number | null }
  /**
   * Whatever happens in a session. `done`: part of it done so far, 0–1. `leftMs`: what is left
   * of its moves, ready times included; null while it is paused or something hurts.
   */
  | {
      readonly type: 'session-progress';
      readonly id: string;
      readonly done: number;
      readonly leftMs: number | null;
    }
  | { readonly type: 'session-finished'; readonly id: string }
  /** The person closed it. */
  | { readonly type: 'session-stopped'; readonly id: string; readonly done?: number }
  /** Its window crashed, hung or never opened. */
  | { readonly type: 'window-lost'; readonly id: string; readonly done?: number }
  | { readonly type: 'suspend' }
  | { readonly type: 'resume-from-sleep' }
  | { readonly type: 'lock' }
  | { readonly type: 'unlock' }
  /** Answers `sample-idle`: ms since the last input; null when the machine can't tell. */
  | { readonly type: 'idle-sample'; readonly idleMs: number | null }
  /**
   * Answers `sample-busy`, or comes by itself when the desktop tells of a change. `asked`: what
   * was looked for; everything, when it isn't said. `unknown`: what of it nobody could tell.
   */
  | {
      readonly type: 'busy-sample';
      readonly reasons: readonly ProbedReason[];
      readonly asked?: readonly ProbedReason[];
      readonly unknown?: readonly ProbedReason[];
    };

/**
 * What the shell does, in this order. All are idempotent: doing one again (same id) changes
 * nothing. `sample-…` are questions; an answer that never comes blocks nothing.
 */
export type Effect =
  | { readonly type: 'sample-idle'; readonly purpose: 'presence' | 'lull' }
  | { readonly type: 'sample-busy'; readonly reasons: readonly ProbedReason[] }
  | { readonly type: 'heads-up'; readonly breakNumber: number; readonly dueAt: number }
  /** Its break is neither coming up nor waiting any more. */
  | { readonly type: 'withdraw-heads-up' }
  /** `quiet`: a notification without sound, no card. */
  | {
      readonly type: 'raise-reminder';
      readonly id: string;
      readonly breakNumber: number;
      readonly quiet: boolean;
      readonly cause: Due['cause'];
      readonly expiresAt: number;
      readonly canSnooze: boolean;
      readonly canSkip: boolean;
    }
  | { readonly type: 'withdraw-reminder'; readonly id: string; readonly why: WithdrawReason }
  | {
      readonly type: 'open-session';
      readonly id: string;
      readonly breakNumber: number;
      /** How often the break it answers was snoozed. */
      readonly snoozes: number;
      readonly endsBy: number;
    }
  | { readonly type: 'close-session'; readonly id: string; readonly done: number }
  /** What the person waited for is over, in the session that was offered for it. */
  | { readonly type: 'wait-over' }
  /** Writes or replaces one row of the history. */
  | { readonly type: 'record'; readonly entry: DayEntry }
  /** Told for log, hooks and simulator; the other effects carry what there is to do. */
  | { readonly type: 'hold'; readonly reasons: readonly BusyReason[] }
  | { readonly type: 'release' }
  | { readonly type: 'snoozed'; readonly untilAt: number }
  | { readonly type: 'skipped' }
  | { readonly type: 'missed' }
  | { readonly type: 'rest'; readonly kind: RestKind }
  | { readonly type: 'paused'; readonly untilAt: number | null }
  | { readonly type: 'resumed' }
  | { readonly type: 'work-start' }
  | { readonly type: 'work-end' }
  /** `statusOf` or `dayPlan` say something else than before. */
  | { readonly type: 'refresh' }
  /** Write the state file: after a transition, and once a minute while sitting is counted. */
  | { readonly type: 'save' };

export type RestKind = 'natural' | 'session' | 'gap';
export type WithdrawReason = 'answered' | 'unanswered' | 'rest' | 'paused' | 'off' | 'not-due';

export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
  /**
   * When time alone changes something next, if nobody does anything; null when it never will. The
   * heartbeat in `wakeAt` would hide a wrong one, so the tests hold every change to it.
   */
  readonly changesAt: number | null;
  /** When to call again with `woke`, at most a minute ahead; null when nothing will ever change. */
  readonly wakeAt: number | null;
}

/** What a person would be told of the schedule at one instant. */
export interface ScheduleStatus {
  /** What matters most: a session, else a pause, else no work time, else away, else the break's. */
  readonly phase: 'paused' | 'off' | 'away' | BreakPhase['kind'];
  readonly working: boolean;
  /** When the next break is or was due if the person sits on; null when none is in sight. */
  readonly nextBreakAt: number | null;
  /** Whole minutes since the last rest. */
  readonly sittingMinutes: number;
  /** When work time ends, or begins when it is not running; null when it never does. */
  readonly workChangesAt: number | null;
  /** null `untilAt`: until resumed. */
  readonly pause: { readonly untilAt: number | null } | null;
  readonly awaySinceAt: number | null;
  readonly meeting: boolean;
  readonly heldBecause: readonly BusyReason[];
  readonly breakNumber: number;
  readonly reminder: {
    readonly id: string;
    readonly quiet: boolean;
    readonly expiresAt: number;
  } | null;
  readonly snoozedUntilAt: number | null;
  readonly session: { readonly id: string; readonly endsBy: number } | null;
  readonly snoozesLeft: number;
  readonly canSnooze: boolean;
  readonly canSkip: boolean;
}

/** The day as tray, status and main window show it. */
export interface DayPlan {
  /** The day whose work is done now: a night shift's is the day it began on. */
  readonly day: CalendarDay;
  readonly ranges: readonly WorkRangeAt[];
  /** What became of it so far: sessions, missed, skipped, rests. */
  readonly entries: readonly DayEntry[];
  /** The next break, when it is still in this day's work. */
  readonly nextBreakAt: number | null;
}
