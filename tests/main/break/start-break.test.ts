import { describe, expect, it } from 'vitest';
import { composeBreak } from '#core/moves/compose';
import type { Break } from '#core/moves/composed-break';
import { initialState } from '#core/schedule/step';
import type { Event, State } from '#core/schedule/types';
import { planSession } from '#core/session/plan';
import { createAnswer } from '../../../main/break/answers';
import { createStartBreak } from '../../../main/break/start-break';
import { library, situation } from '../../core/moves/support';

const nine = Date.parse('2026-03-02T09:00:00Z');
const composed = composeBreak(situation(), ['chin-tuck']);
const free = initialState(nine);
const open: State = {
  ...free,
  phase: {
    kind: 'session',
    id: '1@9',
    startedAt: nine,
    endsBy: nine + 60_000,
    done: 0,
    answers: null,
  },
};

function start(state: State, what: Break) {
  const told: unknown[] = [];
  const startBreak = createStartBreak({
    engine: { state: () => state, tell: (event) => told.push(event) },
    library: { byId: () => library },
    sessions: { prepare: (prepared) => told.push(prepared) },
    windows: { focus: (kind) => told.push(`focus ${kind}`) },
  });
  return { why: startBreak(what), told };
}

describe('starting a break', () => {
  it('prepares its session and tells the schedule how long it takes', () => {
    const { lengthMs } = planSession(composed, library);
    expect(start(free, composed)).toEqual({
      why: null,
      told: [composed, { type: 'start', plannedMs: lengthMs }],
    });
  });

  it('brings the one that is open forward', () => {
    expect(start(open, composed)).toEqual({ why: null, told: ['focus session'] });
  });

  it('without moves says why, if only that nothing is possible', () => {
    const empty = { ...composed, moves: [] };
    const why = [{ key: 'break:whyNot.nothingAsked' }];
    expect(start(free, { ...empty, notes: why })).toEqual({
      why: 'break:whyNot.nothingAsked',
      told: [],
    });
    expect(start(free, { ...empty, notes: [] })).toEqual({
      why: 'break:whyNot.nothing',
      told: [],
    });
  });
});

describe('an answer', () => {
  const answer = (...given: Parameters<ReturnType<typeof createAnswer>>) => {
    const told: (Event | Break)[] = [];
    createAnswer(
      { tell: (event) => void told.push(event) },
      (what) => {
        told.push(what);
        return null;
      },
      () => composed,
    )(...given);
    return told;
  };

  it.each(['open', 'start'] as const)('%s starts the break that is next', (given) => {
    expect(answer(given, '1.1')).toEqual([composed]);
  });

  it.each(['snooze', 'skip'] as const)('%s goes to the schedule, with its reminder', (given) => {
    expect(answer(given, '1.1')).toEqual([{ type: given, reminder: '1.1' }]);
    expect(answer(given, null)).toEqual([{ type: given }]);
  });
});
