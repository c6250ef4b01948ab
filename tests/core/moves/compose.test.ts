import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeBreak, longestBreakSeconds, swapMove } from '#core/moves/compose';
import type { Break } from '#core/moves/composed-break';
import { type Body, possibleMoves, whyNot } from '#core/moves/eligibility';
import { remember } from '#core/moves/memory';
import { groupOf, type MuscleGroup } from '#core/moves/vocabulary';
import { builtInMoves } from '../../support/built-in-moves';
import {
  anyBody,
  anyLived,
  bodyWithMoves,
  everything,
  library,
  live,
  moveNamed,
  onlyChair,
  recordOf,
  situation,
  steadyWeeks,
} from './support';

const compose = (start: Parameters<typeof composeBreak>[0]) => composeBreak(start);
const ids = (composed: Break) => composed.moves.map((move) => move.id);
const anyLife = fc.array(anyLived, { minLength: 1, maxLength: 40 });
const movesPerBreak = fc.constantFrom(1, 2);

function possibleIds(body: Body): string[] {
  return possibleMoves(library, body).map((move) => move.id);
}

function groupsOf(moveIds: readonly string[]): Set<MuscleGroup> {
  return new Set(moveIds.flatMap((id) => moveNamed(id).muscles.map(groupOf)));
}

describe('every composed break', () => {
  test('has only moves that are possible here and switched on', () => {
    fc.assert(
      fc.property(anyBody, movesPerBreak, anyLife, (body, count, lived) => {
        const possible = new Set(possibleIds(body));
        for (const { composed } of live(compose, situation({ body, movesPerBreak: count }), lived)
          .breaks) {
          expect(ids(composed).filter((id) => !possible.has(id))).toEqual([]);
          expect(composed.moves).toHaveLength(Math.min(count, possible.size));
          expect(composed.notes.length).toBe(possible.size === 0 ? 1 : 0);
        }
      }),
    );
  });

  test('repeats no move of the break before while another is possible', () => {
    fc.assert(
      fc.property(anyBody, movesPerBreak, anyLife, (body, count, lived) => {
        const possible = possibleIds(body);
        let last: string[] = [];
        for (const { composed } of live(compose, situation({ body, movesPerBreak: count }), lived)
          .breaks) {
          const fresh = possible.filter((id) => !last.includes(id));
          const repeated = ids(composed).filter((id) => last.includes(id));
          const unavoidable = Math.max(0, Math.min(count, possible.length) - fresh.length);
          expect(repeated).toHaveLength(unavoidable);
          expect(new Set(ids(composed)).size).toBe(composed.moves.length);
          last = ids(composed);
        }
      }),
    );
  });

  test('of two moves strengthens and opens, when both are possible', () => {
    fc.assert(
      fc.property(anyBody, anyLife, (body, lived) => {
        const possible = possibleMoves(library, body);
        for (const { composed, before } of live(compose, situation({ body }), lived).breaks) {
          const fresh = possible.filter((move) => !before.last.includes(move.id));
          const isMixed = new Set(fresh.map((move) => move.kind === 'strengthen')).size === 2;
          if (!isMixed) continue;
          expect(composed.moves[0]?.kind).toBe('strengthen');
          expect(composed.moves[1]?.kind).not.toBe('strengthen');
        }
      }),
    );
  });

  test('does both sides of a move that has sides', () => {
    fc.assert(
      fc.property(anyBody, anyLife, (body, lived) => {
        for (const { composed } of live(compose, situation({ body }), lived).breaks) {
          for (const { id, form, sides } of composed.moves) {
            const expected = {
              none: [null],
              each: ['left', 'right'],
              bothWays: ['oneWay', 'otherWay'],
            };
            const all = form === 'oneArm' ? [body.arm] : expected[moveNamed(id).sides];
            expect(sides).toEqual(all);
          }
        }
      }),
    );
  });

  test('moves for two minutes at most, and says how long it takes with getting ready', () => {
    fc.assert(
      fc.property(anyBody, anyLife, (body, lived) => {
        for (const { composed } of live(compose, situation({ body }), lived).breaks) {
          const strengtheners = composed.moves.filter((move) => move.kind === 'strengthen').length;
          const sum = (parts: readonly number[]) => parts.reduce((all, part) => all + part, 0);
          const moving = sum(composed.moves.map((move) => move.seconds));
          if (strengtheners < 2) expect(moving).toBeLessThanOrEqual(longestBreakSeconds);
          expect(composed.seconds).toBe(
            moving + sum(composed.moves.map((move) => move.readySeconds)),
          );
        }
      }),
    );
  });

  test('gives a reason for each move and each dose', () => {
    fc.assert(
      fc.property(anyBody, anyLife, (body, lived) => {
        for (const { composed } of live(compose, situation({ body }), lived).breaks) {
          for (const { reason, doseReason } of composed.moves) {
            expect(reason.key).toMatch(/^break:reasons\./);
            expect(doseReason.key).toMatch(/^break:dose\./);
          }
        }
      }),
    );
  });

  test('is the same for the same situation and seed', () => {
    fc.assert(
      fc.property(anyBody, anyLife, fc.integer(), (body, lived, seed) => {
        const { memory, breaks } = live(compose, situation({ body }), lived);
        const today = breaks.at(-1)?.day ?? '';
        const one = composeBreak(situation({ body, memory, today, seed }));
        expect(
          composeBreak(situation({ body, memory: structuredClone(memory), today, seed })),
        ).toEqual(one);
      }),
    );
  });
});

/** Whole weeks of breaks are lived in each run: fewer runs do. */
const fewer = { numRuns: 40 };

describe('over days', () => {
  test('a day has one full strengthening dose, by its second break', () => {
    fc.assert(
      fc.property(
        bodyWithMoves(3),
        movesPerBreak,
        fc.integer({ min: 2, max: 8 }),
        fc.nat(),
        (body, count, perDay, seed) => {
          const hasStrengthener = possibleMoves(library, body).some(
            (move) => move.kind === 'strengthen',
          );
          const { breaks } = live(
            compose,
            situation({ body, movesPerBreak: count }),
            steadyWeeks(2, perDay, seed),
          );
          for (const day of new Set(breaks.map((one) => one.day))) {
            const ofDay = breaks.filter((one) => one.day === day);
            const full = ofDay.map(
              (one) =>
                one.composed.moves.filter(
                  (move) => move.kind === 'strengthen' && move.intensity === 'full',
                ).length,
            );
            const sum = full.reduce((total, one) => total + one, 0);
            expect(sum, day).toBe(hasStrengthener ? 1 : 0);
            if (hasStrengthener) expect(full.indexOf(1), day).toBeLessThan(2);
          }
        },
      ),
      fewer,
    );
  });

  test('every muscle group that can have a turn has one within a week', () => {
    fc.assert(
      fc.property(
        bodyWithMoves(2),
        fc.integer({ min: 3, max: 10 }),
        fc.nat(),
        (body, perDay, seed) => {
          const { breaks } = live(compose, situation({ body }), steadyWeeks(3, perDay, seed));
          const eligible = groupsOf(possibleIds(body));
          for (let week = 0; week < 3; week++) {
            const ofWeek = breaks.slice(week * 5 * perDay, (week + 1) * 5 * perDay);
            const worked = groupsOf(ofWeek.flatMap((one) => ids(one.composed)));
            expect([...eligible].filter((group) => !worked.has(group))).toEqual([]);
          }
        },
      ),
      fewer,
    );
  });

  test('every possible move has its turn within four weeks', () => {
    fc.assert(
      fc.property(
        bodyWithMoves(1),
        fc.integer({ min: 4, max: 10 }),
        fc.nat(),
        (body, perDay, seed) => {
          const { breaks } = live(compose, situation({ body }), steadyWeeks(4, perDay, seed));
          const seen = new Set(breaks.flatMap((one) => ids(one.composed)));
          expect(possibleIds(body).filter((id) => !seen.has(id))).toEqual([]);
        },
      ),
      fewer,
    );
  });

  test('all seventeen moves come to somebody who has everything', () => {
    const { breaks } = live(compose, situation(), steadyWeeks(4, 6));
    const seen = new Set(breaks.flatMap((one) => ids(one.composed)));
    expect([...seen].sort()).toEqual([...builtInMoves].sort());
  });

  test('with nothing but a chair, breaks still strengthen, open and vary', () => {
    const { breaks } = live(compose, situation({ body: onlyChair }), steadyWeeks(1, 8));
    const seen = new Set(breaks.flatMap((one) => ids(one.composed)));
    expect(seen.size).toBe(possibleIds(onlyChair).length);
    for (const { composed } of breaks) {
      expect(composed.moves.map((move) => move.kind === 'strengthen')).toEqual([true, false]);
    }
  });

  test('most stretches open what the strengthener of the same break pulls against', () => {
    const { breaks } = live(compose, situation(), steadyWeeks(4, 8));
    const pairs = breaks.filter(({ composed: { moves } }) => {
      const [strong, opener] = moves.map((move) => moveNamed(move.id));
      return (
        strong?.kind === 'strengthen' &&
        opener?.muscles.some((muscle) => strong.opposes.includes(muscle))
      );
    });
    expect(pairs.length / breaks.length).toBeGreaterThan(0.6);
  });

  test('a muscle in focus gets more turns, and the others keep theirs', () => {
    const turnsOf = (focus: string[]) =>
      live(compose, situation({ body: { ...everything, focus } }), steadyWeeks(4, 8)).breaks.filter(
        (one) => ids(one.composed).some((id) => moveNamed(id).muscles.includes('deepNeck')),
      ).length;
    expect(turnsOf(['deepNeck'])).toBeGreaterThan(turnsOf([]) * 1.3);
    expect(turnsOf(['neck'])).toBe(turnsOf(['deepNeck', 'sideNeck', 'upperTrap']));
  });

  test('a move that hurt is in none of the next hundred breaks once it is switched off', () => {
    const first = composeBreak(situation());
    const hurt = first.moves[0]?.id ?? '';
    const record = recordOf(first, 0.2, undefined, (move) =>
      move.id === hurt ? { ...move, hurt: true } : move,
    );
    const memory = remember(situation().memory, '2026-03-23', record, library);
    const body = { ...everything, disabledMoves: [hurt] };
    const { breaks } = live(compose, situation({ memory, body }), steadyWeeks(3, 7));
    expect(breaks.slice(0, 100).flatMap((one) => ids(one.composed))).not.toContain(hurt);
  });
});

describe('places', () => {
  test('moves on the floor are for a home, and for who could do nothing else there', () => {
    fc.assert(
      fc.property(anyBody, anyLife, (body, lived) => {
        const suited = [...library.values()].filter((move) => whyNot(move, body) === null);
        for (const { composed } of live(compose, situation({ body }), lived).breaks) {
          if (composed.moves.every((move) => move.position !== 'floor')) continue;
          expect(body.equipment).toContain('floor');
          if (body.place !== 'home') expect(suited).toEqual([]);
        }
      }),
    );
  });

  test.each([
    [
      'openOffice',
      [
        'neck-rolls',
        'shoulder-rolls',
        'chair-rotation',
        'blade-squeeze',
        'upper-trap-stretch',
        'chin-tuck',
      ],
    ],
    [
      'meetingRoom',
      [
        'neck-rolls',
        'shoulder-rolls',
        'arm-circles',
        'overhead-reach',
        'chair-rotation',
        'thoracic-extension',
        'wall-push-up',
        'blade-squeeze',
        'band-pull-apart',
        'face-pull',
        'doorway-stretch',
        'upper-trap-stretch',
        'chin-tuck',
      ],
    ],
    [
      'standingDesk',
      [
        'neck-rolls',
        'shoulder-rolls',
        'arm-circles',
        'overhead-reach',
        'thoracic-extension',
        'wall-push-up',
        'blade-squeeze',
        'band-pull-apart',
        'bent-over-row',
        'face-pull',
        'reverse-fly',
        'doorway-stretch',
        'upper-trap-stretch',
        'chin-tuck',
      ],
    ],
    ['home', [...builtInMoves]],
  ] as const)('%s', (place, expected) => {
    expect(possibleIds({ ...everything, place }).sort()).toEqual([...expected].sort());
  });

  test('at a standing desk nobody has to sit down', () => {
    const body: Body = { ...everything, place: 'standingDesk' };
    for (const { composed } of live(compose, situation({ body }), steadyWeeks(2, 8)).breaks) {
      expect(composed.moves.map((move) => move.position)).toEqual(['standing', 'standing']);
    }
  });
});

describe('wishes', () => {
  test('are granted in their order, each once', () => {
    const composed = composeBreak(situation(), ['chin-tuck', 'doorway-stretch', 'chin-tuck']);
    expect(ids(composed)).toEqual(['chin-tuck', 'doorway-stretch']);
    expect(composed.notes).toEqual([]);
    expect(composed.moves[0]?.reason).toEqual({ key: 'break:reasons.wished' });
  });

  test('that are not possible here are refused with the reason', () => {
    const body: Body = { ...onlyChair, disabledMoves: ['blade-squeeze'] };
    const wishes = [
      'band-pull-apart',
      'blade-squeeze',
      'nothing-like-it',
      'arm-circles',
      'chin-tuck',
    ];
    const composed = composeBreak(situation({ body }), wishes);
    expect(ids(composed)).toEqual(['chin-tuck']);
    expect(composed.notes).toEqual([
      { key: 'break:whyNot.needs', params: { move: 'band-pull-apart', equipment: 'band' } },
      { key: 'break:whyNot.off', params: { move: 'blade-squeeze' } },
      { key: 'break:whyNot.unknown', params: { id: 'nothing-like-it' } },
      { key: 'break:whyNot.place', params: { move: 'arm-circles', place: 'openOffice' } },
    ]);
  });

  test('none of which is possible leave the usual break, and the reason', () => {
    const composed = composeBreak(situation({ body: onlyChair }), ['face-pull']);
    expect(composed.moves).toHaveLength(2);
    expect(composed.notes.map((note) => note.key)).toEqual(['break:whyNot.needs']);
  });
});

describe('another move instead', () => {
  test('is possible, of the same sort where it can be, and none of those there or sent away', () => {
    fc.assert(
      fc.property(anyBody, fc.nat({ max: 1 }), fc.integer(), (body, index, seed) => {
        const here = situation({ body, seed });
        let current = composeBreak(here);
        const away: string[] = [];
        const possible = possibleIds(body);
        for (;;) {
          const old = current.moves[index];
          const next = old && swapMove(here, current, index, away);
          const free = possible.filter((id) => !away.includes(id) && !ids(current).includes(id));
          if (!old || !next) {
            expect(old ? free : []).toEqual([]);
            break;
          }
          expect(free).toContain(next.id);
          const sameSort = free.filter(
            (id) => (moveNamed(id).kind === 'strengthen') === (old.kind === 'strengthen'),
          );
          if (sameSort.length > 0) expect(sameSort).toContain(next.id);
          away.push(old.id);
          current = { ...current, moves: current.moves.with(index, next) };
        }
      }),
    );
  });

  test('takes over the full dose of the day', () => {
    const composed = composeBreak(situation());
    expect(swapMove(situation(), composed, 0)?.intensity).toBe('full');
    const done = remember(situation().memory, '2026-03-23', recordOf(composed), library);
    const later = situation({ memory: done });
    expect(swapMove(later, composeBreak(later), 0)?.intensity).toBe('light');
  });
});
