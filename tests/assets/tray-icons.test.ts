/** The tray's icons as panels show them: of any usual height, on light and dark. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';

const dir = resolve('assets/icons/tray');
const icons = readdirSync(dir)
  .filter((name) => /^[a-z]+(-\d)?@3x\.png$/.test(name))
  .map((name) => name.replace('@3x.png', ''));

/** Those of the desktops' own themes, and the darkest and lightest there can be. */
const panels = ['#ffffff', '#f4f4f4', '#eff0f1', '#2a2e32', '#2b2b2b', '#1e1e1e', '#000000'];
/** In pixels. */
const heights = [16, 20, 22, 24, 32, 48];

type Colour = readonly [red: number, green: number, blue: number];

/** The icon that panels on Linux get, as high as the panel wants it, on the panel's colour. */
function onPanel(icon: string, panel: string, side: number): readonly Colour[] {
  const png = readFileSync(join(dir, `${icon}@3x.png`)).toString('base64');
  const image = `<image width="48" height="48" href="data:image/png;base64,${png}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">
    <rect width="48" height="48" fill="${panel}"/>${image}</svg>`;
  const { pixels } = new Resvg(svg, {
    fitTo: { mode: 'width', value: side },
    font: { loadSystemFonts: false },
  }).render();
  return Array.from({ length: side * side }, (_, i): Colour => {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(i * 4, i * 4 + 3);
    return [red, green, blue];
  });
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: Colour, other: Colour): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function parse(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** The colour of the disc: what most of the icon has. */
function discOf(pixels: readonly Colour[], panel: Colour): Colour {
  const counts = new Map<string, { readonly colour: Colour; count: number }>();
  for (const colour of pixels) {
    if (contrast(colour, panel) < 1.05) continue;
    const known = counts.get(String(colour)) ?? { colour, count: 0 };
    known.count += 1;
    counts.set(String(colour), known);
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
  if (!most) throw new Error('nothing is to be seen');
  return most.colour;
}

/** At the rim the disc is mixed with the panel: only what lies inside can be the mark. */
function inside(pixels: readonly Colour[], side: number): readonly Colour[] {
  const middle = (side - 1) / 2;
  return pixels.filter((_, i) => {
    const x = (i % side) - middle;
    const y = Math.floor(i / side) - middle;
    return Math.hypot(x, y) < side * 0.34;
  });
}

describe.each(icons)('%s', (icon) => {
  describe.each(panels)('on a panel of %s', (hex) => {
    const panel = parse(hex);

    it('stands out with its shape by 3 to 1, and its mark from that by 4.5 to 1', () => {
      for (const side of heights) {
        const pixels = onPanel(icon, hex, side);
        const disc = discOf(pixels, panel);
        expect(contrast(disc, panel), `${side} px`).toBeGreaterThanOrEqual(3);
        const mark = inside(pixels, side).filter((pixel) => contrast(pixel, disc) >= 4.5);
        expect(mark.length, `${side} px`).toBeGreaterThan(side * side * 0.03);
      }
    });
  });
});

it('each state has a shape of its own, without its colour', () => {
  const greys = icons.map((icon) =>
    onPanel(icon, '#ffffff', 16)
      .map((pixel) => (luminance(pixel) > 0.5 ? 1 : 0))
      .join(''),
  );
  expect(new Set(greys).size).toBe(icons.length);
});

/** A picture in an .ico file. */
interface Frame {
  readonly side: number;
  readonly rgba: readonly number[];
}

/** As Windows reads it: a directory, and bitmaps from the bottom up, blue first. */
function framesOf(file: Buffer): readonly Frame[] {
  return Array.from({ length: file.readUInt16LE(4) }, (_, i): Frame => {
    const entry = 6 + 16 * i;
    const side = file.readUInt8(entry);
    const start = file.readUInt32LE(entry + 12);
    const pixels = start + file.readUInt32LE(start);
    const rgba = Array.from({ length: side * side }, (__, at) => {
      const [x, y] = [at % side, Math.floor(at / side)];
      const from = pixels + ((side - 1 - y) * side + x) * 4;
      const [blue = 0, green = 0, red = 0, alpha = 0] = file.subarray(from, from + 4);
      return [red, green, blue, alpha];
    });
    return { side, rgba: rgba.flat() };
  });
}

it.each(icons)('%s has for Windows the sizes of every scale, drawn alike', (icon) => {
  const frames = framesOf(readFileSync(join(dir, `${icon}.ico`)));
  expect(frames.map(({ side }) => side)).toEqual([16, 20, 24, 32, 40, 48]);
  for (const [suffix, side] of [
    ['', 16],
    ['@2x', 32],
    ['@3x', 48],
  ] as const) {
    const { data } = PNG.sync.read(readFileSync(join(dir, `${icon}${suffix}.png`)));
    expect(frames.find((frame) => frame.side === side)?.rgba).toEqual([...data]);
  }
});
