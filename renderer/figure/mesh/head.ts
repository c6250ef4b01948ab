import { smoothstep } from '../frame';
import type { FigureLook } from '../looks';
import { inWorld, placed, plain, spine } from './body';
import type { Bones } from './bones';
import { blend, carve, cone, ellipsoid, type Field, loft } from './field';
import { grid, joined, mirrored, moved, type Net, type Ring, spline, tube } from './net';
import type { Model, Weigh } from './skin';

/** The head in its own frame, in body heights: drawn a little larger than measured, its back in place. */
const HEAD_SCALE = 1.13;
const SHIFT = 0.065 * (HEAD_SCALE - 1);

const step = (from: number, to: number, v: number): number =>
  from < to ? smoothstep(from, to, v) : 1 - smoothstep(to, from, v);

const cranium = ellipsoid([0, 0.0445, -0.003], [0.0515, 0.0535, 0.063]);
const face = loft(
  [
    [-0.035, 0, 0.009, 0.045, 0.007, 0.009],
    [-0.0315, 0, 0.0165, 0.042, 0.0125, 0.015],
    [-0.022, 0, 0.0265, 0.035, 0.0185, 0.02],
    [-0.008, 0, 0.0365, 0.025, 0.0285, 0.024],
    [0.01, 0, 0.0435, 0.014, 0.041, 0.032],
    [0.03, 0, 0.047, 0.008, 0.048, 0.04],
    [0.05, 0, 0.047, 0.004, 0.052, 0.04],
  ],
  2.25,
);
const nose = cone([0, 0.029, 0.0535], 0.0052, [0, 0.0092, 0.0602], 0.0069);
const upperLip = ellipsoid([0, -0.0078, 0.0512], [0.0125, 0.0044, 0.0074]);
const lowerLip = ellipsoid([0, -0.0156, 0.0502], [0.011, 0.0044, 0.0072]);
const chin = ellipsoid([0, -0.0275, 0.0455], [0.012, 0.0085, 0.0102]);
const socket = ellipsoid([0.0205, 0.0265, 0.066], [0.0125, 0.0085, 0.0125]);

const skull: Field = (x, y, z) => {
  const a = Math.abs(x);
  let d = blend(cranium(a, y, z), face(a, y, z), 0.022);
  d = blend(d, chin(a, y, z), 0.01);
  d = carve(d, -socket(a, y, z), 0.012);
  d = blend(d, nose(a, y, z), 0.008);
  return blend(d, Math.min(upperLip(a, y, z), lowerLip(a, y, z)), 0.005);
};

/** Where the head is measured from. */
const EYE = { y: 0.03, z: 0 };
const AROUND = 44;
const ROWS = 40;

/** Dense in front, where the face is. */
const azimuth = (u: number): number => u - 0.62 * Math.sin(u);
/** Dense where the face is. */
const FACE_AT = 0.36;
const latitude = (v: number): number => {
  const turn = 2 * Math.PI;
  const w = v - 0.09 * (Math.sin(turn * (v - FACE_AT)) + Math.sin(turn * FACE_AT));
  return -1.5 + 3 * w;
};

/** How far the surface lies from the middle of the head, towards an azimuth and a latitude, radians. */
function reach(field: Field, az: number, lat: number): number {
  const dx = Math.sin(az) * Math.cos(lat);
  const dy = Math.sin(lat);
  const dz = Math.cos(az) * Math.cos(lat);
  let low = 0.02;
  let high = 0.11;
  for (let i = 0; i < 9; i++) {
    const r = (low + high) / 2;
    if (field(dx * r, EYE.y + dy * r, EYE.z + dz * r) < 0) low = r;
    else high = r;
  }
  const f0 = field(dx * low, EYE.y + dy * low, EYE.z + dz * low);
  const f1 = field(dx * high, EYE.y + dy * high, EYE.z + dz * high);
  return low + ((high - low) * f0) / (f0 - f1 || -1);
}

let measured: Float32Array | undefined;

/** The bare head's reach at each point of its grid, made once. */
function reaches(): Float32Array {
  if (measured) return measured;
  const made = new Float32Array(AROUND * ROWS);
  for (let j = 0; j < ROWS; j++) {
    for (let k = 0; k <= AROUND / 2; k++) {
      const r = reach(skull, azimuth((k / AROUND) * 2 * Math.PI), latitude(j / (ROWS - 1)));
      made[j * AROUND + k] = r;
      made[j * AROUND + ((AROUND - k) % AROUND)] = r;
    }
  }
  measured = made;
  return made;
}

const direction = (az: number, lat: number, r: number): [number, number, number] => [
  Math.sin(az) * Math.cos(lat) * r,
  EYE.y + Math.sin(lat) * r,
  EYE.z + Math.cos(az) * Math.cos(lat) * r,
];

const bare = (): Net => {
  const r = reaches();
  const pts: number[] = [];
  for (let j = 0; j < ROWS; j++) {
    for (let k = 0; k < AROUND; k++) {
      const az = azimuth((k / AROUND) * 2 * Math.PI);
      pts.push(...direction(az, latitude(j / (ROWS - 1)), r[j * AROUND + k] as number));
    }
  }
  return grid(pts, ROWS, AROUND, 'both');
};

/** The point of the face at so far left and so high, in the head's own unscaled coordinates. */
export function onFace(x: number, y: number): [number, number, number] {
  let low = 0;
  let high = 0.09;
  for (let i = 0; i < 14; i++) {
    const z = (low + high) / 2;
    if (skull(x, y, z) < 0) low = z;
    else high = z;
  }
  return [x, y, low];
}

/** From the head's own unscaled coordinates to its frame's. */
export const fromHead = (x: number, y: number, z: number): [number, number, number] => [
  x * HEAD_SCALE,
  y * HEAD_SCALE,
  z * HEAD_SCALE + SHIFT,
];

const sized = (net: Net): Net => moved(net, fromHead);

const onHead: Weigh = (_x, _y, _z, put) => put('head', 1);

export function headModels(look: FigureLook, bind: Bones): Model[] {
  const frame = bind.frame('head');
  const set = (net: Net): Net => placed(sized(net), frame);
  const local = (x: number, y: number, z: number): [number, number, number] => {
    const p = frame.local({ x, y, z });
    return [p.x / HEAD_SCALE, p.y / HEAD_SCALE, (p.z - SHIFT) / HEAD_SCALE];
  };
  const head = set(bare());
  const models: Model[] = [
    {
      name: 'head',
      material: 'skin',
      net: head,
      light: plain(head, 3),
      soften: 0,
      weigh: onHead,
      // A face in half shade looks stern: only under the jaw and behind the cheeks is any.
      threshold: -0.52,
      dim: (wx, wy, wz) => {
        const [x, y, z] = local(wx, wy, wz);
        return (
          0.5 * step(-0.018, -0.03, y) + 0.3 * step(0.02, 0, z) * step(0.02, 0.035, Math.abs(x))
        );
      },
      warmth: (wx, wy, wz) => {
        const [x, y, z] = local(wx, wy, wz);
        if (z < 0) return 0;
        const c = Math.max(
          0,
          1 - ((Math.abs(x) - 0.0285) / 0.015) ** 2 - ((y - 0.0075) / 0.011) ** 2,
        );
        const n = Math.max(0, 1 - Math.hypot(x, y - 0.0085, z - 0.068) / 0.014);
        return 0.16 * c * c * (3 - 2 * c) + 0.07 * n;
      },
    },
    neck(bind),
  ];
  if (look.hair.style !== 'scarf' && look.hair.style !== 'bob') models.push(ears(set));
  models.push(...hair(look, bind, set));
  if (look.beard) models.push(beard(set));
  return models;
}

const NECK: readonly Ring[] = [
  [0.8, 0, 0.04, -0.026, 0.034, 0.036],
  [0.85, 0, 0.0365, -0.022, 0.0335, 0.036],
  [0.88, 0, 0.0342, -0.016, 0.0325, 0.035],
  [0.91, 0, 0.0332, -0.01, 0.032, 0.036],
  [0.945, 0, 0.032, -0.006, 0.028, 0.038],
];

function neck(bind: Bones): Model {
  const net = tube({ rings: NECK, rows: 13, around: 26, round: 2.1 });
  const { rig } = bind;
  return {
    name: 'neck',
    material: 'skin',
    net,
    light: plain(net),
    soften: 2,
    threshold: -0.05,
    weigh: (x, y, z, put) => {
      const c = step(rig.neck.o.y + 0.018, rig.neck.o.y - 0.02, y);
      const e = step(rig.head.o.y - 0.03, rig.head.o.y + 0.012, y);
      spine(x, y, z, (bone, share) => put(bone, share * c));
      put('neck', (1 - c) * (1 - e));
      put('head', (1 - c) * e);
    },
    // The jaw throws its shade on the front of the neck.
    dim: (_x, y, z) => 1.1 * step(0.876, 0.9, y) * step(-0.012, 0.012, z),
  };
}

function ears(set: (net: Net) => Net): Model {
  const rings: Ring[] = [
    [-0.0155, 0, 0.002, 0.003, 0.002, 0.002],
    [-0.014, 0, 0.0042, 0.003, 0.0042, 0.0042],
    [-0.008, 0, 0.0052, 0.0015, 0.006, 0.006],
    [0.002, 0, 0.0056, 0, 0.0086, 0.0086],
    [0.009, 0, 0.0056, -0.001, 0.0094, 0.0094],
    [0.0135, 0, 0.004, -0.0015, 0.007, 0.007],
    [0.0155, 0, 0.0018, -0.0015, 0.003, 0.003],
  ];
  const one = tube({ rings, rows: rings.map(([at]) => at), around: 12, round: 2, closed: 'both' });
  const [c, s] = [Math.cos(0.2), Math.sin(0.2)];
  const left = moved(one, (x, y, z) => {
    const v = y * c + z * s;
    const w = z * c - y * s;
    return [0.0493 + x - w * 0.3 + v * 0.14, 0.0175 + v, -0.0105 + w];
  });
  const net = set(joined(left, mirrored(left)));
  return {
    name: 'ears',
    material: 'skin',
    net,
    light: plain(net, 1),
    soften: 0,
    weigh: onHead,
    threshold: -0.1,
    line: 0.9,
  };
}

// ---- hair ----------------------------------------------------------------

const DEG = Math.PI / 180;

/** Hair, a scarf or a beard: a cap over the head from a line on it, thick inside that line. */
interface Cap {
  /** [azimuth, latitude] of its edge, degrees; azimuth 0 in front, the left like the right. */
  line: readonly (readonly [number, number])[];
  /** How thick it is, at an azimuth and latitude in degrees (azimuth signed, left +). */
  thick: (az: number, lat: number) => number;
  /** Up to which latitude it reaches; over the crown when left out. */
  top?: number;
  /** Hangs straight down below this latitude instead of following the skull. */
  hangs?: boolean;
  rows?: number;
}

/** A point of a cap: where it is on the head, and how far from its middle. */
function capReach({ thick, hangs = false }: Cap, az: number, lat: number, share: number): number {
  let r = reach(cranium, az * DEG, lat * DEG);
  if (hangs && lat < 0) {
    const side = reach(cranium, az * DEG, 0);
    r = Math.max(r, (side * (1 - 0.06 * Math.sin((-lat / 60) * 1.2))) / Math.cos(lat * DEG));
  }
  return r + thick(az, lat) * share;
}

function cap(plan: Cap): Net {
  const { line, top = 90, rows = 16 } = plan;
  const edge = spline(line);
  const around = 48;
  const pts: number[] = [];
  const out: number[] = [];
  const places = [-0.02, 0, 0.02, 0.06, 0.12];
  const count = rows - places.length;
  for (let i = 1; i <= count; i++) {
    places.push(0.12 + (0.97 - 0.12) * (i / count));
  }
  places.push(0.985);
  for (const [j, v] of places.entries()) {
    for (let k = 0; k < around; k++) {
      const az = azimuth((k / around) * 2 * Math.PI);
      const signed = (az > Math.PI ? az - 2 * Math.PI : az) / DEG;
      edge(Math.abs(signed), out);
      const low = out[0] ?? 0;
      const lat = low + (top - low) * v;
      const last = top < 90 && j === places.length - 1;
      const full = last ? 0 : ([0, 0, 0.55, 0.85, 1][j] ?? 1);
      const bare = plan.thick(signed, lat) < 0;
      const rim = j === 0 || last || bare ? -0.006 : j === 1 ? 0.0008 : 0;
      pts.push(...direction(az, lat * DEG, capReach(plan, signed, lat, full) + rim));
    }
  }
  return grid(pts, places.length, around, 'high');
}

const blob = (az: number, lat: number, a: number, l: number, wide: number): number =>
  Math.exp(-(((az - a) / wide) ** 2) - ((lat - l) / wide) ** 2);

const SHORT: Cap['line'] = [
  [0, 35],
  [18, 37.5],
  [34, 35],
  [46, 27],
  [54, 15],
  [62, 4],
  [70, -9],
  [77, -13],
  [83, -6],
  [91, 8],
  [100, 6],
  [110, -10],
  [130, -27],
  [150, -38],
  [180, -42],
];

const CAPS: Record<FigureLook['hair']['style'], Cap | undefined> = {
  crop: {
    line: SHORT,
    thick: (az, lat) =>
      0.0026 +
      0.0068 * step(-14, 50, lat) +
      0.0075 * blob(az, lat, -14, 52, 20) +
      0.0045 * blob(az, lat, 24, 58, 24) -
      0.003 * blob(az, lat, 16, 40, 9),
  },
  waves: {
    line: SHORT,
    thick: (az, lat) =>
      0.0065 +
      0.007 * step(-10, 50, lat) +
      0.0035 * Math.sin((az + lat * 1.2) / 9) * step(-30, 20, lat) +
      0.008 * blob(az, lat, -20, 52, 26),
  },
  curls: {
    line: SHORT,
    thick: (az, lat) =>
      0.009 +
      0.01 * step(-25, 45, lat) +
      0.0032 *
        Math.sin(az / 6.4 + Math.sin(lat / 9) * 1.4) *
        Math.cos(lat / 7.2) *
        step(88, 60, lat),
  },
  bob: {
    line: [
      [0, 30],
      [16, 33],
      [32, 31],
      [46, 23],
      [55, 8],
      [60, -10],
      [64, -27],
      [70, -40],
      [82, -46],
      [120, -47],
      [150, -46],
      [180, -45],
    ],
    thick: (az, lat) =>
      0.006 +
      0.006 * step(-10, 60, lat) +
      0.0075 * step(0, -30, lat) * step(56, 80, Math.abs(az)) * step(-52, -38, lat) +
      0.009 * blob(az, lat, 22, 50, 24) -
      0.003 * blob(az, lat, -14, 62, 9),
    hangs: true,
    rows: 20,
  },
  bun: {
    line: [...SHORT.slice(0, 10), [112, -14], [130, -26], [150, -30], [180, -30]],
    thick: (az, lat) => 0.004 + 0.0045 * step(-10, 50, lat) + 0.004 * blob(az, lat, 14, 52, 26),
  },
  tail: {
    line: [...SHORT.slice(0, 10), [112, -14], [130, -28], [150, -32], [180, -32]],
    thick: (az, lat) => 0.004 + 0.005 * step(-10, 50, lat) + 0.004 * blob(az, lat, -14, 52, 26),
  },
  bald: {
    line: [
      [0, 33],
      [46, 33],
      [54, 31],
      [61, 23],
      [66, 11],
      [70, -1],
      [76, -9],
      [82, -5],
      [90, 7],
      [100, 4],
      [112, -16],
      [130, -33],
      [150, -41],
      [180, -43],
    ],
    thick: (az, lat) => {
      const on = step(46, 56, Math.abs(az));
      return (0.0064 - 0.0034 * step(6, 40, lat)) * on - 0.004 * (1 - on);
    },
    top: 33,
  },
  scarf: {
    line: [
      [0, 33],
      [20, 33],
      [36, 27],
      [46, 14],
      [51, -4],
      [51, -24],
      [50, -44],
      [62, -60],
      [90, -62],
      [180, -62],
    ],
    thick: (az, lat) =>
      0.0065 + 0.004 * step(20, 70, lat) + 0.003 * blob(Math.abs(az), lat, 70, 10, 40),
    hangs: true,
    rows: 20,
  },
};

function ball(
  [x, y, z]: readonly [number, number, number],
  r: readonly [number, number, number],
): Net {
  const pts: number[] = [];
  for (let j = 0; j < 11; j++) {
    const lat = (-84 + 16.8 * j) * DEG;
    for (let k = 0; k < 18; k++) {
      const az = (k / 18) * 2 * Math.PI;
      pts.push(
        x + Math.sin(az) * Math.cos(lat) * r[0],
        y + Math.sin(lat) * r[1],
        z + Math.cos(az) * Math.cos(lat) * r[2],
      );
    }
  }
  return grid(pts, 11, 18, 'both');
}

function hair(look: FigureLook, bind: Bones, set: (net: Net) => Net): Model[] {
  const plan = CAPS[look.hair.style];
  if (!plan) return [];
  const { style } = look.hair;
  const made = (name: string, net: Net, weigh: Weigh = onHead): Model => ({
    name,
    material: 'hair',
    net,
    light: plain(net, style === 'scarf' ? 4 : 12),
    soften: 0,
    weigh,
    threshold: style === 'scarf' ? 0 : 0.5,
  });
  const models = [made('hair', set(cap(plan)))];
  if (style === 'bun')
    models.push(made('bun', set(ball([0, 0.096, -0.05], [0.026, 0.024, 0.025]))));
  if (style === 'tail') models.push(tail(bind, set, made));
  if (style === 'scarf') models.push(drape(bind));
  return models;
}

/** A pony tail: out at the back of the head, then down over the nape. */
function tail(
  bind: Bones,
  set: (net: Net) => Net,
  made: (name: string, net: Net, weigh?: Weigh) => Model,
): Model {
  const rings: Ring[] = [
    [-0.105, 0, 0.002, -0.004, 0.002, 0.002],
    [-0.09, 0, 0.011, -0.006, 0.009, 0.009],
    [-0.06, 0, 0.017, -0.01, 0.014, 0.014],
    [-0.025, 0, 0.016, -0.012, 0.014, 0.014],
    [0, 0, 0.011, -0.006, 0.011, 0.011],
    [0.01, 0, 0.006, 0.004, 0.007, 0.007],
  ];
  const net = set(
    moved(tube({ rings, rows: 14, around: 14, round: 2, closed: 'both' }), (x, y, z) => [
      x,
      0.07 + y,
      z - 0.071,
    ]),
  );
  const root = bind.frame('head').o.y + 0.03;
  return made('tail', net, (_x, y, _z, put) => {
    const low = step(root, root - 0.09, y) * 0.7;
    put('head', 1 - low);
    put('neck', low);
  });
}

/** A headscarf's lower part: round neck and chin, down onto the shoulders. */
function drape(bind: Bones): Model {
  const rings: Ring[] = [
    [0.82, 0, 0.078, -0.022, 0.058, 0.058],
    [0.825, 0, 0.0835, -0.022, 0.063, 0.063],
    [0.838, 0, 0.073, -0.021, 0.058, 0.058],
    [0.852, 0, 0.0605, -0.02, 0.0545, 0.0545],
    [0.866, 0, 0.0495, -0.016, 0.0505, 0.05],
    [0.885, 0, 0.0475, -0.008, 0.052, 0.055],
    [0.905, 0, 0.047, 0.0, 0.0545, 0.061],
    [0.922, 0, 0.0435, 0.002, 0.053, 0.06],
    [0.93, 0, 0.034, 0.002, 0.042, 0.05],
  ];
  const net = moved(tube({ rings, rows: 18, around: 36, round: 2.1 }), (x, y, z) => [
    x,
    y - (z + 0.02) * (0.42 + 0.36 * step(0.85, 0.9, y)),
    z + 0.006 * step(0.88, 0.91, y),
  ]);
  const { rig } = bind;
  return {
    name: 'drape',
    material: 'hair',
    net,
    light: plain(net, 3),
    soften: 2,
    lift: 0.014,
    weigh: (x, y, z, put) => {
      const c = step(rig.neck.o.y + 0.02, rig.neck.o.y - 0.03, y);
      const e = step(rig.head.o.y - 0.04, rig.head.o.y - 0.005, y);
      spine(x, y, z, (bone, share) => put(bone, share * c));
      put('neck', (1 - c) * (1 - e));
      put('head', (1 - c) * e);
    },
  };
}

/** A few lines in the hair, the way it is combed, in the head's own coordinates. */
export function strands(
  style: FigureLook['hair']['style'],
): (readonly [number, number, number])[][] {
  const plan = CAPS[style];
  const lines = STRANDS[style] ?? [];
  if (!plan) return [];
  return lines.map(([az0, lat0, az1, lat1]) =>
    Array.from({ length: 9 }, (_, i) => {
      const t = i / 8;
      const az = az0 + (az1 - az0) * t;
      const lat = lat0 + (lat1 - lat0) * t ** 1.3;
      return direction(az * DEG, lat * DEG, capReach(plan, az, lat, 1) + 0.0006);
    }),
  );
}

/** From an azimuth and latitude to another, degrees. */
const STRANDS: Partial<
  Record<FigureLook['hair']['style'], readonly (readonly [number, number, number, number])[]>
> = {
  crop: [
    [-30, 44, 20, 62],
    [70, 40, 96, 8],
    [-70, 40, -96, 8],
    [150, 20, 160, -20],
    [-150, 20, -160, -20],
  ],
  waves: [
    [-30, 44, 20, 62],
    [70, 44, 96, 8],
    [-70, 44, -96, 8],
  ],
  bob: [
    [-14, 40, -20, 80],
    [40, 44, 84, -30],
    [-44, 44, -84, -30],
    [110, 40, 116, -30],
    [-110, 40, -116, -30],
    [160, 40, 164, -36],
  ],
  bun: [
    [-16, 36, -30, 74],
    [20, 38, 40, 72],
    [70, 14, 120, 48],
    [-70, 14, -120, 48],
    [130, -10, 160, 40],
    [-130, -10, -160, 40],
  ],
  tail: [
    [-16, 38, -60, 66],
    [24, 38, 70, 60],
    [72, 12, 130, 24],
    [-72, 12, -130, 24],
  ],
  scarf: [
    [58, 20, 100, -40],
    [-58, 20, -100, -40],
    [64, -20, 92, -56],
    [-64, -20, -92, -56],
  ],
};

/** Follows the jaw from ear to ear, round the mouth. */
function beard(set: (net: Net) => Net): Model {
  const line = spline([
    [0, -41],
    [10, -40],
    [18, -33],
    [28, -26],
    [40, -27],
    [54, -24],
    [64, -12],
    [70, 2],
    [77, 2],
    [82, -20],
    [90, -62],
    [180, -84],
  ]);
  const out: number[] = [];
  const pts: number[] = [];
  const around = 48;
  const places = [0, 0.2, 0.4, 0.6, 0.75, 0.87, 0.95, 1, 1.03];
  for (const [j, v] of places.entries()) {
    for (let k = 0; k < around; k++) {
      const az = azimuth((k / around) * 2 * Math.PI);
      const signed = Math.abs(az > Math.PI ? az - 2 * Math.PI : az) / DEG;
      line(signed, out);
      const top = out[0] ?? 0;
      const lat = (-85 + (top + 85) * v) * DEG;
      const thick =
        v >= 1 ? (v > 1 ? -0.006 : 0.0006) : 0.0042 * step(1, 0.75, v) * step(0.1, 0.5, v) + 0.0008;
      pts.push(...direction(az, lat, reach(skull, az, lat) + (j === 0 ? 0.002 : thick)));
    }
  }
  const net = set(grid(pts, places.length, around, 'low'));
  return {
    name: 'beard',
    material: 'hair',
    net,
    light: plain(net, 2),
    soften: 0,
    weigh: onHead,
    threshold: 0.2,
    line: 0.8,
  };
}

/** The head's field in the world of the bind pose, for what is laid on it. */
export const headField = (bind: Bones): Field =>
  inWorld(bind.frame('head'), (x, y, z) => {
    return skull(x / HEAD_SCALE, y / HEAD_SCALE, (z - SHIFT) / HEAD_SCALE) * HEAD_SCALE;
  });
