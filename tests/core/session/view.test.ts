import { describe, expect, test } from 'vitest';
import type { Message } from '#core/moves/vocabulary';
import { stepSession } from '#core/session/session';
import { figureTimeMs } from '#core/session/view';
import { closingLines, viewOf } from '#core/session/view-of';
import { library } from '../moves/support';
import { act, at, begin, both, chinTuck, opened, runTo, startAt } from './played-session';

const [tuck, trap] = both.moves;

describe('a window is told', () => {
  test('all of a moment within a move', () => {
    expect(viewOf(runTo(begin(), at(18)))).toEqual({
      step: 1,
      steps: 2,
      move: tuck,
      phase: 'hold',
      side: null,
      count: { unit: 'reps', n: 2, of: 3 },
      phaseStartedAt: at(17),
      phaseEndsAt: at(20),
      figure: { fromMs: 3000, toMs: 6000 },
      cueId: '0.17000',
      cue: { key: 'moves:chin-tuck.cues.hold' },
      note: null,
      lines: [
        spoken(`0.17000@${at(0)}`, -1000, { key: 'break:voice.hold' }),
        { ...count(`0.18000@${at(0)}`, 0, 2), read: [secondsLeft(2)] },
        count(`0.19000@${at(0)}`, 1000, 1),
      ],
      sound: 'hold',
      breath: 'steady',
      moveStartedAt: at(0),
      moveEndsAt: at(34),
      endsAt: at(80),
      stillAt: null,
      isPaused: false,
      doneFraction: 15_000 / 74_000,
      outcome: null,
      inPlaceOf: null,
      hurt: null,
      rating: null,
      canBack: true,
      canNext: true,
      isOver: false,
      nextChangeAt: at(20),
    });
  });

  test('all of what it shows while something hurts', () => {
    expect(viewOf(act(begin(), 'hurt', at(40)))).toEqual({
      step: 2,
      steps: 2,
      move: trap,
      phase: 'hurt',
      side: null,
      count: null,
      phaseStartedAt: at(40),
      phaseEndsAt: at(40),
      figure: { fromMs: 0, toMs: 0 },
      cueId: '2',
      cue: { key: 'break:safety.hurt' },
      note: null,
      lines: [spoken('2', 0, { key: 'break:safety.hurt' })],
      sound: null,
      breath: 'steady',
      moveStartedAt: at(40),
      moveEndsAt: at(40),
      endsAt: at(40),
      stillAt: at(40),
      isPaused: false,
      doneFraction: 34_000 / 74_000,
      outcome: null,
      inPlaceOf: null,
      hurt: { move: 'upper-trap-stretch', hasGentler: true, isKept: false },
      rating: null,
      canBack: true,
      canNext: true,
      isOver: false,
      nextChangeAt: null,
    });
  });

  test('all of the closing words', () => {
    const cue = { key: 'break:closing.done1' };
    expect(viewOf(runTo(begin(), at(90)))).toEqual({
      step: 2,
      steps: 2,
      move: trap,
      phase: 'done',
      side: null,
      count: null,
      phaseStartedAt: at(80),
      phaseEndsAt: at(200),
      figure: { fromMs: 0, toMs: 0 },
      cueId: '2',
      cue,
      note: null,
      lines: [spoken('2', 0, cue)],
      sound: 'done',
      breath: 'steady',
      moveStartedAt: at(80),
      moveEndsAt: at(200),
      endsAt: at(90),
      stillAt: null,
      isPaused: false,
      doneFraction: 1,
      outcome: 'done',
      inPlaceOf: null,
      hurt: null,
      rating: null,
      canBack: true,
      canNext: false,
      isOver: false,
      nextChangeAt: at(200),
    });
  });

  test('how it went as soon as it is over, wherever that was', () => {
    const closed = viewOf(act(begin(), 'close', at(18)));
    expect(closed).toMatchObject({ phase: 'hold', outcome: 'stopped', isOver: true });
  });

  test('nowhere to go back to before a move that hurts, and nothing done of it counts as another step', () => {
    const hurt = act(begin(), 'hurt', at(10));
    expect(viewOf(hurt)).toMatchObject({ step: 1, steps: 2, move: tuck, canBack: false });
    const gentle = stepSession(hurt, { type: 'gentler', library }, at(11));
    expect(viewOf(gentle)).toMatchObject({ step: 1, steps: 2, endsAt: at(11 + 34 + 46) });
    expect(viewOf(act(hurt, 'next', at(12)))).toMatchObject({ step: 2, endsAt: at(12 + 46) });
  });

  test('when all is over, counting only what is still to come', () => {
    expect(viewOf(runTo(begin(), at(50))).endsAt).toBe(at(80));
    expect(viewOf(act(begin(), 'next', at(10))).endsAt).toBe(at(10 + 46));
    expect(viewOf(act(begin(), 'next', at(10))).moveEndsAt).toBe(at(10 + 46));
  });
});

describe('what is to be said', () => {
  test('is what belongs to the moment, each line with its own time and name', () => {
    expect(viewOf(runTo(begin(), at(41))).lines).toEqual([
      spoken(`1.6000@${at(34)}`, -1000, {
        key: 'moves:upper-trap-stretch.cues.stretch',
        params: { context: 'left' },
      }),
    ]);
    expect(viewOf(runTo(begin(), at(50))).lines).toEqual([
      spoken(`1.13500@${at(34)}`, -2500, { key: 'break:session.halfway' }),
      { ...count(`1.18000@${at(34)}`, 2000, 3), read: [secondsLeft(3)] },
      count(`1.19000@${at(34)}`, 3000, 2),
      count(`1.20000@${at(34)}`, 4000, 1),
    ]);
  });

  test('is said anew when the move begins anew', () => {
    const first = viewOf(begin()).lines.map(({ id }) => id);
    const again = viewOf(act(begin(), 'back', at(2))).lines.map(({ id }) => id);
    expect(first).toEqual([`0.0@${at(0)}`]);
    expect(again).toEqual([`0.0@${at(2)}`]);
  });

  test('is nothing while time stands still', () => {
    expect(viewOf(opened()).lines).toEqual([]);
    expect(viewOf(act(begin(), 'pause', at(18))).lines).toEqual([]);
  });
});

describe('the closing words', () => {
  test('of a whole session change from one to the next', () => {
    const keys = Array.from({ length: closingLines + 1 }, (_, n) => {
      const moved = { ...begin(chinTuck), startedAt: startAt + n * 1000 + 999 };
      return viewOf(runTo(moved, at(40))).cue.key;
    });
    expect(keys).toEqual([1, 2, 3, 4, 5, 1].map((n) => `break:closing.done${n}`));
  });

  test('of one in which something hurt are about that', () => {
    const hurt = act(begin(), 'hurt', at(40));
    expect(viewOf(act(hurt, 'finish', at(41))).cue).toEqual({ key: 'break:closing.hurt' });
    const kept = act(act(hurt, 'keep', at(41)), 'finish', at(42));
    expect(viewOf(kept).cue).toEqual({ key: 'break:closing.hurtKept' });
  });
});

test('a figure in a phase without a length is at its end', () => {
  const hurt = viewOf(act(begin(), 'hurt', at(40)));
  expect(figureTimeMs(hurt, at(50))).toBe(0);
  expect(figureTimeMs({ ...hurt, figure: { fromMs: 0, toMs: 500 } }, at(50))).toBe(500);
});

function spoken(id: string, inMs: number, ...say: readonly Message[]) {
  return { id, inMs, say, kind: 'words', read: say };
}

function count(id: string, inMs: number, n: number) {
  return { id, inMs, say: [{ key: 'break:voice.number', params: { n } }], kind: 'count', read: [] };
}

function secondsLeft(count: number): Message {
  return { key: 'break:voice.left', params: { count } };
}
