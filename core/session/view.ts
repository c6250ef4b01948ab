/** What a window shows of a session at one instant. Plain data, sent by main on every change. */
import type { Rating } from '../history/record';
import type { BreakMove } from '../moves/composed-break';
import type { Message, MoveId, Side } from '../moves/vocabulary';

/**
 * ready    getting into place before a move; the figure shows it
 * out hold back rest   one repetition; a stretch is entered by `out` and left by `back`
 * stretch  the held part of a stretch
 * flow     a warm-up going round
 * switch   to the other side or way
 * hurt     the move has ended because it hurt: everything stands still
 * done     the closing line; `outcome` says how it went
 */
export type Phase =
  | 'ready'
  | 'out'
  | 'hold'
  | 'back'
  | 'rest'
  | 'stretch'
  | 'flow'
  | 'switch'
  | 'hurt'
  | 'done';

export const sounds = ['ready', 'out', 'hold', 'back', 'halfway', 'switch', 'done'] as const;
/** The cue sounds, each a file of `assets/sounds`. */
export type Sound = (typeof sounds)[number];

/** `done` in full; `half` at least half, which counts as a rest; `stopped` less than half. */
export type Outcome = 'done' | 'half' | 'stopped';

export interface SessionView {
  /** The move on show, counted from 1, of how many; the last one also during `done`. */
  readonly step: number;
  readonly steps: number;
  readonly move: BreakMove | null;
  readonly side: Side;
  readonly phase: Phase;
  /** Which repetition, or round of a stretch, of how many on this side; null outside of them. */
  readonly count: {
    readonly unit: 'reps' | 'rounds';
    readonly n: number;
    readonly of: number;
  } | null;
  /**
   * Absolute instants (epoch ms) between which the window draws its countdowns. Draw at `stillAt`
   * where it is set: no time passes then.
   */
  readonly phaseStartedAt: number;
  readonly phaseEndsAt: number;
  readonly moveStartedAt: number;
  readonly moveEndsAt: number;
  readonly endsAt: number;
  /** Since when no time passes: in a pause, before the first paint, while something hurts. */
  readonly stillAt: number | null;
  readonly isPaused: boolean;
  /**
   * The part of the figure's loop this phase plays, in ms of the loop as drawn, from phase
   * start to phase end. May pass the loop's end: a warm-up goes round. Equal: it stands still.
   */
  readonly figure: { readonly fromMs: number; readonly toMs: number };
  /** Another one with every cue: play its sound once, however often the view comes. */
  readonly cueId: string;
  /** The one instruction on show, at most 12 words. */
  readonly cue: Message;
  /** A second line beside it, such as that half of it is done. */
  readonly note: Message | null;
  /** What is to be said from now to the next change, each once; nothing while it stands still. */
  readonly lines: readonly {
    /** Another one when it is to be said anew, as after going back. */
    readonly id: string;
    /** Ms from when the view was made; a little in the past where it was made late. */
    readonly inMs: number;
    readonly say: readonly Message[];
    readonly kind: 'words' | 'count';
    /** What a screen reader reads of it. */
    readonly read: readonly Message[];
  }[];
  readonly sound: Sound | null;
  readonly breath: 'in' | 'out' | 'steady';
  /** 0 to 1: how much of the planned work has been done. */
  readonly doneFraction: number;
  readonly outcome: Outcome | null;
  /** The move that another one took the place of, and that can come back. */
  readonly inPlaceOf: MoveId | null;
  /** While something hurts. */
  readonly hurt: {
    readonly move: MoveId;
    readonly hasGentler: boolean;
    /** Whether it stays in later breaks all the same. */
    readonly isKept: boolean;
  } | null;
  readonly rating: Rating | null;
  readonly canBack: boolean;
  readonly canNext: boolean;
  readonly isOver: boolean;
  /** When main looks next: the cue changes or the session is over. Null while it stands still. */
  readonly nextChangeAt: number | null;
}

/** Where the figure is in its loop at `now`, in ms of the loop as drawn; it stands when time does. */
export function figureTimeMs(
  view: Pick<SessionView, 'figure' | 'phaseStartedAt' | 'phaseEndsAt' | 'stillAt'>,
  now: number,
): number {
  const lengthMs = view.phaseEndsAt - view.phaseStartedAt;
  const passedMs = (view.stillAt ?? now) - view.phaseStartedAt;
  const share = lengthMs > 0 ? Math.min(1, Math.max(0, passedMs / lengthMs)) : 1;
  return view.figure.fromMs + share * (view.figure.toMs - view.figure.fromMs);
}
