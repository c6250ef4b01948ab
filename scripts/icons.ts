/**
 * Draws every icon from its SVG in `assets/icons/source`: the app's in the sizes of the
 * desktops' themes, the tray's per state in colour and, for macOS, as a template in black. The
 * tray's are a disc of a middle tone, which stands out from light and dark panels alike, and on it
 * the mark: no one colour could be read on both. For Windows the coloured ones are .ico files too,
 * with the sizes that its notification area has at each scale. They are committed; run this after
 * changing a source.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { PNG } from 'pngjs';
import { ringSteps } from '#core/tray-model';
import { ico } from './ico';

const icons = join(import.meta.dirname, '../assets/icons');
const appSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
/** A tray icon's side at 1x, as on Windows and macOS. */
const traySide = 16;
const trayScales = [1, 2, 3];
/** At 100 to 300 %. */
const windowsSides = [16, 20, 24, 32, 40, 48];
const ringRadius = 13;

const appIcon = readSource('app.svg');
emptyFolder('app');
for (const size of appSizes) write(`app/${size}x${size}.png`, appIcon, size);

emptyFolder('tray');
const counting = readSource('tray/counting.svg');
for (let eighths = 0; eighths < ringSteps; eighths += 1) {
  drawTray(`counting-${eighths}`, withRing(counting, eighths / ringSteps));
}
for (const state of ['due', 'paused', 'off', 'meeting']) {
  drawTray(state, readSource(`tray/${state}.svg`));
}

function drawTray(name: string, svg: string): void {
  for (const scale of trayScales) {
    const suffix = scale === 1 ? '' : `@${scale}x`;
    write(`tray/${name}${suffix}.png`, painted(svg), traySide * scale);
    write(`tray/${name}-Template${suffix}.png`, cutOut(svg), traySide * scale);
  }
  const pictures = windowsSides.map((side) => {
    const { data } = PNG.sync.read(draw(painted(svg), side));
    return { side, rgba: data };
  });
  writeFileSync(join(icons, `tray/${name}.ico`), ico(pictures));
}

/** The ring filled clockwise from the top; `part` is 0–1. */
function withRing(svg: string, part: number): string {
  const around = 2 * Math.PI * ringRadius;
  return svg.replace('stroke-dasharray="0 100"', `stroke-dasharray="${part * around} ${around}"`);
}

/** The mark in its colour, on the whole disc. */
function painted(svg: string): string {
  return svg.replace(' mask="url(#cut)"', '');
}

/** The disc in black with a hole for the mark, as macOS tints it. */
function cutOut(svg: string): string {
  return svg
    .replace(/(<svg[^>]*) color="[^"]*"/, '$1 color="#000"')
    .replace(/<g class="painted".*<\/g>/, '');
}

function readSource(path: string): string {
  return readFileSync(join(icons, 'source', path), 'utf8');
}

function emptyFolder(name: string): void {
  rmSync(join(icons, name), { recursive: true, force: true });
  mkdirSync(join(icons, name));
}

function write(path: string, svg: string, width: number): void {
  const png = draw(svg, width);
  writeFileSync(join(icons, path), png);
  console.log(`${basename(path)}: ${png.length} bytes`);
}

function draw(svg: string, width: number): Buffer {
  return new Resvg(svg, { fitTo: { mode: 'width', value: width } }).render().asPng();
}
