import type { CalendarDay } from '../history/days';
import { type ChoiceContext, focusOf } from './choose';
import type { Body } from './eligibility';
import type { Library, Memory } from './memory';
import { randomFrom } from './random';

/** All that a composed break depends on. */
export interface Situation {
  readonly library: Library;
  readonly body: Body;
  /** 1 or 2. */
  readonly movesPerBreak: number;
  /** How long a move gets ready, in seconds; 0 is what fits it. */
  readonly readySeconds: number;
  readonly memory: Memory;
  readonly today: CalendarDay;
  /** Any number; another seed gives another choice among equals. */
  readonly seed: number;
}

export function choiceContextOf(situation: Situation): ChoiceContext {
  return {
    memory: situation.memory,
    today: situation.today,
    focus: focusOf(situation.body.focus),
    random: randomFrom(situation.seed),
  };
}

/** Whether today's real strengthening dose is behind the person. */
export function isFullDoseDone({ memory, today }: Situation): boolean {
  return memory.fullDoseOn === today;
}
