/** From chosen moves to a break: doses, positions, and how long it all takes. */
import type { Break, BreakMove, Intensity } from './composed-break';
import { doseOf } from './dose';
import type { Move, Strengthener } from './move-file';
import type { Situation } from './situation';
import { secondsOf, sidesOf, timelineOf } from './timeline';
import type { Message, Position } from './vocabulary';

/** Time to get into place before each move. */
export const readySeconds = 3;

/** A move with the reason it was chosen for. */
export interface Picked {
  readonly move: Move;
  readonly reason: Message;
}

export function isStrengthener(move: Move): move is Strengthener {
  return move.kind === 'strengthen';
}

/** One move of a break. `atMost` is a rung of its ladder not to pass. */
export function assembleMove(
  { move, reason }: Picked,
  situation: Situation,
  intensity: Intensity,
  posture: Position | null,
  atMost?: number,
): BreakMove {
  const { memory, today, body } = situation;
  const choice = doseOf(move, memory, today, body, intensity, atMost);
  return {
    id: move.id,
    kind: move.kind,
    position: positionOf(move, choice.dose, posture),
    sides: sidesOf(move),
    dose: choice.dose,
    rung: choice.rung,
    intensity,
    seconds: secondsOf(timelineOf(move, choice.dose)),
    reason,
    doseReason: choice.reason,
  };
}

/** Standing, when the place or one of the moves asks for it: nobody sits down in between. */
export function postureFor(moves: readonly Move[], situation: Situation): Position | null {
  const mustStand = moves.some(
    (move) => move.positions.includes('standing') && !move.positions.includes('seated'),
  );
  return mustStand || situation.body.place === 'standingDesk' ? 'standing' : null;
}

export function breakOf(
  kind: Break['kind'],
  moves: readonly BreakMove[],
  notes: readonly Message[],
): Break {
  return { kind, moves, seconds: breakSeconds(moves), notes };
}

export function breakSeconds(moves: readonly BreakMove[]): number {
  return moves.reduce((sum, move) => sum + readySeconds + move.seconds, 0);
}

function positionOf(move: Move, dose: BreakMove['dose'], posture: Position | null): Position {
  const harder = dose.kind === 'reps' && dose.form === 'harder' && isStrengthener(move);
  if (harder && move.harder?.position) return move.harder.position;
  const best = move.positions[0] ?? 'standing';
  return posture !== null && move.positions.includes(posture) ? posture : best;
}
