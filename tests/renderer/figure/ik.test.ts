import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distance, vec } from '../../../renderer/figure/frame';
import { reach } from '../../../renderer/figure/ik';

const coordinate = fc.double({ min: -1, max: 1, noNaN: true });
const point = fc.record({ x: coordinate, y: coordinate, z: coordinate });

test('both bones keep their length wherever the target is', () => {
  fc.assert(
    fc.property(point, (target) => {
      fc.pre(Math.hypot(target.x, target.y, target.z) > 0.01);
      const { joint, end } = reach(vec(), target, 0.174, 0.146, vec(0.3, -1, -0.2));
      expect(distance(vec(), joint)).toBeCloseTo(0.174, 6);
      expect(distance(joint, end)).toBeCloseTo(0.146, 6);
    }),
  );
});

test('a target within reach is met', () => {
  const target = vec(0.1, -0.2, 0.12);
  const { end, missed } = reach(vec(), target, 0.174, 0.146, vec(0, 0, -1));
  expect(distance(end, target)).toBeLessThan(1e-9);
  expect(missed).toBe(0);
});

test('a target out of reach is pointed at, and the gap is told', () => {
  const { end, missed } = reach(vec(), vec(0.5, 0, 0), 0.174, 0.146, vec(0, -1, 0));
  expect(end.y).toBeCloseTo(0, 6);
  expect(missed).toBeCloseTo(0.18, 3);
});

test('the middle joint points to its pole', () => {
  const { joint } = reach(vec(), vec(0.2, 0, 0), 0.174, 0.146, vec(0, -1, 0));
  expect(joint.y).toBeLessThan(-0.05);
});
