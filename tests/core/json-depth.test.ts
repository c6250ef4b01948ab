import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isDeeperThan, isLargerThan } from '#core/json-depth';

const nested = (levels: number): unknown => (levels === 0 ? 1 : { in: [nested(levels - 1)] });
const ring: { self?: unknown } = {};
ring.self = ring;

it('depth counts every array and object, and a ring is deeper than anything', () => {
  expect(isDeeperThan(1, 0)).toBe(false);
  expect(isDeeperThan([], 0)).toBe(true);
  expect(isDeeperThan(nested(8), 16)).toBe(false);
  expect(isDeeperThan(nested(8), 15)).toBe(true);
  expect(isDeeperThan(ring, 16)).toBe(true);
  expect(isDeeperThan(nested(100_000 / 50), 16)).toBe(true);
});

it('size counts values, keys and long texts, and a ring is larger than anything', () => {
  expect(isLargerThan([1, 2, 3], 4)).toBe(false);
  expect(isLargerThan([1, 2, 3, 4], 4)).toBe(true);
  expect(isLargerThan('x'.repeat(1000), 11)).toBe(false);
  expect(isLargerThan('x'.repeat(1100), 11)).toBe(true);
  expect(isLargerThan({ ['k'.repeat(1100)]: 1 }, 11)).toBe(true);
  expect(isLargerThan(ring, 1000)).toBe(true);
  expect(isLargerThan(new Uint8Array(1), 1000)).toBe(true);
});

it('what is no larger has no more values than that', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(50), (value, most) => {
      const values = JSON.stringify(value).match(/[[{]|"(?:[^"\\]|\\.)*"|[\w.+-]+/g) ?? [];
      if (!isLargerThan(value, most)) expect(values.length).toBeLessThanOrEqual(2 * most);
    }),
  );
});
