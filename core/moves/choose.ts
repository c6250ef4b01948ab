/**
 * Choosing one move out of several. First whatever is overdue: a muscle group, then a move.
 * Then what goes well with the move already chosen. Among those left, whose turn was longest
 * ago, a little shuffled.
 */
import { type CalendarDay, daysBetween } from '../history/days';
import { type Memory, memoryOf } from './memory';
import type { Move, Strengthener } from './move-file';
import { groupNames, groupOf, type Muscle, type MuscleGroup, muscleGroups } from './vocabulary';

/** A muscle group is overdue after so many breaks, or days, without a turn; a weekend is none. */
const groupOverdue = { turns: 8, days: 4 };
/** A move is overdue after so many rounds through all it competes with. */
const moveOverdueRounds = 3;
const focusWeight = 2;
/** A move never offered counts as having waited for so many turns more. */
const newMoveTurns = 4;
/** How many turns chance may put one move before another. */
const shuffleTurns = 2;

export interface ChoiceContext {
  readonly memory: Memory;
  readonly today: CalendarDay;
  /** Muscles the person wants more of. */
  readonly focus: ReadonlySet<Muscle>;
  readonly random: () => number;
}

/** Why it was chosen before all others; `turn` is for no other reason than its turn. */
export type Why =
  | { readonly kind: 'group'; readonly group: MuscleGroup }
  | { readonly kind: 'pair'; readonly muscle: Muscle; readonly partner: Move }
  | { readonly kind: 'focus'; readonly muscle: Muscle }
  | { readonly kind: 'turn' };

export interface Choice {
  readonly move: Move;
  readonly why: Why;
}

/** Null only when there are no candidates. `partner` is the strengthener of the same break. */
export function choose(
  candidates: readonly Move[],
  partner: Strengthener | null,
  context: ChoiceContext,
): Choice | null {
  const group = mostOverdueGroup(candidates, context);
  const ofGroup = group ? candidates.filter((move) => works(move, group)) : candidates;
  const overdue = mostOverdueMove(ofGroup, candidates.length, context.memory);
  const due = overdue ? [overdue] : ofGroup;
  const pairing = partner ? due.filter((move) => opened(move, partner)) : [];
  const move = longestWaiting(pairing.length > 0 ? pairing : due, context);
  if (!move) return null;
  return { move, why: whyOf(move, group, partner, context) };
}

/** The moves that were not in the last break; all of them when there is none such. */
export function freshOf(moves: readonly Move[], memory: Memory): readonly Move[] {
  const fresh = moves.filter((move) => !memory.last.includes(move.id));
  return fresh.length > 0 ? fresh : moves;
}

/** Expands the names of muscles and of muscle groups; others mean nothing. */
export function focusOf(names: readonly string[]): Set<Muscle> {
  const groups = groupNames.filter((group) => names.includes(group));
  const all: readonly Muscle[] = groupNames.flatMap((group) => muscleGroups[group]);
  return new Set([
    ...groups.flatMap((group) => muscleGroups[group]),
    ...all.filter((muscle) => names.includes(muscle)),
  ]);
}

function whyOf(
  move: Move,
  group: MuscleGroup | null,
  partner: Strengthener | null,
  context: ChoiceContext,
): Why {
  if (group && context.memory.groups[group]) return { kind: 'group', group };
  const muscle = partner && opened(move, partner);
  if (partner && muscle) return { kind: 'pair', muscle, partner };
  const focused = move.muscles.find((one) => context.focus.has(one));
  return focused ? { kind: 'focus', muscle: focused } : { kind: 'turn' };
}

/** The muscle that `move` opens and that pulls against what `partner` strengthens. */
function opened(move: Move, partner: Strengthener): Muscle | undefined {
  if (move.kind === 'strengthen') return undefined;
  return move.muscles.find((muscle) => partner.opposes.includes(muscle));
}

function works(move: Move, group: MuscleGroup): boolean {
  return move.muscles.some((muscle) => groupOf(muscle) === group);
}

/** Of the groups the candidates work, the one that waits longest past its limit. */
function mostOverdueGroup(candidates: readonly Move[], context: ChoiceContext): MuscleGroup | null {
  let most: MuscleGroup | null = null;
  let wait = 1;
  for (const group of groupNames) {
    const waited = groupWait(group, context);
    if (
      waited >= wait &&
      (most === null || waited > wait) &&
      candidates.some((move) => works(move, group))
    ) {
      most = group;
      wait = waited;
    }
  }
  return most;
}

/** How long a group waits for its turn, as a multiple of its limit. */
function groupWait(group: MuscleGroup, { memory, today }: ChoiceContext): number {
  const last = memory.groups[group];
  const turns = memory.turns - (last?.turn ?? 0);
  const days = last ? daysBetween(last.on, today) : 0;
  return Math.max(turns / groupOverdue.turns, days / groupOverdue.days);
}

function mostOverdueMove(
  moves: readonly Move[],
  competitors: number,
  memory: Memory,
): Move | undefined {
  const limit = moveOverdueRounds * competitors;
  let most: Move | undefined;
  for (const move of moves) {
    if (turnsWaited(move, memory) < limit) continue;
    if (!most || turnsWaited(move, memory) > turnsWaited(most, memory)) most = move;
  }
  return most;
}

function longestWaiting(moves: readonly Move[], context: ChoiceContext): Move | undefined {
  let best: Move | undefined;
  let bestWait = Number.NEGATIVE_INFINITY;
  for (const move of moves) {
    const weight = move.muscles.some((muscle) => context.focus.has(muscle)) ? focusWeight : 1;
    const wait = turnsWaited(move, context.memory) * weight + context.random() * shuffleTurns;
    if (wait > bestWait) {
      best = move;
      bestWait = wait;
    }
  }
  return best;
}

function turnsWaited(move: Move, memory: Memory): number {
  return memory.turns - (memoryOf(memory, move.id)?.turn ?? -newMoveTurns);
}
