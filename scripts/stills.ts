import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LOOKS } from '../renderer/figure/looks';
import { Scene } from '../renderer/figure/scene';
import { moveFigures, still } from './figure-sheet';
import { projectDir } from './script';

/** Pixels of a notification's picture, at most 256 on any desktop. */
const SIZE = 256;

/**
 * Draws each move's telling pose into out/stills, a PNG file each: the pictures of notifications.
 * They are shipped beside the app, as a notification server reads them by itself.
 *
 * @returns how many bytes they take together
 */
export function drawStills(): number {
  const folder = path.join(projectDir, 'out/stills');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const people = Object.values(LOOKS).filter((look) => !look.wheelchair);
  let bytes = 0;
  for (const [i, [id, figure]] of [...moveFigures().figures].entries()) {
    const look = people[i % people.length] ?? LOOKS.teo;
    const scene = new Scene(figure, { look, theme: 'light' });
    const file = still(scene, SIZE);
    bytes += file.length;
    writeFileSync(path.join(folder, `${id}.png`), file);
  }
  return bytes;
}
