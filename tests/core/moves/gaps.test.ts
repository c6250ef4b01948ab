import { describe, expect, test } from 'vitest';
import { enoughMoves, gapsOf, groupsOf } from '#core/moves/gaps';
import { libraryOf } from '#core/moves/memory';
import { everything, library, moveNamed } from './support';

const only = (...ids: string[]) => libraryOf(ids.map(moveNamed));
const tucks = Array.from({ length: enoughMoves }, (_, n) => ({
  ...moveNamed('chin-tuck'),
  id: `tuck-${n}`,
}));

describe('what a person misses is said', () => {
  test('nothing of who has all', () => {
    expect(gapsOf(library, everything)).toEqual([]);
  });

  test('that nothing at all is possible, and no more', () => {
    expect(gapsOf(only(), everything)).toEqual([{ key: 'break:gaps.nothing' }]);
    const body = { ...everything, disabledMoves: ['chin-tuck'] };
    expect(gapsOf(only('chin-tuck'), body)).toEqual([{ key: 'break:gaps.nothing' }]);
  });

  test('how few moves there are, up to the most that is too few', () => {
    const few = (count: number) =>
      gapsOf(libraryOf(tucks.slice(0, count)), everything).filter(
        ({ key }) => key === 'break:gaps.few',
      );
    expect(few(1)).toEqual([{ key: 'break:gaps.few', params: { count: 1 } }]);
    expect(few(enoughMoves - 1)).toHaveLength(1);
    expect(few(enoughMoves)).toEqual([]);
  });

  test('that nothing strengthens', () => {
    const noStrength = { key: 'break:gaps.noStrength' };
    expect(gapsOf(only('neck-rolls'), everything)).toContainEqual(noStrength);
    expect(gapsOf(only('chin-tuck', 'neck-rolls'), everything)).not.toContainEqual(noStrength);
  });

  test('each muscle group that has no move', () => {
    const here = groupsOf(only('chin-tuck'), everything);
    const missing = gapsOf(only('chin-tuck'), everything).flatMap(({ key, params }) =>
      key === 'break:gaps.group' ? [params?.group] : [],
    );
    expect(here.size).toBeGreaterThan(0);
    expect(missing.length).toBeGreaterThan(0);
    for (const group of here) expect(missing).not.toContain(group);
    expect(new Set(missing).size + here.size).toBe(groupsOf(library, everything).size);
  });
});
