import { expect, test, vi } from 'vitest';
import { Film } from '../../../renderer/figure/film';
import { cases, sceneOf } from '../../support/figure';

const SIZE = 200;
const isSame = (a: Uint32Array, b: Uint32Array): boolean =>
  Buffer.from(a.buffer).equals(Buffer.from(b.buffer));
const still = { breath: 0, blink: 0 };

const moves = cases.flatMap(([id, form]) => (form === 'standard' ? [id] : []));

test.each(moves)('%s: what it shows is what is drawn, round after round', (id) => {
  const [scene, other] = [sceneOf(id), sceneOf(id)];
  const film = new Film(scene, SIZE, SIZE);
  const view = scene.bestView;
  const shown = new Uint32Array(SIZE * SIZE);
  // Past the moments of the first round now and then, by less than there are between two.
  for (const ms of [0, 1].flatMap((round) =>
    [0, 400, 1333, 2100, 2950].map((at) => at + round * 3),
  )) {
    const { timeMs } = scene.timeline.momentAt(ms);
    const { pixels, changed } = film.pictureAt(timeMs, view, still);
    for (let y = changed.y0; y < changed.y1; y++) {
      const row = y * SIZE;
      shown.set(pixels.subarray(row + changed.x0, row + changed.x1), row + changed.x0);
    }
    expect(isSame(shown, pixels)).toBe(true);
    if (ms < 2000) {
      const drawn = other.render(timeMs, view, SIZE, SIZE).pixels;
      const off = pixels.reduce((n, pixel, i) => n + Number(pixel !== drawn[i]), 0);
      // A moment beside it may be shown for one that has been seen.
      expect(off / pixels.length).toBeLessThan(ms < 1000 ? 0.001 : 0.04);
    }
  }
});

test('a way is drawn once: not on the way back, not in the next round', () => {
  const scene = sceneOf('band-pull-apart');
  const film = new Film(scene, SIZE, SIZE);
  const drawn = vi.spyOn(scene, 'bodyAt');
  const go = (fromMs: number, toMs: number): number => {
    drawn.mockClear();
    for (let ms = fromMs; ms < toMs; ms += 1000 / 30) film.pictureAt(ms, scene.bestView, still);
    return drawn.mock.calls.length;
  };
  expect(go(0, 3000)).toBe(90);
  expect(go(3000, 10_000)).toBeLessThan(5);
  expect(go(10_007, 20_000)).toBeLessThan(5);
});

test('seen from another side all is drawn anew, also back at the first', () => {
  const scene = sceneOf('band-pull-apart');
  const film = new Film(scene, SIZE, SIZE);
  const best = scene.bestView;
  const first = film.pictureAt(500, best, still).pixels.slice();
  const { pixels, changed } = film.pictureAt(500, { ...best, yaw: best.yaw + 15 }, still);
  expect(changed).toEqual({ x0: 0, y0: 0, x1: SIZE, y1: SIZE });
  expect(isSame(pixels, first)).toBe(false);
  expect(isSame(film.pictureAt(500, best, still).pixels, first)).toBe(true);
});

test('in a hold another breath is another picture, in a movement it is not', () => {
  const scene = sceneOf('blade-squeeze');
  const film = new Film(scene, SIZE, SIZE);
  film.pictureAt(4500, scene.bestView, still);
  expect(film.isOther(4600, still)).toBe(false);
  expect(film.isOther(4600, { breath: 1, blink: 0 })).toBe(true);
  expect(film.isOther(4600, { breath: 0, blink: 1 })).toBe(true);
  film.pictureAt(1500, scene.bestView, still);
  expect(film.isOther(1500, { breath: 1, blink: 0 })).toBe(false);
  expect(film.isOther(1550, still)).toBe(true);
});
