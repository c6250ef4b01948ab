import type { Break } from '#core/moves/composed-break';
import type { NotificationAnswer } from '../ports';
import type { Engine } from './engine';
import type { StartBreak } from './start-break';

/** What the person answered, and to which reminder; null: to none in particular. */
export type Answer = (answer: NotificationAnswer, reminder: string | null) => void;

/** Takes the person's answers to a due break, whichever surface they come from. */
export function createAnswer(
  engine: Pick<Engine, 'tell'>,
  startBreak: StartBreak,
  nextBreak: () => Break,
): Answer {
  return (answer, reminder) => {
    if (answer === 'open' || answer === 'start') startBreak(nextBreak());
    else engine.tell({ type: answer, ...(reminder === null ? {} : { reminder }) });
  };
}
