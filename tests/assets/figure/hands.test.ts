import { describe, expect, test } from 'vitest';
import type { HandShape } from '#core/moves/figure-words';
import type { Pose, SidePose } from '../../../renderer/figure/pose';
import { cases, figureOf, instants, sceneOf } from '../../support/figure';

const sidesOf = (pose: Readonly<Pose>): [string, SidePose][] => [
  ['left', pose.left],
  ['right', pose.right],
];

describe.each(cases)('the hands of %s, %s', (id, form) => {
  const scene = sceneOf(id, form);
  const { props, holdOn } = scene.timeline;
  const times = instants(scene);

  test('are closed around what they hold', () => {
    const held = props.flatMap((p) =>
      p.kind === 'dumbbell' ? [p.in] : p.kind === 'band' ? [p.from, p.to] : [],
    );
    for (const t of times) {
      scene.solveAt(t);
      for (const [side, { shape }] of sidesOf(scene.poseNow)) {
        if (held.includes(side === 'left' ? 'left hand' : 'right hand')) {
          expect(shape.fist, `${side} at ${t}`).toBeCloseTo(1, 9);
        }
      }
    }
  });

  test('lie flat on a wall, a frame or the mat, or walk on it, and cup the head', () => {
    const standsOn = props.some((p) => ['wall', 'doorway', 'mat'].includes(p.kind));
    for (const t of times) {
      scene.solveAt(t);
      for (const [side, { shape, hand }] of sidesOf(scene.poseNow)) {
        if (hand.weight < 1) continue;
        const on = holdOn[side === 'left' ? 'left' : 'right'];
        if (on === 'head') expect(shape.cupped, `${side} at ${t}`).toBeGreaterThan(0.99);
        else if (standsOn) expect(shape.flat + shape.walking, `${side} at ${t}`).toBeCloseTo(1, 9);
      }
    }
  });

  test('turn from one shape into the other, never into more or less than a hand', () => {
    for (const t of times) {
      scene.solveAt(t);
      for (const [side, { shape }] of sidesOf(scene.poseNow)) {
        const shares = Object.values(shape);
        expect(
          shares.reduce((sum, share) => sum + share, 0),
          `${side} at ${t}`,
        ).toBeCloseTo(1, 6);
        for (const share of shares) expect(share).toBeGreaterThan(-1e-9);
      }
    }
  });
});

test('hands walk on the mat in the pose that says so, and are flat again when they have arrived', () => {
  const { poses } = figureOf('childs-pose-reach');
  const shapes = (name: string): (HandShape | undefined)[] => [
    poses[name]?.left?.shape,
    poses[name]?.right?.shape,
  ];
  expect(shapes('rightSteps')).toEqual(['flat', 'walking']);
  expect(shapes('leftFollows')).toEqual(['walking', 'flat']);
  expect(shapes('walked')).toEqual(['flat', 'flat']);
});
