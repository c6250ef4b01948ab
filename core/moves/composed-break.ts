/** What a composed break is: which moves, how much of each, and why. Plain data, fit for IPC. */

import type { Form, LadderForm, Resistance } from '../forms';
import type { Kind, Message, MoveId, Position, Side } from './vocabulary';

/** How much of a move. Counts and seconds are for each side or way. */
export type Dose =
  | {
      readonly kind: 'reps';
      readonly reps: number;
      /** Seconds to hold at the far end of every repetition. */
      readonly holdSeconds: number;
      readonly form: LadderForm;
      /** Absent for the body's own weight. */
      readonly resistance?: Resistance;
    }
  | { readonly kind: 'time'; readonly seconds: number; readonly rounds: number };

/**
 * `full` is the dose the person has grown to, `light` a gentle one of the same form: one real
 * strengthening dose a day, the rest of the day's sets are light.
 */
export type Intensity = 'full' | 'light';

export interface BreakMove {
  readonly id: MoveId;
  readonly kind: Kind;
  readonly position: Position;
  /** `easier` may be one that only its text describes. */
  readonly form: Form;
  /** Both sides or ways in order; `[null]` for a move that has only one. */
  readonly sides: readonly Side[];
  readonly dose: Dose;
  /** Whether it has an easier form, if only in its text. */
  readonly hasEasier: boolean;
  /** Which rung of the move's ladder, from 0, the person stands on with this dose. */
  readonly rung: number;
  readonly intensity: Intensity;
  /** Length in seconds with all sides, without getting ready. */
  readonly seconds: number;
  /** How long it gets ready before it starts by itself, in seconds. */
  readonly readySeconds: number;
  /** Why this move now, and why this much of it; one short line each. */
  readonly reason: Message;
  readonly doseReason: Message;
}

export interface Break {
  readonly kind: 'break' | 'routine';
  /** Empty when nothing is possible here; `notes` then says why. */
  readonly moves: readonly BreakMove[];
  /** Length in seconds from the first get-ready to the last move's end. */
  readonly seconds: number;
  /** What could not be had, such as a wished move that needs a band. */
  readonly notes: readonly Message[];
}
