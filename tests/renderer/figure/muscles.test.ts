import { expect, test } from 'vitest';
import { LOOKS } from '../../../renderer/figure/looks';
import { createMuscles, lightMuscles } from '../../../renderer/figure/muscles';
import { personOf } from '../../../renderer/figure/person';
import { restPose } from '../../../renderer/figure/pose';

const { parts, bind } = personOf(LOOKS.teo, 'light');

/** How bright the left and the right half of the shirt are, all points together. */
function shirtLight(): [left: number, right: number] {
  const shirt = parts.find((p) => p.model.name === 'shirt');
  if (!shirt) throw new Error('no shirt');
  const sum = [0, 0];
  for (const [i, heat] of shirt.heat.entries()) {
    const x = shirt.model.net.points[i * 3] ?? 0;
    const side = x > 0 ? 0 : 1;
    sum[side] = (sum[side] ?? 0) + heat;
  }
  return [sum[0] ?? 0, sum[1] ?? 0];
}

test('a muscle bears the share that its own side of the pose gives it', () => {
  const muscles = createMuscles(parts, bind, ['pecs', 'lats:left'], false);
  expect(muscles.map(({ name, s }) => [name, s])).toEqual([
    ['pecs', 1],
    ['pecs', -1],
    ['lats', 1],
  ]);
  const pose = { ...restPose(), effort: 1 };
  const pecs = muscles.filter(({ name }) => name === 'pecs');
  pose.left.light.pecs = 0.25;
  pose.right.light.pecs = 0.75;
  lightMuscles(parts, pecs, pose);
  const [left, right] = shirtLight();
  expect(right / left).toBeCloseTo(3, 0);
});

test('what swings past none or all between poses is none or all', () => {
  const muscles = createMuscles(parts, bind, ['pecs'], false);
  const pose = { ...restPose(), effort: 1 };
  const lit = (share: number): number => {
    pose.left.light.pecs = share;
    lightMuscles(parts, muscles, pose);
    return shirtLight()[0];
  };
  expect(lit(-0.05)).toBe(lit(0));
  expect(lit(1.05)).toBe(lit(1));
  expect(lit(1)).toBeGreaterThan(1);
});
