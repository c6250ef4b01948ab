/** Which moves the next break has: composed once a break, so that every surface says the same. */

import type { NotHere } from '#core/contract';
import { adaptMoves, composeBreak, composeQuickBreak, swapMove } from '#core/moves/compose';
import type { Break, BreakMove } from '#core/moves/composed-break';
import { bodyOf } from '#core/moves/eligibility';
import type { Memory } from '#core/moves/memory';
import { composeRoutine, restOfRoutine } from '#core/moves/routine';
import type { Situation } from '#core/moves/situation';
import type { MoveId } from '#core/moves/vocabulary';
import { type CalendarDay, dayAt } from '#core/schedule/local-time';
import type { State } from '#core/schedule/types';
import type { Settings } from '#core/settings';
import type { MoveLibrary } from '../storage/move-library';

export interface Breaks {
  /** The break with this number: the same until it is over or something it depends on changes. */
  numbered(breakNumber: number): Break;
  /** The wished moves, as far as they are possible here. */
  wished(moves: readonly MoveId[]): Break;
  /** What is left of today's, else a new one. */
  routine(): Break;
  /** What is left of today's, which was broken off; null when nothing is. */
  restOfRoutine(): Break | null;
  /** Another move for the one at `index`; null when nothing else is possible. */
  swap(current: Break, index: number, avoid: readonly MoveId[]): BreakMove | null;
  inTheWay(): NotHere;
  /** What is left of a break from `index` on, around what is in the way; empty when nothing fits. */
  adapt(current: Break, index: number): readonly BreakMove[];
}

export interface BreaksParts {
  readonly library: Pick<MoveLibrary, 'all' | 'byId'>;
  readonly settings: () => Settings;
  readonly memory: () => Memory;
  readonly now: () => number;
  readonly timeZone: () => string;
  readonly state: () => Pick<State, 'breakNumber' | 'inTheWay' | 'routineLeft'>;
  /** The day whose work is done now. */
  readonly day: () => CalendarDay;
}

const nothingAsked = { now: [], quick: false } as const;

export function createBreaks(parts: BreaksParts): Breaks {
  const { library, settings, memory, now, timeZone, state, day } = parts;
  let kept: { readonly key: readonly unknown[]; readonly composed: Break } | null = null;

  /** Of the break that comes next, or is on show. */
  const breakNumber = () => state().breakNumber;

  function askedOf(number: number) {
    const { inTheWay } = state();
    return inTheWay?.breakNumber === number ? inTheWay : nothingAsked;
  }

  /** The day and the number of breaks offered so far vary the choice; a restart does not. */
  function situation(seed = memory().turns, number = breakNumber()): Situation {
    return {
      library: library.byId(),
      body: bodyOf(settings(), askedOf(number).now),
      movesPerBreak: settings().breaks.movesPerBreak,
      readySeconds: settings().session.readySeconds,
      memory: memory(),
      today: dayAt(timeZone(), now()),
      seed,
    };
  }

  function rest(): Break | null {
    const { routineLeft } = state();
    return routineLeft?.day === day() ? restOfRoutine(situation(), routineLeft.moves) : null;
  }

  return {
    numbered(number) {
      const current = situation(number, number);
      const what = askedOf(number);
      const key = [number, settings(), current.memory, current.today, library.all(), what];
      if (!kept?.key.every((part, i) => part === key[i])) {
        const composed = what.quick ? composeQuickBreak(current) : composeBreak(current);
        kept = { key, composed };
      }
      return kept.composed;
    },
    wished: (moves) => composeBreak(situation(), moves),
    routine: () => rest() ?? composeRoutine(situation()),
    restOfRoutine: rest,
    swap: (current, index, avoid) => swapMove(situation(), current, index, avoid),
    inTheWay() {
      const { notHere, body } = settings();
      const { now: inTheWay, quick } = askedOf(breakNumber());
      const always = notHere[body.place];
      return { place: body.place, now: inTheWay, always, isQuick: quick };
    },
    adapt: (current, index) =>
      askedOf(breakNumber()).quick
        ? composeQuickBreak(situation()).moves
        : adaptMoves(situation(), current, index),
  };
}
