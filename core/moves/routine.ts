/** The longer session, once or twice a week. */
import { assembleMove, breakOf, isStrengthener, type Picked, postureFor } from './assemble';
import { choose, freshOf } from './choose';
import type { Break } from './composed-break';
import { possibleMoves } from './eligibility';
import type { Move, Strengthener } from './move-file';
import { reasonFor } from './reasons';
import { choiceContextOf, type Situation } from './situation';
import type { MoveId } from './vocabulary';

const warmUpMoves = 3;
const stretches = 2;

/**
 * A warm-up of three moves, once round for beginners and twice for others; two strengtheners
 * for beginners and three for others, each in full; and two stretches. Fewer where less is
 * possible; where there are not two stretches, loosening moves take their place.
 */
export function composeRoutine(situation: Situation): Break {
  const isBeginner = situation.body.level === 'beginner';
  const context = choiceContextOf(situation);
  const free = new Set(possibleMoves(situation.library, situation.body));

  const take = (count: number, fits: (move: Move) => boolean, partner: Strengthener | null) => {
    const taken: Picked[] = [];
    while (taken.length < count) {
      const candidates = freshOf(Array.from(free).filter(fits), situation.memory);
      const choice = choose(candidates, partner, context);
      if (!choice) break;
      free.delete(choice.move);
      taken.push({ move: choice.move, reason: reasonFor(choice, situation) });
    }
    return taken;
  };

  const warmUps = take(warmUpMoves, (move) => move.kind === 'warm-up', null);
  const strong = take(isBeginner ? 2 : 3, isStrengthener, null);
  const partner = strong.map((one) => one.move).find(isStrengthener) ?? null;
  const opening = take(stretches, (move) => move.kind === 'stretch', partner);
  opening.push(...take(stretches - opening.length, (move) => move.kind === 'warm-up', partner));

  const picked = [...warmUps, ...(isBeginner ? [] : warmUps), ...strong, ...opening];
  if (picked.length === 0)
    return breakOf('routine', [], [{ key: 'break:whyNot.nothing' }], situation);
  return assembled(picked, situation);
}

/** What is left of one that was broken off, as far as it is possible now; null when nothing is. */
export function restOfRoutine(situation: Situation, left: readonly MoveId[]): Break | null {
  const possible = possibleMoves(situation.library, situation.body);
  const picked = left.flatMap((id) => {
    const move = possible.find((one) => one.id === id);
    return move ? [{ move, reason: { key: 'break:reasons.left' } }] : [];
  });
  return picked.length === 0 ? null : assembled(picked, situation);
}

function assembled(picked: readonly Picked[], situation: Situation): Break {
  const posture = postureFor(
    picked.map((one) => one.move),
    situation,
  );
  const moves = picked.map((one) => assembleMove(one, situation, 'full', posture));
  return breakOf('routine', moves, [], situation);
}
