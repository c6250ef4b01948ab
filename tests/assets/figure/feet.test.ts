import { describe, expect, test } from 'vitest';
import { DEG, type Frame, sub, type Vec } from '../../../renderer/figure/frame';
import { limbAngles } from '../../../renderer/figure/measure';
import type { Limbs } from '../../../renderer/figure/skeleton';
import { cases, instants, sceneOf, sides } from '../../support/figure';

/** The lowest and highest of a sole's heel and ball. */
const heights = (foot: Frame): [number, number] => {
  const at = [foot.at(0, -0.039, -0.03).y, foot.at(0, -0.039, 0.07).y];
  return [Math.min(...at), Math.max(...at)];
};

/** Degrees between where the toes point and where the knee is bent to, seen from above. */
function kneeBesideToes({ thigh, shank, foot }: Limbs): number {
  const line = sub(foot.o, thigh.o);
  const share = (thigh.o.y - shank.o.y) / (thigh.o.y - foot.o.y);
  const straight: Vec = {
    x: thigh.o.x + line.x * share,
    y: shank.o.y,
    z: thigh.o.z + line.z * share,
  };
  const out = sub(shank.o, straight);
  const angle = Math.atan2(out.x, out.z) - Math.atan2(foot.Z.x, foot.Z.z);
  return Math.abs(Math.atan2(Math.sin(angle), Math.cos(angle))) / DEG;
}

const upright = cases.filter(
  ([id, form]) => !sceneOf(id, form).timeline.props.some(({ kind }) => kind === 'mat'),
);

describe.each(upright)('the feet of %s, %s', (id, form) => {
  const scene = sceneOf(id, form);

  test('stand flat on the floor', () => {
    for (const t of instants(scene)) {
      scene.solveAt(t);
      for (const { s, foot } of sides(scene)) {
        const [low, high] = heights(foot);
        expect(low, `${s} at ${t}`).toBeGreaterThan(-0.01);
        // Stepping through a doorway, one foot is lifted and the other heel comes up.
        if (id !== 'doorway-stretch') expect(high, `${s} at ${t}`).toBeLessThan(0.01);
      }
    }
  });

  test('are under knees that bend the way the toes point', () => {
    for (const t of instants(scene)) {
      scene.solveAt(t);
      for (const limbs of sides(scene)) {
        if (limbAngles(scene.rig, limbs).knee < 12) continue;
        expect(kneeBesideToes(limbs), `${limbs.s} at ${t}`).toBeLessThan(15);
      }
    }
  });
});
