/** From chosen moves to a break: doses, positions, and how long it all takes. */
import type { Form } from '../forms';
import type { Break, BreakMove, Intensity } from './composed-break';
import { doseOf } from './dose';
import { type Body, canDoEasier, formFor, limitsBehind, positionsFor } from './eligibility';
import { inForm, type Move, type Strengthener } from './move-file';
import { placeOf, readySecondsFor } from './ready';
import { askedReason } from './reasons';
import type { Situation } from './situation';
import { secondsOf, sidesOf, timelineOf } from './timeline';
import type { Message, Position } from './vocabulary';

/** A move of a break that does not know yet which one comes before it. */
export type DosedMove = Omit<BreakMove, 'readySeconds'>;

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
): DosedMove {
  const { memory, today, body } = situation;
  const usual = formFor(move, body) ?? 'standard';
  const choice = doseOf(move, memory, today, body, intensity, usual, atMost);
  const isHarder = choice.dose.kind === 'reps' && choice.dose.form === 'harder';
  const form = isHarder ? 'harder' : usual;
  const { position, isAsked } = positionOf(move, form, posture, body);
  const sides = form === 'oneArm' ? [body.arm] : sidesOf(move);
  return {
    id: move.id,
    kind: move.kind,
    position,
    form,
    sides,
    dose: choice.dose,
    hasEasier: form !== 'easier' && canDoEasier(move, body),
    rung: choice.rung,
    intensity,
    seconds: secondsOf(timelineOf(move, choice.dose, sides)),
    reason: (isAsked ? askedReason(limitsBehind(move, body)) : null) ?? reason,
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
  dosed: readonly DosedMove[],
  notes: readonly Message[],
  situation: Situation,
): Break {
  const moves = dosed.map((move, index) => withReadyTime(move, dosed[index - 1], situation));
  const seconds = moves.reduce((sum, move) => sum + move.readySeconds + move.seconds, 0);
  return { kind, moves, seconds, notes };
}

/** The move with the time it needs to get ready after `before`. */
export function withReadyTime(
  move: DosedMove,
  before: DosedMove | undefined,
  { library, readySeconds }: Situation,
): BreakMove {
  const placeIn = (dosed: DosedMove | undefined) => {
    const known = dosed && library.get(dosed.id);
    return known ? placeOf(known, dosed) : null;
  };
  const place = placeIn(move);
  if (!place) throw new RangeError(`no move ${move.id} in the library`);
  return { ...move, readySeconds: readySecondsFor(place, placeIn(before), readySeconds) };
}

/** `isAsked`: something in the way decided it, or is in the way of this very break. */
function positionOf(
  move: Move,
  form: Form,
  posture: Position | null,
  body: Body,
): { readonly position: Position; readonly isAsked: boolean } {
  const { positions } = inForm(move, form);
  const usual = bestOf(positions, posture);
  const position = bestOf(positionsFor({ positions }, body), posture) ?? usual ?? 'standing';
  const isOther = form !== 'standard' && form !== 'harder';
  return { position, isAsked: isOther || position !== usual || body.now.length > 0 };
}

function bestOf(positions: readonly Position[], posture: Position | null): Position | undefined {
  return posture !== null && positions.includes(posture) ? posture : positions[0];
}
