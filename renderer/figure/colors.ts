import type { FigureLook } from './looks';
import { rgb, type Tones } from './mesh/raster';
import type { Material } from './mesh/skin';

export type Theme = 'light' | 'dark';

type Rgb = readonly [number, number, number];

const parse = (hex: string): Rgb => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
];

const css = (c: Rgb): string =>
  `#${c
    .map((v) =>
      Math.min(255, Math.max(0, Math.round(v)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

/** Mixes two CSS hex colours; 0 is all `a`. */
function mixed(a: string, b: string, t: number): string {
  const [p, q] = [parse(a), parse(b)];
  return css([p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t, p[2] + (q[2] - p[2]) * t]);
}

const times = (a: string, [r, g, b]: Rgb): string => {
  const [x, y, z] = parse(a);
  return css([x * r, y * g, z * b]);
};

/** What is not the person's own: things in the room, light of muscles, ground. */
export interface SceneColors {
  glow: string;
  band: string;
  wood: string;
  wall: string;
  mat: string;
  metal: string;
  sole: string;
  /** Laid over the disc, with how much of it. */
  ground: { light: readonly [string, number]; dark: readonly [string, number] };
}

export const SCENE_COLORS: Record<Theme, SceneColors> = {
  light: {
    glow: '#ff6b4a',
    band: '#f3a83b',
    wood: '#d9bf9c',
    wall: '#efe3d4',
    mat: '#a9c3e6',
    metal: '#6b7686',
    sole: '#ffffff',
    ground: { light: ['#ffffff', 0.34], dark: ['#5f8f8c', 0.16] },
  },
  dark: {
    glow: '#ff6f4d',
    band: '#f3a83b',
    wood: '#8f7a5f',
    wall: '#4a4a4c',
    mat: '#48618c',
    metal: '#8c98a8',
    sole: '#e3e1df',
    ground: { light: ['#5a6b78', 0.28], dark: ['#0d1218', 0.3] },
  },
};

/** How the shade of a material follows from its colour, and how its inner lines do. */
const SHADE: Record<Material, readonly [shade: Rgb, ink: Rgb]> = {
  skin: [
    [0.92, 0.81, 0.76],
    [0.58, 0.41, 0.36],
  ],
  hair: [
    [0.79, 0.77, 0.79],
    [0.42, 0.4, 0.42],
  ],
  top: [
    [0.925, 0.88, 0.84],
    [0.6, 0.49, 0.43],
  ],
  trousers: [
    [0.75, 0.79, 0.8],
    [0.46, 0.5, 0.52],
  ],
  shoes: [
    [0.76, 0.76, 0.8],
    [0.45, 0.45, 0.5],
  ],
  sole: [
    [0.86, 0.86, 0.86],
    [0.5, 0.46, 0.44],
  ],
  metal: [
    [0.76, 0.77, 0.8],
    [0.45, 0.45, 0.48],
  ],
};

export interface Palette {
  scene: SceneColors;
  tones: Record<Material, Tones>;
  /** Lines inside a material's own surface. */
  ink: Record<Material, number>;
  /** The line against the ground. */
  outer: number;
  /** Brows, eyes and mouth. */
  mark: number;
  mouth: number;
  brow: number;
  fold: number;
}

/** The colours of a person under a theme. */
export function paletteOf(look: FigureLook, theme: Theme): Palette {
  const dark = theme === 'dark';
  const scene = SCENE_COLORS[theme];
  const base: Record<Material, string> = {
    skin: look.skin,
    hair: dark ? mixed(look.hair.color, '#c8bec6', 0.2) : look.hair.color,
    top: look.clothes.top,
    trousers: look.clothes.trousers,
    shoes: dark ? mixed(look.clothes.shoes, '#c8bec6', 0.2) : look.clothes.shoes,
    sole: scene.sole,
    metal: scene.metal,
  };
  const each = <T>(of: (material: Material, color: string) => T): Record<Material, T> => ({
    skin: of('skin', base.skin),
    hair: of('hair', base.hair),
    top: of('top', base.top),
    trousers: of('trousers', base.trousers),
    shoes: of('shoes', base.shoes),
    sole: of('sole', base.sole),
    metal: of('metal', base.metal),
  });
  return {
    scene,
    tones: each((material, color) => tonesOf(dim(color, dark), SHADE[material][0], scene.glow)),
    ink: each((material, color) => rgb(times(color, SHADE[material][1]))),
    outer: rgb(dark ? '#1f1517' : '#4a2f2c'),
    mark: rgb(mixed('#2c1a17', look.skin, 0.04)),
    mouth: rgb(mixed(times(look.skin, [0.6, 0.36, 0.34]), '#8a3f35', 0.5)),
    brow: rgb(times(mixed(look.hair.color, '#4a332c', 0.45), [0.85, 0.82, 0.8])),
    fold: rgb(times(look.clothes.top, [0.74, 0.64, 0.58])),
  };
}

const dim = (color: string, dark: boolean): string =>
  dark ? mixed(color, '#161a21', 0.08) : color;

const tonesOf = (lit: string, shade: Rgb, glow: string): Tones => ({
  lit: rgb(lit),
  shade: rgb(times(lit, shade)),
  glow: rgb(glow),
});

/** The two tones of a thing in the room. */
export const thing = (color: string): Tones => tonesOf(color, [0.88, 0.86, 0.86], color);
