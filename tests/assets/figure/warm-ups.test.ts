import { describe, expect, test } from 'vitest';
import { DEG, dot, sub } from '../../../renderer/figure/frame';
import { landmarks } from '../../../renderer/figure/landmarks';
import { angleBetween, limbAngles, palmPoint, pointing } from '../../../renderer/figure/measure';
import { CM, during, figureOf, instants, sceneOf, sides } from '../../support/figure';

const sum = (...bends: number[]): number => bends.reduce((a, b) => a + b, 0);

test('neck rolls: half a circle through the front, never tipped back', () => {
  const scene = sceneOf('neck-rolls');
  let [left, right, front] = [0, 0, 0];
  for (const t of instants(scene, 200)) {
    scene.solveAt(t);
    const { neck, head } = scene.poseNow;
    expect(neck.flex + head.flex).toBeGreaterThan(-1);
    left = Math.max(left, neck.side + head.side);
    right = Math.min(right, neck.side + head.side);
    front = Math.max(front, neck.flex + head.flex);
  }
  expect(left).toBeGreaterThan(25);
  expect(right).toBeLessThan(-25);
  expect(front).toBeGreaterThan(30);
});

test('shoulder rolls: both shoulders together', () => {
  const scene = sceneOf('shoulder-rolls');
  for (const t of instants(scene)) {
    scene.solveAt(t);
    const [left, right] = sides(scene).map(({ arm }) => arm.o);
    expect(left?.x).toBeCloseTo(-(right?.x ?? 0), 6);
    expect(left?.y).toBeCloseTo(right?.y ?? 0, 6);
    expect(left?.z).toBeCloseTo(right?.z ?? 0, 6);
  }
});

describe('arm circles', () => {
  const scene = sceneOf('arm-circles');

  test('the hands circle around shoulder height, arms long', () => {
    const heights: number[] = [];
    for (const t of instants(scene, 240)) {
      scene.solveAt(t);
      for (const limbs of sides(scene)) {
        const height = limbs.hand.o.y - limbs.arm.o.y;
        heights.push(height);
        expect(Math.abs(height)).toBeLessThan(24 * CM);
        expect(limbAngles(scene.rig, limbs).elbow).toBeLessThan(15);
      }
    }
    expect(Math.abs(sum(...heights) / heights.length)).toBeLessThan(3 * CM);
  });

  test('the circles grow', () => {
    const sizes = scene.timeline.legs
      .filter(({ to }) => to.endsWith('Up'))
      .map(({ startMs, lengthMs }) => {
        scene.solveAt(startMs + lengthMs);
        return palmPoint(scene.rig.left).y;
      });
    expect(sizes).toHaveLength(3);
    expect(sizes.toSorted((a, b) => a - b)).toEqual(sizes);
  });
});

describe('overhead reach', () => {
  const scene = sceneOf('overhead-reach');

  test('the trunk bends 30 degrees to the right, both feet even, the left hand above the head', () => {
    during(scene, 'hold');
    const { rig, poseNow } = scene;
    const { lumbar, thoracic, upperThoracic, pelvis } = poseNow;
    expect(sum(lumbar.side, thoracic.side, upperThoracic.side)).toBeCloseTo(-30, 6);
    expect(pelvis.roll).toBe(0);
    expect(rig.left.hand.o.y).toBeGreaterThan(rig.head.o.y + 0.15);
    expect(angleBetween(pointing(rig.left.arm), rig.chest.Y)).toBeLessThan(20);
  });
});

describe('chair rotation', () => {
  const scene = sceneOf('chair-rotation');
  const { rig } = scene;

  test('the chest turns 45 degrees to the left on still hips', () => {
    during(scene, 'hold');
    const turned = Math.atan2(rig.chest.Z.x, rig.chest.Z.z) / DEG;
    expect(turned).toBeGreaterThan(42);
    expect(turned).toBeLessThan(47);
    expect(angleBetween(rig.pelvis.Z, { x: 0, y: 0, z: 1 })).toBeLessThan(1);
  });

  test("both hands stay closed around the sides of the chair's seat", () => {
    const chair = figureOf('chair-rotation').props.find((p) => p.kind === 'chair');
    for (const t of instants(scene)) {
      scene.solveAt(t);
      for (const limbs of sides(scene)) {
        const palm = palmPoint(limbs);
        expect(Math.abs(limbs.s * palm.x - 0.115)).toBeLessThan(0.01);
        expect(Math.abs(palm.y - (chair?.seat ?? 0))).toBeLessThan(0.01);
        expect(Math.abs(palm.z - (chair?.z ?? 0))).toBeLessThan(0.1);
        const side = limbs.s > 0 ? scene.poseNow.left : scene.poseNow.right;
        expect(side.shape.fist).toBeCloseTo(1, 9);
      }
    }
  });
});

describe('thoracic extension', () => {
  const scene = sceneOf('thoracic-extension');
  const { rig } = scene;

  test('the back bends at its middle: the loins stay where they are', () => {
    const loins = instants(scene).map((t) => {
      scene.solveAt(t);
      return scene.poseNow.lumbar.flex;
    });
    for (const flex of loins) expect(flex).toBe(0);
    during(scene, 'rest');
    const from = sum(scene.poseNow.thoracic.flex, scene.poseNow.upperThoracic.flex);
    during(scene, 'hold');
    const to = sum(scene.poseNow.thoracic.flex, scene.poseNow.upperThoracic.flex);
    expect(from - to).toBeGreaterThan(30);
  });

  test('the chin stays tucked against the chest, and the hands cup the head all the time', () => {
    for (const t of instants(scene)) {
      scene.solveAt(t);
      expect(sum(scene.poseNow.neck.flex, scene.poseNow.head.flex)).toBeGreaterThan(5);
      for (const limbs of sides(scene)) {
        const { x, y, z } = rig.head.local(palmPoint(limbs));
        expect(z).toBeLessThan(-0.03);
        const off = Math.hypot(x / 0.0505, (y - 0.042) / 0.0535, z / 0.0635) - 1;
        expect(Math.abs(off) * 0.06).toBeLessThan(0.015);
      }
    }
  });

  test('the elbows open', () => {
    const forward = (): number =>
      Math.max(...sides(scene).map(({ forearm }) => rig.chest.local(forearm.o).z));
    during(scene, 'rest');
    const from = forward();
    during(scene, 'hold');
    expect(from - forward()).toBeGreaterThan(12 * CM);
  });

  test('the mid-back leans on the edge of the chair, which stands on the floor with its person', () => {
    const chair = figureOf('thoracic-extension').props.find((p) => p.kind === 'chair');
    during(scene, 'hold');
    const back = rig.lumbar.at(0, 0.045, -0.0555);
    expect(Math.abs(back.z - ((chair?.z ?? 0) - 0.108))).toBeLessThan(0.015);
    for (const { foot } of sides(scene)) expect(Math.abs(foot.o.y - 0.039)).toBeLessThan(0.01);
  });
});

describe('cat-cow', () => {
  const scene = sceneOf('cat-cow');
  const { rig } = scene;
  const tilt = (): number => Math.atan2(rig.pelvis.Y.z, rig.pelvis.Y.y) / DEG;
  /** How far the middle of the spine is above the line from hips to neck. */
  const rise = (): number => {
    const line = sub(rig.neck.o, rig.pelvis.o);
    const way = sub(rig.thorax.o, rig.pelvis.o);
    return way.y - (line.y * dot(way, line)) / dot(line, line);
  };

  test('the cat rounds up and the cow sinks, and the pelvis tilts with each', () => {
    during(scene, 'hold');
    expect(rise()).toBeGreaterThan(0.03);
    const cat = tilt();
    during(scene, 'rest');
    expect(rise()).toBeLessThan(-0.005);
    expect(tilt()).toBeGreaterThan(100);
    expect(tilt() - cat).toBeGreaterThan(60);
    expect(landmarks.breastbone(rig).y).toBeGreaterThan(0.15);
  });

  test('hands under shoulders, knees under hips, arms almost straight', () => {
    for (const t of instants(scene)) {
      scene.solveAt(t);
      for (const { arm, hand, thigh, shank } of sides(scene)) {
        expect(Math.abs(thigh.o.z - shank.o.z)).toBeLessThan(0.01);
        expect(Math.abs(arm.o.z - hand.o.z)).toBeLessThan(0.06);
      }
      expect(limbAngles(rig, rig.left).elbow).toBeLessThan(25);
    }
  });
});
