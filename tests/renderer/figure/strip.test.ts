import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Raster } from '../../../renderer/figure/mesh/raster';
import { keep, put, type Strip } from '../../../renderer/figure/mesh/strip';

const SIZE = 12;
const none: Strip = { y0: 0, y1: 0, rows: new Int32Array(1), runs: new Uint32Array(0) };
const nowhere = { x0: 0, y0: 0, x1: 0, y1: 0 };

/** Few colours, so that there are runs; among them the ground's. */
const color = fc.constantFrom(1, 2, 3, 0xff00ff00);
const ground = fc.array(color, { minLength: SIZE * SIZE, maxLength: SIZE * SIZE });
const span = fc.tuple(
  fc.nat(SIZE),
  fc.nat(SIZE),
  fc.array(color, { minLength: SIZE, maxLength: SIZE }),
);
const painting = fc.array(span, { minLength: SIZE, maxLength: SIZE });

/** A raster on which each row is painted from here to there. */
function painted(
  rows: readonly (readonly [number, number, number[]])[],
  under: Uint32Array,
): Raster {
  const raster = new Raster();
  raster.resize(SIZE, SIZE);
  raster.color.set(under);
  for (const [y, [a, b, colors]] of rows.entries()) {
    const [from, to] = [Math.min(a, b), Math.max(a, b)];
    if (from === to) continue;
    raster.box.x0 = Math.min(raster.box.x0, from);
    raster.box.x1 = Math.max(raster.box.x1, to);
    raster.box.y0 = Math.min(raster.box.y0, y);
    raster.box.y1 = y + 1;
    raster.from[y] = from;
    raster.to[y] = to;
    raster.color.set(colors.slice(from, to), y * SIZE + from);
  }
  return raster;
}

test('a picture put in the place of another is the one that was kept, and only where it says', () => {
  fc.assert(
    fc.property(ground, painting, painting, (under, first, second) => {
      const bare = Uint32Array.from(under);
      const pixels = bare.slice();
      const [a, b] = [painted(first, bare), painted(second, bare)];
      const [one, other] = [keep(a, bare), keep(b, bare)];
      put(one, none, nowhere, pixels, bare, SIZE);
      expect(pixels).toEqual(a.color);
      const { x0, y0, x1, y1 } = put(other, one, nowhere, pixels, bare, SIZE);
      expect(pixels).toEqual(b.color);
      for (let i = 0; i < pixels.length; i++) {
        const [x, y] = [i % SIZE, Math.floor(i / SIZE)];
        if (x < x0 || x >= x1 || y < y0 || y >= y1) expect(a.color[i]).toBe(b.color[i]);
      }
    }),
  );
});

test('what was laid over it is taken off again', () => {
  fc.assert(
    fc.property(ground, painting, fc.nat(SIZE - 2), fc.nat(SIZE - 2), (under, rows, x, y) => {
      const bare = Uint32Array.from(under);
      const raster = painted(rows, bare);
      const strip = keep(raster, bare);
      const pixels = bare.slice();
      put(strip, none, nowhere, pixels, bare, SIZE);
      pixels[y * SIZE + x] = 77;
      put(strip, strip, { x0: x, y0: y, x1: x + 1, y1: y + 1 }, pixels, bare, SIZE);
      expect(pixels).toEqual(raster.color);
    }),
  );
});

test('nothing changes where the same is put again', () => {
  const bare = new Uint32Array(SIZE * SIZE).fill(1);
  const strip = keep(
    painted(
      Array.from({ length: SIZE }, () => [2, 9, Array(SIZE).fill(2)]),
      bare,
    ),
    bare,
  );
  const { x0, x1 } = put(strip, strip, nowhere, bare.slice(), bare, SIZE);
  expect(x1).toBeLessThanOrEqual(x0);
});
