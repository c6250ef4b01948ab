import { describe, expect, test } from 'vitest';
import { distance, type Vec } from '../../../renderer/figure/frame';
import { cases, figureOf, figures, instants, sceneOf, sides } from '../../support/figure';

/** Nothing moves faster than this, in body heights a second: an unhurried arm. */
const FASTEST = 0.75;

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
    const second = form === 'oneArm' ? 'mirror' : figureOf(id).second;
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
