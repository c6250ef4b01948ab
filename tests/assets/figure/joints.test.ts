import { describe, expect, test } from 'vitest';
import { JOINT_LIMITS } from '#core/moves/joint-limits';
import { boneLengths, limbAngles } from '../../../renderer/figure/measure';
import { cases, instants, sceneOf, sides } from '../../support/figure';

/** AAOS norms of the whole trunk and neck, which the split joints must respect in sum. */
const REGION_LIMITS = {
  trunk: { flex: [-25, 80], side: [-35, 35], turn: [-45, 45] },
  neck: { flex: [-45, 45], side: [-45, 45], turn: [-60, 60] },
} as const;

/** How far the upper arm leaves the trunk, by direction: back 60, across the chest 75, else 180. */
function shoulderReach(raise: number, plane: number): number {
  if (raise > 150) return 180;
  if (plane < -45 && plane > -135) return 60;
  return Math.abs(plane) > 135 ? 75 : 180;
}

const leansOnHand = (id: string): boolean =>
  ['cat-cow', 'wall-push-up', 'childs-pose-reach'].includes(id);

describe.each(cases)('%s, %s', (id, form) => {
  const scene = sceneOf(id, form);
  const times = instants(scene);

  test('every joint stays within human limits', () => {
    for (const t of times) {
      scene.solveAt(t);
      for (const limbs of sides(scene)) {
        const where = `${id} at ${Math.round(t)} ms, ${limbs.s > 0 ? 'left' : 'right'}`;
        const a = limbAngles(scene.rig, limbs);
        const within = (name: string, value: number, [low, high]: readonly [number, number]) => {
          expect(value, `${where}: ${name}`).toBeGreaterThanOrEqual(low - 0.5);
          expect(value, `${where}: ${name}`).toBeLessThanOrEqual(high + 0.5);
        };
        within('raise', a.raise, [0, shoulderReach(a.raise, a.plane)]);
        within('elbow', a.elbow, JOINT_LIMITS.elbow);
        within('pronate', a.pronate, JOINT_LIMITS.pronate);
        within('wrist', a.wrist, leansOnHand(id) ? JOINT_LIMITS.loadedWrist : JOINT_LIMITS.wrist);
        within('hip', a.hip, JOINT_LIMITS.hip);
        within('abduct', a.abduct, JOINT_LIMITS.abduct);
        within('knee', a.knee, JOINT_LIMITS.knee);
        within('ankle', a.ankle, JOINT_LIMITS.ankle);
      }
    }
  });

  test('trunk and neck stay within their range as a whole', () => {
    const pose = scene.poseNow;
    for (const t of times) {
      scene.solveAt(t);
      for (const way of ['flex', 'side', 'turn'] as const) {
        const trunk = pose.lumbar[way] + pose.thoracic[way] + pose.upperThoracic[way];
        const neck = pose.neck[way] + pose.head[way];
        for (const [sum, [low, high]] of [
          [trunk, REGION_LIMITS.trunk[way]],
          [neck, REGION_LIMITS.neck[way]],
        ] as const) {
          expect(sum, `${id} at ${t}: ${way}`).toBeGreaterThanOrEqual(low);
          expect(sum, `${id} at ${t}: ${way}`).toBeLessThanOrEqual(high);
        }
      }
    }
  });

  test('bones keep their length', () => {
    for (const t of times) {
      scene.solveAt(t);
      for (const limbs of sides(scene)) {
        const [upperArm, forearm, thigh, shank] = boneLengths(limbs);
        expect(upperArm).toBeCloseTo(0.174, 3);
        expect(forearm).toBeCloseTo(0.146, 3);
        expect(thigh).toBeCloseTo(0.245, 3);
        expect(shank).toBeCloseTo(0.246, 3);
      }
    }
  });
});
