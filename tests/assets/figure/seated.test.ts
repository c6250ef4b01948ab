import { describe, expect, test } from 'vitest';
import { JOINT_LIMITS } from '#core/moves/joint-limits';
import type { Vec } from '../../../renderer/figure/frame';
import { LOOKS } from '../../../renderer/figure/looks';
import { limbAngles, palmPoint } from '../../../renderer/figure/measure';
import { Scene } from '../../../renderer/figure/scene';
import type { Limbs } from '../../../renderer/figure/skeleton';
import { figures, instants, sides } from '../../support/figure';
import { deepest, fleshOf } from '../../support/flesh';

const seated = [...figures].filter(([, figure]) => figure.forms?.seated).map(([id]) => id);

/** The wheels of the chair: how far out, where their hubs are, how large. */
const WHEEL = { x: 0.14, y: 0.17, z: -0.035, radius: 0.165 };

const armPoints = ({ forearm, hand }: Limbs): Vec[] =>
  [0, 0.04, 0.08, 0.12].map((y) => forearm.at(0, -y, 0)).concat([hand.o, hand.at(0, -0.05, 0)]);

test('most moves can be done from a wheelchair', () => {
  expect(seated.length).toBeGreaterThanOrEqual(11);
});

describe.each(seated)('%s in a wheelchair', (id) => {
  const figure = figures.get(id);
  if (!figure) throw new Error(id);
  const scene = new Scene(figure, { look: LOOKS.juno, theme: 'light' });
  const times = instants(scene, 60);

  test('hands reach what they hold, within human limits', () => {
    for (const t of times) {
      scene.solveAt(t);
      expect(scene.rig.overreach).toBeLessThan(0.01);
      for (const limbs of sides(scene)) {
        const angles = limbAngles(scene.rig, limbs);
        for (const name of ['elbow', 'wrist', 'pronate', 'hip', 'knee'] as const) {
          const angle = angles[name];
          const [low, high] = JOINT_LIMITS[name];
          expect(angle, `${name} at ${t}`).toBeGreaterThan(low - 0.5);
          expect(angle, `${name} at ${t}`).toBeLessThan(high + 0.5);
        }
      }
    }
  });

  test('no arm goes through a wheel', () => {
    for (const t of times) {
      scene.solveAt(t);
      for (const limbs of sides(scene)) {
        for (const p of armPoints(limbs)) {
          const inside = Math.hypot(p.y - WHEEL.y, p.z - WHEEL.z) < WHEEL.radius;
          if (inside) expect(Math.abs(Math.abs(p.x) - WHEEL.x), `at ${t}`).toBeGreaterThan(0.012);
        }
      }
    }
  });

  test('no arm is inside the trunk or the head', () => {
    for (const t of times) {
      scene.solveAt(t);
      const { torso, head, arms } = fleshOf(scene.rig);
      for (const [name, arm] of arms) {
        expect(deepest(arm, torso), `${name} at ${t}`).toBeLessThan(0.028);
        expect(deepest(arm, head), `${name} at ${t}`).toBeLessThan(0.028);
      }
    }
  });

  test('the feet are on the footrest, which is as high', () => {
    for (const t of times) {
      scene.solveAt(t);
      for (const { foot } of sides(scene)) {
        expect(foot.Y.y).toBeGreaterThan(0.999);
        expect(Math.abs(foot.o.y - 0.039 - 0.034)).toBeLessThan(0.02);
      }
    }
  });
});

test('face pull: who sits pulls to the temples as well', () => {
  const figure = figures.get('face-pull');
  if (!figure) throw new Error();
  const scene = new Scene(figure, { look: LOOKS.juno, theme: 'light' });
  for (const t of instants(scene, 60)) {
    scene.solveAt(t);
    const head = scene.rig.head.at(0, 0.097, 0);
    for (const limbs of sides(scene)) expect(palmPoint(limbs).y).toBeLessThan(head.y);
  }
});
