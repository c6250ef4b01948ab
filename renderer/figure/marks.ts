import type { Palette } from './colors';
import type { FigureLook } from './looks';
import type { Bones } from './mesh/bones';
import { arc, type Curve, type CurvePlan, onPart, rigid, round } from './mesh/curves';
import { fromHead, headField, onFace, strands } from './mesh/head';
import type { Part } from './mesh/skin';

/** The few lines of a face and of the clothes. */
export function marks(
  look: FigureLook,
  palette: Palette,
  bind: Bones,
  part: (name: string) => Part | undefined,
): Curve[] {
  const head = bind.frame('head');
  const headBone = [...bind.frames.keys()].indexOf('head');
  const field = headField(bind);
  const gradient = (x: number, y: number, z: number): [number, number, number] => {
    const e = 0.002;
    const g: [number, number, number] = [
      field(x + e, y, z) - field(x - e, y, z),
      field(x, y + e, z) - field(x, y - e, z),
      field(x, y, z + e) - field(x, y, z - e),
    ];
    const l = Math.hypot(...g) || 1;
    return [g[0] / l, g[1] / l, g[2] / l];
  };
  const inWorld = (
    local: readonly [number, number, number],
  ): { p: [number, number, number]; n: [number, number, number] } => {
    const { x, y, z } = head.at(...fromHead(...local));
    return { p: [x, y, z], n: gradient(x, y, z) };
  };
  const curves: Curve[] = [];
  const base = { width: 0.0016, taper: 0.7, tint: palette.mark };
  const onHead = (points: readonly (readonly number[])[], plan: Partial<CurvePlan>): void => {
    const seated = points.map(([x = 0, y = 0]) => inWorld(onFace(x, y)));
    curves.push(rigid(seated, headBone, { ...base, ...plan }));
  };
  const pupil = { width: 0.0041, taper: 0.12, squash: 0.55, facing: 0.05 };
  for (const s of [1, -1]) {
    const line = (
      a: readonly [number, number],
      b: readonly [number, number],
      c: readonly [number, number],
      plan: Partial<CurvePlan>,
      n = 8,
    ): void => onHead(arc([a[0] * s, a[1]], [b[0] * s, b[1]], [c[0] * s, c[1]], n), plan);
    line([0.0108, 0.0402], [0.0205, 0.0462], [0.032, 0.0392], {
      width: 0.0018,
      tint: palette.brow,
      squash: 0.5,
    });
    line([0.012, 0.0272], [0.0206, 0.0358], [0.0305, 0.0266], {
      mood: 'open',
      squash: 0.7,
      facing: 0.3,
    });
    line([0.0207, 0.0296], [0.0209, 0.0265], [0.0209, 0.0236], { ...pupil, mood: 'open' }, 4);
    // A lid that sinks half over the eye.
    line([0.0118, 0.0268], [0.0208, 0.0298], [0.0308, 0.0258], {
      width: 0.0019,
      mood: 'soft',
      squash: 0.7,
      facing: 0.3,
    });
    line([0.0207, 0.0272], [0.0208, 0.0256], [0.0208, 0.0238], { ...pupil, mood: 'soft' }, 4);
    line([0.0125, 0.027], [0.0205, 0.0195], [0.0295, 0.027], { width: 0.0018, mood: 'closed' });
    // The ear's inner fold.
    if (look.hair.style !== 'scarf' && look.hair.style !== 'bob') {
      const fold = Array.from({ length: 9 }, (_, i) => {
        const a = 0.5 + i * 0.42;
        const [y, z] = [0.02 + Math.cos(a) * 0.0085, -0.0115 + Math.sin(a) * -0.0045];
        const { x, y: wy, z: wz } = head.at(...fromHead(s * 0.0575, y, z));
        const n: [number, number, number] = [s, 0, 0.25];
        return { p: [x, wy, wz] as const, n };
      });
      curves.push(
        rigid(fold, headBone, { ...base, width: 0.0012, tint: palette.ink.skin, facing: 0.45 }),
      );
    }
  }
  const mouth = { tint: palette.mouth, facing: 0.06 };
  onHead(arc([-0.014, -0.0096], [0, -0.0164], [0.014, -0.0096]), {
    ...mouth,
    width: 0.0014,
    taper: 0.8,
    mood: 'rest',
  });
  onHead(arc([-0.0042, -0.0118], [0, -0.0122], [0.0042, -0.0118], 4), {
    ...mouth,
    width: 0.002,
    taper: 0.45,
    mood: 'effort',
  });
  onHead(arc([-0.0045, -0.0215], [0, -0.0226], [0.0045, -0.0215], 4), {
    width: 0.0011,
    taper: 0.8,
    tint: palette.ink.skin,
    alpha: 0.7,
    facing: 0.2,
  });
  onHead(arc([-0.0068, 0.0052], [0.0005, -0.0012], [0.007, 0.0052]), {
    width: 0.0014,
    taper: 0.85,
    tint: palette.ink.skin,
    facing: 0.05,
  });
  if (look.beard) {
    for (const s of [1, -1]) {
      onHead(arc([s * 0.001, -0.0035], [s * 0.012, -0.0042], [s * 0.0175, -0.0145]), {
        width: 0.0032,
        taper: 0.55,
        tint: palette.tones.hair.lit,
        facing: 0.05,
      });
    }
  }
  if (look.glasses) curves.push(...glasses(palette, inWorld, headBone));
  for (const strand of strands(look.hair.style)) {
    const seated = strand.map((at) => inWorld(at));
    const tint = palette.ink.hair;
    curves.push(
      rigid(seated, headBone, {
        ...base,
        width: 0.001,
        taper: 0.9,
        tint,
        alpha: 0.55,
        facing: 0.12,
      }),
    );
  }
  return [...curves, ...hems(palette, part), ...folds(palette, part)];
}

function glasses(
  palette: Palette,
  inWorld: (p: readonly [number, number, number]) => {
    p: [number, number, number];
    n: [number, number, number];
  },
  bone: number,
): Curve[] {
  const plan: CurvePlan = { width: 0.0011, taper: 0, tint: palette.mark, bias: 0.02, facing: -1 };
  const lens = (s: number): [number, number, number][] =>
    Array.from({ length: 25 }, (_, i) => {
      const a = (i / 24) * 2 * Math.PI;
      const q = (Math.abs(Math.cos(a)) ** 3 + Math.abs(Math.sin(a)) ** 3) ** (-1 / 3);
      const x = 0.0212 + Math.cos(a) * q * 0.0135;
      return [s * x, 0.0262 + Math.sin(a) * q * 0.0108, 0.0605 - x * x * 5];
    });
  const line = (points: readonly (readonly [number, number, number])[], over = {}): Curve =>
    rigid(points.map(inWorld), bone, { ...plan, ...over });
  const bar = (s: number): [number, number, number][] =>
    Array.from({ length: 9 }, (_, i) => {
      const t = i / 8;
      return [s * (0.0347 + 0.0165 * Math.min(1, t * 1.6)), 0.029, 0.0545 - t * 0.06];
    });
  const bridge: [number, number, number][] = [
    [-0.008, 0.0285, 0.0602],
    [0, 0.0302, 0.064],
    [0.008, 0.0285, 0.0602],
  ];
  return [
    line(lens(1)),
    line(lens(-1)),
    line(bridge),
    ...[1, -1].map((s) => line(bar(s), { bias: 0.004 })),
  ];
}

/** Where cloth ends: a part, which of its rows of points, and how many are in one. */
const HEMS = [
  ['shirt', 1, 44],
  ['collar', 1, 36],
  ['sleeveL', 1, 26],
  ['sleeveR', 1, 26],
  ['legL', 1, 24],
  ['legR', 1, 24],
  ['drape', 1, 36],
] as const;

const hems = (palette: Palette, part: (name: string) => Part | undefined): Curve[] =>
  HEMS.flatMap(([name, row, around]) => {
    const found = part(name);
    if (!found) return [];
    const tint = palette.ink[found.model.material];
    const plan = {
      width: 0.0011,
      taper: 0,
      tint,
      alpha: 0.85,
      facing: -1,
      bias: 0.008 + found.lift,
    };
    return [round(found, row, around, plan)];
  });

function folds(palette: Palette, part: (name: string) => Part | undefined): Curve[] {
  const shirt = part('shirt');
  if (!shirt) return [];
  const plan: CurvePlan = { width: 0.0011, taper: 0.9, tint: palette.fold, alpha: 0.9 };
  const both = (
    a: readonly [number, number],
    b: readonly [number, number],
    c: readonly [number, number],
    side: number,
    over: Partial<CurvePlan> = {},
  ): Curve[] =>
    [1, -1].map((s) =>
      onPart(
        shirt,
        arc(a, b, c).map(([x = 0, y = 0]) => [x * s, y, side] as const),
        { ...plan, ...over },
      ),
    );
  return [
    ...both([0.078, 0.634], [0.066, 0.622], [0.048, 0.622], 1),
    ...both([0.078, 0.64], [0.064, 0.628], [0.048, 0.628], -1),
    ...both([0.074, 0.655], [0.068, 0.648], [0.058, 0.648], -1, { alpha: 0.6 }),
    // The inner edges of the shoulder blades.
    ...both([0.052, 0.822], [0.039, 0.79], [0.05, 0.752], -1, { mood: 'blade' }),
    ...both([0.05, 0.752], [0.06, 0.741], [0.074, 0.75], -1, { mood: 'blade' }),
  ];
}
