/**
 * What is said aloud while a move is done, so that someone who doesn't look does it right: its
 * name, what to fetch, where to be, “Ready? Go”, each instruction once, then counts, the end of
 * holds counted down, and the change of sides. A screen reader gets the same, but of the counting
 * down its beginning only.
 */

import type { BreakMove } from '../moves/composed-break';
import type { Gear } from '../moves/ready';
import type { Message } from '../moves/vocabulary';
import type { Segment } from './segment';

export interface Line {
  /** Ms since the move's get-ready began. */
  readonly atMs: number;
  /** Sentences, in order. */
  readonly say: readonly Message[];
  /** `count`: one of the seconds counted down. */
  readonly kind: 'words' | 'count';
  /** What a screen reader reads of it; of a countdown that is its first second, with its unit. */
  readonly read: readonly Message[];
}

/** “Ready?” comes so long before “Go”, where there is time for more than name and place. */
const askedBeforeMs = 2_000;
const askedFromMs = 8_000;
/** The last seconds of what is held are counted down, once the words before are said. */
const countedSeconds = [3, 2, 1];
const wordsTakeMs = 2_500;
const wordTakesMs = 900;
/** A long stretch is told once more how much of it is left. */
const toldLeftSeconds = 10;
const toldLeftFromMs = 25_000;

interface ToBeSaid {
  readonly move: BreakMove;
  readonly name: Message;
  /** What is to be fetched for it. */
  readonly gear: readonly Gear[];
  readonly segments: readonly Segment[];
  readonly readyMs: number;
}

/** In order of time. */
export function scriptOf({ move, name, gear, segments, readyMs }: ToBeSaid): Line[] {
  const lines = segments.flatMap((segment): Line[] => {
    if (segment.phase !== 'ready') return linesOf(segment, segment.startMs === readyMs);
    if (readyMs < askedFromMs) return [words(0, [name, segment.cue])];
    const needs = gear.map((equipment) => ({ key: 'break:voice.need', params: { equipment } }));
    return [
      words(0, [name, ...needs, segment.cue, ...doseOf(move)]),
      words(readyMs - askedBeforeMs, [{ key: 'break:voice.ready' }]),
    ];
  });
  return lines.sort((a, b) => a.atMs - b.atMs);
}

function words(atMs: number, say: readonly Message[]): Line {
  return { atMs, say, kind: 'words', read: say };
}

function doseOf({ dose, sides }: BreakMove): Message[] {
  const amount: Message =
    dose.kind === 'reps'
      ? { key: 'break:voice.reps', params: { count: dose.reps } }
      : { key: 'break:voice.seconds', params: { count: dose.seconds } };
  const [side] = sides;
  if (side === 'left') return [amount, { key: 'break:voice.eachSide' }];
  if (side === 'oneWay') return [amount, { key: 'break:voice.eachWay' }];
  return [amount];
}

function linesOf(segment: Segment, isFirst: boolean): Line[] {
  const { startMs, phaseStartMs, note } = segment;
  const isSecondHalf = startMs > phaseStartMs;
  const said = isSecondHalf ? [] : wordsOf(segment);
  const say = [...(isFirst ? [{ key: 'break:voice.go' }] : []), ...said, ...(note ? [note] : [])];
  const spoken = say.length > 0 ? [words(startMs, say)] : [];
  return isSecondHalf ? spoken : [...spoken, ...countdownOf(segment)];
}

/** An instruction is said in the first repetition; then the count is enough. */
function wordsOf({ phase, count, cue }: Segment): Message[] {
  if (count === null || count.n === 1) return [cue];
  switch (phase) {
    case 'out':
      return [{ key: 'break:voice.count', params: { n: count.n, of: count.of } }];
    case 'hold':
      return [{ key: 'break:voice.hold' }];
    case 'back':
      return [{ key: 'break:voice.back' }];
    case 'rest':
      return [];
    default:
      return [cue];
  }
}

function countdownOf({ phase, count, phaseStartMs, phaseEndMs }: Segment): Line[] {
  if (phase !== 'hold' && phase !== 'stretch' && phase !== 'flow') return [];
  const lengthMs = phaseEndMs - phaseStartMs;
  const isWordy = phase !== 'hold' || count === null || count.n === 1;
  const fromMs = phaseStartMs + (isWordy ? wordsTakeMs : wordTakesMs);
  const counted = countedSeconds
    .filter((left) => phaseEndMs - left * 1000 >= fromMs)
    .map((left, index): Line => {
      const say = [{ key: 'break:voice.number', params: { n: left } }];
      const read = index === 0 ? [leftOf(left)] : [];
      return { atMs: phaseEndMs - left * 1000, say, kind: 'count', read };
    });
  if (lengthMs < toldLeftFromMs) return counted;
  return [words(phaseEndMs - toldLeftSeconds * 1000, [leftOf(toldLeftSeconds)]), ...counted];
}

function leftOf(count: number): Message {
  return { key: 'break:voice.left', params: { count } };
}
