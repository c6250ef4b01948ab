import { describe, expect, test } from 'vitest';
import { distance, sub } from '../../../renderer/figure/frame';
import { landmarks } from '../../../renderer/figure/landmarks';
import { angleBetween, limbAngles, palmPoint } from '../../../renderer/figure/measure';
import { CM, during, instants, instantsOf, sceneOf, sides } from '../../support/figure';

describe('doorway', () => {
  const scene = sceneOf('doorway-stretch');

  test('the forearms lie upright on the frame, elbows at shoulder height, all the time', () => {
    for (const t of instants(scene)) {
      scene.solveAt(t);
      for (const { arm, forearm, hand } of sides(scene)) {
        // A forearm is two centimetres of flesh from the frame, a hand's thickness at the wrist.
        expect(Math.abs(forearm.o.z + 0.019)).toBeLessThan(0.01);
        expect(Math.abs(hand.o.z + 0.017)).toBeLessThan(0.005);
        expect(angleBetween(sub(hand.o, forearm.o), { x: 0, y: 1, z: 0 })).toBeLessThan(8);
        expect(Math.abs(forearm.o.y - arm.o.y)).toBeLessThan(6 * CM);
      }
    }
  });

  test('the chest passes well in front of the elbows', () => {
    during(scene, 'rest');
    expect(landmarks.breastbone(scene.rig).z).toBeLessThan(0);
    during(scene, 'hold');
    for (const limbs of sides(scene)) {
      expect(landmarks.breastbone(scene.rig).z - limbs.forearm.o.z).toBeGreaterThan(20 * CM);
      expect(limbs.arm.o.z - limbs.forearm.o.z).toBeGreaterThan(9 * CM);
      expect(limbAngles(scene.rig, limbs).plane).toBeGreaterThan(-45);
    }
  });

  test('one foot steps through, lifted on its way; both stand before and after', () => {
    const { left, right } = during(scene, 'rest').rig;
    expect(left.foot.o.z).toBeLessThan(0);
    expect(Math.abs(left.foot.o.y - 0.039)).toBeLessThan(0.005);
    let highest = 0;
    for (const t of instantsOf(scene, 'out')) {
      scene.solveAt(t);
      highest = Math.max(highest, left.foot.o.y);
    }
    expect(highest).toBeGreaterThan(0.06);
    during(scene, 'hold');
    expect(left.foot.o.z).toBeGreaterThan(0.1);
    expect(Math.abs(left.foot.o.y - 0.039)).toBeLessThan(0.005);
    expect(right.foot.o.z).toBeLessThan(-0.05);
    expect(right.foot.at(0, -0.039, 0.07).y).toBeLessThan(0.01);
  });
});

test('upper-trap: the head tilts 30 to 45 degrees to the side and does not turn', () => {
  const scene = during(sceneOf('upper-trap-stretch'), 'hold');
  const { head } = scene.rig;
  const tilt = angleBetween(head.Y, scene.rig.chest.Y);
  expect(tilt).toBeGreaterThan(30);
  expect(tilt).toBeLessThan(45);
  expect(head.Y.x).toBeLessThan(0);
  expect(Math.abs(head.Z.x)).toBeLessThan(0.02);
  expect(distance(palmPoint(scene.rig.right), head.at(0, 0.042, 0))).toBeLessThan(0.075);
});

test("child's pose: hips near the heels, forehead near the floor, hands ahead", () => {
  const scene = during(sceneOf('childs-pose-reach'), 'hold');
  for (const { thigh, foot, hand, arm } of sides(scene)) {
    expect(distance(thigh.o, foot.o)).toBeLessThan(0.16);
    expect(hand.o.z - arm.o.z).toBeGreaterThan(0.2);
  }
  expect(scene.rig.head.at(0, 0.06, 0.055).y).toBeLessThan(0.03);
});
