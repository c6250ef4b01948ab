import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BreakMove } from '#core/moves/composed-break';
import { composeRoutine } from '#core/moves/routine';
import { anyBody, everything, library, onlyChair, situation } from './support';

const kindsOf = (moves: readonly BreakMove[]) => moves.map((move) => move.kind);

describe('the routine', () => {
  test('for a beginner warms up once, strengthens twice, stretches twice', () => {
    const { kind, moves } = composeRoutine(situation());
    expect(kind).toBe('routine');
    expect(kindsOf(moves)).toEqual([
      'warm-up',
      'warm-up',
      'warm-up',
      'strengthen',
      'strengthen',
      'stretch',
      'stretch',
    ]);
  });

  test('for who is used to it warms up twice round and strengthens three times, in full', () => {
    const { moves } = composeRoutine(situation({ body: { ...everything, level: 'regular' } }));
    const warmUps = moves.slice(0, 6).map((move) => move.id);
    expect(warmUps.slice(3)).toEqual(warmUps.slice(0, 3));
    expect(kindsOf(moves.slice(6))).toEqual([
      'strengthen',
      'strengthen',
      'strengthen',
      'stretch',
      'stretch',
    ]);
    expect(moves.every((move) => move.intensity === 'full')).toBe(true);
  });

  test('warms up for 20 to 30 seconds each, changing sides not counted', () => {
    for (const level of ['beginner', 'regular', 'strong'] as const) {
      const { moves } = composeRoutine(situation({ body: { ...everything, level } }));
      for (const { dose, sides } of moves.filter((move) => move.kind === 'warm-up')) {
        const seconds = dose.kind === 'time' ? dose.seconds * sides.length : 0;
        expect(seconds).toBeGreaterThanOrEqual(20);
        expect(seconds).toBeLessThanOrEqual(30);
      }
    }
  });

  test('makes do with what is there, without repeating a move within a part', () => {
    fc.assert(
      fc.property(anyBody, fc.integer(), (body, seed) => {
        const { moves, notes } = composeRoutine(situation({ body, seed }));
        expect(notes).toEqual(moves.length === 0 ? [{ key: 'break:whyNot.nothing' }] : []);
        const rounds = body.level === 'beginner' ? 1 : 2;
        const times = new Map<string, number>();
        for (const { id } of moves) times.set(id, (times.get(id) ?? 0) + 1);
        for (const [id, count] of times) {
          const isWarmUp = library.get(id)?.kind === 'warm-up';
          expect(count).toBeLessThanOrEqual(isWarmUp ? rounds : 1);
        }
      }),
    );
  });

  test('where there is one stretch only, a loosening move takes the place of the other', () => {
    const { moves } = composeRoutine(situation({ body: { ...onlyChair, place: 'home' } }));
    expect(kindsOf(moves.slice(-2))).toEqual(['stretch', 'warm-up']);
    expect(new Set(moves.map((move) => move.id)).size).toBe(moves.length);
  });
});
