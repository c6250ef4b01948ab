/** The schedule's fixed lengths. Those a person can set are in the settings. */
import { DAY_MINUTES, MINUTE_MS, SECOND_MS } from '../time';

/** No input for so long is a lull: a boundary between two pieces of work. */
export const LULL_MS = 5 * SECOND_MS;
/** A due break waits for a lull so long. */
export const LULL_LIMIT_MS = MINUTE_MS;
/** An answer to "busy?" that takes longer is taken for no. */
export const BUSY_ANSWER_MS = 5 * SECOND_MS;
/** An answer to "idle?" that takes longer is taken for "can't tell". */
export const IDLE_ANSWER_MS = 5 * SECOND_MS;
/**
 * Use of the machine tells of a person who touched it so shortly before: two minutes, and what
 * may lie between a last keystroke and the look that finds it.
 */
export const USE_AFTER_INPUT_MS = 2 * MINUTE_MS + 5 * SECOND_MS;
/** Use of the machine tells of a person for so long after their last input. */
export const USE_TRUSTED_MS = 3 * 60 * MINUTE_MS;
/**
 * A call counts as going on for so long after it was last seen. Held breaks look every 15 s, so
 * a break that waited for a call is offered 20 to 60 s after the call's end, not into the
 * goodbye.
 */
export const GOODBYE_MS = 35 * SECOND_MS;
/** The last known answer of a probe that fails counts for so long. */
export const LAST_KNOWN_MS = MINUTE_MS;
/** A call that was seen is taken to go on for so long where only looks are at stake. */
export const CALL_KNOWN_MS = 10 * MINUTE_MS;
/** Input so shortly after a lock is still part of locking. */
export const LOCKING_MS = 5 * SECOND_MS;
/** An unlock that was never told keeps nobody away for longer, where idle time isn't known. */
export const LOCK_TRUSTED_MS = DAY_MINUTES * MINUTE_MS;
/** How often a held break looks whether busy has ended. */
export const HOLD_LOOK_MS = 15 * SECOND_MS;
/** Something has to be waited for so long before a break is offered for it. */
export const WAIT_MS = 10 * SECOND_MS;
/** Nobody waits longer than this for what never says that it is over. */
export const LONGEST_WAIT_MS = 30 * MINUTE_MS;
/** A reminder goes away unanswered after so long. */
export const REMINDER_MS = 3 * MINUTE_MS;
/** So many reminders of one break go unanswered, then it is missed. */
export const REMINDERS_UNANSWERED = 2;
/** No break at a fixed time when a rest ended less than this before it. */
export const FIXED_AFTER_REST_MS = 10 * MINUTE_MS;
/** What a session may take longer than what is left of its moves. */
export const SESSION_SLACK_MS = 2 * MINUTE_MS;
/** How long a session may stand still, paused or because something hurts. */
export const SESSION_STANDSTILL_MS = 15 * MINUTE_MS;
/** A session done to this part is a rest. */
export const REST_DONE = 0.5;
/** Longest time between two steps, so that a sleep or a changed clock is noticed. */
export const HEARTBEAT_MS = MINUTE_MS;
/** A clock that is set by so much, or a sleep as long, may turn out to be a wrong clock. */
export const FAR_JUMP_MS = 60 * MINUTE_MS;
/** For so long a clock that was wrong may be set right. */
export const JUMP_KEPT_MS = DAY_MINUTES * MINUTE_MS;
/** At this time of the morning a pause until tomorrow has come to tomorrow. */
export const TOMORROW_MINUTES = 4 * 60;
/** How far back entries are kept in the state. */
export const ENTRIES_KEPT_MS = 36 * 60 * MINUTE_MS;

/** The last instant up to `at` that is a whole multiple of `gridMs`. */
export function lastOnGrid(at: number, gridMs: number): number {
  return Math.floor(at / gridMs) * gridMs;
}

/** The first instant after `at` that is a whole multiple of `gridMs`. */
export function nextOnGrid(at: number, gridMs: number): number {
  return lastOnGrid(at, gridMs) + gridMs;
}
