import { copy, DEG, type Frame, vec } from './frame';
import { Ball, type Solid } from './hull';
import { solve } from './kinematics';
import type { Build, FigureLook } from './looks';
import { restPose } from './pose';
import type { Material } from './shade';
import { createRig, type Limbs, type Rig, SIZE } from './skeleton';

export type PartName =
  | 'pelvis'
  | 'torso'
  | 'neck'
  | 'head'
  | 'upperArm'
  | 'forearm'
  | 'hand'
  | 'sleeve'
  | 'cuff'
  | 'thigh'
  | 'shank'
  | 'foot';

/** One piece of the body that is sorted and painted as a whole. */
export interface Part {
  name: PartName;
  /** +1 left, -1 right, 0 in the middle. */
  s: 1 | -1 | 0;
  material: Material;
  solids: Solid[];
  /** The balls that stand for it when parts are sorted by depth. */
  voters: Ball[];
  /** Painted again without an outline where the limb goes on in another part. */
  joints?: Solid[];
  /** What a shoe stands on. */
  soles?: Solid;
}

export interface Body {
  parts: Part[];
  /** The neck without its base, which is what lies over the jaw when seen from behind. */
  nape: Solid[];
  napeMaterial: Material;
  balls: Ball[];
  /** Where a thigh goes on in the trousers' seat, unless the hip is bent. */
  hips: { left: Solid; right: Solid };
  /** Repainted over a raised sleeve, so that it grows out of the shirt. */
  patches: { left: Solid; right: Solid };
  hands: { left: Fingers; right: Fingers };
}

/** Binds balls to the skeleton as it stands at rest. */
class Modeller {
  readonly balls: Ball[] = [];
  private readonly rest = createRig();
  private readonly frames = new Map<Frame, Frame>();
  readonly rig: Rig;

  constructor(rig: Rig) {
    this.rig = rig;
    solve(this.rest, restPose(), { standing: true, holdOn: { left: 'world', right: 'world' } });
    this.pair(rig, this.rest);
    this.pair(rig.left, this.rest.left);
    this.pair(rig.right, this.rest.right);
  }

  private pair<T extends object>(live: T, rest: T): void {
    for (const key of Object.keys(live) as (keyof T)[]) {
      const frame = live[key];
      if (frame && typeof frame === 'object' && 'X' in frame) {
        this.frames.set(frame as unknown as Frame, rest[key] as unknown as Frame);
      }
    }
  }

  /** A ball in `frame`; with `second`, it follows both frames by `weight`, as flesh does at a joint. */
  ball(
    frame: Frame,
    [x, y, z]: readonly [number, number, number],
    radii: number | readonly [number, number, number],
    second?: Frame,
    weight = 0.5,
  ): Ball {
    const a = this.frames.get(frame);
    const b = second && this.frames.get(second);
    const bound =
      a && b && second ? { frame: second, at: b.local(a.at(x, y, z)), weight } : undefined;
    const made = new Ball(frame, vec(x, y, z), radii, bound);
    this.balls.push(made);
    return made;
  }

  /** A flat ring of small balls across a limb: the hem of a sleeve or trouser leg. */
  ring(frame: Frame, y: number, z: number, radius: number, r: number): Ball[] {
    return Array.from({ length: 7 }, (_, i) => {
      const a = (i / 7) * 2 * Math.PI;
      return this.ball(frame, [Math.cos(a) * radius, y, z + Math.sin(a) * radius], r);
    });
  }
}

/** Builds the body of a look around a rig. */
export function createBody(rig: Rig, look: FigureLook): Body {
  const m = new Modeller(rig);
  const { build, clothes } = look;
  // Under a headscarf the neck is wrapped in something as pale as the shirt, so that glow stays clean.
  const napeMaterial: Material = look.hair.style === 'scarf' ? 'top' : 'skin';
  const parts: Part[] = [
    pelvis(m, build),
    torso(m, build),
    { ...neck(m, build), material: napeMaterial },
  ];
  const hands = {} as Body['hands'];
  const hips = {} as Body['hips'];
  const patches = {} as Body['patches'];
  for (const side of ['left', 'right'] as const) {
    const limbs = rig[side];
    const g = girdle(m, limbs, build);
    parts.find((p) => p.name === 'torso')?.solids.push(g.yoke, g.slope);
    patches[side] = g.patch;
    const { hip, parts: lower } = leg(m, limbs, build);
    hips[side] = hip;
    parts.push(...arm(m, limbs, build, clothes.sleeves), ...lower);
    const { part, fingers } = hand(m, limbs);
    const forearm = parts.find((p) => p.name === 'forearm' && p.s === limbs.s);
    if (forearm) forearm.joints = [...(forearm.joints ?? []), ...(part.joints ?? [])];
    parts.push(part);
    hands[side] = fingers;
  }
  const nape = parts.flatMap((p) =>
    p.name === 'neck' ? p.solids.map((solid) => chain(...solid.balls.slice(2))) : [],
  );
  return { parts, nape, napeMaterial, balls: m.balls, hips, patches, hands };
}

const chain = (...balls: Ball[]): Solid => ({ kind: 'chain', balls });
const hull = (...balls: Ball[]): Solid => ({ kind: 'hull', balls });

function pelvis(m: Modeller, { hips, waist }: Build): Part {
  const { pelvis: f } = m.rig;
  const top = m.ball(f, [0, 0.05, -0.004], [0.074 * waist, 0.022, 0.052 * waist]);
  const mid = m.ball(f, [0, 0.02, -0.005], [0.083 * hips, 0.03, 0.059 * hips]);
  const low = m.ball(f, [0, -0.005, -0.006], [0.089 * hips, 0.034, 0.059 * hips]);
  const crotch = m.ball(f, [0, -0.035, 0], [0.05, 0.028, 0.044]);
  const voters = [1, -1].map((s) => m.ball(f, [s * 0.042, 0, -0.003], 0.046));
  return {
    name: 'pelvis',
    s: 0,
    material: 'trousers',
    solids: [chain(top, mid, low, crotch)],
    voters,
  };
}

function torso(m: Modeller, b: Build): Part {
  const { pelvis: p, lumbar: l, thorax: t, chest: c } = m.rig;
  const w = b.waist;
  const stations = [
    m.ball(
      p,
      [0, 0.022, -0.004],
      [0.0875 * Math.max(b.hips, w), 0.007, 0.063 * Math.max(b.hips, w)],
    ),
    m.ball(
      p,
      [0, 0.05, -0.005],
      [0.0835 * (w + b.hips) * 0.5, 0.02, 0.0595 * (w + b.hips) * 0.5],
      l,
    ),
    m.ball(
      l,
      [0, 0.045, 0.001 + b.belly * 0.006],
      [0.0775 * w, 0.024, (0.0555 + b.belly * 0.006) * w],
      p,
      0.2,
    ),
    m.ball(
      l,
      [0, 0.082, 0.002 + b.belly * 0.006],
      [0.0755 * w, 0.024, (0.0552 + b.belly * 0.006) * w],
      t,
    ),
    m.ball(
      t,
      [0, 0.032, 0.003],
      [0.0785 * (w + b.chest) * 0.5, 0.026, 0.0575 * (w + b.chest) * 0.5],
      l,
      0.25,
    ),
    m.ball(t, [0, 0.068, 0.003], [0.084 * b.chest, 0.026, 0.0615 * b.chest], c),
    m.ball(c, [0, 0.012, 0.003], [0.0885 * b.chest, 0.028, 0.0645 * b.chest], t, 0.2),
    m.ball(c, [0, 0.042, 0.001], [0.0895 * b.chest, 0.024, 0.061 * b.chest]),
    m.ball(c, [0, 0.066, -0.005], [0.078 * b.shoulders, 0.02, 0.05]),
    m.ball(c, [0, 0.088, -0.011], [0.045, 0.012, 0.034]),
  ];
  const solids: Solid[] = [chain(...stations)];
  if (b.bust > 0) {
    for (const s of [1, -1]) {
      solids.push(
        hull(
          m.ball(c, [s * 0.038, 0.004, 0.034 + 0.012 * b.bust], 0.034 + 0.004 * b.bust),
          m.ball(c, [s * 0.036, 0.04, 0.03], 0.028),
          m.ball(t, [s * 0.034, 0.06, 0.026], 0.032),
        ),
      );
    }
  }
  if (b.belly > 0) {
    solids.push(
      chain(
        m.ball(l, [0, 0.075, 0.02], [0.066 * w, 0.04, 0.045 * w], t),
        m.ball(l, [0, 0.03, 0.018 + 0.012 * b.belly], [0.07 * w, 0.045, 0.047 * w]),
        m.ball(p, [0, 0.035, 0.012], [0.07 * w, 0.02, 0.045 * w]),
      ),
    );
  }
  const voters = [1, -1].flatMap((s) => [
    m.ball(c, [s * 0.052, 0.046, -0.002], 0.042),
    m.ball(c, [s * 0.046, 0.01, 0.016], 0.044),
    m.ball(c, [s * 0.046, 0.01, -0.016], 0.044),
    m.ball(t, [s * 0.04, 0.04, 0.002], 0.046),
    m.ball(l, [s * 0.036, 0.06, 0], 0.044),
    m.ball(p, [s * 0.042, 0.04, -0.003], 0.044),
  ]);
  return { name: 'torso', s: 0, material: 'top', solids, voters };
}

function girdle(
  m: Modeller,
  { s, clavicle, blade }: Limbs,
  b: Build,
): { yoke: Solid; slope: Solid; patch: Solid } {
  const { chest: c } = m.rig;
  const tip = m.ball(clavicle, [s * 0.082 * b.shoulders, -0.003, -0.044], 0.029);
  const mid = m.ball(c, [s * 0.052, 0.046, -0.002], 0.043);
  const back = m.ball(blade, [-s * 0.012, -0.018, 0.012], 0.029);
  const low = m.ball(c, [s * 0.05, -0.005, -0.024], 0.028);
  const root = m.ball(c, [s * 0.028, 0.094, -0.013], 0.021);
  const ridge = m.ball(clavicle, [s * 0.042, 0.018, -0.048], 0.02);
  return {
    yoke: hull(tip, mid, back, low),
    slope: hull(tip, ridge, root, m.ball(c, [0, 0.09, -0.013], 0.024), mid),
    patch: hull(
      m.ball(clavicle, [s * 0.082 * b.shoulders, -0.001, -0.044], 0.027),
      m.ball(c, [s * 0.066, 0.05, -0.004], 0.03),
    ),
  };
}

function neck(m: Modeller, b: Build): Part {
  const { chest: c, neck: n, head: h } = m.rig;
  const k = 0.5 + b.limbs * 0.5;
  const base = m.ball(c, [0, 0.089, -0.006], [0.036 * k, 0.01, 0.036 * k]);
  const low = m.ball(n, [0, 0.01, 0.004], 0.0305 * k);
  const mid = m.ball(n, [0, 0.034, 0.011], 0.0285 * k, h, 0.4);
  const top = m.ball(h, [0, 0.006, -0.002], 0.0295 * k);
  return {
    name: 'neck',
    s: 0,
    material: 'skin',
    solids: [chain(base, low, mid, top)],
    voters: [low, mid],
  };
}

function arm(m: Modeller, { s, arm: a, forearm: f }: Limbs, b: Build, sleeves: string): Part[] {
  const k = b.limbs;
  const L = SIZE.upperArm;
  const elbow = m.ball(a, [0, -L, 0], 0.0202 * k, f);
  const upper = [
    m.ball(a, [0, 0, 0], 0.0295 * k),
    m.ball(a, [s * 0.002, -0.035, 0], 0.0285 * k),
    m.ball(a, [0, -0.075, 0.001], 0.0258 * k),
    m.ball(a, [0, -0.115, 0.001], 0.0238 * k),
    m.ball(a, [0, -0.15, 0], 0.0215 * k, f, 0.25),
    elbow,
  ];
  const lower = [
    elbow,
    m.ball(f, [0, -0.022, 0.001], 0.0212 * k, a, 0.22),
    m.ball(f, [0, -0.045, 0.0015], 0.0213 * k),
    m.ball(f, [0, -0.08, 0.001], 0.0188 * k),
    m.ball(f, [0, -0.115, 0], 0.0152 * k),
    m.ball(f, [0, -SIZE.forearm, 0], 0.0132 * (0.5 + k * 0.5)),
  ];
  const joints = [chain(...upper.slice(-2), ...lower.slice(1, 2))];
  const cap = m.ball(a, [0, 0, 0], 0.0322 * k);
  const short = [
    m.ball(a, [s * 0.002, -0.035, 0], 0.0332 * k),
    m.ball(a, [0, -0.066, 0.001], 0.0315 * k),
  ];
  const sleeve: Solid[] = [chain(cap, ...short)];
  if (sleeves === 'short') {
    sleeve.push(hull(...short.slice(-1), ...m.ring(a, -0.1, 0.001, 0.027 * k, 0.0042)));
  } else {
    const bend = m.ball(a, [0, -L, 0], 0.0248 * k, f);
    const below = m.ball(f, [0, -0.03, 0.001], 0.0245 * k, a, 0.15);
    const above = m.ball(a, [0, -0.15, 0], 0.0256 * k, f, 0.25);
    const sleeveBend = [above, bend, below];
    const cuff = m.ball(f, [0, -0.1, 0], 0.0195 * k);
    sleeve.push(chain(...short.slice(-1), m.ball(a, [0, -0.115, 0.001], 0.0278 * k), above, bend));
    const long: Part = {
      name: 'cuff',
      s,
      material: 'top',
      solids: [
        chain(bend, below, m.ball(f, [0, -0.065, 0.001], 0.0225 * k), cuff),
        hull(cuff, ...m.ring(f, -0.132, 0, 0.0142 * k, 0.0036)),
      ],
      joints: [chain(...sleeveBend)],
      voters: lower,
    };
    return [
      { name: 'upperArm', s, material: 'skin', solids: [], voters: upper },
      {
        name: 'sleeve',
        s,
        material: 'top',
        solids: sleeve,
        joints: [chain(...sleeveBend)],
        voters: [cap, ...short],
      },
      { name: 'forearm', s, material: 'skin', solids: [chain(...lower)], voters: lower },
      long,
    ];
  }
  return [
    { name: 'upperArm', s, material: 'skin', solids: [chain(...upper)], joints, voters: upper },
    { name: 'sleeve', s, material: 'top', solids: sleeve, voters: [cap, ...short] },
    { name: 'forearm', s, material: 'skin', solids: [chain(...lower)], joints, voters: lower },
  ];
}

function leg(
  m: Modeller,
  { s, thigh: t, shank: k, foot: f }: Limbs,
  b: Build,
): { hip: Solid; parts: Part[] } {
  const { pelvis: p } = m.rig;
  const g = (b.limbs + b.hips) / 2;
  const l = b.limbs;
  const seat = m.ball(p, [s * 0.04, -0.01, -0.024], 0.046 * b.hips, t, 0.35);
  const hip = m.ball(p, [s * 0.034, 0.014, -0.004], 0.05 * b.hips);
  const knee = m.ball(t, [0, -SIZE.thigh, 0.003], 0.0325 * l, k);
  const thigh = [
    m.ball(t, [s * -0.002, 0.004, -0.004], 0.052 * g, p, 0.5),
    m.ball(t, [s * -0.002, -0.045, -0.002], 0.0505 * g, p, 0.18),
    m.ball(t, [s * -0.001, -0.09, 0.001], 0.0475 * g),
    m.ball(t, [0, -0.14, 0.003], 0.0425 * g),
    m.ball(t, [0, -0.185, 0.003], 0.0378 * l),
    m.ball(t, [0, -0.22, 0.003], 0.0345 * l, k, 0.22),
    knee,
  ];
  const calf = [
    knee,
    m.ball(k, [0, -0.026, -0.001], 0.032 * l, t, 0.2),
    m.ball(k, [0, -0.06, -0.007], 0.0325 * l),
    m.ball(k, [0, -0.095, -0.009], 0.0315 * l),
    m.ball(k, [0, -0.135, -0.007], 0.0282 * l),
    m.ball(k, [0, -0.18, -0.004], 0.025 * l),
  ];
  const bend = chain(...thigh.slice(-2), ...calf.slice(1, 2));
  const hem = m.ring(k, -0.232, -0.002, 0.0212 * l, 0.003);
  const ankle = [m.ball(k, [0, -0.215, -0.002], 0.017), m.ball(k, [0, -0.25, 0], 0.0172)];
  const shoe = [
    m.ball(f, [0, -0.016, -0.02], 0.0195),
    m.ball(f, [0, -0.002, -0.005], 0.021),
    m.ball(f, [0, -0.01, 0.024], 0.0195),
    m.ball(f, [-s * 0.006, -0.019, 0.058], 0.0165),
    m.ball(f, [s * 0.008, -0.021, 0.054], 0.0155),
    m.ball(f, [-s * 0.004, -0.023, 0.084], 0.0128),
    m.ball(f, [s * 0.006, -0.024, 0.078], 0.012),
  ];
  const parts: Part[] = [
    {
      name: 'thigh',
      s,
      material: 'trousers',
      solids: [chain(...thigh), hull(seat, ...thigh.slice(1, 3))],
      joints: [bend],
      voters: thigh,
    },
    {
      name: 'shank',
      s,
      material: 'trousers',
      solids: [chain(...calf), hull(...calf.slice(-1), ...hem)],
      joints: [bend],
      voters: calf,
    },
    {
      name: 'foot',
      s,
      material: 'shoe',
      solids: [hull(...shoe.slice(0, 3)), hull(...shoe.slice(2)), chain(...ankle)],
      voters: shoe,
      soles: hull(
        ...[
          [-0.011, -0.032],
          [0.011, -0.032],
          [-s * 0.019, 0.062],
          [s * 0.02, 0.056],
          [-s * 0.005, 0.092],
          [s * 0.009, 0.084],
        ].map(([x = 0, z = 0]) => m.ball(f, [x, -0.0355, z], 0.0042)),
      ),
    },
  ];
  return { hip: chain(hip, ...thigh.slice(0, 2)), parts };
}

/** The joints of a hand's fingers, moved by how far the hand is closed. */
export class Fingers {
  private readonly digits: { base: number; z: number; mid: Ball; tip: Ball; size: number }[];
  private readonly thumb: { mid: Ball; tip: Ball };
  private readonly s: number;
  private curl = Number.NaN;

  constructor(
    s: number,
    digits: { base: number; z: number; mid: Ball; tip: Ball; size: number }[],
    thumb: { mid: Ball; tip: Ball },
  ) {
    this.s = s;
    this.digits = digits;
    this.thumb = thumb;
  }

  /** 0 is flat, 1 a fist around a bar. */
  bend(curl: number): void {
    if (curl === this.curl) return;
    this.curl = curl;
    const { s } = this;
    for (const { base, z, mid, tip, size } of this.digits) {
      const first = curl * 80 * DEG;
      const second = curl * 178 * DEG;
      const spread = z * (1 + (1 - curl) * 0.22);
      copy(
        mid.at,
        vec(
          -s * Math.sin(first) * 0.026 * size,
          base - Math.cos(first) * 0.026 * size,
          z + (spread - z) * 0.5,
        ),
      );
      copy(
        tip.at,
        vec(
          mid.at.x - s * Math.sin(second) * 0.022 * size,
          mid.at.y - Math.cos(second) * 0.022 * size,
          spread,
        ),
      );
    }
    const t = (a: number, b: number): number => a + (b - a) * curl;
    copy(this.thumb.mid.at, vec(-s * t(0.008, 0.02), t(-0.03, -0.03), t(0.025, 0.021)));
    copy(this.thumb.tip.at, vec(-s * t(0.012, 0.035), t(-0.05, -0.046), t(0.029, 0.006)));
  }
}

function hand(m: Modeller, { s, forearm: f, hand: h }: Limbs): { part: Part; fingers: Fingers } {
  const wrist = m.ball(h, [0, 0, 0], 0.013);
  const heel = [
    m.ball(h, [-s * 0.003, -0.014, 0.009], 0.0112),
    m.ball(h, [-s * 0.003, -0.014, -0.008], 0.0105),
  ];
  const solids: Solid[] = [];
  const knuckles: Ball[] = [];
  const digits = [
    { z: 0.0135, base: -0.045, size: 0.95 },
    { z: 0.0045, base: -0.0475, size: 1.06 },
    { z: -0.0045, base: -0.0465, size: 1 },
    { z: -0.013, base: -0.043, size: 0.82 },
  ].map((d) => {
    const knuckle = m.ball(h, [0, d.base, d.z], 0.0078);
    const mid = m.ball(h, [0, d.base - 0.025, d.z], 0.0066);
    const tip = m.ball(h, [0, d.base - 0.046, d.z], 0.0056);
    knuckles.push(knuckle);
    solids.push(chain(knuckle, mid, tip));
    return { ...d, mid, tip };
  });
  const thumbRoot = m.ball(h, [-s * 0.005, -0.014, 0.012], 0.0098);
  const thumb = { mid: m.ball(h, [0, 0, 0], 0.0076), tip: m.ball(h, [0, 0, 0], 0.0063) };
  solids.unshift(hull(wrist, ...heel, ...knuckles));
  solids.push(chain(thumbRoot, thumb.mid, thumb.tip));
  const fingers = new Fingers(s, digits, thumb);
  fingers.bend(0);
  const voters = [wrist, ...heel, ...knuckles, ...digits.map((d) => d.tip)];
  const joints = [
    chain(
      m.ball(f, [0, -0.118, 0], 0.0148),
      m.ball(f, [0, -SIZE.forearm, 0], 0.013),
      m.ball(h, [-s * 0.003, -0.016, 0], 0.0115),
    ),
  ];
  return { part: { name: 'hand', s, material: 'skin', solids, joints, voters }, fingers };
}
