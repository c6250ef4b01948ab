/**
 * Composing a break: one move that strengthens what a desk makes weak, one that opens what it
 * makes tight. Pure: the same situation and seed give the same break.
 */
import { obstacles } from '../obstacles';
import {
  assembleMove,
  breakOf,
  type DosedMove,
  isStrengthener,
  type Picked,
  postureFor,
  withReadyTime,
} from './assemble';
import { choose, freshOf } from './choose';
import type { Break, BreakMove, Intensity } from './composed-break';
import { doseWithin } from './dose';
import { possibleMoves, whyNot } from './eligibility';
import type { Move } from './move-file';
import { reasonFor } from './reasons';
import { choiceContextOf, isFullDoseDone, type Situation } from './situation';
import { secondsOf, timelineOf } from './timeline';
import type { Message, MoveId } from './vocabulary';

/** The moves of a composed break are kept to this length by shorter stretches. */
export const longestBreakSeconds = 115;
/** The break that is always to be had. */
const quickSeconds = 20;

/**
 * The next break. With `wishes`, those of them that are possible here, in their order; `notes`
 * says why the others are not, and without any possible one the break is composed as usual.
 * Nothing at all possible gives a break of no moves, and a note.
 */
export function composeBreak(situation: Situation, wishes: readonly MoveId[] = []): Break {
  const { granted, notes } = grantWishes(situation, wishes);
  if (granted.length > 0) return breakOf('break', withDoses(granted, situation), notes, situation);
  const picked = pickMoves(situation);
  if (picked.length === 0) return breakOf('break', [], [...notes, nothing(situation)], situation);
  const moves = shorten(picked, withDoses(picked, situation), situation);
  return breakOf('break', moves, notes, situation);
}

/**
 * One move for twenty seconds that nobody hears or notices, whatever is in the way. Without one
 * that is on, a break of no moves, and a note.
 */
export function composeQuickBreak(situation: Situation): Break {
  const quiet = { ...situation, body: { ...situation.body, now: obstacles } };
  const fits = possibleMoves(quiet.library, quiet.body).map((move) => ({
    move,
    dose: doseWithin(move, quickSeconds),
  }));
  const short = fits.flatMap(({ move, dose }) => (dose === null ? [] : [move]));
  const choice = choose(freshOf(short, quiet.memory), null, choiceContextOf(quiet));
  const dose = fits.find(({ move }) => move === choice?.move)?.dose;
  if (!choice || !dose) return breakOf('break', [], [{ key: 'break:whyNot.nothingQuick' }], quiet);
  const picked = { move: choice.move, reason: { key: 'break:reasons.quick' } };
  const usual = assembleMove(picked, quiet, 'light', 'seated');
  const quick: DosedMove = {
    ...usual,
    dose,
    seconds: secondsOf(timelineOf(choice.move, dose)),
    reason: picked.reason,
    doseReason: { key: 'break:dose.quick' },
  };
  return breakOf('break', [quick], [], quiet);
}

/**
 * The moves of `current` from `index` on, as they can be done with what is now in the way:
 * another move for one that can't, or none where nothing else fits.
 */
export function adaptMoves(
  situation: Situation,
  current: Break,
  index: number,
): readonly BreakMove[] {
  let { moves } = current;
  for (let at = index; at < moves.length; ) {
    const move = adaptMove(situation, { ...current, moves }, at);
    moves = move ? moves.with(at, move) : moves.toSpliced(at, 1);
    if (move) at++;
  }
  return moves.slice(index);
}

function adaptMove(situation: Situation, current: Break, index: number): BreakMove | null {
  const old = current.moves[index];
  const known = old && situation.library.get(old.id);
  if (!old || !known) return null;
  if (!possibleMoves(situation.library, situation.body).includes(known)) {
    return swapMove(situation, current, index);
  }
  const dosed = assembleMove({ move: known, reason: old.reason }, situation, old.intensity, null);
  return withReadyTime(dosed, current.moves[index - 1], situation);
}

/** That nothing can be had, and whether what is in the way is the cause. */
function nothing({ library, body }: Situation): Message {
  const free = { ...body, now: [], always: [] };
  const key = possibleMoves(library, free).length > 0 ? 'nothingAsked' : 'nothing';
  return { key: `break:whyNot.${key}` };
}

/**
 * Another move in place of the one at `index`, of the same sort where there is one; null when
 * nothing else is possible. `avoid` are moves that the person swapped away before.
 */
export function swapMove(
  situation: Situation,
  current: Break,
  index: number,
  avoid: readonly MoveId[] = [],
): BreakMove | null {
  const old = current.moves[index];
  if (!old) return null;
  const rest = current.moves.toSpliced(index, 1);
  const others = possibleMoves(situation.library, situation.body).filter(
    (move) => !avoid.includes(move.id) && !current.moves.some((one) => one.id === move.id),
  );
  const sameSort = others.filter((move) => isStrengthener(move) === (old.kind === 'strengthen'));
  const partner = rest.flatMap((one) => situation.library.get(one.id) ?? []).find(isStrengthener);
  const choice = choose(
    sameSort.length > 0 ? sameSort : others,
    partner ?? null,
    choiceContextOf(situation),
  );
  if (!choice) return null;
  const isFull =
    !isStrengthener(choice.move) ||
    current.kind === 'routine' ||
    (!isFullDoseDone(situation) && !rest.some(isFullStrengthening));
  const picked = { move: choice.move, reason: { key: 'break:reasons.swapped' } };
  const dosed = assembleMove(picked, situation, isFull ? 'full' : 'light', old.position);
  return withReadyTime(dosed, current.moves[index - 1], situation);
}

function grantWishes(
  { library, body }: Situation,
  wishes: readonly MoveId[],
): { granted: Picked[]; notes: Message[] } {
  const granted: Picked[] = [];
  const notes: Message[] = [];
  for (const id of new Set(wishes)) {
    const move = library.get(id);
    const refusal = move ? whyNot(move, body) : { key: 'break:whyNot.unknown', params: { id } };
    if (refusal) notes.push(refusal);
    else if (move) granted.push({ move, reason: { key: 'break:reasons.wished' } });
  }
  return { granted, notes };
}

function pickMoves(situation: Situation): Picked[] {
  const { library, body, memory, movesPerBreak } = situation;
  const possible = possibleMoves(library, body);
  const context = choiceContextOf(situation);
  const first = choose(firstCandidates(possible, situation), null, context);
  if (!first) return [];
  const picked = [{ move: first.move, reason: reasonFor(first, situation) }];
  if (movesPerBreak < 2) return picked;

  const others = freshOf(
    possible.filter((move) => move !== first.move),
    memory,
  );
  const openers = others.filter((move) => !isStrengthener(move));
  const partner = isStrengthener(first.move) ? first.move : null;
  const second = choose(openers.length > 0 ? openers : others, partner, context);
  if (second) picked.push({ move: second.move, reason: reasonFor(second, situation) });
  return picked;
}

/** A strengthener; in breaks of one move only until today's dose is done, then by turns. */
function firstCandidates(possible: readonly Move[], situation: Situation): readonly Move[] {
  const { memory, library, movesPerBreak } = situation;
  const fresh = freshOf(possible, memory);
  const lastStrengthened = memory.last.some((id) => library.get(id)?.kind === 'strengthen');
  const strengthens = movesPerBreak > 1 || !isFullDoseDone(situation) || !lastStrengthened;
  const preferred = fresh.filter((move) => isStrengthener(move) === strengthens);
  return preferred.length > 0 ? preferred : fresh;
}

/** The first strengthener gets today's full dose, unless it is done; others get light ones. */
function withDoses(picked: readonly Picked[], situation: Situation): DosedMove[] {
  const posture = postureFor(
    picked.map((one) => one.move),
    situation,
  );
  let isDoseDone = isFullDoseDone(situation);
  return picked.map((one) => {
    let intensity: Intensity = 'full';
    if (isStrengthener(one.move)) {
      intensity = isDoseDone ? 'light' : 'full';
      isDoseDone = true;
    }
    return assembleMove(one, situation, intensity, posture);
  });
}

/** Takes stretches and warm-ups down their ladders until the break is short enough. */
function shorten(
  picked: readonly Picked[],
  moves: readonly DosedMove[],
  situation: Situation,
): readonly DosedMove[] {
  const over = moves.reduce((sum, move) => sum + move.seconds, 0) - longestBreakSeconds;
  if (over <= 0) return moves;
  const index = moves.findLastIndex((move) => move.kind !== 'strengthen' && move.rung > 0);
  const one = picked[index];
  const long = moves[index];
  if (!one || !long) return moves;
  const shorter = assembleMove(one, situation, long.intensity, long.position, long.rung - 1);
  return shorten(picked, moves.with(index, shorter), situation);
}

function isFullStrengthening(move: BreakMove): boolean {
  return move.kind === 'strengthen' && move.intensity === 'full';
}
