import { describe, expect, test } from 'vitest';
import { JOINT_LIMITS, REGION_LIMITS } from '#core/moves/joint-limits';
import { distance, sub, type Vec } from '../../renderer/figure/frame';
import {
  angleBetween,
  boneLengths,
  deepest,
  limbAngles,
  palmPoint,
  pointing,
  trunkLean,
} from '../../renderer/figure/measure';
import type { Scene } from '../../renderer/figure/scene';
import type { Limbs } from '../../renderer/figure/skeleton';
import { cases, figureOf, figures, instants, sceneOf } from '../support/figure';

const sides = (scene: Scene): readonly [Limbs, Limbs] => [scene.rig.left, scene.rig.right];

/** A centimetre of someone 1.75 m tall, in body heights. */
const CM = 0.01 / 1.75;

test('there is a figure for each of the seventeen moves', () => {
  expect([...figures.keys()]).toEqual([
    'arm-circles',
    'band-pull-apart',
    'bent-over-row',
    'blade-squeeze',
    'cat-cow',
    'chair-rotation',
    'childs-pose-reach',
    'chin-tuck',
    'doorway-stretch',
    'face-pull',
    'neck-rolls',
    'overhead-reach',
    'reverse-fly',
    'shoulder-rolls',
    'thoracic-extension',
    'upper-trap-stretch',
    'wall-push-up',
  ]);
});

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
    const { torso, head, arms } = scene.flesh;
    for (const t of times) {
      scene.solveAt(t);
      scene.placeFlesh();
      for (const [name, arm] of arms) {
        expect(deepest(arm, torso), `${id} at ${t}: ${name} in the trunk`).toBeLessThan(SOFT);
        expect(deepest(arm, head), `${id} at ${t}: ${name} in the head`).toBeLessThan(SOFT);
      }
    }
  });

  test('the loop closes and nothing jumps', () => {
    const step = 1000 / 60;
    const places = (): Vec[] => [
      { ...scene.rig.head.o },
      ...sides(scene).flatMap((l) => [
        { ...l.hand.o },
        { ...l.forearm.o },
        { ...l.foot.o },
        { ...l.shank.o },
      ]),
    ];
    scene.solveAt(0);
    let before = places();
    for (let t = step; t < scene.durationMs + step; t += step) {
      scene.solveAt(t);
      const now = places();
      for (const [i, p] of now.entries()) {
        const q = before[i] as Vec;
        expect(distance(p, q) / (step / 1000), `${id} at ${t}`).toBeLessThan(FASTEST);
      }
      before = now;
    }
  });

  test('the other side is its mirror image, or the same way walked backwards', () => {
    const { second } = figureOf(id);
    if (!second) return;
    const other = sceneOf(id, form, 'right');
    for (const t of times) {
      scene.solveAt(t);
      other.solveAt(second === 'mirror' ? t : scene.durationMs - t);
      const [left, right] = sides(scene);
      const [otherLeft, otherRight] = sides(other);
      for (const [a, b] of second === 'mirror'
        ? ([
            [left, otherRight],
            [right, otherLeft],
          ] as const)
        : ([
            [left, otherLeft],
            [right, otherRight],
          ] as const)) {
        const m = second === 'mirror' ? -1 : 1;
        for (const bone of ['hand', 'forearm', 'foot', 'shank'] as const) {
          expect(b[bone].o.x).toBeCloseTo(m * a[bone].o.x, 6);
          expect(b[bone].o.y).toBeCloseTo(a[bone].o.y, 6);
          expect(b[bone].o.z).toBeCloseTo(a[bone].o.z, 6);
        }
      }
    }
  });
});

/** As deep as flesh gives way, in body heights: an arm that lies against the body. */
const SOFT = 0.028;

/** Nothing moves faster than this, in body heights a second: an unhurried arm. */
const FASTEST = 0.75;

/** How far the upper arm leaves the trunk, by direction: back 60, across the chest 75, else 180. */
function shoulderReach(raise: number, plane: number): number {
  if (raise > 150) return 180;
  if (plane < -45 && plane > -135) return 60;
  return Math.abs(plane) > 135 ? 75 : 180;
}

const leansOnHand = (id: string): boolean =>
  ['cat-cow', 'wall-push-up', 'childs-pose-reach'].includes(id);

/** The rig at the middle of the first phase of this kind. */
function during(scene: Scene, phase: 'hold' | 'rest'): Scene {
  for (const t of instants(scene, 400)) {
    if (scene.timeline.phaseAt(t).phase === phase) {
      scene.solveAt(t + 100);
      return scene;
    }
  }
  throw new Error(`no ${phase}`);
}

describe('what the text says and the figure does agree', () => {
  test('chin tuck: the head glides back at least 2 cm and stays level', () => {
    const scene = during(sceneOf('chin-tuck'), 'rest');
    const from = { ...scene.rig.head.at(0, 0.04, 0) };
    const gazeFrom = scene.rig.head.Z.y;
    during(scene, 'hold');
    expect(from.z - scene.rig.head.at(0, 0.04, 0).z).toBeGreaterThan(2 * CM);
    for (const t of instants(scene)) {
      scene.solveAt(t);
      const pitch = Math.asin(scene.rig.head.Z.y) - Math.asin(gazeFrom);
      expect(Math.abs(pitch) * (180 / Math.PI)).toBeLessThan(5);
      expect(Math.abs(Math.asin(scene.rig.head.Z.y)) * (180 / Math.PI)).toBeLessThan(5);
    }
  });

  test('row: hinged 40 to 50 degrees all the time, hands end by the hips, elbows behind the back', () => {
    const scene = sceneOf('bent-over-row');
    for (const t of instants(scene)) {
      scene.solveAt(t);
      expect(trunkLean(scene.rig)).toBeGreaterThan(40);
      expect(trunkLean(scene.rig)).toBeLessThan(50);
    }
    during(scene, 'hold');
    for (const { hand, forearm, arm, thigh } of sides(scene)) {
      expect(distance(hand.o, thigh.o)).toBeLessThan(0.13);
      expect(scene.rig.chest.local(forearm.o).z).toBeLessThan(
        scene.rig.chest.local(arm.o).z - 0.04,
      );
    }
  });

  test('pull-apart: hands at shoulder height all the way, elbows almost straight', () => {
    const scene = sceneOf('band-pull-apart');
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

  test('doorway: elbows at shoulder height, forearms upright on the frame, one foot through', () => {
    const scene = during(sceneOf('doorway-stretch'), 'hold');
    for (const { arm, forearm, hand } of sides(scene)) {
      expect(Math.abs(forearm.o.y - arm.o.y)).toBeLessThan(5 * CM);
      for (const at of [forearm.o, hand.o]) expect(Math.abs(at.z + 0.018)).toBeLessThan(0.016);
      expect(angleBetween(sub(hand.o, forearm.o), { x: 0, y: 1, z: 0 })).toBeLessThan(15);
      expect(arm.o.z).toBeGreaterThan(forearm.o.z);
    }
    expect(scene.rig.left.foot.o.z).toBeGreaterThan(0.05);
    expect(scene.rig.right.foot.o.z).toBeLessThan(-0.05);
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

  test('reverse fly: the arms end in line with the shoulders, dumbbells off the floor', () => {
    const scene = during(sceneOf('reverse-fly'), 'hold');
    const across = sub(scene.rig.left.arm.o, scene.rig.right.arm.o);
    expect(angleBetween(pointing(scene.rig.left.arm), across)).toBeLessThan(15);
    expect(trunkLean(scene.rig)).toBeGreaterThan(40);
  });

  test.each(['standard', 'harder'] as const)(
    'push-up, %s: the body is one line from head to heels',
    (form) => {
      const scene = sceneOf('wall-push-up', form);
      for (const t of instants(scene)) {
        scene.solveAt(t);
        const { pelvis, chest, left } = scene.rig;
        const legs = sub(pelvis.at(0, 0, 0), { ...left.foot.o, x: 0 });
        const trunk = sub(chest.at(0, 0.098, 0.006), pelvis.at(0, 0, -0.008));
        expect(angleBetween(legs, trunk)).toBeLessThan(5);
        expect(limbAngles(scene.rig, left).knee).toBeLessThan(15);
      }
    },
  );

  test('face pull: the hands end beside the temples, elbows high', () => {
    const scene = during(sceneOf('face-pull'), 'hold');
    for (const limbs of sides(scene)) {
      const temple = scene.rig.head.at(limbs.s * 0.05, 0.045, 0.02);
      expect(distance(palmPoint(limbs), temple)).toBeLessThan(0.09);
      expect(limbs.forearm.o.y - limbs.arm.o.y).toBeGreaterThan(-5 * CM);
    }
  });

  test("child's pose: hips near the heels, forehead near the floor, hands ahead", () => {
    const scene = during(sceneOf('childs-pose-reach'), 'hold');
    for (const { thigh, foot, hand, arm } of sides(scene)) {
      expect(distance(thigh.o, foot.o)).toBeLessThan(0.16);
      expect(hand.o.z - arm.o.z).toBeGreaterThan(0.2);
    }
    expect(scene.rig.head.at(0, 0.06, 0.055).y).toBeLessThan(0.03);
  });

  test('blade squeeze: each blade glides at least 3 cm towards the spine', () => {
    const scene = during(sceneOf('blade-squeeze'), 'rest');
    const from = scene.rig.chest.local(scene.rig.left.blade.o).x;
    during(scene, 'hold');
    expect(from - scene.rig.chest.local(scene.rig.left.blade.o).x).toBeGreaterThan(3 * CM);
  });

  test('chair rotation: the chest turns to the left on still hips, hands on the seat', () => {
    const scene = during(sceneOf('chair-rotation'), 'hold');
    const { chest, pelvis, left, right } = scene.rig;
    expect(angleBetween(chest.Z, pelvis.Z)).toBeGreaterThan(25);
    expect(chest.Z.x).toBeGreaterThan(0);
    for (const { hand } of [left, right]) expect(Math.abs(hand.o.y - 0.28)).toBeLessThan(0.04);
  });

  test('overhead reach: the left hand ends above the head, the trunk leans to the right', () => {
    const scene = during(sceneOf('overhead-reach'), 'hold');
    expect(scene.rig.left.hand.o.y).toBeGreaterThan(scene.rig.head.o.y + 0.15);
    expect(scene.rig.chest.Y.x).toBeLessThan(-0.2);
  });
});
