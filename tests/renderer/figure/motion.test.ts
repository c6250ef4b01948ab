import { describe, expect, test } from 'vitest';
import { distance, type Vec } from '../../../renderer/figure/frame';
import { palmPoint } from '../../../renderer/figure/measure';
import { createMotions, type Motion } from '../../../renderer/figure/motion';
import type { Scene } from '../../../renderer/figure/scene';
import { createTimeline } from '../../../renderer/figure/timeline';
import { cases, figureOf, sceneOf } from '../../support/figure';

const motionsOf = (scene: Scene): Motion[] => createMotions(scene.timeline);
const ends = ({ points }: Motion): [Vec, Vec] => [points[0] as Vec, points.at(-1) as Vec];

test('a path leads from where the part is in the first pose to where it is in the last', () => {
  const scene = sceneOf('overhead-reach');
  const motion = motionsOf(scene)[0] as Motion;
  const [from, to] = ends(motion);
  const palmAt = (ms: number): Vec => {
    scene.solveAt(ms);
    return palmPoint(scene.rig.left);
  };
  const shift = figureOf('overhead-reach').arrows[0]?.shift ?? [0, 0, 0];
  const beside = ({ x, y, z }: Vec): Vec => ({ x: x + shift[0], y: y + shift[1], z: z + shift[2] });
  expect(distance(from, beside(palmAt(0)))).toBeLessThan(1e-6);
  expect(distance(to, beside(palmAt(scene.timeline.stillMs[1])))).toBeLessThan(1e-6);
});

test.each(cases)(
  'the points of each path of %s, %s are evenly spaced to its very end',
  (id, form) => {
    for (const { points } of motionsOf(sceneOf(id, form))) {
      const steps = points.slice(1).map((p, k) => distance(p, points[k] as Vec));
      // A chord across a sharp turn is shorter than the way round it; none is longer.
      const usual = steps.toSorted((a, b) => a - b)[steps.length >> 1] ?? 0;
      expect(Math.max(...steps)).toBeLessThan(1.3 * usual + 1e-6);
    }
  },
);

test("the other side's path is the mirror image, the other way's the same backwards", () => {
  const [left] = motionsOf(sceneOf('overhead-reach', 'standard', 'left'));
  const [right] = motionsOf(sceneOf('overhead-reach', 'standard', 'right'));
  for (const [i, p] of (left as Motion).points.entries()) {
    const q = right?.points[i] as Vec;
    expect([q.x, q.y, q.z].map((v) => Math.round(v * 1e6))).toEqual(
      [-p.x, p.y, p.z].map((v) => Math.round(v * 1e6)),
    );
  }
  const [oneWay] = motionsOf(sceneOf('arm-circles', 'standard', 'oneWay'));
  const [otherWay] = motionsOf(sceneOf('arm-circles', 'standard', 'otherWay'));
  const [from, to] = ends(oneWay as Motion);
  const [otherFrom, otherTo] = ends(otherWay as Motion);
  expect(distance(from, otherTo)).toBeLessThan(1e-6);
  expect(distance(to, otherFrom)).toBeLessThan(1e-6);
});

test('who sits has the paths of who sits', () => {
  const figure = figureOf('band-pull-apart');
  const [standing, seated] = [undefined, 'wheelchair' as const].map(
    (seat) => createMotions(createTimeline(figure, { seat }))[0] as Motion,
  );
  expect(ends(standing as Motion)[0].y - ends(seated as Motion)[0].y).toBeCloseTo(0.195, 2);
});

describe('an arrow is to be seen', () => {
  const scene = sceneOf('bent-over-row');
  const [motion] = motionsOf(scene);
  const at = (ms: number): number => motion?.visibleAt(ms) ?? -1;

  test('before the move starts, on its way and while it is held', () => {
    for (const ms of [0, 1500, 2999, 3000, 4999, 5000, 8000, 9999]) expect(at(ms)).toBe(1);
  });

  test('not on the way back, and it goes and comes only while something moves', () => {
    expect(at(5150)).toBeCloseTo(0.5, 6);
    for (const ms of [5300, 6500, 7700]) expect(at(ms)).toBe(0);
    expect(at(7850)).toBeCloseTo(0.5, 6);
  });

  test('in every later loop as in the first', () => {
    for (const ms of [1500, 5150, 6500]) expect(at(ms + 30_000)).toBeCloseTo(at(ms), 9);
  });

  test('one of two at a time where each phase has its own', () => {
    const two = motionsOf(sceneOf('cat-cow'));
    for (const [ms, seen] of [
      [1500, [1, 0]],
      [3500, [1, 0]],
      [6000, [0, 1]],
      [8500, [0, 1]],
    ] as const) {
      expect(two.map((m) => m.visibleAt(ms))).toEqual(seen);
    }
  });
});
