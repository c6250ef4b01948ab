import { describe, expect, test } from 'vitest';
import type { LitMuscle } from '#core/moves/figure-words';
import type { Pose } from '../../../renderer/figure/pose';
import { cases, during, figureOf, instants, sceneOf } from '../../support/figure';

type Side = 'left' | 'right';

/** How strongly a muscle is lit in a pose. */
const lit = (pose: Readonly<Pose>, side: Side, muscle: LitMuscle): number =>
  pose.effort * pose[side].light[muscle];

test.each(cases)('%s, %s: something is lit while it is held, and nothing glares', (id, form) => {
  const scene = sceneOf(id, form);
  const names = figureOf(id).muscles;
  let brightest = 0;
  for (const t of instants(scene)) {
    scene.solveAt(t);
    for (const name of names) {
      const [muscle, only] = name.split(':') as [LitMuscle, Side | undefined];
      for (const side of ['left', 'right'] as const) {
        if (only && only !== side) continue;
        brightest = Math.max(brightest, lit(scene.poseNow, side, muscle));
      }
    }
  }
  expect(brightest).toBeGreaterThan(0.5);
  expect(brightest).toBeLessThan(1.1);
});

describe('only the side that is stretched is lit', () => {
  test.each(['upper-trap-stretch', 'childs-pose-reach', 'overhead-reach'])('%s: the left', (id) => {
    for (const name of figureOf(id).muscles) expect(name).toMatch(/:left$/);
  });

  test('neck rolls: the right side of the neck while the head is on the left, and the other way', () => {
    const scene = sceneOf('neck-rolls');
    for (const t of instants(scene, 200)) {
      scene.solveAt(t);
      const { neck, head } = scene.poseNow;
      const side = neck.side + head.side;
      if (Math.abs(side) < 26) continue;
      const [stretched, slack]: [Side, Side] = side > 0 ? ['right', 'left'] : ['left', 'right'];
      for (const muscle of ['sideNeck', 'upperTrap'] as const) {
        expect(lit(scene.poseNow, stretched, muscle)).toBeGreaterThan(0.5);
        expect(lit(scene.poseNow, slack, muscle)).toBeLessThan(0.1);
      }
    }
  });
});

describe('what works in a phase is lit in it', () => {
  test.each(['standard', 'harder'] as const)(
    'push-up, %s: the chest below, the serratus at the top',
    (form) => {
      const scene = sceneOf('wall-push-up', form);
      const { poseNow } = during(scene, 'hold');
      expect(lit(poseNow, 'left', 'pecs')).toBeGreaterThan(0.8);
      expect(lit(poseNow, 'left', 'serratus')).toBeLessThan(0.4);
      during(scene, 'rest');
      expect(lit(poseNow, 'left', 'serratus')).toBeGreaterThan(0.5);
      expect(lit(poseNow, 'left', 'pecs')).toBe(0);
    },
  );

  test('shoulder rolls: the upper trapezius as they rise, the middle one as they come back', () => {
    const scene = sceneOf('shoulder-rolls');
    const at = (name: string): Readonly<Pose> => {
      const leg = scene.timeline.legs.find((l) => l.to === name);
      scene.solveAt((leg?.startMs ?? 0) + (leg?.lengthMs ?? 0));
      return scene.poseNow;
    };
    const { light: up } = at('up').left;
    expect(up.upperTrap).toBeGreaterThan(up.midTrap);
    const { light: back } = at('back').left;
    expect(back.midTrap).toBeGreaterThan(back.upperTrap);
  });

  test('cat-cow: the serratus pushes in the cat and rests in the cow', () => {
    const scene = sceneOf('cat-cow');
    const { poseNow } = during(scene, 'hold');
    expect(lit(poseNow, 'left', 'serratus')).toBeGreaterThan(0.5);
    during(scene, 'rest');
    expect(lit(poseNow, 'left', 'serratus')).toBe(0);
  });

  test('doorway: the chest, and no muscle of the back', () => {
    expect(figureOf('doorway-stretch').muscles).toEqual(['pecs', 'frontDelt']);
  });
});
