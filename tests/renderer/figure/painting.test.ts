import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Ball } from '../../../renderer/figure/hull';
import { DepthOrder } from '../../../renderer/figure/order';
import { blindCanvas } from '../../../scripts/figure-window/blind-canvas';
import { cases, figureOf, figures, instants, sceneOf } from '../../support/figure';

const SIZE = 400;

afterEach(() => vi.restoreAllMocks());

describe('draw order', () => {
  test.each(cases)('%s, %s: changes seldom over a loop', (id, form) => {
    const scene = sceneOf(id, form);
    const sort = vi.spyOn(DepthOrder.prototype, 'sort');
    const canvas = blindCanvas();
    const frames = instants(scene, 120);
    // The first loop settles what the order starts from.
    for (const t of [...frames, ...frames]) scene.draw(canvas, t, scene.bestView, SIZE, SIZE);
    const sorted = sort.mock.results.map((r) => r.value as unknown[]);
    const perFrame = sorted.length / (2 * frames.length);
    const settled = sorted.slice(sorted.length / 2);
    const changes = settled.filter((now, i) => {
      const before = settled[i - perFrame];
      return before && now.some((item, k) => item !== before[k]);
    });
    expect(changes.length / perFrame).toBeLessThanOrEqual(MOST_CHANGES);
  });
});

/** In the worst move; a loop goes out and back, so that most changes happen twice. */
const MOST_CHANGES = 8;

const mirrored = [...figures].filter(([, figure]) => figure.second === 'mirror').map(([id]) => id);

test.each(mirrored)('%s: the other side is painted as its mirror image', (id) => {
  const left = sceneOf(id, 'standard', 'left');
  const right = sceneOf(id, 'standard', 'right');
  const canvas = blindCanvas();
  // An inset is painted last, in a corner of its own, and that is where the balls then are.
  const width = figureOf(id).inset ? SIZE * 0.3 : SIZE;
  for (const t of instants(left, 12)) {
    left.draw(canvas, t, left.bestView, SIZE, SIZE);
    right.draw(canvas, t, right.bestView, SIZE, SIZE);
    const twins = new Map(right.flesh.arms);
    const pairs: (readonly [readonly Ball[], readonly Ball[]])[] = [
      [left.flesh.head, right.flesh.head],
    ];
    for (const [name, balls] of left.flesh.arms) {
      const other = name.replace(/left|right/, (side) => (side === 'left' ? 'right' : 'left'));
      pairs.push([balls, twins.get(other) ?? []]);
    }
    for (const [balls, others] of pairs) {
      expect(others.length).toBe(balls.length);
      for (const [i, { screen, r }] of balls.entries()) {
        const twin = others[i] as Ball;
        expect(twin.screen.x + screen.x).toBeCloseTo(width, 4);
        expect(twin.screen.y).toBeCloseTo(screen.y, 4);
        expect(twin.r).toBeCloseTo(r, 4);
      }
    }
  }
});

test('chin tuck: the glide can be seen on a card, the gaze stays level', () => {
  const scene = sceneOf('chin-tuck');
  const canvas = blindCanvas();
  const seen = [0, 3500].map((t) => {
    scene.draw(canvas, t, scene.bestView, 150, 150);
    expect(scene.rig.head.Z.y).toBeCloseTo(0, 2);
    return { ...(scene.flesh.head[0] as Ball).screen };
  });
  const [before, tucked] = seen;
  expect((before?.x ?? 0) - (tucked?.x ?? 0)).toBeGreaterThan(12);
});
