/** A square picture; rows of red, green, blue and alpha, without gaps. */
export interface IconPicture {
  readonly side: number;
  readonly rgba: Uint8Array;
}

const headBytes = 6;
const entryBytes = 16;
const bitmapHeadBytes = 40;

/**
 * An .ico file, each picture a bitmap of 32 bits: what every part of Windows reads, at any size.
 * https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10)
 *
 * @param pictures of at most 255 pixels
 */
export function ico(pictures: readonly IconPicture[]): Buffer {
  const bitmaps = pictures.map(bitmap);
  const head = Buffer.alloc(headBytes);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = headBytes + entryBytes * pictures.length;
  const entries = pictures.map(({ side }, i) => {
    const bytes = bitmaps[i]?.length ?? 0;
    const entry = Buffer.alloc(entryBytes);
    entry.set([side, side]);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(bytes, 8);
    entry.writeUInt32LE(offset, 12);
    offset += bytes;
    return entry;
  });
  return Buffer.concat([head, ...entries, ...bitmaps]);
}

/** Rows from the bottom up, blue first; then the mask of old, which alpha has replaced: all 0. */
function bitmap({ side, rgba }: IconPicture): Buffer {
  const head = Buffer.alloc(bitmapHeadBytes);
  head.writeUInt32LE(bitmapHeadBytes, 0);
  head.writeInt32LE(side, 4);
  // Of picture and mask together.
  head.writeInt32LE(side * 2, 8);
  head.writeUInt16LE(1, 12);
  head.writeUInt16LE(32, 14);
  const pixels = Buffer.alloc(side * side * 4);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const from = (y * side + x) * 4;
      const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(from, from + 4);
      pixels.set([blue, green, red, alpha], ((side - 1 - y) * side + x) * 4);
    }
  }
  const maskRowBytes = Math.ceil(side / 32) * 4;
  return Buffer.concat([head, pixels, Buffer.alloc(maskRowBytes * side)]);
}
