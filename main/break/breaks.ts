/** Which moves the next break has: composed once a break, so that every surface says the same. */

import { composeBreak, swapMove } from '#core/moves/compose';
import type { Break, BreakMove } from '#core/moves/composed-break';
import type { Memory } from '#core/moves/memory';
import { composeRoutine } from '#core/moves/routine';
import type { Situation } from '#core/moves/situation';
import type { MoveId } from '#core/moves/vocabulary';
import { dayAt } from '#core/schedule/local-time';
import type { Settings } from '#core/settings';
import type { MoveLibrary } from '../storage/move-library';

export interface Breaks {
  /** The break with this number: the same until it is over or something it depends on changes. */
  numbered(breakNumber: number): Break;
  /** The wished moves, as far as they are possible here. */
  wished(moves: readonly MoveId[]): Break;
  routine(): Break;
  /** Another move for the one at `index`; null when nothing else is possible. */
  swap(current: Break, index: number, avoid: readonly MoveId[]): BreakMove | null;
}

export interface BreaksParts {
  readonly library: Pick<MoveLibrary, 'all' | 'byId'>;
  readonly settings: () => Settings;
  readonly memory: () => Memory;
  readonly now: () => number;
  readonly timeZone: () => string;
}

export function createBreaks({ library, settings, memory, now, timeZone }: BreaksParts): Breaks {
  let kept: { readonly key: readonly unknown[]; readonly composed: Break } | null = null;

  /** The day and the number of breaks offered so far vary the choice; a restart does not. */
  function situation(seed = memory().turns): Situation {
    return {
      library: library.byId(),
      body: settings().body,
      movesPerBreak: settings().breaks.movesPerBreak,
      readySeconds: settings().session.readySeconds,
      memory: memory(),
      today: dayAt(timeZone(), now()),
      seed,
    };
  }

  return {
    numbered(breakNumber) {
      const current = situation(breakNumber);
      const key = [breakNumber, settings(), current.memory, current.today, library.all()];
      if (!kept?.key.every((part, i) => part === key[i])) {
        kept = { key, composed: composeBreak(current) };
      }
      return kept.composed;
    },
    wished: (moves) => composeBreak(situation(), moves),
    routine: () => composeRoutine(situation()),
    swap: (current, index, avoid) => swapMove(situation(), current, index, avoid),
  };
}
