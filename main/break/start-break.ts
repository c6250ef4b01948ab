import type { Break } from '#core/moves/composed-break';
import { planSession } from '#core/session/plan';
import type { WindowsPort } from '../ports';
import type { MoveLibrary } from '../storage/move-library';
import type { Engine } from './engine';
import type { Sessions } from './sessions';

/**
 * Opens a session, or brings the one that is open forward. Gives why not, as a key of the texts,
 * when it can't; null when it did.
 */
export type StartBreak = (composed: Break) => string | null;

export interface StartBreakParts {
  readonly engine: Pick<Engine, 'state' | 'tell'>;
  readonly library: Pick<MoveLibrary, 'byId'>;
  readonly sessions: Pick<Sessions, 'prepare'>;
  readonly windows: Pick<WindowsPort, 'focus'>;
}

export function createStartBreak({
  engine,
  library,
  sessions,
  windows,
}: StartBreakParts): StartBreak {
  return (composed) => {
    if (composed.moves.length === 0) return composed.notes[0]?.key ?? 'break:whyNot.nothing';
    if (engine.state().phase.kind === 'session') {
      windows.focus('session');
      return null;
    }
    sessions.prepare(composed);
    const { lengthMs } = planSession(composed, library.byId());
    engine.tell({ type: 'start', plannedMs: lengthMs });
    return null;
  };
}
