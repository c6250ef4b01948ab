// Pictures of figures side by side, each on its disc, drawn without a window.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { type FigureData, figureSchema } from '#core/moves/figure-schema';
import type { Theme } from '../renderer/figure/colors';
import { over, rgb } from '../renderer/figure/mesh/raster';
import type { Scene } from '../renderer/figure/scene';
import { png } from './png';
import { projectDir } from './script';

const PAPER = { light: '#f4f6f8', dark: '#161a21' } as const;
const DISC = { light: '#d8e5e7', dark: '#222a33' } as const;
const INK = { light: '#22303f', dark: '#e6e9ee' } as const;
const CAPTION = 22;

/** A figure on a sheet. */
export interface Cell {
  scene: Scene;
  timeMs: number;
  view: { yaw: number; pitch: number };
  caption: string;
}

/** The figures of the moves that come with the app, and what is wrong with those that can't be read. */
export function moveFigures(): {
  figures: ReadonlyMap<string, FigureData>;
  broken: readonly (readonly [name: string, why: string])[];
} {
  const folder = path.join(projectDir, 'assets/moves');
  const figures = new Map<string, FigureData>();
  const broken: [string, string][] = [];
  for (const file of readdirSync(folder).sort()) {
    const name = file.replace('.json', '');
    const { figure } = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
    const read = figureSchema.safeParse(figure);
    if (read.success) figures.set(name, read.data);
    else {
      const why = read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`);
      broken.push([name, why.join('; ')]);
    }
  }
  return { figures, broken };
}

/** One figure as a PNG file: on a transparent ground. */
export function pictureOf({ scene, timeMs, view }: Cell, size: number): Buffer {
  const { pixels } = scene.render(timeMs, view, size, size);
  return png(pixels, size, size);
}

/** A move's telling pose on its disc, the corners transparent, as a PNG file. */
export function still(scene: Scene, size: number): Buffer {
  const { pixels } = scene.renderStill(1, scene.bestView, size, size);
  const [middle, radius] = [size / 2, size * 0.46];
  const disc = rgb(DISC.light);
  for (let i = 0; i < pixels.length; i++) {
    const far = Math.hypot((i % size) + 0.5 - middle, Math.floor(i / size) + 0.5 - middle);
    const inside = Math.min(1, Math.max(0, radius - far + 0.5));
    const own = pixels[i] ?? 0;
    const ground = ((Math.round(inside * 255) << 24) | disc) >>> 0;
    pixels[i] = own === 0 ? ground : over(ground, own & 0xffffff, (own >>> 24) / 255);
  }
  return png(pixels, size, size);
}

/** Figures in rows on their discs, as a PNG file. */
export function sheet(cells: readonly Cell[], columns: number, size: number, theme: Theme): Buffer {
  const rows = Math.ceil(cells.length / columns);
  const [width, height] = [columns * size, rows * (size + CAPTION)];
  const drawn = cells.map((cell, i) => {
    const x = (i % columns) * size;
    const y = Math.floor(i / columns) * (size + CAPTION);
    const data = pictureOf(cell, size).toString('base64');
    const text = cell.caption.replace(/&/g, '&amp;').replace(/</g, '&lt;');
    return `<circle cx="${x + size / 2}" cy="${y + size / 2}" r="${size * 0.46}" fill="${DISC[theme]}"/>
<image x="${x}" y="${y}" width="${size}" height="${size}" href="data:image/png;base64,${data}"/>
<text x="${x + size / 2}" y="${y + size + 14}" text-anchor="middle">${text}</text>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-size="13" font-family="sans-serif" fill="${INK[theme]}"><rect width="100%" height="100%" fill="${PAPER[theme]}"/>${drawn.join('')}</svg>`;
  return new Resvg(svg, { font: { defaultFontFamily: 'DejaVu Sans' } }).render().asPng();
}
