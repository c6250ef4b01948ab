import { expect, test } from 'vitest';
import { LOOK_NAMES, LOOKS, lookFromSeed, lookNamed } from '../../../renderer/figure/looks';

test('the same seed is the same person, and every walking person comes up', () => {
  const seen = new Set(Array.from({ length: 200 }, (_, seed) => lookFromSeed(seed)));
  expect(lookFromSeed(42)).toBe(lookFromSeed(42));
  expect([...seen].sort()).toEqual(LOOK_NAMES.filter((n) => !LOOKS[n].wheelchair).sort());
});

test('a preset is found by its name; any other text picks one by itself', () => {
  expect(lookNamed('mara')).toBe(LOOKS.mara);
  expect(Object.values(LOOKS)).toContain(lookNamed('2026-11-20/3'));
  expect(lookNamed('2026-11-20/3')).toBe(lookNamed('2026-11-20/3'));
});

test('shirts are pale, so that the glow on them stays clean', () => {
  for (const { clothes } of Object.values(LOOKS)) {
    const [r, g, b] = [1, 3, 5].map((i) => Number.parseInt(clothes.top.slice(i, i + 2), 16));
    expect(Math.min(r ?? 0, g ?? 0, b ?? 0)).toBeGreaterThan(220);
  }
});
