import { describe, expect, test } from 'vitest';
import { distance, sub, type Vec } from '../../../renderer/figure/frame';
import { landmarks } from '../../../renderer/figure/landmarks';
import { palmPoint } from '../../../renderer/figure/measure';
import { createMotions } from '../../../renderer/figure/motion';
import { CM, cases, figureOf, instants, sceneOf, sides } from '../../support/figure';

/** What a stranger needs who has only the pictures: where hands go, where it leads, where it ends. */

describe.each(cases)('the pictures of %s, %s', (id, form) => {
  const scene = sceneOf(id, form);
  const { timeline } = scene;

  test('start and end are other poses', () => {
    const [from, to] = timeline.stillMs.map((t) => {
      scene.solveAt(t);
      return sides(scene).flatMap(({ arm, forearm, hand }) =>
        [arm, forearm, hand, scene.rig.head].map(({ o, Y }) => [{ ...o }, { ...Y }] as const),
      );
    }) as [(readonly [Vec, Vec])[], (readonly [Vec, Vec])[]];
    const moved = from.map(([o, y], i) => {
      const [p, z] = to[i] as readonly [Vec, Vec];
      return Math.max(distance(o, p), distance(y, z) * 0.1);
    });
    expect(Math.max(...moved)).toBeGreaterThan(2 * CM);
  });

  test('the start tells by an arrow which way to go', () => {
    const shown = createMotions(timeline).map((m) => m.visibleAt(timeline.stillMs[0]));
    expect(Math.max(...shown)).toBeGreaterThan(0.9);
  });
});

test('neck rolls: from one side to the other, the chin on the chest half way', () => {
  const scene = sceneOf('neck-rolls');
  const [from, to] = scene.timeline.stillMs;
  const tilt = (ms: number): number => {
    scene.solveAt(ms);
    return scene.poseNow.neck.side + scene.poseNow.head.side;
  };
  expect(tilt(from) * tilt(to)).toBeLessThan(-25 * 25);
  scene.solveAt((from + to) / 2);
  expect(scene.poseNow.neck.flex + scene.poseNow.head.flex).toBeGreaterThan(30);
});

test('arm circles, easier: the fingertips stay on the shoulders', () => {
  const scene = sceneOf('arm-circles', 'easier');
  for (const t of instants(scene)) {
    scene.solveAt(t);
    for (const { s, arm, hand } of sides(scene)) {
      const tip = hand.at(-s * 0.012, -0.072, 0);
      expect(distance(tip, arm.o)).toBeLessThan(6 * CM);
    }
  }
});

test('chest opener, easier: the hands lie on the chest, each on the other side', () => {
  const scene = sceneOf('thoracic-extension', 'easier');
  for (const t of instants(scene)) {
    scene.solveAt(t);
    for (const limbs of sides(scene)) {
      const palm = scene.rig.chest.local(palmPoint(limbs));
      expect(limbs.s * palm.x).toBeLessThan(-0.05);
      expect(palm.z).toBeLessThan(0.07);
    }
  }
});

test('chin tuck, easier: a shorter way that ends at the wall as well', () => {
  const scene = sceneOf('chin-tuck', 'easier');
  const wall = figureOf('chin-tuck').props.find((p) => p.kind === 'wall')?.z ?? 0;
  scene.solveAt(scene.timeline.stillMs[0]);
  const from = landmarks.occiput(scene.rig).z;
  scene.solveAt(scene.timeline.stillMs[1]);
  const to = landmarks.occiput(scene.rig).z;
  expect(Math.abs(to - wall)).toBeLessThan(1 * CM);
  expect(from - to).toBeGreaterThan(1.5 * CM);
});

describe.each(['standard', 'easier', 'harder', 'oneArm'] as const)('push-up, %s', (form) => {
  const scene = sceneOf('wall-push-up', form);

  test('the loins do not sag: the pelvis is tucked under a trunk in line with the legs', () => {
    for (const t of instants(scene)) {
      scene.solveAt(t);
      expect(scene.poseNow.lumbar.flex).toBeGreaterThan(8);
      const { pelvis, neck, left } = scene.rig;
      const legs = sub(pelvis.o, { ...left.foot.o, x: 0 });
      const trunk = sub(neck.o, pelvis.o);
      const bend = Math.atan2(legs.z, legs.y) - Math.atan2(trunk.z, trunk.y);
      expect(Math.abs(bend)).toBeLessThan(0.18);
    }
  });
});

describe.each([
  ['bent-over-row', 'seated'],
  ['reverse-fly', 'seated'],
] as const)('%s, %s', (id, form) => {
  const scene = sceneOf(id, form);

  test('no dumbbell is inside a thigh or the seat', () => {
    for (const t of instants(scene)) {
      scene.solveAt(t);
      for (const { s, hand, thigh, shank } of sides(scene)) {
        for (const end of [-0.045, 0, 0.045]) {
          const at = hand.at(-s * 0.02, -0.045, end);
          const along = sub(shank.o, thigh.o);
          const l2 = along.x ** 2 + along.y ** 2 + along.z ** 2;
          const off = sub(at, thigh.o);
          const k = Math.min(
            1,
            Math.max(0, (off.x * along.x + off.y * along.y + off.z * along.z) / l2),
          );
          const axis = {
            x: thigh.o.x + along.x * k,
            y: thigh.o.y + along.y * k,
            z: thigh.o.z + along.z * k,
          };
          expect(distance(at, axis), `thigh at ${t}`).toBeGreaterThan(0.048);
          const inSeat =
            Math.abs(at.x) < 0.115 && at.y > 0.215 && at.y < 0.25 && Math.abs(at.z + 0.015) < 0.12;
          expect(inSeat, `seat at ${t}`).toBe(false);
        }
      }
    }
  });
});
