/** A break unrolled into what happens when: the score a session plays. */
import { readySeconds } from '../moves/assemble';
import type { Break, BreakMove } from '../moves/composed-break';
import type { Library } from '../moves/memory';
import type { Move } from '../moves/move-file';
import { type Span, timelineOf } from '../moves/timeline';
import type { Message, Side } from '../moves/vocabulary';
import type { Phase, SessionView, Sound } from './view';

/** A stretch or warm-up says when half of it is over, if it is at least so long. */
const halfwayFromSeconds = 10;
/** So many repetitions are worth a half-way cue. */
const halfwayFromReps = 4;

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
  readonly announce: boolean;
  readonly sound: Sound | null;
  readonly breath: SessionView['breath'];
}

export interface PlannedMove {
  readonly move: BreakMove;
  readonly segments: readonly Segment[];
  /** Getting ready; the rest of the length is the dose. */
  readonly readyMs: number;
  readonly lengthMs: number;
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
  const readyMs = readySeconds * 1000;
  const segments: Segment[] = [readySegment(breakMove, readyMs)];
  let atMs = readyMs;
  for (const span of timelineOf(move, breakMove.dose)) {
    const endMs = atMs + span.seconds * 1000;
    segments.push(...segmentsOf(span, move, breakMove, atMs, endMs));
    atMs = endMs;
  }
  return { move: breakMove, segments, readyMs, lengthMs: atMs };
}

function readySegment(move: BreakMove, readyMs: number): Segment {
  return {
    phase: 'ready',
    side: move.sides[0] ?? null,
    count: null,
    startMs: 0,
    endMs: readyMs,
    phaseStartMs: 0,
    phaseEndMs: readyMs,
    figure: { fromMs: 0, toMs: 0 },
    cue: cueOf(move, 'ready', null),
    announce: true,
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
    cue: spanCue(span, breakMove),
    announce: isNews(span),
    sound: soundOf(span),
    breath: breathOf(span, move),
  };
  if (isWorthHalfway(span)) return atHalfway(segment);
  if (span.phase === 'rest' && isMiddleRest(span, breakMove)) {
    const cue = { key: 'break:session.halfwayRest' };
    return [{ ...segment, cue, announce: true, sound: 'halfway' }];
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
      cue: { key: 'break:session.halfway' },
      announce: true,
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

/** Each instruction is news in the first repetition of a side, and when the side changes. */
function isNews(span: Span): boolean {
  return span.phase === 'switch' || (span.n === 1 && span.phase !== 'rest');
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
    case 'rest':
    case 'hold':
    case 'stretch':
      return null;
  }
}

function breathOf(span: Span, move: Move): Segment['breath'] {
  if (move.breath === 'slow' || (span.phase !== 'out' && span.phase !== 'back')) return 'steady';
  return (span.phase === 'out') === (move.breath === 'exhaleOut') ? 'out' : 'in';
}

function spanCue(span: Span, move: BreakMove): Message {
  switch (span.phase) {
    case 'rest':
      return { key: 'break:session.rest' };
    case 'switch':
      return { key: 'break:session.switch', params: { context: span.side ?? 'left' } };
    case 'out':
    case 'hold':
    case 'back':
    case 'stretch':
    case 'flow':
      return cueOf(move, span.phase, span.side);
  }
}

/** A move's own instruction; the harder form has its own, and so may each side. */
function cueOf({ id, dose }: BreakMove, name: string, side: Side): Message {
  const isHarder = dose.kind === 'reps' && dose.form === 'harder';
  const key = `moves:${id}.${isHarder ? 'harderForm.' : ''}cues.${name}`;
  return side === null ? { key } : { key, params: { context: side } };
}
