import { describe, expect, it } from 'vitest';
import { composeBreak } from '#core/moves/compose';
import type { BreakMove } from '#core/moves/composed-break';
import { loopSeconds } from '#core/moves/move-file';
import { type PlannedMove, planMove } from '#core/session/plan';
import { library, moveNamed, situation } from '../moves/support';

function planned(id: string, change: Partial<BreakMove> = {}): PlannedMove {
  const [move] = composeBreak(situation({ readySeconds: 3 }), [id]).moves;
  if (!move) throw new Error(`${id} is not possible here`);
  return planMove({ ...move, ...change }, library);
}

const cuesOf = ({ segments }: PlannedMove) => [...new Set(segments.map(({ cue }) => cue.key))];

/** What the half-way cue comes with, such as `rest 2`. */
const halvesOf = ({ segments }: PlannedMove) =>
  segments
    .filter(({ note }) => note?.key === 'break:session.halfway')
    .map(({ phase, count }) => (count ? `${phase} ${count.n}` : phase));

const reps = (count: number) => ({
  dose: { kind: 'reps', reps: count, holdSeconds: 3, form: 'standard' } as const,
});
const time = (seconds: number) => ({ dose: { kind: 'time', seconds, rounds: 1 } as const });

describe('the words of a form', () => {
  it('are its own where it has some, and for nobody else', () => {
    const ofHarder = cuesOf(planned('blade-squeeze', { form: 'harder' }));
    const ofStandard = cuesOf(planned('blade-squeeze', { form: 'standard' }));
    expect(ofHarder).toContain('moves:blade-squeeze.forms.harder.cues.out');
    expect(ofStandard).toContain('moves:blade-squeeze.cues.out');
    expect(ofStandard.filter((key) => key.includes('harder'))).toEqual([]);
  });

  it('of the gentler way say how to begin', () => {
    const [ready] = cuesOf(planned('chin-tuck', { form: 'easier' }));
    expect(ready).toBe('moves:chin-tuck.easier');
    expect(cuesOf(planned('chin-tuck'))).not.toContain('moves:chin-tuck.easier');
  });
});

describe('half-way is told', () => {
  it('in a stretch of ten seconds or more, at its middle', () => {
    expect(halvesOf(planned('upper-trap-stretch', time(9)))).toEqual([]);
    const stretch = planned('upper-trap-stretch', time(10));
    expect(halvesOf(stretch)).toEqual(['stretch 1', 'stretch 1']);
    const [half] = stretch.segments.filter(({ note }) => note !== null);
    expect(half && [half.startMs - half.phaseStartMs, half.endMs - half.startMs]).toEqual([
      5000, 5000,
    ]);
  });

  it('in a warm-up with one way; one with two has the change between them', () => {
    expect(halvesOf(planned('arm-circles', time(20)))).toEqual(['flow']);
    expect(halvesOf(planned('shoulder-rolls', time(20)))).toEqual([]);
  });

  it('from four repetitions, in the rest before the second half', () => {
    expect(halvesOf(planned('chin-tuck', reps(3)))).toEqual([]);
    expect(halvesOf(planned('chin-tuck', reps(4)))).toEqual(['rest 2']);
    expect(halvesOf(planned('chin-tuck', reps(5)))).toEqual(['rest 2']);
    expect(halvesOf(planned('chin-tuck', reps(6)))).toEqual(['rest 3']);
  });
});

describe('each phase has its sound and its breath', () => {
  const heard = (id: string, change: Partial<BreakMove> = {}) =>
    planned(id, change).segments.map(({ phase, sound, breath, count }) =>
      [phase, sound ?? '-', breath, count && `${count.unit} ${count.n}/${count.of}`]
        .filter(Boolean)
        .join(' '),
    );

  it('in repetitions, breathing out with the effort', () => {
    expect(heard('band-pull-apart', reps(2))).toEqual([
      'ready ready steady',
      'out out out reps 1/2',
      'hold hold steady reps 1/2',
      'back back in reps 1/2',
      'rest - steady reps 1/2',
      'out out out reps 2/2',
      'hold hold steady reps 2/2',
      'back back in reps 2/2',
    ]);
  });

  it('in a stretch on both sides, breathing slowly', () => {
    const side = [
      'out out steady rounds 1/1',
      'stretch hold steady rounds 1/1',
      'stretch halfway steady rounds 1/1',
      'back back steady rounds 1/1',
    ];
    expect(heard('upper-trap-stretch', time(15))).toEqual([
      'ready ready steady',
      ...side,
      'switch switch steady',
      ...side,
    ]);
  });

  it('in a warm-up, with one way or two', () => {
    expect(heard('arm-circles', time(20))).toEqual([
      'ready ready steady',
      'flow out steady',
      'flow halfway steady',
    ]);
    expect(heard('neck-rolls', time(12))).toEqual([
      'ready ready steady',
      'flow out steady',
      'switch switch steady',
      'flow out steady',
    ]);
  });
});

describe('while a move gets ready, the figure', () => {
  it('goes at its own pace and is at the start in time', () => {
    const { figure } = moveNamed('cat-cow');
    const loopMs = loopSeconds(figure.loop) * 1000;
    const [ready] = planned('cat-cow', { readySeconds: 10 }).segments;
    expect(ready).toMatchObject({
      phase: 'ready',
      side: null,
      startMs: 0,
      endMs: 10_000,
      figure: { fromMs: 2 * loopMs - 10_000, toMs: 2 * loopMs },
      note: null,
      sound: 'ready',
      breath: 'steady',
    });
  });
});

it('a move that the library does not have cannot be planned', () => {
  const [move] = composeBreak(situation(), ['chin-tuck']).moves;
  expect(() => move && planMove({ ...move, id: 'handstand' }, library)).toThrow(RangeError);
});
