import { expect, test } from 'vitest';
import { DEG, dot, length, sub } from '../../../renderer/figure/frame';
import { library } from '../../core/moves/support';
import { CM, instants, sceneOf, sides } from '../../support/figure';

const aboveShoulder = 8 * CM;
/** From the trunk, where the trunk itself leans: a little more than straight out. */
const raisedAngle = 120 * DEG;

test.each([...library.values()])(
  '$id asks for a hand above the shoulder where its figure raises one',
  ({ id, asks }) => {
    const scene = sceneOf(id);
    const isRaised = instants(scene).some((at) => {
      scene.solveAt(at);
      return sides(scene).some(({ hand, arm, forearm }) => {
        const upperArm = sub(forearm.o, arm.o);
        const angle = Math.acos(-dot(upperArm, scene.rig.chest.Y) / length(upperArm));
        return hand.o.y - arm.o.y > aboveShoulder || angle > raisedAngle;
      });
    });
    expect(asks?.includes('overhead')).toBe(isRaised);
  },
);
