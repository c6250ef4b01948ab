/** “Not here”: what is in the way of a break, and the break composed anew around it at once. */
import type { Input, NotHere } from '#core/contract';
import type { Obstacle } from '#core/obstacles';
import type { MoveLibrary } from '../storage/move-library';
import { cardAnew } from '../views/window-views';
import type { Breaks } from './breaks';
import type { Engine } from './engine';
import type { Reminder } from './reminder';
import type { Sessions } from './sessions';

export interface NotHereHands {
  /** Why nothing else can be had, as a key of the texts; null when the break is another one now. */
  adapt(what: Input<'break.adapt'>): string | null;
  /** What a break depends on has changed: an open card shows the one it is now. */
  refresh(): void;
}

export interface NotHereParts {
  readonly engine: Pick<Engine, 'state' | 'tell'>;
  readonly breaks: Pick<Breaks, 'numbered' | 'inTheWay'>;
  readonly sessions: Pick<Sessions, 'adapt' | 'current' | 'refresh'>;
  readonly reminder: Pick<Reminder, 'adapt'>;
  readonly library: Pick<MoveLibrary, 'find'>;
  readonly change: (path: `notHere.${NotHere['place']}`, value: readonly Obstacle[]) => void;
  readonly publish: () => void;
}

export function createNotHere(parts: NotHereParts): NotHereHands {
  const { engine, breaks, sessions, reminder, library, change, publish } = parts;

  function refresh(): void {
    if (sessions.current()) sessions.refresh();
    const composed = breaks.numbered(engine.state().breakNumber);
    reminder.adapt(composed, (card) => cardAnew(card, composed, library.find, breaks.inTheWay()));
  }

  return {
    adapt({ now, always, quick }) {
      engine.tell({ type: 'in-the-way', now, quick });
      const { place, always: before } = breaks.inTheWay();
      if (always.join() !== before.join()) change(`notHere.${place}`, always);
      const fits = sessions.adapt();
      refresh();
      publish();
      return fits ? null : 'break:whyNot.nothingAsked';
    },
    refresh,
  };
}
