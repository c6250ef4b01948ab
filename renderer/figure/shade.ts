import type { FigureLook } from './looks';

export type Theme = 'light' | 'dark';

/** The two tones of a material and its outline, as CSS colours. */
export interface Tone {
  lit: string;
  shade: string;
  line: string;
}

export type Material = 'skin' | 'top' | 'trousers' | 'shoe' | 'hair';

type Rgb = readonly [number, number, number];

const parse = (hex: string): Rgb => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
];

const css = (c: Rgb): string =>
  `#${c.map((v) => Math.round(v).toString(16).padStart(2, '0')).join('')}`;

const mix = (a: Rgb, b: Rgb, t: number): Rgb => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];

const mixed = new Map<string, string>();

/** Mixes two CSS hex colours in steps of a hundredth, so that each is made once; 0 is all `a`. */
export function mixCss(a: string, b: string, t: number): string {
  const step = Math.round(t * 100);
  const key = a + b + step;
  let made = mixed.get(key);
  if (made === undefined) {
    made = css(mix(parse(a), parse(b), step / 100));
    mixed.set(key, made);
  }
  return made;
}

/** What is not the person's own: props, shadow, glow. */
export interface SceneColors {
  glow: string;
  band: string;
  bandDark: string;
  wood: string;
  wall: string;
  mat: string;
  metal: string;
  shadow: string;
  disc: string;
  paper: string;
  sole: string;
  ink: string;
}

export const SCENE_COLORS: Record<Theme, SceneColors> = {
  light: {
    glow: '#ff6b4a',
    band: '#f3a83b',
    bandDark: '#cc8423',
    wood: '#cdb592',
    wall: '#bcc6cf',
    mat: '#b6c9e8',
    metal: '#5a6676',
    shadow: 'rgba(34,48,63,.16)',
    disc: '#d8e5e7',
    paper: '#f4f6f8',
    sole: '#ffffff',
    ink: '#33303a',
  },
  dark: {
    glow: '#ff6f4d',
    band: '#f3a83b',
    bandDark: '#cc8423',
    wood: '#8b7658',
    wall: '#46525e',
    mat: '#3f5580',
    metal: '#8c98a8',
    shadow: 'rgba(0,0,0,.34)',
    disc: '#222a33',
    paper: '#161a21',
    sole: '#dfe3e8',
    ink: '#2a2730',
  },
};

const SHADE: Record<Material, readonly [string, number]> = {
  skin: ['#7c2f1d', 0.26],
  top: ['#6a7f95', 0.36],
  trousers: ['#10262f', 0.3],
  shoe: ['#1a2236', 0.3],
  hair: ['#17101a', 0.34],
};

const STEPS = 6;

/**
 * The tones of one person under one theme. `far` (0–1) is how far behind its pair a limb is: it is
 * darkened in a few steps, so that every colour is made once.
 */
export class Palette {
  readonly scene: SceneColors;
  private readonly base: Record<Material, string>;
  private readonly theme: Theme;
  private readonly tones: Record<Material, Tone[]> = {
    skin: [],
    top: [],
    trousers: [],
    shoe: [],
    hair: [],
  };

  constructor(look: FigureLook, theme: Theme) {
    this.theme = theme;
    this.scene = SCENE_COLORS[theme];
    this.base = {
      skin: look.skin,
      top: look.clothes.top,
      trousers: look.clothes.trousers,
      shoe: look.clothes.shoes,
      hair: look.hair.color,
    };
  }

  tone(material: Material, far = 0): Tone {
    const step = Math.round(far * STEPS);
    const known = this.tones[material][step];
    if (known) return known;
    const dark = this.theme === 'dark';
    let lit = parse(this.base[material]);
    if (dark && (material === 'hair' || material === 'shoe')) lit = mix(lit, [200, 190, 205], 0.26);
    else if (dark) lit = mix(lit, [22, 26, 33], 0.09);
    const [hue, amount] = SHADE[material];
    let shade = mix(lit, parse(hue), amount);
    const line = mix(shade, dark ? [10, 12, 16] : [40, 44, 60], 0.42);
    const behind = (step / STEPS) * 0.8;
    const distant = mix(shade, line, 0.22);
    lit = mix(lit, shade, behind);
    shade = mix(shade, distant, behind);
    const tone = { lit: css(lit), shade: css(shade), line: css(line) };
    this.tones[material][step] = tone;
    return tone;
  }
}
