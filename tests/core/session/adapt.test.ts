/** What is in the way has changed: other moves instead of all that is left. */
import { describe, expect, test } from 'vitest';
import { composeBreak } from '#core/moves/compose';
import type { BreakMove } from '#core/moves/composed-break';
import { recordOfSession } from '#core/session/record-of';
import { type Session, stepSession } from '#core/session/session';
import { viewOf } from '#core/session/view-of';
import { library, situation } from '../moves/support';
import { act, at, begin, both, opened, runTo } from './played-session';

const [tuck, trap] = both.moves as readonly [BreakMove, BreakMove];
const [squeeze, pull] = composeBreak(situation({ readySeconds: 3 }), [
  'blade-squeeze',
  'band-pull-apart',
]).moves as readonly [BreakMove, BreakMove];

const adapt = (session: Session, to: readonly BreakMove[], seconds: number) =>
  stepSession(runTo(session, at(seconds)), { type: 'adapt', to, library }, at(seconds));

const idsOf = ({ items }: Session) =>
  items.map((item) =>
    item.kind === 'move' ? [item.planned.move.id, item.fate].join(' ') : item.kind,
  );

describe('a move that is still the first of them', () => {
  test('goes on as it is, and the others come after it', () => {
    const adapted = adapt(begin(), [tuck, squeeze, pull], 18);
    expect(idsOf(adapted)).toEqual([
      'chin-tuck open',
      'blade-squeeze open',
      'band-pull-apart open',
      'closing',
    ]);
    expect(viewOf(adapted)).toMatchObject({
      step: 1,
      steps: 3,
      phase: 'hold',
      phaseEndsAt: at(20),
    });
    const later = act(adapted, 'next', at(20));
    expect(viewOf(later)).toMatchObject({ step: 2, move: { id: 'blade-squeeze' } });
  });

  test('is another one in another form, position or dose', () => {
    const reps = { kind: 'reps', reps: 9, holdSeconds: 3, form: 'standard' } as const;
    const other = { ...tuck, form: 'seated', position: 'seated' } as const;
    for (const to of [
      { ...tuck, form: 'seated' } as const,
      { ...tuck, position: tuck.position === 'seated' ? 'standing' : 'seated' } as const,
      { ...tuck, dose: reps },
      { ...squeeze, position: tuck.position, form: tuck.form, dose: tuck.dose },
      other,
    ]) {
      const adapted = adapt(begin(), [to, trap], 18);
      expect(viewOf(adapted)).toMatchObject({ step: 1, steps: 2, phase: 'ready', move: to });
    }
  });
});

describe('another move', () => {
  test('gets ready at once; what was done of the one before stays done', () => {
    const adapted = adapt(begin(), [squeeze], 18);
    expect(idsOf(adapted)).toEqual(['chin-tuck swapped', 'blade-squeeze open', 'closing']);
    expect(viewOf(adapted)).toMatchObject({
      step: 1,
      steps: 1,
      phase: 'ready',
      moveStartedAt: at(18),
      move: { id: 'blade-squeeze' },
      isPaused: false,
    });
    const over = runTo(adapted, at(400));
    const { moves, outcome } = recordOfSession(over, { id: 'x', snoozes: 0, onWait: false });
    expect(moves.map(({ id, done }) => [id, done])).toEqual([
      ['chin-tuck', 0.484],
      ['blade-squeeze', 1],
    ]);
    expect(outcome).toBe('done');
  });

  test('leaves no trace of one that had not begun', () => {
    for (const session of [opened(), begin()]) {
      const adapted = adapt(session, [squeeze, pull], 2);
      expect(idsOf(adapted)).toEqual(['blade-squeeze open', 'band-pull-apart open', 'closing']);
      expect(viewOf(adapted)).toMatchObject({ step: 1, steps: 2, move: { id: 'blade-squeeze' } });
    }
  });

  test('comes after what is behind already', () => {
    const adapted = adapt(begin(), [squeeze], 45);
    expect(idsOf(adapted)).toEqual([
      'chin-tuck open',
      'upper-trap-stretch swapped',
      'blade-squeeze open',
      'closing',
    ]);
    expect(viewOf(adapted)).toMatchObject({ step: 2, steps: 2, move: { id: 'blade-squeeze' } });
  });

  test('waits when the session was paused', () => {
    const adapted = adapt(act(begin(), 'pause', at(18)), [squeeze], 30);
    expect(viewOf(adapted)).toMatchObject({ phase: 'ready', isPaused: true, stillAt: at(30) });
    const going = stepSession(adapted, { type: 'resume' }, at(60));
    expect(viewOf(going)).toMatchObject({ phase: 'ready', phaseEndsAt: at(63) });
  });
});

test('no moves instead of what is left change nothing', () => {
  const session = runTo(begin(), at(18));
  expect(adapt(session, [], 18)).toEqual(session);
});

test('there is nothing to adapt while something hurts, nor in the closing words', () => {
  for (const type of ['hurt', 'finish'] as const) {
    const still = act(begin(), type, at(18));
    expect(idsOf(adapt(still, [squeeze], 19))).toEqual(idsOf(still));
  }
});
