import { expect, test } from 'vitest';
import { cases, figureOf, instants, sceneOf } from '../../support/figure';

const SIZE = 240;
/** The disc behind a figure is this wide. */
const DISC = 0.92 * SIZE;

const whole = cases.filter(([id]) => !figureOf(id).crop && !figureOf(id).inset);

test.each(whole)('%s, %s: the body fills the disc and stands in its middle', (id, form) => {
  const scene = sceneOf(id, form);
  const x: number[] = [];
  const y: number[] = [];
  for (const t of instants(scene, 24)) {
    scene.render(t, scene.bestView, SIZE, SIZE);
    for (const { X, Y } of scene.parts) {
      x.push(Math.min(...X), Math.max(...X));
      y.push(Math.min(...Y), Math.max(...Y));
    }
  }
  const [left, right] = [Math.min(...x), Math.max(...x)];
  const [top, bottom] = [Math.min(...y), Math.max(...y)];
  const filled = Math.max(right - left, bottom - top) / DISC;
  // Who kneels shares the disc with the mat.
  expect(filled).toBeGreaterThan(scene.timeline.props.some((p) => p.kind === 'mat') ? 0.6 : 0.7);
  expect(filled).toBeLessThan(1);
  expect(Math.abs((left + right) / 2 / SIZE - 0.5)).toBeLessThan(0.15);
  expect(Math.abs((top + bottom) / 2 / SIZE - 0.5)).toBeLessThan(0.15);
});
