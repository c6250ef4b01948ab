import type { SceneColors } from './colors';
import { over, rgb } from './mesh/raster';

/** The disc a figure stands before: its middle and radius, in pixels. */
export interface Disc {
  x: number;
  y: number;
  r: number;
}

/** As `ui/Disc` draws it. */
export const discOf = (width: number, height: number): Disc => ({
  x: width / 2,
  y: height / 2,
  r: Math.min(width, height) * 0.46,
});

type Shape = readonly (readonly [number, number])[];

/**
 * A hint of a room on the disc: a floor where one stands, a window and a plant where nothing else
 * is. In shares of the disc's radius from its middle, y down.
 */
export function paintGround(
  pixels: Uint32Array,
  width: number,
  disc: Disc,
  colors: SceneColors['ground'],
  room: { floor: number | undefined; window: boolean; left: boolean },
): void {
  const [light, lightShare] = colors.light;
  const [dark, darkShare] = colors.dark;
  const side = room.left ? -1 : 1;
  const fill = (shape: Shape, color: string, share: number): void =>
    fillShape(
      pixels,
      width,
      disc,
      shape.map(([x, y]) => [disc.x + x * side * disc.r, disc.y + y * disc.r] as const),
      rgb(color),
      share,
    );
  const bar = (x0: number, y0: number, x1: number, y1: number): Shape => [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ];
  if (room.floor !== undefined) fill(bar(-1.1, room.floor, 1.1, 1.1), dark, darkShare * 0.55);
  if (!room.window) return;
  for (const [x0, x1] of [
    [0.42, 0.6],
    [0.625, 0.805],
  ] as const) {
    for (const [y0, y1] of [
      [-0.6, -0.3],
      [-0.27, 0.03],
    ] as const) {
      fill(bar(x0, y0, x1, y1), light, lightShare);
    }
  }
  fill(bar(0.37, 0.055, 0.86, 0.085), light, lightShare);
  const foot = Math.min(room.floor === undefined ? 0.72 : room.floor + 0.03, 0.72);
  const leaf = (x: number, lean: number, long: number): Shape =>
    Array.from({ length: 17 }, (_, i) => {
      const t = i < 9 ? i / 8 : (16 - i) / 8;
      const bulge = Math.sin(Math.PI * t ** 0.8) * 0.055 * (i < 9 ? 1 : -1);
      return [-0.66 + x + lean * t * t + bulge, foot - 0.19 - long * t] as const;
    });
  fill(leaf(-0.03, -0.16, 0.26), dark, darkShare);
  fill(leaf(0.03, 0.16, 0.26), dark, darkShare);
  fill(leaf(0, 0.01, 0.36), dark, darkShare * 1.25);
  fill(
    [
      [-0.755, foot - 0.2],
      [-0.565, foot - 0.2],
      [-0.595, foot],
      [-0.725, foot],
    ],
    light,
    lightShare * 1.3,
  );
}

const SUB = 3;

/** Fills a shape within the disc, its edges smooth. */
function fillShape(
  pixels: Uint32Array,
  width: number,
  disc: Disc,
  shape: Shape,
  tint: number,
  share: number,
): void {
  const ys = shape.map(([, y]) => y);
  const top = Math.max(Math.floor(disc.y - disc.r), Math.floor(Math.min(...ys)));
  const end = Math.min(Math.ceil(disc.y + disc.r), Math.ceil(Math.max(...ys)));
  const row = new Float32Array(width);
  for (let y = top; y < end; y++) {
    row.fill(0);
    for (let sub = 0; sub < SUB; sub++) {
      const at = y + (sub + 0.5) / SUB;
      const half = Math.sqrt(Math.max(0, disc.r ** 2 - (at - disc.y) ** 2));
      const cuts: number[] = [];
      for (const [i, [ax, ay]] of shape.entries()) {
        const [bx, by] = shape[(i + 1) % shape.length] ?? [ax, ay];
        if (ay > at !== by > at) cuts.push(ax + ((bx - ax) * (at - ay)) / (by - ay));
      }
      cuts.sort((a, b) => a - b);
      for (let i = 0; i + 1 < cuts.length; i += 2) {
        const from = Math.max(cuts[i] ?? 0, disc.x - half);
        const to = Math.min(cuts[i + 1] ?? 0, disc.x + half);
        for (let x = Math.max(0, Math.floor(from)); x < Math.min(width, to); x++) {
          row[x] = (row[x] as number) + Math.max(0, Math.min(to, x + 1) - Math.max(from, x)) / SUB;
        }
      }
    }
    for (let x = 0; x < width; x++) {
      const cover = row[x] as number;
      if (cover <= 0) continue;
      const i = y * width + x;
      pixels[i] = over(pixels[i] as number, tint, share * cover);
    }
  }
}
