/** A break unrolled into what happens when: the score a session plays. */
import type { Form } from '../forms';
import type { Break, BreakMove } from '../moves/composed-break';
import type { Library } from '../moves/memory';
import { loopSeconds, type Move } from '../moves/move-file';
import type { OwnWord } from '../moves/move-text';
import { gearFor } from '../moves/ready';
import { type Span, timelineOf } from '../moves/timeline';
import type { Message, Side } from '../moves/vocabulary';
import { wordKey } from '../moves/words';
import { type Line, scriptOf } from './script';
import type { Segment } from './segment';
import type { Sound } from './view';

const halfway: Message = { key: 'break:session.halfway' };

/** A stretch or warm-up says when half of it is over, if it is at least so long. */
const halfwayFromSeconds = 10;
/** So many repetitions are worth a half-way cue. */
const halfwayFromReps = 4;

export interface PlannedMove {
  readonly move: BreakMove;
  readonly segments: readonly Segment[];
  /** Getting ready; the rest of the length is the dose. */
  readonly readyMs: number;
  readonly lengthMs: number;
  readonly script: readonly Line[];
}

export interface SessionPlan {
  readonly kind: Break['kind'];
  readonly moves: readonly PlannedMove[];
  /** All moves with getting ready, without the closing line. */
  readonly lengthMs: number;
}

/** Throws a RangeError for a break with a move that the library does not have. */
export function planSession(composed: Break, library: Library): SessionPlan {
  const moves = composed.moves.map((move) => planMove(move, library));
  const lengthMs = moves.reduce((sum, move) => sum + move.lengthMs, 0);
  return { kind: composed.kind, moves, lengthMs };
}

export function planMove(breakMove: BreakMove, library: Library): PlannedMove {
  const move = library.get(breakMove.id);
  if (!move) throw new RangeError(`no move ${breakMove.id} in the library`);
  const readyMs = breakMove.readySeconds * 1000;
  const segments: Segment[] = [readySegment(breakMove, move, readyMs)];
  let atMs = readyMs;
  for (const span of timelineOf(move, breakMove.dose, breakMove.sides)) {
    const endMs = atMs + span.seconds * 1000;
    segments.push(...segmentsOf(span, move, breakMove, atMs, endMs));
    atMs = endMs;
  }
  const planned = { move: breakMove, segments, readyMs, lengthMs: atMs };
  const name = { key: wordKey(move, breakMove.form, 'name') };
  return { ...planned, script: scriptOf({ ...planned, name, gear: gearFor(move, breakMove) }) };
}

/** The figure shows the move at its own pace meanwhile, and is at its start when that is over. */
function readySegment(breakMove: BreakMove, move: Move, readyMs: number): Segment {
  const loopMs = loopSeconds(move.figure.loop) * 1000;
  const toMs = Math.ceil(readyMs / loopMs) * loopMs;
  return {
    phase: 'ready',
    side: breakMove.sides[0] ?? null,
    count: null,
    startMs: 0,
    endMs: readyMs,
    phaseStartMs: 0,
    phaseEndMs: readyMs,
    figure: { fromMs: toMs - readyMs, toMs },
    cue: cueOf(move, breakMove.form, 'ready', null),
    note: null,
    sound: 'ready',
    breath: 'steady',
  };
}

function segmentsOf(
  span: Span,
  move: Move,
  breakMove: BreakMove,
  startMs: number,
  endMs: number,
): Segment[] {
  const segment: Segment = {
    phase: span.phase,
    side: span.side,
    count: countOf(span, breakMove),
    startMs,
    endMs,
    phaseStartMs: startMs,
    phaseEndMs: endMs,
    figure: { fromMs: span.figure.from * 1000, toMs: span.figure.to * 1000 },
    cue: spanCue(span, move, breakMove.form),
    note: null,
    sound: soundOf(span),
    breath: breathOf(span, move),
  };
  if (isWorthHalfway(span)) return atHalfway(segment);
  if (span.phase === 'rest' && isMiddleRest(span, breakMove)) {
    return [{ ...segment, note: halfway, sound: 'halfway' }];
  }
  return [segment];
}

/** A warm-up with two ways has its half-way cue in the change between them. */
function isWorthHalfway(span: Span): boolean {
  const isHeld = span.phase === 'stretch' || (span.phase === 'flow' && span.side === null);
  return isHeld && span.seconds >= halfwayFromSeconds;
}

function atHalfway(segment: Segment): Segment[] {
  const middleMs = (segment.startMs + segment.endMs) / 2;
  return [
    { ...segment, endMs: middleMs },
    {
      ...segment,
      startMs: middleMs,
      note: halfway,
      sound: 'halfway',
    },
  ];
}

function countOf(span: Span, { dose }: BreakMove): Segment['count'] {
  if (span.phase === 'switch' || span.phase === 'flow') return null;
  return dose.kind === 'reps'
    ? { unit: 'reps', n: span.n, of: dose.reps }
    : { unit: 'rounds', n: span.n, of: dose.rounds };
}

function isMiddleRest(span: Span, { dose }: BreakMove): boolean {
  return (
    dose.kind === 'reps' && dose.reps >= halfwayFromReps && span.n === Math.floor(dose.reps / 2)
  );
}

function soundOf(span: Span): Sound | null {
  switch (span.phase) {
    case 'out':
    case 'flow':
      return 'out';
    case 'back':
      return 'back';
    case 'switch':
      return 'switch';
    case 'hold':
    case 'stretch':
      return 'hold';
    case 'rest':
      return null;
  }
}

function breathOf(span: Span, move: Move): Segment['breath'] {
  if (move.breath === 'slow' || (span.phase !== 'out' && span.phase !== 'back')) return 'steady';
  return (span.phase === 'out') === (move.breath === 'exhaleOut') ? 'out' : 'in';
}

function spanCue(span: Span, move: Move, form: Form): Message {
  switch (span.phase) {
    case 'rest':
      return { key: 'break:session.rest' };
    case 'switch':
      return onSide('break:session.switch', span.side);
    case 'out':
    case 'hold':
    case 'back':
    case 'stretch':
    case 'flow':
      return cueOf(move, form, span.phase, span.side);
  }
}

/** A move's own instruction; each form may have its own, and so may each side. */
function cueOf(move: Move, form: Form, word: OwnWord, side: Side): Message {
  return onSide(wordKey(move, form, word), side);
}

function onSide(key: string, side: Side): Message {
  return side === null ? { key } : { key, params: { context: side } };
}
