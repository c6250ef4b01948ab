/** Everybody gets a week of breaks that fits their body, or is told what can't be had. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeBreak } from '#core/moves/compose';
import { type Body, bodyOf, formFor, possibleMoves } from '#core/moves/eligibility';
import { enoughMoves, gapsOf, groupsOf } from '#core/moves/gaps';
import { inForm, type Move } from '#core/moves/move-file';
import { groupOf, type MoveAsk } from '#core/moves/vocabulary';
import { defaultSettings, equipment, places, type Settings } from '#core/settings';
import { library, live, monday, moveNamed, recordOf, situation, steadyWeeks } from './support';

type Trait = Settings['body']['profile'][number];

const traits: readonly Trait[] = [
  'seatedOnly',
  'noFloor',
  'noOverhead',
  'oneArmLeft',
  'oneArmRight',
  'soreNeck',
  'soreShoulder',
  'soreWrist',
  'soreLowBack',
  'soreKnee',
  'dizzy',
];

/** What a trait must never be asked for. */
const asked: Readonly<Partial<Record<Trait, MoveAsk>>> = {
  noOverhead: 'overhead',
  oneArmLeft: 'bothHands',
  oneArmRight: 'bothHands',
  soreNeck: 'neck',
  soreShoulder: 'shoulder',
  soreWrist: 'wrist',
  soreLowBack: 'lowBack',
  soreKnee: 'knee',
  dizzy: 'headMoves',
};

function personWith(
  profile: readonly Trait[],
  has: Settings['body']['equipment'],
  place: Settings['body']['place'],
): Body {
  const body = { ...defaultSettings.body, profile, equipment: has, place };
  return bodyOf({ body, notHere: defaultSettings.notHere });
}

/** What is wrong with offering this move, in the form it would have, to this person. */
function wrongWith(move: Move, body: Body, profile: readonly Trait[]): string[] {
  const name = formFor(move, body);
  if (name === null) return ['no form'];
  const { needs, needsOneOf, positions, asks = [] } = inForm(move, name);
  const wrong: string[] = needs.filter((need) => !body.equipment.includes(need));
  if (needsOneOf && !needsOneOf.some((need) => body.equipment.includes(need))) wrong.push('one of');
  for (const trait of profile) {
    const ask = asked[trait];
    if (ask && asks.includes(ask)) wrong.push(`${trait}: ${ask}`);
  }
  if (profile.includes('seatedOnly') && !positions.includes('seated')) wrong.push('not seated');
  if (profile.includes('noFloor') && positions.every((one) => one === 'floor')) wrong.push('floor');
  return wrong.map((each) => `${move.id}, ${name}: ${each}`);
}

/** Every set of these. */
function subsetsOf<T>(all: readonly T[]): T[][] {
  let sets: T[][] = [[]];
  for (const one of all) sets = sets.concat(sets.map((set) => [...set, one]));
  return sets;
}

test('every profile with every equipment in every place is offered only what fits it', () => {
  // One arm is missing on one side at most.
  const profiles = subsetsOf(traits).filter(
    (profile) => !(profile.includes('oneArmLeft') && profile.includes('oneArmRight')),
  );
  expect(profiles).toHaveLength(1536);
  const wrong = new Set<string>();
  const fewest = new Map<string, number>();
  for (const profile of profiles) {
    for (const has of subsetsOf(equipment)) {
      const inAnyPlace = personWith(profile, has, 'home');
      for (const move of library.values()) {
        if (formFor(move, inAnyPlace) === null) continue;
        for (const each of wrongWith(move, inAnyPlace, profile)) wrong.add(each);
      }
    }
    for (const place of places) {
      const body = personWith(profile, [...equipment], place);
      for (const move of possibleMoves(library, body)) {
        for (const each of wrongWith(move, body, profile)) wrong.add(`${place} ${each}`);
      }
      fewest.set(place, Math.min(fewest.get(place) ?? 99, possibleMoves(library, body).length));
    }
  }
  expect([...wrong]).toEqual([]);
  expect(Math.min(...fewest.values())).toBeGreaterThan(0);
}, 120_000);

const anyPerson = fc.record({
  profile: fc.oneof(
    { weight: 3, arbitrary: fc.subarray([...traits], { maxLength: 2 }) },
    fc.subarray([...traits]),
  ),
  has: fc.subarray([...equipment]),
  place: fc.constantFrom(...places),
  seed: fc.nat(),
});

/** Two thousand people; the nightly run may ask for more. */
const people = Number(process.env.UNHUNCH_PEOPLE ?? 2000);

test('a week of anybody has different moves, strength on most days and every group there is', () => {
  fc.assert(
    fc.property(anyPerson, ({ profile, has, place, seed }) => {
      const body = personWith(profile, has, place);
      const { breaks } = live(
        (now) => composeBreak(now),
        situation({ body, today: monday }),
        steadyWeeks(1, 8, seed % 1000),
      );
      const moves = breaks.flatMap(({ composed, day }) =>
        composed.moves.map((move) => ({ ...move, day })),
      );
      const possible = possibleMoves(library, body);
      const gaps = gapsOf(library, body).map(({ key }) => key);
      for (const { id, form, position } of moves) {
        expect(wrongWith(moveNamed(id), body, profile)).toEqual([]);
        expect([formFor(moveNamed(id), body), 'harder']).toContain(form);
        if (profile.includes('seatedOnly')) expect(position).toBe('seated');
        if (profile.includes('noFloor')) expect(position).not.toBe('floor');
      }
      const different = new Set(moves.map(({ id }) => id)).size;
      expect(different).toBeGreaterThanOrEqual(Math.min(enoughMoves, possible.length));
      if (possible.length < enoughMoves) {
        expect(gaps.some((key) => key === 'break:gaps.few' || key === 'break:gaps.nothing')).toBe(
          true,
        );
      }
      const strong = new Set(moves.flatMap(({ kind, day }) => (kind === 'strengthen' ? [day] : [])))
        .size;
      const canBeStrong = possible.some(({ kind }) => kind === 'strengthen');
      expect(strong).toBeGreaterThanOrEqual(canBeStrong ? 4 : 0);
      if (!canBeStrong && possible.length > 0) expect(gaps).toContain('break:gaps.noStrength');
      const worked = new Set(moves.flatMap(({ id }) => moveNamed(id).muscles.map(groupOf)));
      expect([...groupsOf(library, body)].filter((group) => !worked.has(group))).toEqual([]);
    }),
    { numRuns: people, seed: 16 },
  );
}, 120_000);

describe('a profile chooses the form, and the reason line says so', () => {
  const all = [...equipment];
  const first = (profile: readonly Trait[], id: string) =>
    composeBreak(situation({ body: personWith(profile, all, 'home') }), [id]).moves[0];

  test.each<[Trait, string, object]>([
    ['seatedOnly', 'band-pull-apart', { form: 'seated', position: 'seated' }],
    ['seatedOnly', 'blade-squeeze', { form: 'seated', position: 'seated' }],
    ['noFloor', 'cat-cow', { form: 'seated', position: 'seated' }],
    ['noOverhead', 'overhead-reach', { form: 'easier' }],
    ['oneArmLeft', 'arm-circles', { form: 'oneArm', sides: ['left'] }],
    ['oneArmRight', 'bent-over-row', { form: 'oneArm', sides: ['right'] }],
    ['soreNeck', 'neck-rolls', { form: 'easier' }],
    ['soreShoulder', 'doorway-stretch', { form: 'easier' }],
    ['soreWrist', 'wall-push-up', { form: 'seated', position: 'seated' }],
    ['soreLowBack', 'chair-rotation', { form: 'easier' }],
    ['soreKnee', 'childs-pose-reach', { form: 'seated', position: 'seated' }],
  ])('%s: %s', (trait, id, expected) => {
    const limit = trait.startsWith('oneArm') ? 'oneHand' : trait;
    expect(first([trait], id)).toMatchObject({
      id,
      ...expected,
      reason: { key: `break:reasons.asked_${limit}` },
    });
  });

  test('nothing changes for who asks for nothing to be spared', () => {
    for (const id of library.keys()) {
      expect(first([], id)).toMatchObject({ reason: { key: 'break:reasons.wished' } });
    }
  });

  test('a move with no fitting form is left out, and says why', () => {
    const body = personWith(['dizzy'], all, 'home');
    expect(composeBreak(situation({ body }), ['neck-rolls']).notes).toEqual([
      { key: 'break:whyNot.obstacle', params: { move: 'neck-rolls', obstacle: 'dizzy' } },
    ]);
  });

  test('an easier form stays at the low end, however often it is done', () => {
    const body = personWith(['soreNeck'], all, 'home');
    const { memory } = live(
      (now) => composeBreak(now, ['chin-tuck']),
      situation({ body }),
      steadyWeeks(6, 2),
    );
    const again = composeBreak(situation({ body, memory }), ['chin-tuck']);
    expect(again.moves[0]).toMatchObject({ form: 'easier', rung: 0 });
    expect(memory.moves['chin-tuck']?.rung).toBe(0);
    expect(recordOf(again).moves[0]?.rung).toBe(0);
  });

  test('who is seated, with one arm, grows as everybody does', () => {
    const body = personWith(['seatedOnly', 'oneArmLeft'], all, 'home');
    const { memory } = live(
      (now) => composeBreak(now, ['band-pull-apart']),
      situation({ body }),
      steadyWeeks(6, 2),
    );
    expect(memory.moves['band-pull-apart']?.rung).toBeGreaterThan(1);
  });
});
