import { expect, test } from 'vitest';
import { Frame, vec } from '../../../renderer/figure/frame';
import { Ball } from '../../../renderer/figure/hull';
import { boxAgainst, DepthOrder, type Item } from '../../../renderer/figure/order';

function item(x: number, depth: number, group = ''): Item {
  const ball = new Ball(new Frame(), vec(x, 0, depth), 0.05);
  Object.assign(ball.screen, { x, y: 0, z: depth });
  Object.assign(ball.world, { x, y: 0, z: depth });
  ball.r = 0.05;
  return { voters: [ball], group };
}

const move = ({ voters }: Item, depth: number): void => {
  for (const ball of voters) ball.screen.z = depth;
};

test('what is nearer is painted later', () => {
  const [near, far] = [item(0, 0.1), item(0.02, -0.1)];
  expect(new DepthOrder([near, far]).sort([], 1)).toEqual([far, near]);
});

test('a rule overrules depth', () => {
  const [near, far] = [item(0, 0.1), item(0.02, -0.1)];
  expect(new DepthOrder([near, far]).sort([[near, far, 5]], 1)).toEqual([near, far]);
});

test('an order holds until a vote is clearly against it', () => {
  const [a, b] = [item(0, 0.05), item(0.02, 0)];
  const order = new DepthOrder([a, b]);
  expect(order.sort([], 1)).toEqual([b, a]);
  move(a, -0.004);
  expect(order.sort([], 1)).toEqual([b, a]);
  move(a, -0.05);
  expect(order.sort([], 1)).toEqual([a, b]);
});

test('parts of one limb are painted together where nothing lies between', () => {
  const [thigh, lamp, shank] = [item(0, 0, 'legs'), item(5, 0), item(0.3, 0, 'legs')];
  const sorted = new DepthOrder([thigh, lamp, shank]).sort([], 1);
  expect(Math.abs(sorted.indexOf(thigh) - sorted.indexOf(shank))).toBe(1);
});

test('a box is behind what stands on the side it is seen from, in front of what is beyond', () => {
  const planes = [
    { normal: vec(0, 0, 1), at: 0.05, facing: 1 },
    { normal: vec(0, 0, -1), at: 0.05, facing: -1 },
  ];
  expect(boxAgainst(planes, item(0, 0.3).voters)).toBeLessThan(0);
  expect(boxAgainst(planes, item(0, -0.3).voters)).toBeGreaterThan(0);
});
