/** Who is drawn. Plain data, so that a choice can be kept in the settings. */
export interface FigureLook {
  skin: string;
  hair: {
    style: 'crop' | 'waves' | 'curls' | 'bob' | 'bun' | 'tail' | 'bald' | 'scarf';
    color: string;
  };
  build: Build;
  clothes: { top: string; trousers: string; shoes: string; sleeves: 'short' | 'long' };
  glasses: boolean;
  beard: boolean;
  /** Uses a wheelchair: moves that can be done seated are shown seated. */
  wheelchair: boolean;
  /** Has a prosthesis below the left knee, and shorts that show it. */
  prosthesis?: boolean;
}

/** Girths relative to the middle build; `bust` and `belly` are 0 for flat. */
export interface Build {
  shoulders: number;
  chest: number;
  waist: number;
  hips: number;
  limbs: number;
  bust: number;
  belly: number;
}

const SKIN = {
  porcelain: '#f0c6aa',
  sand: '#e9b593',
  honey: '#d39b6f',
  umber: '#a96f4b',
  ebony: '#7a4b35',
};

const TOP = { paper: '#fdf6ea', mist: '#e8f0f6', oat: '#faeedd', rose: '#fbe6e2' };
const TROUSERS = {
  teal: '#3d8d8b',
  navy: '#4a6186',
  plum: '#76608a',
  olive: '#7b8460',
  slate: '#64707e',
};

const build = (over: Partial<Build> = {}): Build => ({
  shoulders: 1,
  chest: 1,
  waist: 1,
  hips: 1,
  limbs: 1,
  bust: 0,
  belly: 0,
  ...over,
});

/** The people to choose from in the settings. Names are ids; what they are called is a translation. */
export const LOOKS = {
  teo: {
    skin: SKIN.sand,
    hair: { style: 'crop', color: '#4a3f4c' },
    build: build(),
    clothes: { top: TOP.paper, trousers: TROUSERS.teal, shoes: '#5a6a8a', sleeves: 'short' },
    glasses: false,
    beard: false,
    wheelchair: false,
  },
  mara: {
    skin: SKIN.honey,
    hair: { style: 'bun', color: '#3c2a26' },
    build: build({ shoulders: 0.95, chest: 0.94, waist: 0.92, hips: 1.07, limbs: 0.94, bust: 0.8 }),
    clothes: { top: TOP.mist, trousers: TROUSERS.navy, shoes: '#8a5a66', sleeves: 'short' },
    glasses: false,
    beard: false,
    wheelchair: false,
  },
  ade: {
    skin: SKIN.ebony,
    hair: { style: 'curls', color: '#2b2226' },
    build: build({ shoulders: 1.06, chest: 1.06, limbs: 1.06 }),
    clothes: { top: TOP.oat, trousers: TROUSERS.slate, shoes: '#6b5a48', sleeves: 'short' },
    glasses: false,
    beard: true,
    wheelchair: false,
  },
  ines: {
    skin: SKIN.porcelain,
    hair: { style: 'bob', color: '#b9b6b8' },
    build: build({
      shoulders: 0.97,
      chest: 1.04,
      waist: 1.16,
      hips: 1.14,
      limbs: 1.05,
      bust: 0.85,
      belly: 0.6,
    }),
    clothes: { top: TOP.rose, trousers: TROUSERS.plum, shoes: '#5a6a8a', sleeves: 'long' },
    glasses: true,
    beard: false,
    wheelchair: false,
  },
  noor: {
    skin: SKIN.honey,
    hair: { style: 'scarf', color: '#5d7f9c' },
    build: build({ shoulders: 0.96, chest: 0.98, waist: 1, hips: 1.08, bust: 0.8 }),
    clothes: { top: TOP.paper, trousers: TROUSERS.olive, shoes: '#6b5a48', sleeves: 'long' },
    glasses: false,
    beard: false,
    wheelchair: false,
  },
  bram: {
    skin: SKIN.sand,
    hair: { style: 'bald', color: '#8d7f78' },
    build: build({ shoulders: 1.05, chest: 1.12, waist: 1.25, hips: 1.06, limbs: 1.08, belly: 1 }),
    clothes: { top: TOP.mist, trousers: TROUSERS.slate, shoes: '#44526f', sleeves: 'short' },
    glasses: true,
    beard: true,
    wheelchair: false,
  },
  juno: {
    skin: SKIN.umber,
    hair: { style: 'tail', color: '#33272a' },
    build: build({ shoulders: 1.02, chest: 0.98, waist: 0.96, hips: 1.02, limbs: 0.98, bust: 0.6 }),
    clothes: { top: TOP.paper, trousers: TROUSERS.teal, shoes: '#8a5a66', sleeves: 'short' },
    glasses: false,
    beard: false,
    wheelchair: true,
  },
  eli: {
    skin: SKIN.porcelain,
    hair: { style: 'waves', color: '#8a4f2c' },
    build: build({ shoulders: 1.02, chest: 0.99, waist: 0.97, limbs: 0.98 }),
    clothes: { top: TOP.mist, trousers: TROUSERS.olive, shoes: '#44526f', sleeves: 'short' },
    glasses: false,
    beard: false,
    wheelchair: false,
    prosthesis: true,
  },
} as const satisfies Record<string, FigureLook>;

export type LookName = keyof typeof LOOKS;

export const LOOK_NAMES = Object.keys(LOOKS) as LookName[];

/** The look a seed falls on: the same seed, the same person. Wheelchair users choose theirs themselves. */
export function lookFromSeed(seed: number): LookName {
  const walking = LOOK_NAMES.filter((name) => !LOOKS[name].wheelchair);
  const mixed = Math.imul((Math.trunc(seed) ^ 0x9e3779b9) >>> 0, 0x85ebca6b) >>> 0;
  return walking.at(mixed % walking.length) ?? 'teo';
}

/** The preset of this name; any other text is a seed, so that `varied` looks can be kept as text. */
export function lookNamed(name: string): FigureLook {
  const known = LOOK_NAMES.find((n) => n === name);
  let seed = 0;
  for (const char of name) seed = (Math.imul(seed, 31) + (char.codePointAt(0) ?? 0)) | 0;
  return LOOKS[known ?? lookFromSeed(seed)];
}
