import { describe, expect, test } from 'vitest';
import { DEG, distance, dot, sub, unit, type Vec } from '../../../renderer/figure/frame';
import { landmarks, sideLandmarks } from '../../../renderer/figure/landmarks';
import {
  angleBetween,
  limbAngles,
  palmPoint,
  pointing,
  trunkLean,
} from '../../../renderer/figure/measure';
import type { Scene } from '../../../renderer/figure/scene';
import { CM, during, figureOf, instants, instantsOf, sceneOf, sides } from '../../support/figure';

/** How far a path leaves the straight line between its ends, against its length. */
function bow(path: readonly Vec[]): number {
  const from = path[0] as Vec;
  const way = sub(path.at(-1) as Vec, from);
  const straight = unit(way);
  const off = path.map((p) => {
    const d = sub(p, from);
    return Math.sqrt(Math.max(0, dot(d, d) - dot(d, straight) ** 2));
  });
  return Math.max(...off) / Math.hypot(way.x, way.y, way.z);
}

const handPath = (scene: Scene): Vec[] =>
  instantsOf(scene, 'out').map((t) => {
    scene.solveAt(t);
    return { ...palmPoint(scene.rig.left) };
  });

/** Degrees by which the eyes look up. */
const gaze = ({ rig }: Scene): number => Math.asin(rig.head.Z.y) / DEG;

describe('chin tuck', () => {
  const scene = sceneOf('chin-tuck');
  const wall = figureOf('chin-tuck').props.find((p) => p.kind === 'wall')?.z ?? 0;

  test('the upper back leans on the wall all the time, the head comes back to it and not through', () => {
    for (const t of instants(scene)) {
      scene.solveAt(t);
      expect(Math.abs(landmarks.upperBack(scene.rig).z - wall)).toBeLessThan(0.01);
      expect(landmarks.occiput(scene.rig).z - wall).toBeGreaterThan(-0.005);
    }
    during(scene, 'hold');
    expect(Math.abs(landmarks.occiput(scene.rig).z - wall)).toBeLessThan(0.01);
  });

  test('the head glides back 4 to 7 cm, its gaze level at every instant', () => {
    during(scene, 'rest');
    const from = landmarks.chin(scene.rig);
    during(scene, 'hold');
    const way = sub(from, landmarks.chin(scene.rig));
    expect(way.z).toBeGreaterThan(4 * CM);
    expect(way.z).toBeLessThan(7 * CM);
    expect(Math.abs(way.y)).toBeLessThan(way.z / 3);
    for (const t of instants(scene)) {
      scene.solveAt(t);
      expect(Math.abs(gaze(scene))).toBeLessThan(2);
    }
  });
});

describe.each(['standard', 'harder'] as const)('blade squeeze, %s', (form) => {
  const scene = sceneOf('blade-squeeze', form);

  test('each blade glides 2 to 3 cm towards the spine and down, the shoulders go back with it', () => {
    during(scene, 'rest');
    const { chest } = scene.rig;
    const at = (): Vec[] =>
      sides(scene).flatMap(({ s, blade, arm }) =>
        [blade.o, arm.o].map((o) => {
          const local = chest.local(o);
          return { ...local, x: s * local.x };
        }),
      );
    const from = at();
    during(scene, 'hold');
    const way = at().map((to, i) => sub(to, from[i] as Vec));
    for (const [blade, shoulder] of [way.slice(0, 2), way.slice(2)] as [Vec, Vec][]) {
      expect(-blade.x).toBeGreaterThan(2 * CM);
      expect(-blade.x).toBeLessThan(3 * CM);
      expect(-blade.y).toBeGreaterThan(1 * CM);
      expect(-shoulder.z).toBeGreaterThan(2 * CM);
    }
  });

  test('the elbows are bent and come back with the shoulders', () => {
    during(scene, 'rest');
    const from = scene.rig.left.forearm.o.z;
    during(scene, 'hold');
    expect(limbAngles(scene.rig, scene.rig.left).elbow).toBeGreaterThan(20);
    expect(from - scene.rig.left.forearm.o.z).toBeGreaterThan(2 * CM);
  });
});

describe.each([
  ['bent-over-row', 45, 60],
  ['reverse-fly', 60, 75],
] as const)('%s is done in a hinge', (id, least, most) => {
  const scene = sceneOf(id);
  const start = { ...during(scene, 'rest').rig.pelvis.o };

  test(`bent ${least} to ${most} degrees from the hips, which stay behind the heels`, () => {
    for (const t of instants(scene)) {
      scene.solveAt(t);
      const { pelvis, left } = scene.rig;
      expect(trunkLean(scene.rig)).toBeGreaterThan(least);
      expect(trunkLean(scene.rig)).toBeLessThan(most);
      expect(limbAngles(scene.rig, left).hip).toBeGreaterThan(55);
      expect(pelvis.o.z).toBeLessThan(sideLandmarks.heel(scene.rig, left).z - 0.02);
      expect(distance(pelvis.o, start)).toBeLessThan(0.005);
    }
  });

  test('the back is flat and the neck goes on in its line', () => {
    for (const t of instants(scene)) {
      scene.solveAt(t);
      const { lumbar, thoracic, upperThoracic, neck, head } = scene.poseNow;
      for (const { flex } of [lumbar, thoracic, upperThoracic])
        expect(Math.abs(flex)).toBeLessThan(4);
      expect(Math.abs(neck.flex + head.flex)).toBeLessThan(12);
    }
  });

  test('it is looked at from the side or three quarters from behind, where a hinge is seen', () => {
    const yaw = Math.abs(scene.bestView.yaw);
    expect(yaw).toBeGreaterThanOrEqual(60);
    expect(yaw).toBeLessThanOrEqual(150);
  });

  test('both hands are closed around the handles', () => {
    for (const t of instants(scene)) {
      scene.solveAt(t);
      for (const side of ['left', 'right'] as const)
        expect(scene.poseNow[side].shape.fist).toBeCloseTo(1, 9);
    }
  });
});

test('row: hands go straight to the hips, elbows close and behind the back', () => {
  const scene = sceneOf('bent-over-row');
  expect(bow(handPath(scene))).toBeLessThan(0.02);
  during(scene, 'hold');
  for (const { s, hand, forearm, arm, thigh } of sides(scene)) {
    expect(distance(hand.o, thigh.o)).toBeLessThan(0.13);
    expect(s * (forearm.o.x - arm.o.x)).toBeLessThan(5 * CM);
    expect(scene.rig.chest.local(forearm.o).z).toBeLessThan(scene.rig.chest.local(arm.o).z - 0.04);
  }
});

test('reverse fly: the arms end in line with the shoulders', () => {
  const scene = during(sceneOf('reverse-fly'), 'hold');
  const across = sub(scene.rig.left.arm.o, scene.rig.right.arm.o);
  expect(angleBetween(pointing(scene.rig.left.arm), across)).toBeLessThan(15);
});

describe('pull-apart', () => {
  const scene = sceneOf('band-pull-apart');

  test('hands at shoulder height all the way, elbows almost straight', () => {
    for (const t of instants(scene)) {
      scene.solveAt(t);
      for (const limbs of sides(scene)) {
        expect(Math.abs(limbs.hand.o.y - limbs.arm.o.y)).toBeLessThan(3 * CM);
        expect(180 - limbAngles(scene.rig, limbs).elbow).toBeGreaterThan(150);
      }
    }
    during(scene, 'hold');
    expect(distance(scene.rig.left.hand.o, scene.rig.right.hand.o)).toBeGreaterThan(0.75);
  });

  test('both hands do the same at every instant, and the band never goes behind the chest', () => {
    for (const t of instants(scene)) {
      scene.solveAt(t);
      const [left, right] = sides(scene).map((l) => palmPoint(l)) as [Vec, Vec];
      expect(left.x).toBeCloseTo(-right.x, 6);
      expect(left.y).toBeCloseTo(right.y, 6);
      expect(left.z).toBeCloseTo(right.z, 6);
      expect(left.z).toBeGreaterThan(0);
    }
  });
});

describe('face pull', () => {
  const scene = sceneOf('face-pull');

  test('the hands go straight to the temples and are never above the head', () => {
    expect(bow(handPath(scene))).toBeLessThan(0.02);
    for (const t of instants(scene)) {
      scene.solveAt(t);
      const eyes = landmarks.forehead(scene.rig).y;
      for (const limbs of sides(scene)) expect(palmPoint(limbs).y).toBeLessThan(eyes);
    }
    during(scene, 'hold');
    for (const limbs of sides(scene)) {
      const temple = sideLandmarks.temple(scene.rig, limbs);
      expect(distance(palmPoint(limbs), temple)).toBeLessThan(0.07);
      expect(limbs.s * palmPoint(limbs).x).toBeGreaterThan(limbs.s * temple.x);
    }
  });

  test('the elbows lead at shoulder height', () => {
    for (const t of instants(scene)) {
      scene.solveAt(t);
      for (const { arm, forearm } of sides(scene)) {
        expect(forearm.o.y - arm.o.y).toBeGreaterThan(-2 * CM);
        expect(forearm.o.y - arm.o.y).toBeLessThan(8 * CM);
      }
    }
    during(scene, 'hold');
    for (const { s, arm, forearm } of sides(scene)) {
      expect(s * (forearm.o.x - arm.o.x)).toBeGreaterThan(0.12);
    }
  });

  test('the band is taut from the start', () => {
    const bands = figureOf('face-pull').props.flatMap((p) => (p.kind === 'band' ? [p] : []));
    expect(bands).toHaveLength(2);
    during(scene, 'rest');
    for (const { to, rest } of bands) {
      const [x, y, z] = typeof to === 'string' ? [0, 0, 0] : to;
      expect(distance({ x, y, z }, palmPoint(scene.rig.left))).toBeGreaterThan(rest);
    }
  });
});

describe.each(['standard', 'harder'] as const)('push-up, %s', (form) => {
  const scene = sceneOf('wall-push-up', form);

  test('the body is one line from head to heels', () => {
    for (const t of instants(scene)) {
      scene.solveAt(t);
      const { pelvis, chest, left } = scene.rig;
      const legs = sub(pelvis.at(0, 0, 0), { ...left.foot.o, x: 0 });
      const trunk = sub(chest.at(0, 0.098, 0.006), pelvis.at(0, 0, -0.008));
      expect(angleBetween(legs, trunk)).toBeLessThan(5);
      expect(limbAngles(scene.rig, left).knee).toBeLessThan(15);
      expect(angleBetween(scene.rig.head.Y, chest.Y)).toBeLessThan(12);
    }
  });

  test('at the top the blades spread past where they are with the arms straight', () => {
    const backs = scene.timeline.legs.filter((l) => l.phase === 'back');
    const bladeAt = (ms: number): number => {
      scene.solveAt(ms);
      return scene.rig.chest.local(scene.rig.left.blade.o).x;
    };
    const [straight, spread] = backs.map((l) => bladeAt(l.startMs + l.lengthMs)) as [
      number,
      number,
    ];
    expect(spread - straight).toBeGreaterThan(2 * CM);
    expect(limbAngles(scene.rig, scene.rig.left).elbow).toBeLessThan(15);
  });
});

test('wall push-up: hands at shoulder height', () => {
  const scene = sceneOf('wall-push-up');
  for (const phase of ['rest', 'hold'] as const) {
    during(scene, phase);
    for (const { arm, hand } of sides(scene)) {
      expect(Math.abs(hand.o.y - arm.o.y)).toBeLessThan(4 * CM);
    }
  }
});
