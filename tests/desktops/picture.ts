/** What a screenshot shows: whether a window has painted, and whether a move's picture is in it. */
import { readFile } from 'node:fs/promises';
import { PNG } from 'pngjs';

/** Rows of red, green, blue and alpha, without gaps. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Reads a PNG file.
 *
 * @throws {Error} for one that is cut off, or none
 */
export async function readPicture(file: string): Promise<Picture> {
  return PNG.sync.read(await readFile(file));
}

/** How many colours there are in the part of an area that is in the picture. */
export function coloursIn({ width, height, data }: Picture, area: Area): number {
  const colours = new Set<number>();
  const bottom = Math.min(area.y + area.height, height);
  const right = Math.min(area.x + area.width, width);
  for (let y = Math.max(area.y, 0); y < bottom; y += 1) {
    for (let x = Math.max(area.x, 0); x < right; x += 1) {
      const at = (y * width + x) * 4;
      colours.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
    }
  }
  return colours.size;
}

/** A square part of a picture that looks like another picture made so small. */
export interface Likeness {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Mean difference of red, green and blue, 0–255. */
  readonly difference: number;
}

/** A picture is compared in so many fields across and down. */
const fieldsAcross = 10;
const sizes = { smallest: 30, largest: 260, step: 1.05 } as const;
/** What differs more, on average, is not alike. */
const alikeWithin = 40;
/** The middle of a likeness has nearly the same colour. */
const middleWithin = 24;

/**
 * The place in `picture`, of any size that notifications have, that is most like `small`; null
 * where nothing is alike.
 */
export function mostLike(picture: Picture, small: Picture): Likeness | null {
  const sums = new Sums(picture);
  const wanted = fieldsOf(small);
  let best: Likeness | null = null;
  for (let size: number = sizes.smallest; size <= sizes.largest; size = growth(size)) {
    const step = size < 60 ? 1 : 2;
    for (let y = 0; y + size <= picture.height; y += step) {
      for (let x = 0; x + size <= picture.width; x += step) {
        const difference = differenceAt(sums, wanted, { x, y, size }, best?.difference);
        if (difference !== null) best = { x, y, size, difference };
      }
    }
  }
  return best;
}

/** How unlike `small` the picture is around a place, some pixels more or less; null: not alike. */
export function differenceAround(picture: Picture, small: Picture, place: Likeness): number | null {
  const sums = new Sums(picture);
  const wanted = fieldsOf(small);
  let least: number | null = null;
  for (let size = place.size - 2; size <= place.size + 2; size += 1) {
    for (let y = place.y - 3; y <= place.y + 3; y += 1) {
      for (let x = place.x - 3; x <= place.x + 3; x += 1) {
        least = differenceAt(sums, wanted, { x, y, size }, least ?? undefined) ?? least;
      }
    }
  }
  return least;
}

function growth(size: number): number {
  return Math.max(size + 1, Math.round(size * sizes.step));
}

/** A part of a square, its edges in shares of the square's side, and its mean colour. */
interface Field {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly colour: readonly [red: number, green: number, blue: number];
}

interface Fields {
  /** The larger part of it, looked at first. */
  readonly middle: Field;
  readonly all: readonly Field[];
}

/** Those that nothing of the ground shines through. */
function fieldsOf(small: Picture): Fields {
  const sums = new Sums(small);
  const field = (left: number, top: number, side: number): Field & { readonly alpha: number } => {
    const edges = { left, top, right: left + side, bottom: top + side };
    const mean = (channel: Channel) => sums.mean(channel, { x: 0, y: 0, size: small.width }, edges);
    return { ...edges, colour: [mean(0), mean(1), mean(2)], alpha: mean(3) };
  };
  const side = 1 / fieldsAcross;
  const all = Array.from({ length: fieldsAcross ** 2 }, (_, i) =>
    field((i % fieldsAcross) * side, Math.floor(i / fieldsAcross) * side, side),
  );
  return { middle: field(0.25, 0.25, 0.5), all: all.filter(({ alpha }) => alpha === 255) };
}

type Place = Omit<Likeness, 'difference'>;

/** null where it is not less than `limit`. */
function differenceAt(
  sums: Sums,
  { middle, all }: Fields,
  place: Place,
  limit = alikeWithin,
): number | null {
  if (sums.difference(place, middle) > middleWithin * 3) return null;
  const most = limit * all.length * 3;
  let sum = 0;
  for (const field of all) {
    sum += sums.difference(place, field);
    if (sum >= most) return null;
  }
  return sum / (all.length * 3);
}

type Channel = 0 | 1 | 2 | 3;

/** Sums over any area of a picture, each in four looks. */
class Sums {
  readonly #lineLength: number;
  readonly #channels: readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array];

  constructor(picture: Picture) {
    this.#lineLength = picture.width + 1;
    const sums = (channel: Channel) => sumsOf(picture, channel);
    this.#channels = [sums(0), sums(1), sums(2), sums(3)];
  }

  mean(channel: Channel, { x, y, size }: Place, field: Omit<Field, 'colour'>): number {
    const sums = this.#channels[channel];
    const [left, right] = [x + Math.round(size * field.left), x + Math.round(size * field.right)];
    const top = (y + Math.round(size * field.top)) * this.#lineLength;
    const bottom = (y + Math.round(size * field.bottom)) * this.#lineLength;
    const sum =
      (sums[bottom + right] ?? 0) -
      (sums[bottom + left] ?? 0) -
      (sums[top + right] ?? 0) +
      (sums[top + left] ?? 0);
    return sum / ((right - left) * ((bottom - top) / this.#lineLength));
  }

  /** Of red, green and blue together. */
  difference(place: Place, field: Field): number {
    const [red, green, blue] = field.colour;
    return (
      Math.abs(this.mean(0, place, field) - red) +
      Math.abs(this.mean(1, place, field) - green) +
      Math.abs(this.mean(2, place, field) - blue)
    );
  }
}

/** At each corner of pixels, the sum of what is to its left and above. */
function sumsOf({ width, height, data }: Picture, channel: Channel): Uint32Array {
  const lineLength = width + 1;
  const sums = new Uint32Array(lineLength * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let line = 0;
    for (let x = 0; x < width; x += 1) {
      line += data[(y * width + x) * 4 + channel] ?? 0;
      sums[(y + 1) * lineLength + x + 1] = line + (sums[y * lineLength + x + 1] ?? 0);
    }
  }
  return sums;
}
