import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LOOKS } from '../../renderer/figure/looks';
import { Scene } from '../../renderer/figure/scene';
import { moveFigures, still } from '../../scripts/figure-sheet';
import { coloursIn, differenceAround, mostLike, type Picture, readPicture } from './picture';

const { figures } = moveFigures();

function stillOf(move: string): Buffer {
  const figure = figures.get(move);
  if (!figure) throw new Error(`no figure of ${move}`);
  return still(new Scene(figure, { look: LOOKS.teo, theme: 'light' }), 256);
}

/** A desktop with a notification on it, its picture of that size. */
function screenWith(picture: Buffer, size: number): Buffer {
  const href = `data:image/png;base64,${picture.toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="150">
<rect width="240" height="150" fill="#3a4a5a"/><rect x="60" y="10" width="170" height="100" fill="#fff"/>
<rect x="150" y="20" width="70" height="14" fill="#22303f"/>
<image x="66" y="16" width="${size}" height="${size}" href="${href}"/></svg>`;
  return new Resvg(svg).render().asPng();
}

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'unhunch-picture-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function asFile(png: Buffer): Promise<string> {
  const file = join(dir, 'screen.png');
  await writeFile(file, png);
  return file;
}

it.each([32, 64])(
  'finds the picture of a move, %i pixels large, and tells it from others',
  async (size) => {
    const screen = await readPicture(await asFile(screenWith(stillOf('chin-tuck'), size)));
    const chinTuck: Picture = PNG.sync.read(stillOf('chin-tuck'));
    const found = mostLike(screen, chinTuck);
    expect(found?.difference).toBeLessThan(12);
    expect(Math.abs((found?.x ?? 0) - 66)).toBeLessThan(4);
    expect(Math.abs((found?.size ?? 0) - size)).toBeLessThan(6);
    const other: Picture = PNG.sync.read(stillOf('wall-push-up'));
    const difference = found && differenceAround(screen, other, found);
    expect(difference ?? 255).toBeGreaterThan(2 * (found?.difference ?? 0));
  },
);

it('finds nothing alike where there is no picture', async () => {
  const blank = stillOf('chin-tuck');
  const screen = await readPicture(await asFile(screenWith(blank, 0.01)));
  expect(mostLike(screen, PNG.sync.read(blank))).toBeNull();
});

it('counts the colours of an area, also where part of it is off the screen', async () => {
  const screen = await readPicture(await asFile(screenWith(stillOf('chin-tuck'), 80)));
  expect(coloursIn(screen, { x: -10, y: 120, width: 900, height: 900 })).toBe(1);
  expect(coloursIn(screen, { x: 60, y: 10, width: 100, height: 100 })).toBeGreaterThan(50);
});

it('refuses a screenshot that is cut off', async () => {
  const png = screenWith(stillOf('chin-tuck'), 80);
  await expect(readPicture(await asFile(png.subarray(0, png.length - 2_000)))).rejects.toThrow();
});
