/** Looks at the X server's screen, in the file that Xvfb keeps it in: nobody inside is asked. */
import { closeSync, openSync, readSync } from 'node:fs';
import { setTimeout as pass } from 'node:timers/promises';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Every so many pixels across and down are looked at: text can't slip through. */
const step = 3;
const betweenLooksMs = 6;
/** Darker than this, of 255, is ink: text of any colour on the light theme's paper. */
const inkBelow = 150;
/** So much of the ink there is and will be must be the same for text to be readable. */
const alike = 0.85;

/** Which of the screen's points are ink. */
interface Glance {
  readonly at: number;
  readonly ink: Uint8Array;
}

export class Eyes {
  readonly #file: number;
  readonly #offset: number;
  readonly #lineBytes: number;
  readonly width: number;
  readonly height: number;

  /** `file` is the screen in the XWD format: a header of big-endian words, colours, pixels. */
  constructor(file: string) {
    this.#file = openSync(file, 'r');
    const header = Buffer.alloc(100);
    readSync(this.#file, header, 0, 100, 0);
    const word = (index: number) => header.readUInt32BE(index * 4);
    this.#offset = word(0) + word(19) * 12;
    this.width = word(4);
    this.height = word(5);
    this.#lineBytes = word(12);
  }

  close(): void {
    closeSync(this.#file);
  }

  /** The colours of an area's points, 0xRRGGBB, row by row. */
  points({ x, y, width, height }: Area): Uint32Array {
    const columns = Math.ceil(width / step);
    const rows = Math.ceil(height / step);
    const points = new Uint32Array(columns * rows);
    const line = Buffer.alloc(width * 4);
    const pixels = new Uint32Array(line.buffer, line.byteOffset, width);
    for (let row = 0; row < rows; row += 1) {
      readSync(
        this.#file,
        line,
        0,
        line.length,
        this.#offset + (y + row * step) * this.#lineBytes + x * 4,
      );
      for (let column = 0; column < columns; column += 1) {
        points[row * columns + column] = (pixels[column * step] ?? 0) & 0xffffff;
      }
    }
    return points;
  }

  /**
   * Does something, watches the screen for `watchMs`, and gives what each look showed, with the
   * milliseconds since it was done.
   */
  async watch(act: () => Promise<unknown>, watchMs: number): Promise<readonly Glance[]> {
    const all = { x: 0, y: 0, width: this.width, height: this.height };
    const glances: Glance[] = [];
    const startedAt = performance.now();
    const acting = act();
    while (performance.now() - startedAt < watchMs) {
      const at = performance.now() - startedAt;
      glances.push({ at, ink: inkOf(this.points(all)) });
      await pass(betweenLooksMs);
    }
    await acting;
    return glances;
  }

  /**
   * Milliseconds until the text in an area could be read as it stands in the last look; NaN where
   * nothing has come of the act by then.
   */
  readableAt(glances: readonly Glance[], area: Area): number {
    const columns = Math.ceil(this.width / step);
    const [x0, x1] = [Math.ceil(area.x / step), Math.floor((area.x + area.width) / step)];
    const [y0, y1] = [Math.ceil(area.y / step), Math.floor((area.y + area.height) / step)];
    const last = glances.at(-1)?.ink ?? new Uint8Array(0);
    const isThere = ({ ink }: Glance): boolean => {
      let both = 0;
      let either = 0;
      for (let y = y0; y < y1; y += 1) {
        for (let i = y * columns + x0; i < y * columns + x1; i += 1) {
          if (ink[i] === 1 && last[i] === 1) both += 1;
          if (ink[i] === 1 || last[i] === 1) either += 1;
        }
      }
      return either > 0 && both / either >= alike;
    };
    const first = glances.findIndex(isThere);
    return first > 0 ? (glances[first]?.at ?? Number.NaN) : Number.NaN;
  }

  /** The middle of an area's points of such a colour. */
  middleOf(area: Area, isIt: (rgb: number) => boolean): { x: number; y: number } {
    const columns = Math.ceil(area.width / step);
    const found = [...this.points(area).entries()].filter(([, rgb]) => isIt(rgb));
    const mean = (of: (index: number) => number) =>
      Math.round(found.reduce((sum, [index]) => sum + of(index), 0) / found.length);
    return {
      x: area.x + step * mean((index) => index % columns),
      y: area.y + step * mean((index) => Math.floor(index / columns)),
    };
  }

  /**
   * Frames a second that an area really shows while something in it moves: of the seconds of a
   * watch, the mean of the quarter with the most, as holds are part of most moves.
   */
  async frameRate(area: Area, seconds: number): Promise<number> {
    const counts = new Array<number>(seconds).fill(0);
    let shown = hash(this.points(area));
    const startedAt = performance.now();
    for (;;) {
      const second = Math.floor((performance.now() - startedAt) / 1000);
      if (second >= seconds) break;
      if (hash(this.points(area)) !== shown) {
        // The server may be in the midst of it.
        await pass(3);
        shown = hash(this.points(area));
        counts[second] = (counts[second] ?? 0) + 1;
      }
      await pass(3);
    }
    const most = counts.toSorted((a, b) => b - a).slice(0, Math.ceil(seconds / 4));
    return most.reduce((sum, count) => sum + count, 0) / most.length;
  }
}

function inkOf(points: Uint32Array): Uint8Array {
  const ink = new Uint8Array(points.length);
  for (let i = 0; i < points.length; i += 1) {
    const point = points[i] ?? 0;
    const light = (((point >> 16) & 255) * 3 + ((point >> 8) & 255) * 6 + (point & 255)) / 10;
    ink[i] = light < inkBelow ? 1 : 0;
  }
  return ink;
}

function hash(points: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < points.length; i += 1) sum = (Math.imul(sum, 31) + (points[i] ?? 0)) | 0;
  return sum;
}
