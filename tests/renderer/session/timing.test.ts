import { describe, expect, test } from 'vitest';
import type { Tempo } from '#core/moves/move-file';
import type { Session } from '#core/session/session';
import { draw } from '../../../renderer/session/timing';
import { instantOf, library, sessionView, startedSession } from '../../support/break-views';

const startAt = Date.UTC(2026, 2, 5, 10);

function tempoOf(id: string): Tempo | undefined {
  const move = library.get(id);
  return move && move.kind !== 'warm-up' ? move.tempo : undefined;
}

function drawnAt(session: Session, id: string, at: number) {
  return draw(sessionView(session, at).session, tempoOf(id), at);
}

describe('a strengthening move', () => {
  const session = startedSession(startAt, ['chin-tuck']);
  const at = (phase: Parameters<typeof instantOf>[1], count?: number) =>
    instantOf(session, phase, count);

  test('counts down before it begins, with an empty ring', () => {
    expect(drawnAt(session, 'chin-tuck', startAt)).toMatchObject({
      numeral: { unit: 'seconds', value: 5 },
      ring: 0,
      reach: 0,
    });
    expect(drawnAt(session, 'chin-tuck', startAt + 4100).numeral?.value).toBe(1);
  });

  test('has one arc of the ring for each repetition and says which one it is', () => {
    const second = drawnAt(session, 'chin-tuck', at('out', 2));
    expect(second.segments).toBe(3);
    expect(second.numeral).toEqual({ unit: 'count', value: 2 });
    expect(second.ring).toBeCloseTo(1 / 3, 2);
  });

  test('fills the ring steadily, without a jump, until it is full at the end', () => {
    const first = at('out', 1);
    const end = sessionView(session, first).session.moveEndsAt;
    let before = 0;
    for (let now = first; now < end; now += 100) {
      const { ring } = drawnAt(session, 'chin-tuck', now);
      expect(ring).toBeGreaterThanOrEqual(before);
      expect(ring - before).toBeLessThan(0.02);
      before = ring;
    }
    expect(before).toBeGreaterThan(0.98);
  });

  test('counts the seconds of its hold down, and never to nothing', () => {
    const holdAt = at('hold', 2);
    expect(
      [0, 1000, 2900, 2999].map((ms) => drawnAt(session, 'chin-tuck', holdAt + ms).numeral),
    ).toEqual([3, 2, 1, 1].map((value) => ({ unit: 'seconds', value })));
  });

  test('the tempo dot goes out, stays, comes back', () => {
    expect(drawnAt(session, 'chin-tuck', at('out')).reach).toBe(0);
    expect(drawnAt(session, 'chin-tuck', at('out') + 1500).reach).toBeCloseTo(0.5);
    expect(drawnAt(session, 'chin-tuck', at('hold') + 1000).reach).toBe(1);
    expect(drawnAt(session, 'chin-tuck', at('back')).reach).toBe(1);
    expect(drawnAt(session, 'chin-tuck', at('rest') + 1000).reach).toBe(0);
  });

  test('everything stands still in a pause', () => {
    const pausedAt = at('out', 2) + 700;
    const paused = sessionView(session, pausedAt, { type: 'pause' }).session;
    expect(draw(paused, tempoOf('chin-tuck'), pausedAt + 60_000)).toEqual(
      draw(paused, tempoOf('chin-tuck'), pausedAt),
    );
  });
});

describe('a stretch', () => {
  const session = startedSession(startAt, ['doorway-stretch']);
  const stretchAt = instantOf(session, 'stretch');
  const { phaseEndsAt } = sessionView(session, stretchAt).session;

  test('counts down the seconds held, on a ring in one piece', () => {
    const held = (phaseEndsAt - stretchAt) / 1000;
    const drawn = drawnAt(session, 'doorway-stretch', stretchAt + 1000);
    expect(drawn.segments).toBe(1);
    expect(drawn.numeral).toEqual({ unit: 'seconds', value: held - 1 });
    expect(drawn.ring).toBeCloseTo(1 / held);
  });

  test('shows all its seconds on the way in, and counts nothing on the way out', () => {
    const wayIn = drawnAt(session, 'doorway-stretch', instantOf(session, 'out') + 500);
    expect(wayIn).toMatchObject({
      ring: 0,
      numeral: { unit: 'seconds', value: (phaseEndsAt - stretchAt) / 1000 },
    });
    const wayOut = drawnAt(session, 'doorway-stretch', instantOf(session, 'back') + 500);
    expect(wayOut).toMatchObject({ ring: 1, numeral: null });
  });

  test('paces slow breaths: small, large, small again in ten seconds', () => {
    const reach = (ms: number) => drawnAt(session, 'doorway-stretch', stretchAt + ms).reach;
    expect(reach(0)).toBeCloseTo(0);
    expect(reach(5000)).toBeCloseTo(1);
    expect(reach(10_000)).toBeCloseTo(0);
  });
});

test('a warm-up fills the ring from its first second to its last', () => {
  const session = startedSession(startAt, ['cat-cow']);
  const flowAt = instantOf(session, 'flow');
  const { phaseStartedAt, phaseEndsAt } = sessionView(session, flowAt).session;
  const middle = (phaseStartedAt + phaseEndsAt) / 2;
  expect(drawnAt(session, 'cat-cow', flowAt).ring).toBeCloseTo(0);
  expect(drawnAt(session, 'cat-cow', middle).ring).toBeCloseTo(0.5);
});

test('an instant outside of the phase draws its nearest end', () => {
  const session = startedSession(startAt, ['chin-tuck']);
  const { session: view } = sessionView(session, startAt);
  expect(draw(view, tempoOf('chin-tuck'), startAt - 60_000).numeral?.value).toBe(5);
  expect(draw(view, tempoOf('chin-tuck'), startAt + 60_000).numeral?.value).toBe(1);
});
