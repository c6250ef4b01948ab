import { describe, expect, test } from 'vitest';
import { distance, sub, type Vec } from '../../../renderer/figure/frame';
import { landmarks, sideLandmarks } from '../../../renderer/figure/landmarks';
import { angleBetween, limbAngles, palmPoint } from '../../../renderer/figure/measure';
import { CM, during, figureOf, instants, instantsOf, sceneOf, sides } from '../../support/figure';

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

describe('upper-trap', () => {
  const scene = sceneOf('upper-trap-stretch');
  const { rig } = scene;
  const tilt = (): number => angleBetween(rig.head.Y, rig.chest.Y);
  /** How far the palm is from the skull, which is an egg. */
  const gap = (): number => {
    const { x, y, z } = rig.head.local(palmPoint(rig.right));
    return 0.055 * (Math.hypot(x / 0.0505, (y - 0.042) / 0.0535, z / 0.0635) - 1);
  };

  test('held, the head is tilted 30 to 45 degrees to the side and not turned, the other arm long', () => {
    during(scene, 'hold');
    expect(tilt()).toBeGreaterThan(30);
    expect(tilt()).toBeLessThan(45);
    expect(rig.head.Y.x).toBeLessThan(0);
    expect(Math.abs(rig.head.Z.x)).toBeLessThan(0.02);
    expect(limbAngles(rig, rig.left).elbow).toBeLessThan(5);
    expect(rig.left.arm.o.y).toBeLessThan(rig.right.arm.o.y);
  });

  test('the fingers lie on the far side of the skull', () => {
    during(scene, 'hold');
    expect(Math.abs(gap())).toBeLessThan(0.01);
    expect(rig.head.local(palmPoint(rig.right)).x).toBeGreaterThan(0.02);
    expect(scene.poseNow.right.shape.cupped).toBeCloseTo(1, 9);
  });

  test('the head tilts first, by itself; only then does the hand come', () => {
    const first = scene.timeline.legs[0];
    scene.solveAt(first?.lengthMs ?? 0);
    expect(tilt()).toBeGreaterThan(20);
    expect(gap()).toBeGreaterThan(0.04);
    for (const t of instantsOf(scene, 'out', 'back')) {
      scene.solveAt(t);
      expect(gap(), `at ${t}`).toBeGreaterThan(-0.01);
    }
  });
});

describe("child's pose", () => {
  const scene = sceneOf('childs-pose-reach');
  const { rig } = scene;

  test('hips on the heels, knees and toes on the mat, all the time', () => {
    for (const t of instants(scene)) {
      scene.solveAt(t);
      for (const limbs of sides(scene)) {
        const heel = sideLandmarks.heel(rig, limbs);
        expect(distance(sideLandmarks.buttock(rig, limbs), heel)).toBeLessThan(0.01);
        expect(Math.abs(limbs.shank.o.y - 0.0325)).toBeLessThan(0.01);
        expect(Math.abs(limbs.foot.at(0, -0.024, 0.084).y - 0.0128)).toBeLessThan(0.01);
      }
    }
  });

  test('the forehead rests on the mat', () => {
    for (const t of instants(scene)) {
      scene.solveAt(t);
      expect(Math.abs(landmarks.forehead(rig).y)).toBeLessThan(0.01);
    }
  });

  test('both palms stay on the mat and walk clearly to the right, the left side grows long', () => {
    const mat = figureOf('childs-pose-reach').props.find((p) => p.kind === 'mat');
    during(scene, 'back', 1);
    const from = sides(scene).map((limbs) => ({ ...palmPoint(limbs) }));
    for (const t of instants(scene)) {
      scene.solveAt(t);
      for (const limbs of sides(scene)) {
        expect(Math.abs(palmPoint(limbs).y)).toBeLessThan(0.01);
        expect(Math.abs(palmPoint(limbs).x)).toBeLessThan((mat?.width ?? 0) / 2);
      }
    }
    during(scene, 'hold');
    for (const [i, limbs] of sides(scene).entries()) {
      expect((from[i]?.x ?? 0) - palmPoint(limbs).x).toBeGreaterThan(35 * CM);
    }
    const { lumbar, thoracic, upperThoracic } = scene.poseNow;
    expect(lumbar.side + thoracic.side + upperThoracic.side).toBeLessThan(-25);
  });

  test('one hand steps while the other bears', () => {
    for (const leg of scene.timeline.legs.filter((l) => l.phase === 'out')) {
      scene.solveAt(leg.startMs);
      const from = sides(scene).map((limbs) => ({ ...palmPoint(limbs) }));
      scene.solveAt(leg.startMs + leg.lengthMs - 1e-6);
      const moved = sides(scene).map((limbs, i) => distance(palmPoint(limbs), from[i] as Vec));
      expect(Math.min(...moved)).toBeLessThan(0.01);
      expect(Math.max(...moved)).toBeGreaterThan(0.08);
    }
  });
});
