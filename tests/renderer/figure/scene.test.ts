import { describe, expect, test } from 'vitest';
import { figureIn } from '#core/moves/figure-words';
import { LOOKS } from '../../../renderer/figure/looks';
import type { Part } from '../../../renderer/figure/mesh/skin';
import { Scene } from '../../../renderer/figure/scene';
import { cases, figureOf, figures, instants, sceneOf } from '../../support/figure';

const SIZE = 240;
const RADIUS = SIZE * 0.46;
const MIDDLE = SIZE / 2;

const partOf = (scene: Scene, name: string): Part => {
  const found = scene.parts.find((p) => p.model.name === name);
  if (!found) throw new Error(`no part ${name}`);
  return found;
};

/** The box around all points of these parts in the picture drawn last. */
function boxOf(parts: readonly Part[]) {
  const xs = parts.flatMap((p) => [...p.X]);
  const ys = parts.flatMap((p) => [...p.Y]);
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}

describe.each([...figures])('%s', (_id, figure) => {
  test.each(Object.entries(LOOKS))('draws %s from every side it may be turned to', (_n, look) => {
    const scene = new Scene(figure, { look, theme: 'dark' });
    const [left, right] = scene.turn.yaw;
    for (let i = 0; i <= 4; i++) {
      const yaw = left + ((right - left) * i) / 4;
      const { pixels } = scene.render((i / 4) * scene.durationMs, { yaw, pitch: 5 }, 120, 120);
      const bad = scene.parts.filter((p) => ![p.X, p.Y, p.Z, p.light, p.heat].every(allFinite));
      expect(bad.map((p) => p.model.name)).toEqual([]);
      const opaque = pixels.filter((pixel) => pixel >>> 24 === 255).length;
      expect(opaque / (Math.PI * 0.46 ** 2 * 120 ** 2)).toBeGreaterThan(0.05);
    }
  });

  test('its best view is one it may be turned to', () => {
    const { yaw, pitch } = figure.view;
    expect(yaw).toBeGreaterThanOrEqual(figure.turn.yaw[0]);
    expect(yaw).toBeLessThanOrEqual(figure.turn.yaw[1]);
    expect(pitch).toBeGreaterThanOrEqual(figure.turn.pitch[0]);
    expect(pitch).toBeLessThanOrEqual(figure.turn.pitch[1]);
  });
});

const allFinite = (numbers: Float32Array): boolean => numbers.every(Number.isFinite);

test.each(cases)('%s, %s: a picture is the same whatever was drawn before it', (id, form) => {
  const [scene, other] = [sceneOf(id, form), sceneOf(id, form)];
  for (const t of instants(scene, 7)) scene.render(t, scene.bestView, SIZE, SIZE);
  scene.render(900, { yaw: scene.bestView.yaw + 20, pitch: 8 }, SIZE, SIZE);
  const after = scene.render(1234, scene.bestView, SIZE, SIZE);
  const fresh = other.render(1234, other.bestView, SIZE, SIZE);
  expect(Buffer.from(after.pixels.buffer).equals(Buffer.from(fresh.pixels.buffer))).toBe(true);
});

test.each(cases)('%s, %s: only what it says has changed, has changed', (id, form) => {
  const scene = sceneOf(id, form);
  scene.render(0, scene.bestView, SIZE, SIZE);
  for (const t of instants(scene, 5)) {
    const before = scene.render(t, scene.bestView, SIZE, SIZE).pixels.slice();
    const { pixels, changed } = scene.render(t + 700, scene.bestView, SIZE, SIZE);
    const { x0, y0, x1, y1 } = changed;
    const stray = pixels.findIndex((pixel, i) => {
      const [x, y] = [i % SIZE, Math.floor(i / SIZE)];
      const inside = x >= x0 && x < x1 && y >= y0 && y < y1;
      return !inside && pixel !== before[i];
    });
    expect(stray).toBe(-1);
  }
});

describe.each(cases)('%s, %s', (id, form) => {
  const scene = sceneOf(id, form);
  const { crop } = figureIn(figureOf(id), form);

  test('the body fills the disc, in the middle of it', () => {
    const boxes = instants(scene, 12).map((t) => {
      scene.render(t, scene.bestView, SIZE, SIZE);
      return boxOf(scene.parts);
    });
    const most = {
      left: Math.min(...boxes.map((b) => b.left)),
      right: Math.max(...boxes.map((b) => b.right)),
      top: Math.min(...boxes.map((b) => b.top)),
      bottom: Math.max(...boxes.map((b) => b.bottom)),
    };
    const [wide, high] = [most.right - most.left, most.bottom - most.top];
    if (crop) {
      // Cut off by the disc below.
      expect(most.bottom).toBeGreaterThan(MIDDLE + RADIUS);
      expect(most.top).toBeGreaterThan(MIDDLE - RADIUS);
    } else {
      const fill = Math.max(wide, high) / (2 * RADIUS);
      expect(fill).toBeGreaterThan(id === 'face-pull' ? 0.6 : 0.68);
      expect(fill).toBeLessThan(0.9);
      expect(Math.abs((most.top + most.bottom) / 2 - MIDDLE)).toBeLessThan(RADIUS * 0.12);
    }
  });

  test('nothing is drawn outside the disc below its middle', () => {
    for (const t of instants(scene, 5)) {
      const { pixels } = scene.render(t, scene.bestView, SIZE, SIZE);
      const outside = pixels.findIndex((pixel, i) => {
        const [x, y] = [(i % SIZE) + 0.5 - MIDDLE, Math.floor(i / SIZE) + 0.5 - MIDDLE];
        return y > 0 && Math.hypot(x, y) > RADIUS + 1.5 && pixel >>> 24 > 0 && !isArrow(pixel);
      });
      expect(outside).toBe(-1);
    }
  });
});

/** Coral, which nothing but arrows has outside the disc. */
const isArrow = (pixel: number): boolean => (pixel & 255) > 240 && ((pixel >> 16) & 255) < 110;

const mirrored = [...figures].filter(([, figure]) => figure.second === 'mirror').map(([id]) => id);

test.each(mirrored)('%s: the other side is drawn as its mirror image', (id) => {
  const left = sceneOf(id, 'standard', 'left');
  const right = sceneOf(id, 'standard', 'right');
  expect(right.bestView.yaw).toBe(-left.bestView.yaw);
  const spots = (scene: Scene, t: number, tag: string): number[] => {
    scene.render(t, scene.bestView, SIZE, SIZE);
    return ['arm', 'sleeve', 'leg', 'shoe', 'finger0'].flatMap((name) => {
      const { X, Y } = partOf(scene, name + tag);
      return [...X].map((x) => (tag === 'L' ? x : SIZE - x)).concat([...Y]);
    });
  };
  for (const t of instants(left, 6)) {
    const twin = spots(right, t, 'R');
    const off = spots(left, t, 'L').map((at, i) => Math.abs(at - (twin[i] ?? 0)));
    expect(Math.max(...off)).toBeLessThan(0.1);
  }
});

test('what is nearer is in front: the hand on the head, the far arm behind the trunk', () => {
  const trap = sceneOf('upper-trap-stretch');
  trap.render(trap.timeline.stillMs[1], trap.bestView, SIZE, SIZE);
  const shown = (scene: Scene, name: string): number => {
    const { X, Y, count } = partOf(scene, name);
    const own = Array.from({ length: count }, (_, i) => scene.partAt(X[i] ?? 0, Y[i] ?? 0)?.model);
    return own.filter((model) => model?.name === name).length / count;
  };
  // Half of any closed surface faces away.
  expect(shown(trap, 'finger1R')).toBeGreaterThan(0.25);
  const squeeze = sceneOf('wall-push-up');
  squeeze.render(0, { yaw: -94, pitch: 4 }, SIZE, SIZE);
  expect(shown(squeeze, 'sleeveL')).toBeLessThan(0.1);
  expect(shown(squeeze, 'sleeveR')).toBeGreaterThan(0.3);
});

test('a muscle lights the surface it lies on, on its own side, as far as the pose says', () => {
  const scene = sceneOf('overhead-reach');
  const { stillMs } = scene.timeline;
  const sum = (name: string, keep: (x: number) => boolean): number => {
    const { heat, model } = partOf(scene, name);
    return heat.reduce((s, h, i) => s + (keep(model.net.points[i * 3] ?? 0) ? h : 0), 0);
  };
  scene.render(stillMs[1], scene.bestView, SIZE, SIZE);
  expect(sum('shirt', (x) => x > 0.02)).toBeGreaterThan(5);
  expect(sum('shirt', (x) => x < -0.02)).toBe(0);
  expect(sum('legL', () => true)).toBe(0);
  scene.render(stillMs[0], scene.bestView, SIZE, SIZE);
  expect(sum('shirt', () => true)).toBeLessThan(0.5);
});

test('chin tuck: the glide can be seen on a card, the gaze stays level', () => {
  const scene = sceneOf('chin-tuck');
  const [before = 0, tucked = 0] = [0, 3500].map((t) => {
    scene.render(t, scene.bestView, 150, 150);
    expect(scene.rig.head.Z.y).toBeCloseTo(0, 2);
    return partOf(scene, 'head').X.reduce((a, b) => Math.max(a, b));
  });
  expect(before - tucked).toBeGreaterThan(4);
});
