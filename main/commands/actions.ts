/** What a person can do, from tray, notification, window or command line. */
import type { HomePage } from '#core/contract';
import type { Break } from '#core/moves/break';
import type { MoveId } from '#core/moves/vocabulary';
import type { PauseLength } from '#core/pause';
import { planSession } from '#core/session/plan';
import { closingMs, longestPauseMs } from '#core/session/session';
import type { Breaks } from '../break/breaks';
import type { Engine } from '../break/engine';
import type { Reminder } from '../break/reminder';
import type { Sessions } from '../break/sessions';
import type { NotificationAnswer, WindowsPort } from '../ports';
import type { MoveLibrary } from '../storage/move-library';
import type { Publisher } from '../views/publisher';

export interface Actions {
  /**
   * Opens a session, or brings the one that is open forward. Why not, as a key of the texts,
   * when it can't.
   */
  start(composed: Break): string | null;
  nextBreak(): Break;
  wished(moves: readonly MoveId[]): Break;
  routine(): Break;
  answer(answer: NotificationAnswer): void;
  pause(length: PauseLength): void;
  resume(): void;
  meeting(on: boolean): void;
  openHome(page: HomePage): void;
  /** Something that windows show has changed outside the schedule. */
  refresh(): void;
  quit(): void;
}

export interface ActionsParts {
  readonly engine: Engine;
  readonly breaks: Breaks;
  readonly library: MoveLibrary;
  readonly reminder: Reminder;
  readonly windows: WindowsPort;
  readonly publisher: Publisher;
  readonly sessions: Sessions;
  readonly quit: () => void;
}

export function createActions(parts: ActionsParts): Actions {
  const { engine, breaks, library, reminder, windows, publisher, sessions, quit } = parts;

  function start(composed: Break): string | null {
    if (composed.moves.length === 0) return composed.notes[0]?.key ?? 'break:whyNot.nothing';
    if (engine.state().phase.kind === 'session') {
      windows.focus('session');
      return null;
    }
    sessions.prepare(composed);
    const { lengthMs } = planSession(composed, library.byId());
    engine.tell({ type: 'start', plannedMs: lengthMs + closingMs + longestPauseMs });
    return null;
  }

  const nextBreak = () => breaks.numbered(engine.state().breakNumber);

  return {
    start,
    nextBreak,
    wished: breaks.wished,
    routine: breaks.routine,
    answer(answer) {
      const id = reminder.open();
      if (answer === 'open' || answer === 'start') start(nextBreak());
      else engine.tell({ type: answer, ...(id === null ? {} : { reminder: id }) });
    },
    pause: (length) => engine.tell({ type: 'pause', length }),
    resume: () => engine.tell({ type: 'resume' }),
    meeting: (on) => engine.tell({ type: 'meeting', on }),
    openHome: (page) => publisher.openHome(page, true),
    refresh: publisher.publish,
    quit,
  };
}
