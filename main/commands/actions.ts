/** What a person can do, from tray, notification, window or command line. */
import type { HomePage } from '#core/command';
import type { Input, Progress } from '#core/contract';
import type { Break } from '#core/moves/composed-break';
import type { MoveId } from '#core/moves/vocabulary';
import type { PauseLength } from '#core/pause';
import type { Answer } from '../break/answers';
import type { Breaks } from '../break/breaks';
import type { Engine } from '../break/engine';
import type { NotHereHands } from '../break/not-here';
import type { Reminder } from '../break/reminder';
import type { StartBreak } from '../break/start-break';
import type { NotificationAnswer } from '../ports';
import type { Publisher } from '../views/publisher';

export interface Actions {
  readonly start: StartBreak;
  nextBreak(): Break;
  wished(moves: readonly MoveId[]): Break;
  routine(): Break;
  answer(answer: NotificationAnswer): void;
  /** Why nothing else can be had, as a key of the texts; null when it is so now. */
  adapt(what: Input<'break.adapt'>): string | null;
  pause(length: PauseLength): void;
  resume(): void;
  meeting(on: boolean): void;
  openHome(page: HomePage): void;
  /** How far an import has got; null when it is over. */
  reading(progress: Progress | null): void;
  /** Something that windows show has changed outside the schedule. */
  refresh(): void;
  quit(): void;
}

export interface ActionsParts {
  readonly engine: Engine;
  readonly breaks: Breaks;
  readonly startBreak: StartBreak;
  readonly nextBreak: () => Break;
  readonly answer: Answer;
  readonly reminder: Pick<Reminder, 'open'>;
  readonly notHere: Pick<NotHereHands, 'adapt'>;
  readonly publisher: Publisher;
  readonly quit: () => void;
}

export function createActions(parts: ActionsParts): Actions {
  const { engine, breaks, startBreak, nextBreak, answer, reminder, notHere, publisher, quit } =
    parts;
  return {
    start: startBreak,
    nextBreak,
    wished: breaks.wished,
    routine: breaks.routine,
    answer: (given) => answer(given, reminder.open()),
    adapt: notHere.adapt,
    pause: (length) => engine.tell({ type: 'pause', length }),
    resume: () => engine.tell({ type: 'resume' }),
    meeting: (on) => engine.tell({ type: 'meeting', on }),
    openHome: (page) => publisher.openHome(page, true),
    reading: publisher.reading,
    refresh: publisher.publish,
    quit,
  };
}
