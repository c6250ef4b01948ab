/** A dose of a move, unrolled in time: every phase of every repetition on every side. */
import type { Dose } from './composed-break';
import { loopSeconds, type Move, type Tempo } from './move-file';
import type { Side } from './vocabulary';

/** Time to change to the other side or way. */
const switchSeconds = 3;

export interface Span {
  readonly phase: 'out' | 'hold' | 'back' | 'rest' | 'stretch' | 'flow' | 'switch';
  /** For `switch`, the side that comes next. */
  readonly side: Side;
  /** Which repetition or round of this side, from 1. */
  readonly n: number;
  readonly seconds: number;
  /** What of the figure's loop as drawn is played meanwhile, in seconds. */
  readonly figure: { readonly from: number; readonly to: number };
}

/** Both sides or ways, in the order in which they are done. */
export function sidesOf(move: Move): readonly Side[] {
  switch (move.sides) {
    case 'none':
      return [null];
    case 'each':
      return ['left', 'right'];
    case 'bothWays':
      return ['oneWay', 'otherWay'];
  }
}

/** Every phase in order, on these sides or ways. A dose of the wrong kind for the move throws a TypeError. */
export function timelineOf(move: Move, dose: Dose, sides: readonly Side[] = sidesOf(move)): Span[] {
  return sides.flatMap((side, index) => {
    const spans = sideSpans(move, dose, side);
    return index === 0 ? spans : [switchTo(side), ...spans];
  });
}

export function secondsOf(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + span.seconds, 0);
}

/** A warm-up goes round whole turns, a little faster or slower than drawn. */
function sideSpans(move: Move, dose: Dose, side: Side): Span[] {
  if (move.kind === 'strengthen' && dose.kind === 'reps') {
    return turns(dose.reps, (n) => turn(move.tempo, 'hold', dose.holdSeconds, side, n));
  }
  if (move.kind === 'stretch' && dose.kind === 'time') {
    return turns(dose.rounds, (n) => turn(move.tempo, 'stretch', dose.seconds, side, n));
  }
  if (move.kind === 'warm-up' && dose.kind === 'time') {
    const seconds = dose.seconds * dose.rounds;
    const loop = loopSeconds(move.figure.loop);
    const turns = Math.max(1, Math.round(seconds / loop));
    return [{ phase: 'flow', side, n: 1, seconds, figure: { from: 0, to: turns * loop } }];
  }
  throw new TypeError(`${move.id} has no dose in ${dose.kind}`);
}

/** All turns in a row; there is no rest after the last one. */
function turns(count: number, turnOf: (n: number) => Span[]): Span[] {
  const spans = Array.from({ length: count }, (_, index) => turnOf(index + 1)).flat();
  if (spans.at(-1)?.phase === 'rest') spans.pop();
  return spans;
}

function turn(
  tempo: Tempo,
  held: 'hold' | 'stretch',
  heldSeconds: number,
  side: Side,
  n: number,
): Span[] {
  const holdFrom = tempo.out;
  const backFrom = holdFrom + tempo.hold;
  const restFrom = backFrom + tempo.back;
  const spans: Span[] = [
    { phase: 'out', side, n, seconds: tempo.out, figure: { from: 0, to: holdFrom } },
    { phase: held, side, n, seconds: heldSeconds, figure: { from: holdFrom, to: backFrom } },
    { phase: 'back', side, n, seconds: tempo.back, figure: { from: backFrom, to: restFrom } },
    {
      phase: 'rest',
      side,
      n,
      seconds: tempo.rest,
      figure: { from: restFrom, to: restFrom + tempo.rest },
    },
  ];
  return spans.filter((span) => span.seconds > 0);
}

function switchTo(side: Side): Span {
  return { phase: 'switch', side, n: 1, seconds: switchSeconds, figure: { from: 0, to: 0 } };
}
