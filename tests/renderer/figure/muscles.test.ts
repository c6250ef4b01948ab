import { expect, test } from 'vitest';
import { createMuscles, lightMuscles } from '../../../renderer/figure/muscles';
import { restPose } from '../../../renderer/figure/pose';
import { createRig } from '../../../renderer/figure/skeleton';

test('a muscle bears the share that its own side of the pose gives it', () => {
  const muscles = createMuscles(createRig(), ['pecs', 'lats:left'], false);
  const pose = restPose();
  pose.left.light.pecs = 0.25;
  pose.right.light.pecs = 0.75;
  pose.left.light.lats = 0.5;
  lightMuscles(muscles, pose);
  expect(muscles.map(({ name, s, light }) => [name, s, light])).toEqual([
    ['pecs', 1, 0.25],
    ['pecs', -1, 0.75],
    ['lats', 1, 0.5],
  ]);
});

test('what swings past none or all between poses is none or all', () => {
  const muscles = createMuscles(createRig(), ['pecs'], false);
  const pose = restPose();
  pose.left.light.pecs = -0.05;
  pose.right.light.pecs = 1.05;
  lightMuscles(muscles, pose);
  expect(muscles.map(({ light }) => light)).toEqual([0, 1]);
});
