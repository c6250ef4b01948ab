import { expect, test } from 'vitest';
import { angleBetween } from '../../../renderer/figure/measure';
import { during, sceneOf } from '../../support/figure';

test('chair rotation: the chest turns to the left on still hips, hands on the seat', () => {
  const scene = during(sceneOf('chair-rotation'), 'hold');
  const { chest, pelvis, left, right } = scene.rig;
  expect(angleBetween(chest.Z, pelvis.Z)).toBeGreaterThan(25);
  expect(chest.Z.x).toBeGreaterThan(0);
  for (const { hand } of [left, right]) expect(Math.abs(hand.o.y - 0.28)).toBeLessThan(0.04);
});

test('overhead reach: the left hand ends above the head, the trunk leans to the right', () => {
  const scene = during(sceneOf('overhead-reach'), 'hold');
  expect(scene.rig.left.hand.o.y).toBeGreaterThan(scene.rig.head.o.y + 0.15);
  expect(scene.rig.chest.Y.x).toBeLessThan(-0.2);
});
