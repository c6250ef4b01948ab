import type { Frame, Vec } from '../frame';
import { smoothstep } from '../frame';
import type { Build, FigureLook } from '../looks';
import type { Bone, Bones } from './bones';
import { blend, cone, type Field, loft } from './field';
import { FINGERS, SHARES, THUMB } from './hand';
import {
  grid,
  mirrored,
  moved,
  type Net,
  type Ring,
  soften,
  tube,
  unitize,
  withNormals,
} from './net';
import type { Model, Weigh } from './skin';

/** The clothed body below the head, modelled on the bind pose: lofted rings, mirrored limbs. */
export function bodyModels(look: FigureLook, bind: Bones): Model[] {
  return [
    ...shirt(look, bind),
    collar(),
    ...arms(look, bind),
    ...hands(look, bind),
    ...trousers(look, bind),
    ...shoes(look, bind),
  ];
}

const step = (from: number, to: number, v: number): number =>
  from < to ? smoothstep(from, to, v) : 1 - smoothstep(to, from, v);

/** A net given in a frame's own coordinates, brought into the world. */
export function placed(net: Net, f: Frame, scale = 1): Net {
  const p: Vec = { x: 0, y: 0, z: 0 };
  return moved(net, (x, y, z) => {
    f.apply(p, x * scale, y * scale, z * scale);
    return [p.x, p.y, p.z];
  });
}

/** The net's own normals, evened out so that light falls on the form and not on the net. */
export function plain(net: Net, passes = 2): Float32Array {
  const light = net.normals.slice();
  soften(net, light, 3, passes);
  unitize(light);
  return light;
}

/** Both sides of a part that is modelled on the left. */
function pair(model: Model): Model[] {
  const other = mirrored(model.net);
  const flip = (bone: Bone): Bone => (bone.endsWith('L') ? `${bone.slice(0, -1)}R` : bone) as Bone;
  const mirror =
    <A>(of: ((x: number, y: number, z: number) => A) | undefined) =>
    (x: number, y: number, z: number) =>
      of?.(-x, y, z);
  const right: Model = {
    ...model,
    name: `${model.name}R`,
    net: other,
    light: model.light.map((v, i) => (i % 3 === 0 ? -v : v)),
    weigh: (x, y, z, put) => model.weigh(-x, y, z, (bone, share) => put(flip(bone), share)),
  };
  if (model.dim) right.dim = (x, y, z) => mirror(model.dim)(x, y, z) ?? 0;
  if (model.warmth) right.warmth = (x, y, z) => mirror(model.warmth)(x, y, z) ?? 0;
  return [{ ...model, name: `${model.name}L` }, right];
}

const localY = (f: Frame, x: number, y: number, z: number): number =>
  (x - f.o.x) * f.Y.x + (y - f.o.y) * f.Y.y + (z - f.o.z) * f.Y.z;

// ---- the shirt -----------------------------------------------------------

const TORSO: readonly Ring[] = [
  [0.476, 0, 0.0985, -0.01, 0.062, 0.075],
  [0.488, 0, 0.104, -0.01, 0.067, 0.082],
  [0.54, 0, 0.0985, -0.01, 0.0625, 0.0765],
  [0.59, 0, 0.0865, -0.01, 0.059, 0.059],
  [0.635, 0, 0.0825, -0.008, 0.0585, 0.0535],
  [0.68, 0, 0.0865, -0.008, 0.062, 0.058],
  [0.725, 0, 0.094, -0.01, 0.065, 0.069],
  [0.765, 0, 0.0985, -0.014, 0.064, 0.073],
  [0.795, 0, 0.099, -0.018, 0.059, 0.069],
  [0.815, 0, 0.0965, -0.021, 0.0535, 0.062],
  [0.829, 0, 0.0885, -0.023, 0.048, 0.055],
  [0.842, 0, 0.0695, -0.025, 0.0435, 0.0495],
  [0.851, 0, 0.053, -0.024, 0.0405, 0.0455],
  [0.857, 0, 0.0445, -0.021, 0.0395, 0.043],
];

/** How girths along the trunk follow a person's build. */
function girth(build: Build, y: number): number {
  const hips = step(0.57, 0.52, y);
  const shoulders = step(0.77, 0.81, y);
  const waist = step(0.69, 0.63, y) * (1 - hips);
  const chest = 1 - hips - shoulders - waist;
  return (
    build.hips * hips + build.waist * waist + build.chest * chest + build.shoulders * shoulders
  );
}

const torsoRings = (build: Build): Ring[] =>
  TORSO.map(([at, cx, w, cz, front, back]) => {
    const g = at > 0.835 ? 1 : girth(build, at);
    const deep = 1 + (g - 1) * 0.8;
    return [at, cx, w * g, cz, front * deep, back * deep];
  });

/** The neck hole is lower in front than behind. */
const tilt = (y: number, z: number): number => -(z + 0.017) * 0.42 * step(0.795, 0.85, y);

const bell = (d: number): number => Math.exp(-d * d);

function shirt(look: FigureLook, bind: Bones): Model[] {
  const { build, clothes } = look;
  const arm = bind.frame('armL');
  const blade = bind.frame('bladeL').o;
  const sleeveCone = inWorld(arm, cone([-0.004, -0.004, 0], 0.034, [0.001, -0.1, 0], 0.0352));
  const torsoField = loft(torsoRings(build), 2.35);
  const shape = (x: number, y: number, z: number): number => {
    const ax = Math.abs(x);
    const front = z > 0 ? 1 : 0;
    return (
      front * build.bust * 0.021 * bell(Math.hypot((ax - 0.042) / 0.036, (y - 0.752) / 0.034)) +
      front * build.belly * 0.026 * bell(Math.hypot(ax / 0.075, (y - 0.585) / 0.062)) +
      (1 - front) *
        0.0045 *
        bell(Math.hypot((ax - blade.x + 0.016) / 0.03, (y - blade.y + 0.04) / 0.042)) +
      front * 0.006 * bell(Math.hypot((ax - 0.045) / 0.034, (y - 0.775) / 0.028))
    );
  };
  const bare = tube({
    rings: torsoRings(build),
    rows: [
      0.476, 0.484, 0.49, 0.507, 0.526, 0.546, 0.566, 0.587, 0.608, 0.629, 0.65, 0.671, 0.692,
      0.713, 0.734, 0.755, 0.774, 0.79, 0.803, 0.814, 0.823, 0.831, 0.838, 0.844, 0.85, 0.857,
    ],
    around: 44,
    round: 2.35,
  });
  const shaped = moved(bare, (x, y, z, [nx = 0, , nz = 0]) => {
    const d = shape(x, y, z);
    return [x + nx * d, y + tilt(y, z), z + nz * d];
  });
  const torso = melted(shaped, (x, y, z) => sleeveCone(Math.abs(x), y, z), 0.05);
  const weigh: Weigh = (x, y, z, put) => {
    const s = x > 0 ? 'L' : 'R';
    const ax = Math.abs(x);
    const t = -localY(arm, ax, y, z);
    const nearer = torsoField(ax, y, z) - sleeveCone(ax, y, z);
    const u = step(-0.022, 0.034, nearer) * step(-0.05, 0.04, t);
    const armShare = step(0.4, 1, u);
    const trunk = 1 - step(0, 0.6, u);
    const rest = Math.max(0, 1 - armShare - trunk);
    const girdle = step(0.025, 0.085, ax) * step(0.745, 0.81, y) * (z > -0.03 ? 1 : 0.75);
    const onBlade =
      step(0.075, 0.035, Math.hypot((ax - blade.x + 0.012) * 1.1, (y - blade.y + 0.018) * 0.8)) *
      step(-0.035, -0.062, z) *
      step(0, 0.03, ax);
    put(`arm${s}`, armShare);
    put(`shoulder${s}`, rest);
    put(`clavicle${s}`, trunk * girdle * (1 - onBlade));
    put(`blade${s}`, trunk * onBlade);
    const left = trunk * (1 - girdle) * (1 - onBlade);
    // The hem rides on a thigh that comes forward.
    const hem = 0.75 * step(0.535, 0.485, y) * step(0, 0.05, ax) * step(-0.025, 0.015, z);
    put(`hip${s}`, left * hem);
    spine(x, y, z, (bone, share) => put(bone, share * left * (1 - hem)));
  };
  const long = clothes.sleeves === 'long';
  const sleeveRows = [
    ...(long
      ? [-0.315, -0.311, -0.305, -0.285, -0.262, -0.24, -0.218, -0.2, -0.187, -0.174, -0.161]
      : []),
    ...(long ? [-0.147, -0.13, -0.114] : [-0.106, -0.1025]),
    -0.098,
    -0.085,
    -0.07,
    -0.055,
    -0.04,
    -0.026,
    -0.013,
    -0.002,
    0.007,
    0.014,
    0.02,
  ];
  const sleeve = placed(
    tube({
      rings: (long ? LONG_SLEEVE : SHORT_SLEEVE).map(
        ([at, cx, w, cz, f, b]): Ring => [
          at,
          cx,
          w * build.limbs,
          cz,
          f * build.limbs,
          b * build.limbs,
        ],
      ),
      rows: sleeveRows,
      around: SLEEVE_AROUND,
      round: 2.1,
      closed: 'high',
    }),
    arm,
  );
  const joint = melted(sleeve, torsoField, 0.05);
  const forearm = bind.frame('forearmL');
  const sleeveWeigh: Weigh = (x, y, z, put) => {
    const e = localY(forearm, x, y, z);
    const low = long ? step(0.03, -0.03, e) : 0;
    if (low > 0) {
      const half = long ? 4 * low * (1 - low) * 0.6 : 0;
      put('elbowL', half);
      put('forearmL', low * (1 - half));
    }
    if (low < 1) weigh(x, y, z, (bone, share) => put(bone, share * (1 - low)));
  };
  return [
    {
      name: 'shirt',
      material: 'top',
      ...torso,
      weigh,
      soften: 6,
      threshold: 0.02,
      lift: 0.006,
    },
    ...pair({
      name: 'sleeve',
      material: 'top',
      ...joint,
      beside: sleeveRows.filter((at) => at < ARMPIT).length * SLEEVE_AROUND * 2,
      weigh: sleeveWeigh,
      soften: 3,
      threshold: 0.02,
      lift: 0.006,
    }),
  ];
}

/** Below this a hanging sleeve lies beside the trunk. */
const ARMPIT = -0.05;
const SLEEVE_AROUND = 26;

const SHORT_SLEEVE: readonly Ring[] = [
  [-0.106, 0.002, 0.029, 0, 0.029, 0.029],
  [-0.1025, 0.002, 0.0362, 0, 0.0358, 0.0358],
  [-0.06, 0, 0.035, -0.001, 0.0352, 0.0352],
  [-0.02, -0.006, 0.0335, -0.002, 0.0348, 0.0348],
  [0.004, -0.013, 0.0275, -0.002, 0.03, 0.03],
  [0.014, -0.019, 0.018, -0.002, 0.0215, 0.0215],
  [0.02, -0.023, 0.008, -0.002, 0.01, 0.01],
];

const LONG_SLEEVE: readonly Ring[] = [
  [-0.315, 0, 0.0125, 0, 0.0155, 0.0155],
  [-0.311, 0, 0.0175, 0, 0.0215, 0.0215],
  [-0.284, 0, 0.021, 0.001, 0.0235, 0.0235],
  [-0.244, 0.002, 0.026, 0.001, 0.0275, 0.0275],
  [-0.209, 0.002, 0.0285, 0.001, 0.0295, 0.029],
  [-0.174, 0, 0.0275, 0, 0.0265, 0.0285],
  [-0.15, 0, 0.028, 0.001, 0.0285, 0.0285],
  [-0.1, 0.001, 0.0315, 0.001, 0.032, 0.0315],
  [-0.06, 0, 0.0345, -0.001, 0.035, 0.035],
  [-0.02, -0.006, 0.0335, -0.002, 0.0348, 0.0348],
  [0.004, -0.013, 0.0275, -0.002, 0.03, 0.03],
  [0.014, -0.019, 0.018, -0.002, 0.0215, 0.0215],
  [0.02, -0.023, 0.008, -0.002, 0.01, 0.01],
];

/** A field given in a frame's own coordinates, seen in the world. */
export function inWorld({ X, Y, Z, o }: Frame, field: Field, scale = 1): Field {
  return (x, y, z) => {
    const a = (x - o.x) / scale;
    const b = (y - o.y) / scale;
    const c = (z - o.z) / scale;
    return (
      scale *
      field(a * X.x + b * X.y + c * X.z, a * Y.x + b * Y.y + c * Y.z, a * Z.x + b * Z.y + c * Z.z)
    );
  };
}

/**
 * A net that meets another body without a crease: pushed out where the other is near, by as much as
 * a seam of `k` is rounded, and lit as one with it.
 */
function melted(net: Net, other: Field, k: number): { net: Net; light: Float32Array } {
  const e = 0.002;
  const { points, normals } = net;
  const out = points.slice();
  const near = new Map<number, readonly [number, number, number, number]>();
  for (let i = 0; i < points.length; i += 3) {
    const [x = 0, y = 0, z = 0] = points.subarray(i, i + 3);
    const d = other(x, y, z);
    const h = Math.max(0, k - Math.abs(d)) / k;
    if (h === 0) continue;
    const push = -blend(0, Math.max(0, d), k);
    for (let m = 0; m < 3; m++) {
      out[i + m] = (out[i + m] as number) + (normals[i + m] as number) * push;
    }
    const gx = other(x + e, y, z) - d;
    const gy = other(x, y + e, z) - d;
    const gz = other(x, y, z + e) - d;
    const l = Math.hypot(gx, gy, gz) || 1;
    near.set(i, [(h * h) / 2, gx / l, gy / l, gz / l]);
  }
  const made = withNormals(out, net.triangles);
  const light = plain(made, 3);
  for (const [i, [share, gx, gy, gz]] of near) {
    for (const [m, g] of [gx, gy, gz].entries()) {
      light[i + m] = (light[i + m] as number) * (1 - share) + g * share;
    }
  }
  soften(made, light, 3, 2);
  unitize(light);
  return { net: made, light };
}

export const spine: Weigh = (_x, y, _z, put) => {
  const a = step(0.53, 0.61, y);
  const b = step(0.615, 0.7, y);
  const c = step(0.7, 0.785, y);
  put('pelvis', 1 - a);
  put('lumbar', a * (1 - b));
  put('thorax', b * (1 - c));
  put('chest', c);
};

/** The ribbed edge of the neck hole. */
function collar(): Model {
  const rings: Ring[] = [
    [0.8485, 0, 0.0545, -0.024, 0.0405, 0.0455],
    [0.8505, 0, 0.0562, -0.024, 0.043, 0.0478],
    [0.857, 0, 0.0472, -0.0215, 0.0418, 0.0455],
    [0.8618, 0, 0.0437, -0.0205, 0.0392, 0.043],
    [0.8605, 0, 0.0405, -0.0205, 0.036, 0.04],
    [0.846, 0, 0.0395, -0.0205, 0.035, 0.039],
    // Shut inside, where a bent neck leaves a gap.
    [0.841, 0, 0.012, -0.0205, 0.012, 0.012],
  ];
  const net = moved(
    grid(
      rings.flatMap(([y, cx, w, cz, front, back]) =>
        Array.from({ length: 36 }, (_, k) => {
          const a = (k / 36) * 2 * Math.PI;
          const [sin, cos] = [Math.sin(a), Math.cos(a)];
          return [cx + w * sin, y, cz + (cos > 0 ? front : back) * cos];
        }).flat(),
      ),
      rings.length,
      36,
    ),
    (x, y, z) => [x, y + tilt(y, z), z],
  );
  return {
    name: 'collar',
    material: 'top',
    net,
    light: plain(net, 1),
    soften: 0,
    lift: 0.009,
    weigh: (_x, _y, z, put) => {
      put('chest', 0.88 - z * 1.5);
      put('neck', 0.12 + z * 1.5);
    },
  };
}

// ---- arms and hands ------------------------------------------------------

const ARM: readonly Ring[] = [
  [-0.386, 0, 0.0055, 0, 0.021, 0.02],
  [-0.383, 0, 0.0085, 0, 0.0275, 0.0265],
  [-0.376, 0, 0.0105, 0, 0.0292, 0.028],
  [-0.355, 0, 0.0128, 0.001, 0.0275, 0.0265],
  [-0.336, 0, 0.0135, 0.001, 0.0222, 0.0212],
  [-0.32, 0, 0.0128, 0, 0.0174, 0.0172],
  [-0.305, 0, 0.0132, 0, 0.0175, 0.0173],
  [-0.28, 0, 0.0168, 0.001, 0.0198, 0.0198],
  [-0.244, 0.002, 0.0225, 0.001, 0.0236, 0.0236],
  [-0.209, 0.002, 0.0255, 0.001, 0.026, 0.0256],
  [-0.18, 0.001, 0.0243, 0, 0.0232, 0.0246],
  [-0.15, 0, 0.0247, 0.001, 0.0252, 0.0252],
  [-0.11, 0.001, 0.0264, 0.002, 0.0285, 0.027],
  [-0.07, 0.002, 0.0278, 0.001, 0.0295, 0.0286],
  [-0.03, 0, 0.0298, 0, 0.031, 0.031],
];

function arms({ build, clothes }: FigureLook, bind: Bones): Model[] {
  const g = build.limbs;
  const long = clothes.sleeves === 'long';
  const net = placed(
    tube({
      rings: ARM.map(([at, cx, w, cz, f, b]): Ring => {
        const own = at < -0.315 ? 1 + (g - 1) * 0.4 : g;
        return [at, cx, w * own, cz, f * own, b * own];
      }),
      rows: [
        -0.386,
        -0.383,
        -0.376,
        -0.366,
        -0.355,
        -0.345,
        -0.336,
        -0.328,
        -0.32,
        -0.31,
        -0.3,
        ...(long
          ? []
          : [
              -0.285, -0.268, -0.25, -0.232, -0.214, -0.2, -0.19, -0.181, -0.172, -0.162, -0.15,
              -0.134, -0.115, -0.095, -0.075,
            ]),
      ],
      around: 22,
      round: 2.15,
      closed: 'low',
    }),
    bind.frame('armL'),
  );
  const forearm = bind.frame('forearmL');
  const hand = bind.frame('handL');
  const arm = bind.frame('armL');
  return pair({
    name: 'arm',
    material: 'skin',
    net,
    light: plain(net),
    soften: 2,
    weigh: (x, y, z, put) => {
      const e = step(0.03, -0.03, localY(forearm, x, y, z));
      const h = step(0.026, -0.008, localY(hand, x, y, z));
      const half = 4 * e * (1 - e) * 0.6;
      put('armL', (1 - e) * (1 - half));
      put('elbowL', half * (1 - h));
      put('forearmL', e * (1 - h) * (1 - half));
      put('handL', e * h);
    },
    dim: (x, y, z) =>
      clothes.sleeves === 'short' ? 0.8 * step(-0.128, -0.106, localY(arm, x, y, z)) : 0,
  });
}

/** A tube along -y with a round tip. */
function finger(length: number, root: number, tip: number, flat: number): Net {
  const rings: Ring[] = [];
  for (let i = 0; i <= 5; i++) {
    const t = i / 5;
    const r = root + (tip - root) * t + 0.0005 * Math.cos(t * 4 * Math.PI);
    rings.unshift([-t * (length - tip), 0, r * flat, 0, r, r]);
  }
  for (const a of [30, 58, 78]) {
    const rad = (a * Math.PI) / 180;
    const r = (tip + 0.0005) * Math.cos(rad);
    rings.unshift([-(length - tip) - tip * Math.sin(rad), 0, r * flat, 0, r, r]);
  }
  return tube({ rings, rows: rings.map(([at]) => at), around: 9, round: 2, closed: 'low' });
}

function hands(look: FigureLook, bind: Bones): Model[] {
  const g = 1 + (look.build.limbs - 1) * 0.5;
  return [0, 1, 2, 3, 4].flatMap((i) => {
    const plan = FINGERS[i];
    const net = plan
      ? finger(plan.length, plan.root * g, plan.tip * g, 0.92)
      : finger(THUMB.length, THUMB.root * g, THUMB.tip * g, 0.9);
    const root = bind.frame(`finger${i}0L`);
    const length = plan?.length ?? 0;
    const first = plan ? length * SHARES[0] : THUMB.joints[0];
    const second = plan ? length * (SHARES[0] + SHARES[1]) : THUMB.joints[0] + THUMB.joints[1];
    const inPlace = placed(net, root);
    return pair({
      name: `finger${i}`,
      material: 'skin',
      net: inPlace,
      light: plain(inPlace, 1),
      soften: 0,
      line: 0.72,
      weigh: (x, y, z, put) => {
        const t = -localY(root, x, y, z);
        const a = step(first - 0.006, first + 0.006, t);
        const b = step(second - 0.005, second + 0.005, t);
        put(`finger${i}0L`, 1 - a);
        put(`finger${i}1L`, a * (1 - b));
        put(`finger${i}2L`, a * b);
      },
    });
  });
}

// ---- trousers and shoes --------------------------------------------------

const LEG: readonly Ring[] = [
  [-0.482, 0, 0.021, -0.004, 0.0225, 0.0245],
  [-0.479, 0, 0.0258, -0.004, 0.0275, 0.0295],
  [-0.43, 0, 0.0262, -0.005, 0.0272, 0.0305],
  [-0.38, 0, 0.0295, -0.006, 0.0285, 0.037],
  [-0.33, 0, 0.0345, -0.006, 0.0315, 0.0425],
  [-0.28, 0, 0.0348, -0.002, 0.0345, 0.0395],
  [-0.24, 0, 0.0355, 0.001, 0.038, 0.035],
  [-0.17, -0.003, 0.0435, 0.003, 0.0445, 0.041],
  [-0.08, -0.003, 0.0485, 0.002, 0.0495, 0.05],
  [-0.03, -0.0065, 0.0475, -0.001, 0.0485, 0.0555],
  [0.0, -0.014, 0.0385, -0.004, 0.041, 0.051],
  [0.025, -0.02, 0.024, -0.006, 0.028, 0.034],
];

const HIPS: readonly Ring[] = [
  [0.45, 0, 0.02, -0.014, 0.022, 0.03],
  [0.458, 0, 0.045, -0.013, 0.036, 0.049],
  [0.475, 0, 0.076, -0.012, 0.05, 0.066],
  [0.488, 0, 0.086, -0.011, 0.0535, 0.0695],
  [0.515, 0, 0.084, -0.01, 0.05, 0.063],
  [0.55, 0, 0.075, -0.01, 0.044, 0.05],
];

const LEG_ROWS: readonly number[] = [
  -0.482, -0.479, -0.472, -0.45, -0.425, -0.4, -0.372, -0.345, -0.318, -0.296, -0.276, -0.26,
  -0.247, -0.235, -0.222, -0.206, -0.186, -0.162, -0.136, -0.11, -0.085, -0.062, -0.045, -0.03,
  -0.016, -0.004, 0.008, 0.018, 0.025,
];

/** Where shorts end, turned in. */
const SHORTS = [-0.211, -0.208];

function trousers({ build, prosthesis = false }: FigureLook, bind: Bones): Model[] {
  const thigh = bind.frame('thighL');
  const hipRings = HIPS.map(
    ([at, cx, w, cz, f, b]): Ring => [at, cx, w * build.hips, cz, f * build.hips, b * build.hips],
  );
  const wide = (build.hips - 1) * 0.7;
  const legRings = LEG.map(([at, cx, w, cz, f, b]): Ring => {
    const g = build.limbs * (1 + wide * step(-0.2, -0.02, at));
    return [at, cx, w * g, cz, f * g, b * g];
  });
  const hipField = loft(hipRings, 2.3);
  const legField = inWorld(thigh, loft(legRings, 2.1));
  const leg = melted(
    placed(
      tube({
        rings: legRings,
        rows: (prosthesis ? SHORTS : []).concat(LEG_ROWS.filter((at) => !prosthesis || at > -0.2)),
        around: 24,
        round: 2.1,
        closed: 'high',
      }),
      thigh,
    ),
    hipField,
    0.03,
  );
  const hips = melted(
    tube({
      rings: hipRings,
      rows: [0.45, 0.454, 0.459, 0.466, 0.475, 0.485, 0.495, 0.507, 0.52, 0.55],
      around: 36,
      round: 2.3,
      closed: 'low',
    }),
    (x, y, z) => legField(Math.abs(x), y, z),
    0.03,
  );
  const shank = bind.frame('shankL');
  const below = prosthesis ? lowerLegs(bind, build) : [];
  const hem = (_x: number, y: number): number => 0.7 * step(0.472, 0.482, y);
  return [
    ...pair({
      name: 'leg',
      material: 'trousers',
      ...leg,
      soften: 3,
      threshold: -0.2,
      dim: hem,
      weigh: (x, y, z, put) => {
        const t = -localY(thigh, x, y, z);
        const k = step(0.035, -0.035, localY(shank, x, y, z));
        const half = 4 * k * (1 - k) * 0.6;
        const top = step(0.045, -0.035, t);
        const hip = 4 * top * (1 - top) * 0.5;
        put('pelvis', top * (1 - hip));
        put('hipL', hip);
        put('thighL', (1 - top) * (1 - hip) * (1 - k) * (1 - half));
        put('kneeL', (1 - top) * half);
        put('shankL', k * (1 - half));
      },
    }),
    ...below,
    {
      name: 'hips',
      material: 'trousers',
      ...hips,
      soften: 2,
      threshold: -0.2,
      dim: hem,
      weigh: (x, y, z, put) => {
        const s = x > 0 ? 'L' : 'R';
        const low =
          step(0.515, 0.462, y) * step(0.008, 0.05, Math.abs(x)) * (z > -0.02 ? 0.6 : 0.4);
        put(`hip${s}`, low);
        put('pelvis', 1 - low);
      },
    },
  ];
}

/** Where shorts leave the legs bare: on the right a shin, on the left a socket on a slim shaft. */
function lowerLegs(bind: Bones, build: Build): Model[] {
  const g = build.limbs * 0.88;
  const shin = placed(
    tube({
      rings: LEG.filter(([at]) => at < -0.1).map(([at, cx, w, cz, f, b]): Ring => {
        const own = at < -0.42 ? g * 0.86 : g;
        return [at, cx, w * own, cz, f * own, b * own];
      }),
      rows: LEG_ROWS.filter((at) => at > -0.475 && at < -0.15),
      around: 20,
      round: 2.1,
    }),
    bind.frame('thighL'),
  );
  const shank = bind.frame('shankL');
  const weigh: Weigh = (x, y, z, put) => {
    const k = step(0.035, -0.035, localY(shank, x, y, z));
    const half = 4 * k * (1 - k) * 0.6;
    put('thighL', (1 - k) * (1 - half));
    put('kneeL', half);
    put('shankL', k * (1 - half));
  };
  const knee: Model = {
    name: 'shin',
    material: 'skin',
    net: shin,
    light: plain(shin),
    soften: 2,
    weigh,
    dim: (x, y, z) => 0.7 * step(0.012, 0.034, localY(shank, x, y, z)),
  };
  const shaft = placed(
    tube({
      rings: [
        [-0.236, 0, 0.0075, 0, 0.0075, 0.0075],
        [-0.15, 0, 0.0075, -0.002, 0.0075, 0.0075],
        [-0.138, 0, 0.014, -0.003, 0.014, 0.015],
        [-0.12, 0, 0.022, -0.004, 0.021, 0.026],
        [-0.08, 0, 0.029, -0.004, 0.028, 0.036],
        [-0.045, 0, 0.031, -0.002, 0.031, 0.036],
        [-0.036, 0, 0.0312, -0.001, 0.0322, 0.034],
        [-0.034, 0, 0.027, -0.001, 0.028, 0.03],
      ],
      rows: [
        -0.236, -0.19, -0.155, -0.148, -0.14, -0.13, -0.12, -0.1, -0.08, -0.06, -0.045, -0.036,
        -0.034,
      ],
      around: 20,
      round: 2.1,
    }),
    shank,
  );
  const [left, right] = pair(knee);
  // Above the socket there is a knee on both sides.
  const cut = left ? upTo(left, shank, -0.05) : undefined;
  return [
    ...(cut ? [cut] : []),
    ...(right ? [right] : []),
    {
      name: 'prosthesis',
      material: 'metal',
      net: shaft,
      light: plain(shaft),
      soften: 0,
      weigh: (_x, _y, _z, put) => put('shankL', 1),
    },
  ];
}

/** A part without what lies lower than this in a frame. */
function upTo(model: Model, f: Frame, low: number): Model {
  const { points, triangles } = model.net;
  const above = (i: number): boolean =>
    localY(f, points[i * 3] ?? 0, points[i * 3 + 1] ?? 0, points[i * 3 + 2] ?? 0) > low;
  const kept: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const three = [...triangles.subarray(t, t + 3)];
    if (three.every(above)) kept.push(...three);
  }
  return { ...model, net: { ...model.net, triangles: Uint16Array.from(kept) } };
}

/** Along the foot from the heel: [z, 0, half width, -middle, below it, above it]. */
const SHOE: readonly Ring[] = [
  [-0.039, 0, 0.006, 0.022, 0.006, 0.009],
  [-0.037, 0, 0.015, 0.019, 0.015, 0.02],
  [-0.03, 0, 0.0215, 0.014, 0.02, 0.03],
  [-0.012, 0, 0.0245, 0.011, 0.023, 0.036],
  [0.012, 0, 0.0255, 0.0135, 0.0205, 0.034],
  [0.032, 0, 0.0275, 0.0185, 0.0155, 0.025],
  [0.06, 0.001, 0.031, 0.0225, 0.0115, 0.0185],
  [0.082, 0.001, 0.0285, 0.0255, 0.0085, 0.0145],
  [0.096, 0, 0.0205, 0.028, 0.006, 0.0105],
  [0.102, -0.001, 0.009, 0.03, 0.004, 0.006],
];

function shoes(_look: FigureLook, bind: Bones): Model[] {
  const foot = bind.frame('footL');
  const lay = (net: Net): Net =>
    placed(
      moved(net, (x, y, z) => [x, -z, y]),
      foot,
    );
  const rows = SHOE.map(([at]) => at)
    .concat(0, 0.046, 0.072, 0.09)
    .sort((a, b) => a - b);
  const upper = lay(tube({ rings: SHOE, rows, around: 20, round: 2.2, closed: 'both' }));
  const sole = lay(
    tube({
      rings: SHOE.map(([at, cx, w]): Ring => [at * 1.015, cx, w + 0.0012, 0.0345, 0.0045, 0.0042]),
      rows: rows.map((at) => at * 1.015),
      around: 20,
      round: 3.4,
      closed: 'both',
    }),
  );
  const weigh: Weigh = (_x, _y, _z, put) => put('footL', 1);
  return [
    ...pair({ name: 'shoe', material: 'shoes', net: upper, light: plain(upper), soften: 0, weigh }),
    ...pair({
      name: 'sole',
      material: 'sole',
      net: sole,
      light: plain(sole),
      soften: 0,
      weigh,
      threshold: -0.3,
      line: 0.8,
    }),
  ];
}
