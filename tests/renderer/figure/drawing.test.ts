import { expect, test } from 'vitest';
import type { FigureData } from '#core/moves/figure-schema';
import { LOOKS } from '../../../renderer/figure/looks';
import { Scene } from '../../../renderer/figure/scene';
import { cases, figureOf, figures, instants, sceneOf } from '../../support/figure';

const SIZE = 240;

const bright = (pixel: number): number =>
  ((pixel & 255) + ((pixel >> 8) & 255) + ((pixel >> 16) & 255)) / 3;

/** Which pixels of the picture drawn last show anything of the body or the things. */
const shown = (scene: Scene): boolean[] =>
  Array.from(
    { length: SIZE * SIZE },
    (_, i) => scene.partAt(i % SIZE, Math.floor(i / SIZE)) !== undefined,
  );

const drawn = (figure: FigureData, timeMs: number): { scene: Scene; pixels: Uint32Array } => {
  const scene = new Scene(figure, { look: LOOKS.teo, theme: 'light' });
  const { pixels } = scene.render(timeMs, scene.bestView, SIZE, SIZE);
  return { scene, pixels: pixels.slice() };
};

test.each(cases)('%s, %s: the outline of the clothes has no gap against the ground', (id, form) => {
  const scene = sceneOf(id, form);
  let edge = 0;
  let bare = 0;
  for (const t of instants(scene, 4)) {
    const { pixels } = scene.render(t, scene.bestView, SIZE, SIZE);
    const there = shown(scene);
    for (let i = SIZE + 1; i < SIZE * (SIZE - 1) - 1; i++) {
      const [x, y] = [i % SIZE, Math.floor(i / SIZE)];
      // Near the edge of the disc it is cut off, without a line.
      if (!there[i] || Math.hypot(x - SIZE / 2, y - SIZE / 2) > SIZE * 0.45) continue;
      if (scene.partAt(x, y)?.model.material !== 'top') continue;
      if (there[i - 1] && there[i + 1] && there[i - SIZE] && there[i + SIZE]) continue;
      const around = [-SIZE, 0, SIZE].flatMap((row) => [-1, 0, 1].map((d) => i + row + d));
      edge++;
      if (Math.min(...around.map((k) => bright(pixels[k] ?? 0))) > 170) bare++;
    }
  }
  expect(edge).toBeGreaterThan(50);
  expect(bare / edge).toBeLessThan(0.02);
});

const there = [...figures].filter(([, { flow, props }]) => {
  return flow === 'stop' && !props.some(({ kind }) => kind === 'mat');
});

test.each(there)('%s: where the move began stays to be seen, pale', (_id, figure) => {
  const { scene } = drawn(figure, 0);
  const [first, last] = scene.timeline.stillMs;
  scene.render(first, scene.bestView, SIZE, SIZE);
  const began = shown(scene);
  const end = scene.render(last, scene.bestView, SIZE, SIZE).pixels;
  const now = shown(scene);
  const plain = drawn({ ...figure, flow: 'through' }, last).pixels;
  const opaque = (pixel = 0): number => pixel >>> 24;
  let [left, pale] = [0, 0];
  for (let i = 0; i < SIZE * SIZE; i++) {
    if (now[i] || opaque(plain[i]) > 200) continue;
    if (!began[i]) continue;
    left++;
    if (opaque(end[i]) - opaque(plain[i]) > 20) pale++;
  }
  expect(left).toBeGreaterThan(20);
  expect(pale / left).toBeGreaterThan(0.7);
});

test('a flowing move, which begins nowhere, leaves no ghost', () => {
  const figure = figureOf('neck-rolls');
  const { pixels } = drawn(figure, 3000);
  const { pixels: other } = drawn(
    { ...figure, stills: [figure.stills[1], figure.stills[0]] },
    3000,
  );
  expect(Buffer.from(pixels.buffer).equals(Buffer.from(other.buffer))).toBe(true);
});

test.each(Object.entries(LOOKS))('nothing of %s sinks into the wall behind', (_name, look) => {
  const leftmost = (who: (typeof LOOKS)[keyof typeof LOOKS]): number => {
    const scene = new Scene(figureOf('chin-tuck'), {
      look: { ...who, wheelchair: false },
      theme: 'light',
    });
    scene.render(scene.timeline.stillMs[1], { yaw: -90, pitch: 0 }, SIZE, SIZE);
    return Math.min(...scene.parts.flatMap((p) => [...p.X]));
  };
  expect(leftmost(look)).toBeGreaterThan(leftmost(LOOKS.teo) - 1);
});

test('the eyes soften in the hold and the mouth breathes out on the way', () => {
  const figure = figureOf('band-pull-apart');
  const at = (effort: number): Uint32Array => {
    const poses = Object.fromEntries(
      Object.entries(figure.poses).map(([name, pose]) => [name, { ...pose, effort }]),
    );
    return drawn({ ...figure, poses, muscles: [] }, 0).pixels;
  };
  const changed = (a: Uint32Array, b: Uint32Array): number[] =>
    [...a.keys()].filter((i) => a[i] !== b[i]).map((i) => Math.floor(i / SIZE));
  for (const [from, to] of [
    [0, 0.65],
    [0.65, 1],
  ] as const) {
    const rows = changed(at(from), at(to));
    expect(rows.length).toBeGreaterThan(4);
    // In the face alone, which is in the upper third.
    expect(Math.max(...rows)).toBeLessThan(SIZE / 3);
  }
});
