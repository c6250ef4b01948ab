import type { FigureProp, Point } from '#core/moves/figure-schema';
import type { SceneColors } from './colors';
import { clamp, copy, distance, Frame, mixVec, type Vec, vec } from './frame';
import { placed, plain } from './mesh/body';
import type { Bone, Bones } from './mesh/bones';
import { grid, joined, moved, type Net, type Ring, tube, withNormals } from './mesh/net';
import { hang, type Material, type Model, type Part } from './mesh/skin';
import type { Limbs, Rig } from './skeleton';
import type { Seat, Timeline } from './timeline';

/** A thing in the room, drawn like a part of the body. */
export interface Prop {
  part: Part;
  color: keyof Pick<SceneColors, 'wood' | 'wall' | 'mat' | 'metal' | 'band'>;
  /** Straight edges that are inked where they are seen, each with the normals of its two faces. */
  edges: readonly Edge[];
  /** Lies on the floor under shadows. */
  floor: boolean;
  /** Goes on beyond the disc: is left out when the picture is fitted. */
  endless: boolean;
  /** Brings it where the rig is, once a frame. */
  follow?: (rig: Rig) => void;
}

export interface Edge {
  from: Vec;
  to: Vec;
  faces: readonly [Vec, Vec];
}

/** The things around a move, as its timeline has them: mirrored with it, lowered for who sits. */
export function createProps(
  { props, mirrored, lowered }: Pick<Timeline, 'props' | 'mirrored' | 'lowered'>,
  seat: Seat | undefined,
  bind: Bones,
): Prop[] {
  const place: Placing = ([x, y, z]) => [mirrored ? -x : x, y - lowered, z];
  const made = props.flatMap((prop) => propsOf(prop, mirrored ? -1 : 1, place, bind));
  if (seat === 'wheelchair') return [...made, ...wheels(bind)];
  const hasChair = props.some(({ kind }) => kind === 'chair');
  return seat === 'chair' && !hasChair ? [...made, ...chair(-0.015, 0.243, true, bind)] : made;
}

type Placing = (point: Point) => Point;
type Stuff = Prop['color'];

function propsOf(prop: FigureProp, m: number, place: Placing, bind: Bones): Prop[] {
  switch (prop.kind) {
    case 'wall': {
      const far = prop.z + 0.7 * Math.sign(prop.z);
      const low: Point = [-prop.width / 2, -0.004, prop.z];
      return [{ ...box(low, [prop.width / 2, 1.7, far], 'wall', bind), endless: true }];
    }
    case 'doorway':
      return doorway(prop.z, prop.width, prop.height, bind);
    case 'mat': {
      const low: Point = [-prop.width / 2, -0.012, prop.from];
      return [{ ...box(low, [prop.width / 2, 0, prop.to], 'mat', bind), floor: true }];
    }
    case 'chair':
      return chair(prop.z, prop.seat, prop.back ?? true, bind);
    case 'band':
      return [band(prop.from, prop.to, prop.rest, m, place, bind)];
    case 'dumbbell':
      return dumbbell((prop.in === 'left hand' ? 1 : -1) * m, bind);
    case 'anchor':
      return shutDoor(place(prop.at), m, bind);
  }
}

function thing(net: Net, color: Stuff, bind: Bones, over: Partial<Prop> = {}): Prop {
  return {
    part: partOf(net, net.normals, bind),
    color,
    edges: [],
    floor: false,
    endless: false,
    ...over,
  };
}

function partOf(net: Net, light: Float32Array, bind: Bones, bone: Bone = 'world'): Part {
  const model: Model = {
    name: 'prop',
    material: 'metal' satisfies Material,
    net,
    light,
    weigh: (_x, _y, _z, put) => put(bone, 1),
    soften: 0,
    line: 0.8,
  };
  return hang(model, [...bind.frames.keys()]);
}

/** An upright box between two corners. */
function box(from: Point, to: Point, color: Stuff, bind: Bones): Prop {
  const low = [0, 1, 2].map((k) => Math.min(from[k] ?? 0, to[k] ?? 0));
  const high = [0, 1, 2].map((k) => Math.max(from[k] ?? 0, to[k] ?? 0));
  const points: number[] = [];
  const triangles: number[] = [];
  const corner = (axis: number, side: number, a: number, b: number): number[] => {
    const at = [0, 0, 0];
    const [u, v] = [(axis + 1) % 3, (axis + 2) % 3];
    at[axis] = (side > 0 ? high : low)[axis] ?? 0;
    at[u] = (a > 0 ? high : low)[u] ?? 0;
    at[v] = (b > 0 ? high : low)[v] ?? 0;
    return at;
  };
  const normal = (axis: number, side: number): Vec => {
    const n = [0, 0, 0];
    n[axis] = side;
    return vec(n[0], n[1], n[2]);
  };
  const edges: Edge[] = [];
  for (const axis of [0, 1, 2]) {
    for (const side of [1, -1]) {
      const first = points.length / 3;
      for (const [a, b] of [
        [-1, -1],
        [1, -1],
        [1, 1],
        [-1, 1],
      ] as const) {
        points.push(...corner(axis, side, a, b));
      }
      const order = side > 0 ? [0, 1, 2, 0, 2, 3] : [0, 2, 1, 0, 3, 2];
      triangles.push(...order.map((i) => first + i));
      // The edge this face shares with the next axis' face on each of its sides.
      for (const a of [1, -1]) {
        const [p, q] = [corner(axis, side, a, -1), corner(axis, side, a, 1)];
        edges.push({
          from: vec(p[0], p[1], p[2]),
          to: vec(q[0], q[1], q[2]),
          faces: [normal(axis, side), normal((axis + 1) % 3, a)],
        });
      }
    }
  }
  const net = withNormals(Float32Array.from(points), Uint16Array.from(triangles));
  return thing(net, color, bind, { edges });
}

function doorway(z: number, width: number, height: number, bind: Bones): Prop[] {
  const w = width / 2;
  const t = 0.05;
  return [
    ...[1, -1].map((s) => box([s * w, 0, z], [s * (w + t), height, z + 0.045], 'wood', bind)),
    box([-w - t, height, z], [w + t, height + t, z + 0.045], 'wood', bind),
  ];
}

/** A shut door that holds a band in its crack: the leaf on one side of it, the jamb on the other. */
function shutDoor([x, y, z]: Point, m: number, bind: Bones): Prop[] {
  const top = Math.max(1.14, y + 0.16);
  const across = (a: number, b: number, low: number, high: number, d: number): Prop =>
    box([x + m * a, low, z - d], [x + m * b, high, z + 0.03], 'wood', bind);
  return [
    across(0, 0.05, 0, top + 0.05, 0.012),
    across(-0.4, 0, top, top + 0.05, 0.012),
    across(-0.45, -0.4, 0, top + 0.05, 0.012),
    across(-0.4, 0, 0.006, top, 0),
    box([x - m * 0.025, 0.56, z - 0.035], [x - m * 0.075, 0.572, z - 0.02], 'metal', bind),
  ];
}

function chair(z: number, seat: number, hasBack: boolean, bind: Bones): Prop[] {
  const w = 0.115;
  const d = 0.12;
  const post = 0.018;
  const wood = (from: Point, to: Point): Prop => box(from, to, 'wood', bind);
  const leg = (x: number, at: number): Prop =>
    wood([x, 0, at], [x - Math.sign(x) * post, seat - 0.022, at + post]);
  const back = z - d - 0.004;
  const stool = [
    wood([-w, seat - 0.022, z - d], [w, seat, z + d]),
    leg(w, z + d - post),
    leg(-w, z + d - post),
    leg(w, z - d),
    leg(-w, z - d),
  ];
  if (!hasBack) return stool;
  return [
    ...stool,
    wood([w, seat, back], [w - post, seat + 0.27, back + post]),
    wood([-w, seat, back], [-w + post, seat + 0.27, back + post]),
    wood([-w + post, seat + 0.15, back + 0.002], [w - post, seat + 0.25, back + 0.016]),
  ];
}

/** A hoop in the plane of a wheel. */
function hoop(x: number, y: number, z: number, radius: number, thick: number): Net {
  const [around, rows] = [8, 40];
  const pts: number[] = [];
  const tris: number[] = [];
  for (let j = 0; j < rows; j++) {
    const a = (j / rows) * 2 * Math.PI;
    for (let k = 0; k < around; k++) {
      const b = (k / around) * 2 * Math.PI;
      const r = radius + Math.cos(b) * thick;
      pts.push(x + Math.sin(b) * thick, y + Math.sin(a) * r, z + Math.cos(a) * r);
      const [p, q] = [j * around + k, j * around + ((k + 1) % around)];
      const [s, t] = [p + around, q + around].map((i) => i % (rows * around));
      tris.push(p, q, t ?? 0, p, t ?? 0, s ?? 0);
    }
  }
  return withNormals(Float32Array.from(pts), Uint16Array.from(tris));
}

/** A straight round bar. */
function bar(a: Vec, b: Vec, thick: number): Net {
  const f = new Frame();
  const l = distance(a, b);
  f.aim(vec((b.x - a.x) / l, (b.y - a.y) / l, (b.z - a.z) / l), vec(0.3, 0.2, 0.9));
  copy(f.o, a);
  const ring = (at: number): Ring => [at, 0, thick, 0, thick, thick];
  return placed(
    tube({ rings: [ring(0), ring(l)], rows: 2, around: 8, round: 2, closed: 'both' }),
    f,
  );
}

/** A wheelchair: big wheels with push rims and spokes, casters on forks, a frame that joins them. */
function wheels(bind: Bones): Prop[] {
  const seat = 0.255;
  const w = 0.12;
  const hub = { y: 0.17, z: -0.035 };
  const metal = (net: Net): Prop => ({
    ...thing(net, 'metal', bind),
    part: partOf(net, plain(net, 1), bind),
  });
  const side = (s: number): Prop[] => {
    const x = s * (w + 0.02);
    const spokes = Array.from({ length: 8 }, (_, i) => {
      const a = (i / 8) * 2 * Math.PI + 0.2;
      return bar(
        vec(x, hub.y, hub.z),
        vec(x, hub.y + Math.sin(a) * 0.16, hub.z + Math.cos(a) * 0.16),
        0.0012,
      );
    });
    const frame = [
      bar(vec(s * w, hub.y, hub.z), vec(s * w, seat - 0.01, hub.z), 0.006),
      bar(vec(s * w, seat - 0.012, -0.11), vec(s * w, seat - 0.012, 0.17), 0.006),
      bar(vec(s * w, seat - 0.012, 0.17), vec(s * (w - 0.02), 0.045, 0.255), 0.006),
      bar(vec(s * w, seat - 0.012, 0.13), vec(s * (w - 0.005), 0.07, 0.15), 0.005),
      bar(vec(s * w, seat - 0.012, -0.105), vec(s * w, seat + 0.18, -0.118), 0.006),
      bar(vec(s * w, seat + 0.18, -0.118), vec(s * w, seat + 0.182, -0.16), 0.007),
      bar(vec(s * (w - 0.005), 0.07, 0.15), vec(s * (w - 0.005), 0.04, 0.135), 0.004),
    ];
    return [
      metal(hoop(x, hub.y, hub.z, 0.163, 0.0075)),
      metal(hoop(x + s * 0.012, hub.y, hub.z, 0.142, 0.0032)),
      metal(
        joined(
          ...spokes,
          bar(vec(x - s * 0.012, hub.y, hub.z), vec(x + s * 0.012, hub.y, hub.z), 0.012),
        ),
      ),
      metal(joined(...frame)),
      metal(hoop(s * (w - 0.005), 0.0385, 0.135, 0.03, 0.0085)),
    ];
  };
  return [
    box([-w, seat - 0.026, -0.1], [w, seat - 0.006, 0.16], 'metal', bind),
    box([-w, seat + 0.02, -0.122], [w, seat + 0.15, -0.108], 'metal', bind),
    ...side(1),
    ...side(-1),
    box([0.095, 0.024, 0.215], [0.015, 0.034, 0.32], 'metal', bind),
    box([-0.095, 0.024, 0.215], [-0.015, 0.034, 0.32], 'metal', bind),
  ];
}

/** Where a closed hand's grip is, in the hand's frame. */
const grip = ({ s, hand }: Limbs, z = 0): Vec => hand.at(-s * 0.02, -0.062, z);

/** A band that is pulled against the chest lies on it. */
function layOverChest({ chest }: Rig, at: Vec): void {
  const { x, y, z } = chest.local(at);
  const across = x / 0.11;
  if (across * across >= 1 || y < -0.06 || y > 0.09 || z < -0.03) return;
  const front = 0.078 * Math.sqrt(1 - across * across);
  if (z < front) chest.apply(at, x, y, front);
}

const BAND = { rows: 17, around: 6 } as const;

/** An elastic band between two hands, or a hand and an anchor: it sags when slack, thins when taut. */
function band(
  from: BandEnd,
  to: BandEnd,
  rest: number,
  m: number,
  place: Placing,
  bind: Bones,
): Prop {
  const { rows, around } = BAND;
  const net = grid(new Array<number>(rows * around * 3).fill(0), rows, around, 'both');
  const end = (rig: Rig, at: BandEnd): Vec => {
    if (typeof at !== 'string') return vec(...place(at));
    return grip((at === 'left hand') === m > 0 ? rig.left : rig.right);
  };
  const follow = (rig: Rig): void => {
    const [a, b] = [end(rig, from), end(rig, to)];
    const span = distance(a, b);
    const sag = Math.sqrt(Math.max(0, rest * rest - span * span)) * 0.5;
    const thick = 0.0066 * Math.sqrt(clamp(rest / Math.max(span, 1e-3), 0.4, 1.1));
    const way = Array.from({ length: rows }, (_, i) => {
      const u = i / (rows - 1);
      const at = mixVec(a, b, u);
      at.y -= sag * 4 * u * (1 - u);
      layOverChest(rig, at);
      return at;
    });
    const f = new Frame();
    const p = vec();
    for (const [j, at] of way.entries()) {
      const [before, after] = [way[Math.max(0, j - 1)] ?? at, way[Math.min(rows - 1, j + 1)] ?? at];
      const l = distance(before, after) || 1;
      f.aim(
        vec((after.x - before.x) / l, (after.y - before.y) / l, (after.z - before.z) / l),
        vec(0.1, 1, 0.2),
      );
      copy(f.o, at);
      for (let k = 0; k < around; k++) {
        const q = (k / around) * 2 * Math.PI;
        const i = (j * around + k) * 3;
        // Flat, as such bands are.
        f.apply(p, Math.sin(q) * thick * 0.6, 0, Math.cos(q) * thick * 1.5);
        net.points.set([p.x, p.y, p.z], i);
        const n = f.direction(Math.sin(q), 0, Math.cos(q));
        net.normals.set([n.x, n.y, n.z], i);
      }
    }
    for (const [tip, at] of [
      [rows * around, way[0]],
      [rows * around + 1, way[rows - 1]],
    ] as const) {
      if (at) net.points.set([at.x, at.y, at.z], tip * 3);
    }
  };
  return thing(net, 'band', bind, { follow });
}

type BandEnd = Extract<FigureProp, { kind: 'band' }>['from'];

function dumbbell(s: number, bind: Bones): Prop[] {
  const limbs = s > 0 ? bind.rig.left : bind.rig.right;
  const frame = new Frame();
  const ring = (at: number, r: number): Ring => [at, 0, r, 0, r, r];
  const lay = (rings: Ring[], round: number): Net => {
    const net = tube({ rings, rows: rings.map(([at]) => at), around: 18, round, closed: 'both' });
    // Along the hand's breadth.
    const turned = moved(net, (x, y, z) => [x, -z, y]);
    frame.place(limbs.hand, 0, 0, 0);
    copy(frame.o, grip(limbs));
    return placed(turned, frame);
  };
  const weight = (z: number): Net =>
    lay(
      [
        ring(z - 0.016, 0.02),
        ring(z - 0.0145, 0.0245),
        ring(z - 0.012, 0.0255),
        ring(z + 0.012, 0.0255),
        ring(z + 0.0145, 0.0245),
        ring(z + 0.016, 0.02),
      ],
      2.6,
    );
  const net = joined(
    lay([ring(-0.05, 0.0068), ring(0.05, 0.0068)], 2),
    weight(0.054),
    weight(-0.054),
  );
  const bone: Bone = s > 0 ? 'handL' : 'handR';
  return [
    {
      ...thing(net, 'metal', bind),
      part: partOf(net, net.normals, bind, bone),
    },
  ];
}
