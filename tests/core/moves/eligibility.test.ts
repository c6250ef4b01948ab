import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adaptMoves, composeBreak, composeQuickBreak, swapMove } from '#core/moves/compose';
import type { BreakMove } from '#core/moves/composed-break';
import { type Body, bodyOf, possibleMoves, whyNot } from '#core/moves/eligibility';
import { inForm } from '#core/moves/move-file';
import { composeRoutine } from '#core/moves/routine';
import { secondsOf, timelineOf } from '#core/moves/timeline';
import { type Obstacle, obstacles } from '#core/obstacles';
import { equipment, parseSettings, places } from '#core/settings';
import { everything, library, live, moveNamed, situation, steadyWeeks } from './support';

/** Every choice out of some. */
function subsets<T>(items: readonly T[]): T[][] {
  return Array.from({ length: 2 ** items.length }, (_, bits) =>
    items.filter((_item, index) => bits & (1 << index)),
  );
}

/** What a move of a break would ask of somebody with these obstacles, and must not. */
function broken(move: BreakMove, inTheWay: readonly Obstacle[]): string[] {
  const asked = inForm(moveNamed(move.id), move.form).asks ?? [];
  const rules: Readonly<Record<Obstacle, boolean>> = {
    onCall: move.position === 'seated' && !asked.includes('sound') && !asked.includes('bareHead'),
    seatedOnly: move.position === 'seated',
    noFloor: move.position !== 'floor',
    noOverhead: !asked.includes('overhead'),
    oneHand: !asked.includes('bothHands'),
  };
  return inTheWay.filter((each) => !rules[each]).map((each) => `${move.id}: ${each}`);
}

const anyObstacles = fc.subarray([...obstacles]);
const anyPlace = fc.constantFrom(...places);
const anyEquipment = fc.subarray([...equipment]);

describe('whatever is in the way', () => {
  test('every combination of it, of equipment and place gets a break that keeps to it', () => {
    let tried = 0;
    for (const now of subsets(obstacles)) {
      for (const gear of subsets(equipment)) {
        for (const place of places) {
          const body: Body = { ...everything, equipment: gear, place, now };
          const { moves } = composeBreak(situation({ body, seed: tried }));
          expect(moves.length, `${now} ${gear} ${place}`).toBeGreaterThan(0);
          expect(moves.flatMap((move) => broken(move, now))).toEqual([]);
          tried += 1;
        }
      }
    }
    expect(tried).toBe(32 * 64 * 4);
  });

  test('it holds at all levels, after any life, for breaks, swaps, routines and what is left', () => {
    fc.assert(
      fc.property(
        anyObstacles,
        anyObstacles,
        anyEquipment,
        anyPlace,
        fc.constantFrom('beginner', 'regular', 'strong'),
        fc.integer(),
        (now, always, gear, place, level, seed) => {
          const body: Body = { ...everything, equipment: gear, place, level, now, always };
          const here = situation({ body, seed });
          const before = composeBreak(situation({ seed }));
          const moves = [
            ...composeBreak(here).moves,
            ...composeRoutine(here).moves,
            ...composeQuickBreak(here).moves,
            ...adaptMoves(here, before, 0),
            ...adaptMoves(here, before, 1),
            swapMove(here, before, 0),
          ];
          for (const move of moves) {
            if (move) expect(broken(move, [...now, ...always])).toEqual([]);
          }
        },
      ),
    );
  });

  test('with moves switched off, a break of none says what can be done instead', () => {
    fc.assert(
      fc.property(
        anyObstacles,
        anyEquipment,
        anyPlace,
        fc.subarray([...library.keys()]),
        (now, gear, place, disabledMoves) => {
          const body: Body = { ...everything, equipment: gear, place, now, disabledMoves };
          const { moves, notes } = composeBreak(situation({ body }));
          if (moves.length > 0) return;
          const isFree = possibleMoves(library, { ...body, now: [] }).length > 0;
          expect(notes).toEqual([
            { key: isFree ? 'break:whyNot.nothingAsked' : 'break:whyNot.nothing' },
          ]);
        },
      ),
    );
  });

  test('a week of breaks around all of it still has more than one move, and strengthens', () => {
    const body: Body = { ...everything, equipment: [], always: obstacles };
    const done = live(composeBreak, situation({ body }), steadyWeeks(1, 6)).breaks.flatMap(
      ({ composed }) => composed.moves,
    );
    expect(new Set(done.map(({ id }) => id)).size).toBeGreaterThan(2);
    expect(done.some(({ kind }) => kind === 'strengthen')).toBe(true);
  });
});

describe('the break of twenty seconds', () => {
  test('is there with any equipment anywhere, silent and seated, and takes no longer', () => {
    fc.assert(
      fc.property(anyObstacles, anyEquipment, anyPlace, fc.integer(), (now, gear, place, seed) => {
        const body: Body = { ...everything, equipment: gear, place, now };
        const [move, ...others] = composeQuickBreak(situation({ body, seed })).moves;
        if (!move) throw new Error('no move');
        expect(others).toEqual([]);
        expect(broken(move, obstacles)).toEqual([]);
        expect(move.seconds).toBe(secondsOf(timelineOf(moveNamed(move.id), move.dose)));
        expect(move.seconds).toBeLessThanOrEqual(20);
        expect(move.seconds).toBeGreaterThanOrEqual(10);
      }),
    );
  });

  test('says so when what it could have is switched off', () => {
    const body: Body = { ...everything, disabledMoves: [...library.keys()] };
    expect(composeQuickBreak(situation({ body }))).toMatchObject({
      moves: [],
      notes: [{ key: 'break:whyNot.nothingQuick' }],
    });
  });
});

describe('the reason line', () => {
  const reasonsOf = (body: Partial<Body>) =>
    composeBreak(situation({ body: { ...everything, ...body } })).moves.map(
      ({ reason }) => reason.key,
    );

  test('says what the break was composed around', () => {
    expect(reasonsOf({ now: ['onCall'] })).toEqual(Array(2).fill('break:reasons.asked_onCall'));
    const [first, second] = reasonsOf({ now: ['noFloor', 'oneHand'] });
    for (const reason of [first, second]) {
      expect(reason).toMatch(/^break:reasons\.asked(Several|_oneHand|_noFloor)$/);
    }
  });

  test('of what is always in the way, only where it changes how a move is done', () => {
    const standing = { ...everything, place: 'standingDesk' } as const;
    const wish = (body: Body) => composeBreak(situation({ body }), ['shoulder-rolls']).moves[0];
    expect(wish({ ...standing, always: ['seatedOnly'] })).toMatchObject({
      position: 'seated',
      reason: { key: 'break:reasons.asked_seatedOnly' },
    });
    expect(wish({ ...standing, always: ['oneHand'] })?.reason.key).toBe('break:reasons.wished');
  });
});

describe('an open office', () => {
  const office: Body = { ...everything, place: 'openOffice' };
  const drawEyes = ['band-pull-apart', 'overhead-reach', 'thoracic-extension'];

  test('has nothing that draws eyes', () => {
    const ids = possibleMoves(library, office).map(({ id }) => id);
    expect(ids.filter((id) => drawEyes.includes(id))).toEqual([]);
    expect(ids.length).toBeGreaterThanOrEqual(6);
  });

  test('has it when nothing else can be had, and says so', () => {
    const quiet = possibleMoves(library, office).map(({ id }) => id);
    const { moves } = composeBreak(situation({ body: { ...office, disabledMoves: quiet } }));
    expect(moves.length).toBeGreaterThan(0);
    for (const { reason } of moves) expect(reason.key).toBe('break:reasons.nothingQuieter');
  });
});

describe('why not', () => {
  test('names what is in the way', () => {
    const body: Body = { ...everything, equipment: ['band'], now: ['oneHand'] };
    expect(whyNot(moveNamed('band-pull-apart'), body)).toEqual({
      key: 'break:whyNot.obstacle',
      params: { move: 'band-pull-apart', obstacle: 'oneHand' },
    });
  });

  test('a move whose file does not say what it asks for is not taken for a quiet one', () => {
    const { asks: _, forms: _forms, ...silent } = moveNamed('shoulder-rolls');
    expect(whyNot(silent, { ...everything, now: ['onCall'] })).not.toBeNull();
    expect(whyNot(silent, { ...everything, now: ['noFloor'] })).toBeNull();
  });

  test('a profile and a place are in the way as “Not here” is', () => {
    const { settings } = parseSettings({
      body: { place: 'openOffice', profile: ['oneArmLeft', 'noFloor'] },
      notHere: { openOffice: ['noOverhead'], home: ['onCall'] },
    });
    expect(bodyOf(settings, ['seatedOnly'])).toMatchObject({
      always: ['oneHand', 'noFloor', 'noOverhead'],
      now: ['seatedOnly'],
    });
  });
});
