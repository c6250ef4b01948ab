import { describe, expect, test } from 'vitest';
import { cases, instants, sceneOf, sides } from '../../support/figure';
import { deepest, fleshOf } from '../../support/flesh';

/** As deep as flesh gives way, in body heights: an arm that lies against the body. */
const SOFT = 0.028;

describe.each(cases)('%s, %s', (id, form) => {
  const scene = sceneOf(id, form);
  const times = instants(scene);

  test('what is held or stood on is met within one per cent of the body height', () => {
    for (const t of times) {
      scene.solveAt(t);
      expect(scene.rig.overreach, `${id} at ${t}`).toBeLessThan(0.01);
    }
  });

  test('no foot, knee or hand goes through the floor', () => {
    for (const t of times) {
      scene.solveAt(t);
      for (const { foot, shank, hand } of sides(scene)) {
        const toe = foot.at(0, -0.024, 0.084);
        const heel = foot.at(0, -0.036, -0.02);
        for (const [part, y] of [
          ['toe', toe.y - 0.0128],
          ['heel', heel.y],
          ['knee', shank.o.y - 0.032],
          ['wrist', hand.o.y - 0.013],
        ] as const) {
          expect(y, `${id} at ${t}: ${part}`).toBeGreaterThan(-0.008);
        }
      }
    }
  });

  test('no arm is inside the trunk or the head', () => {
    for (const t of times) {
      scene.solveAt(t);
      const { torso, head, arms } = fleshOf(scene.rig);
      for (const [name, arm] of arms) {
        expect(deepest(arm, torso), `${id} at ${t}: ${name} in the trunk`).toBeLessThan(SOFT);
        expect(deepest(arm, head), `${id} at ${t}: ${name} in the head`).toBeLessThan(SOFT);
      }
    }
  });
});
