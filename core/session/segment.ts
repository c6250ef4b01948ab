import type { Message, Side } from '../moves/vocabulary';
import type { Phase, SessionView, Sound } from './view';

/** A part of a move with one instruction. Times are ms since the move's get-ready began. */
export interface Segment {
  readonly phase: Phase;
  readonly side: Side;
  readonly count: SessionView['count'];
  readonly startMs: number;
  readonly endMs: number;
  /** The whole phase, where a half-way cue cuts it in two. */
  readonly phaseStartMs: number;
  readonly phaseEndMs: number;
  readonly figure: { readonly fromMs: number; readonly toMs: number };
  readonly cue: Message;
  /** A second line, which takes nothing from the instruction. */
  readonly note: Message | null;
  readonly sound: Sound | null;
  readonly breath: SessionView['breath'];
}
