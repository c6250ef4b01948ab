import { describe, expect, test } from 'vitest';
import { distance, dot, sub, unit, type Vec } from '../../../renderer/figure/frame';
import { palmPoint } from '../../../renderer/figure/measure';
import { createMotions } from '../../../renderer/figure/motion';
import { cases, figureOf, instants, sceneOf } from '../../support/figure';

describe.each(cases)('the arrows of %s, %s', (id, form) => {
  const scene = sceneOf(id, form);
  const { timeline, rig } = scene;
  const motions = createMotions(timeline);

  test('there is one whenever the move goes out, and none leads back the way it came', () => {
    expect(motions.length).toBeGreaterThan(0);
    const outs = instants(scene, 200).filter((t) => timeline.phaseAt(t).phase === 'out');
    const shown = outs.filter((t) => motions.some((m) => m.visibleAt(t) > 0.5));
    expect(shown.length / outs.length).toBeGreaterThan(0.9);
    // Cat and cow are both of them ways to go: there each has its own.
    if (timeline.arrows.some(({ along }) => along[0] === timeline.legs.at(-1)?.to)) return;
    for (const leg of timeline.legs.filter((l) => l.phase === 'back')) {
      const middle = leg.startMs + Math.max(leg.lengthMs / 2, leg.lengthMs - 700);
      expect(Math.max(...motions.map((m) => m.visibleAt(middle)))).toBeLessThan(1);
    }
  });

  test('each starts close to the part it is for', () => {
    for (const [i, { points }] of motions.entries()) {
      const arrow = timeline.arrows[i];
      const first = timeline.legs.find((l) => l.to === arrow?.along[0]);
      scene.solveAt((first?.startMs ?? 0) + (first?.lengthMs ?? 0));
      const [side, part] = arrow?.of.split(' ') ?? [];
      const limbs = side === 'left' ? rig.left : rig.right;
      const at: Record<string, Vec> = {
        hand: palmPoint(limbs),
        elbow: limbs.forearm.o,
        shoulder: limbs.arm.o,
        blade: limbs.blade.o,
        head: rig.head.at(0, 0.042, 0),
        chest: rig.chest.at(0, 0.03, 0),
        back: rig.thorax.o,
        hips: rig.pelvis.o,
      };
      const from = at[part ?? arrow?.of ?? ''];
      expect(from, arrow?.of).toBeDefined();
      expect(distance(points[0] as Vec, from as Vec), arrow?.of).toBeLessThan(0.19);
    }
  });

  test('where it is for a hand, it points the way the hand goes', () => {
    for (const [i, { points }] of motions.entries()) {
      const arrow = timeline.arrows[i];
      if (!arrow?.of.endsWith('hand')) continue;
      const limbs = arrow.of.startsWith('left') ? rig.left : rig.right;
      const palmAt = (name: string | undefined): Vec => {
        const leg = timeline.legs.find((l) => l.to === name);
        scene.solveAt((leg?.startMs ?? 0) + (leg?.lengthMs ?? 0));
        return { ...palmPoint(limbs) };
      };
      // Round a circle, the way there is the way to its far side.
      const far = arrow.along.length > 4 && id === 'arm-circles' ? 2 : arrow.along.length - 1;
      const hand = sub(palmAt(arrow.along[far]), palmAt(arrow.along[0]));
      const index = Math.round(((points.length - 1) * far) / (arrow.along.length - 1));
      const drawn = sub(points[index] as Vec, points[0] as Vec);
      expect(dot(unit(hand), unit(drawn)), arrow.of).toBeGreaterThan(0.9);
    }
  });
});

test('an arrow that shows a circle is as large as the circle', () => {
  const scene = sceneOf('arm-circles');
  const arrows = figureOf('arm-circles').arrows;
  for (const [i, { points }] of createMotions(scene.timeline).entries()) {
    const name = arrows[i]?.along[1];
    const leg = scene.timeline.legs.find((l) => l.to === name);
    scene.solveAt((leg?.startMs ?? 0) + (leg?.lengthMs ?? 0));
    const limbs = arrows[i]?.of.startsWith('left') ? scene.rig.left : scene.rig.right;
    const top = Math.max(...points.map((p) => p.y));
    expect(top - palmPoint(limbs).y).toBeCloseTo(arrows[i]?.shift?.[1] ?? 0, 2);
  }
});
