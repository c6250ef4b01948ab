import type { FigureProp, Point } from '#core/moves/figure-schema';
import type { Camera } from './camera';
import { clamp, copy, distance, Frame, mixVec, type Vec, vec } from './frame';
import { paintSolids } from './head';
import { Ball, type Inset, type Solid, type Surface } from './hull';
import { boxAgainst, type Item } from './order';
import { mixCss, type SceneColors } from './shade';
import type { Limbs, Rig } from './skeleton';
import type { Timeline } from './timeline';

/** A thing in the room, or a piece of one, that is sorted among the parts of the body. */
export interface PropItem extends Item {
  /** Lies on the floor under everything. */
  floor: boolean;
  /** The hand that closes around it and is painted after it. */
  heldBy?: 1 | -1;
  /** Runs through any hand it touches. */
  band?: true;
  /** Brings it where the rig is; called once a frame before sorting. */
  place(rig: Rig, camera: Camera): void;
  paint(ctx: Surface, camera: Camera, colors: SceneColors, lit: Inset, line: number): void;
  /** Points that must be in the picture. */
  reach: readonly Vec[];
}

/** The things around a move, as its timeline has them: mirrored with it, lowered for who sits. */
export function createProps(
  { props, mirrored, lowered }: Pick<Timeline, 'props' | 'mirrored' | 'lowered'>,
  wheelchair: boolean,
): PropItem[] {
  const place: Placing = ([x, y, z]) => [mirrored ? -x : x, y - lowered, z];
  const made = props.flatMap((prop) => itemsOf(prop, mirrored ? -1 : 1, place));
  return wheelchair ? [...made, ...wheels()] : made;
}

type Placing = (point: Point) => Point;

function itemsOf(prop: FigureProp, m: number, place: Placing): PropItem[] {
  switch (prop.kind) {
    case 'wall':
      return [
        box(
          [-prop.width / 2, 0, prop.z],
          [prop.width / 2, 1.2, prop.z + 0.03 * Math.sign(prop.z)],
          'wall',
        ),
      ];
    case 'doorway':
      return doorway(prop.z, prop.width, prop.height);
    case 'mat':
      return [
        {
          ...box([-prop.width / 2, -0.012, prop.from], [prop.width / 2, 0, prop.to], 'mat'),
          floor: true,
        },
      ];
    case 'chair':
      return chair(prop.z, prop.seat);
    case 'band':
      return [band(prop.from, prop.to, prop.rest, m, place)];
    case 'dumbbell':
      return dumbbell((prop.in === 'left hand' ? 1 : -1) * m);
    case 'anchor': {
      return shutDoor(place(prop.at), m);
    }
  }
}

type Stuff = 'wood' | 'wall' | 'mat' | 'metal';

const FACES: readonly (readonly [x: number, y: number, z: number])[] = [
  [1, 0, 0],
  [-1, 0, 0],
  [0, 1, 0],
  [0, -1, 0],
  [0, 0, 1],
  [0, 0, -1],
];

/** An upright box between two corners. */
function box(from: Point, to: Point, stuff: Stuff): PropItem {
  const low = vec(Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.min(from[2], to[2]));
  const high = vec(Math.max(from[0], to[0]), Math.max(from[1], to[1]), Math.max(from[2], to[2]));
  const planes = FACES.map(([x, y, z]) => ({
    normal: vec(x, y, z),
    at: x + y + z > 0 ? x * high.x + y * high.y + z * high.z : x * low.x + y * low.y + z * low.z,
    facing: 0,
  }));
  const corner = (x: number, y: number, z: number): Vec =>
    vec(x > 0 ? high.x : low.x, y > 0 ? high.y : low.y, z > 0 ? high.z : low.z);
  const p = vec();
  const world = new Frame();
  const corners = [0, 1, 2, 3, 4, 5, 6, 7].map(
    (i) => new Ball(world, corner((i & 1) - 0.5, (i & 2) - 1, (i & 4) - 2), 0.001),
  );
  return {
    group: '',
    floor: false,
    voters: corners,
    reach: corners.map((c) => c.at),
    against: (voters) => boxAgainst(planes, voters),
    place(_rig, camera) {
      for (const c of corners) c.project(camera);
      const eye = vec(camera.forward.x * 5, 0.5 + camera.forward.y * 5, camera.forward.z * 5);
      for (const plane of planes) {
        const { normal: n } = plane;
        plane.facing = n.x * eye.x + n.y * eye.y + n.z * eye.z - plane.at;
      }
    },
    paint(ctx, camera, colors, lit, line) {
      const base = colors[stuff];
      for (const { normal: n, facing } of planes) {
        if (facing <= 0) continue;
        const light =
          n.y > 0.5
            ? 0
            : 0.16 +
              0.22 *
                clamp(
                  0.5 -
                    (camera.right.x * n.x + camera.right.z * n.z) * Math.sign(lit.dx || 1) * 0.5,
                  0,
                  1,
                );
        ctx.beginPath();
        for (const [a, b] of [
          [-1, -1],
          [1, -1],
          [1, 1],
          [-1, 1],
        ] as const) {
          const at =
            n.x !== 0 ? corner(n.x, a, b) : n.y !== 0 ? corner(a, n.y, b) : corner(a, b, n.z);
          camera.project(p, at);
          ctx.lineTo(p.x, p.y);
        }
        ctx.closePath();
        ctx.fillStyle = mixCss(base, '#2c3440', light);
        ctx.fill();
        ctx.strokeStyle = mixCss(base, '#2c3440', light + 0.08);
        ctx.lineWidth = line * 0.5;
        ctx.lineJoin = 'round';
        ctx.stroke();
      }
    },
  };
}

function doorway(z: number, width: number, height: number): PropItem[] {
  const w = width / 2;
  const t = 0.05;
  return [
    ...[1, -1].map((s) => box([s * w, 0, z], [s * (w + t), height, z + 0.045], 'wood')),
    box([-w - t, height, z], [w + t, height + t, z + 0.045], 'wood'),
  ];
}

/** A shut door that holds a band in its crack: the leaf on one side of it, the jamb on the other. */
function shutDoor([x, y, z]: Point, m: number): PropItem[] {
  const top = Math.max(1.14, y + 0.16);
  const across = (from: number, to: number, low: number, high: number, d: number): PropItem =>
    box([x + m * from, low, z - d], [x + m * to, high, z + 0.03], 'wood');
  return [
    across(0, 0.05, 0, top + 0.05, 0.012),
    across(-0.4, 0, top, top + 0.05, 0.012),
    across(-0.45, -0.4, 0, top + 0.05, 0.012),
    across(-0.4, 0, 0.006, top, 0),
    box([x - m * 0.025, 0.56, z - 0.035], [x - m * 0.075, 0.572, z - 0.02], 'metal'),
  ];
}

function chair(z: number, seat: number): PropItem[] {
  const w = 0.115;
  const d = 0.12;
  const post = 0.018;
  const leg = (x: number, at: number, top: number): PropItem =>
    box([x, 0, at], [x - Math.sign(x) * post, top, at + post], 'wood');
  return [
    box([-w, seat - 0.022, z - d], [w, seat, z + d], 'wood'),
    leg(w, z + d - post, seat - 0.022),
    leg(-w, z + d - post, seat - 0.022),
    leg(w, z - d, seat - 0.022),
    leg(-w, z - d, seat - 0.022),
    box([w, seat, z - d - 0.004], [w - post, seat + 0.27, z - d + post - 0.004], 'wood'),
    box([-w, seat, z - d - 0.004], [-w + post, seat + 0.27, z - d + post - 0.004], 'wood'),
    box([-w + post, seat + 0.15, z - d - 0.002], [w - post, seat + 0.25, z - d + 0.012], 'wood'),
  ];
}

/** A wheelchair around a seat at SEAT.height. */
function wheels(): PropItem[] {
  const seat = 0.255;
  const ring = (x: number, y: number, z: number, radius: number): PropItem => {
    const frame = new Frame();
    const rim = Array.from({ length: 24 }, (_, i) => {
      const a = (i / 24) * 2 * Math.PI;
      return vec(x, y + Math.sin(a) * radius, z + Math.cos(a) * radius);
    });
    const voters = rim.filter((_, i) => i % 4 === 0).map((at) => new Ball(frame, at, 0.016));
    const p = vec();
    const circle = (ctx: Surface, camera: Camera, scale: number): void => {
      ctx.beginPath();
      for (const at of rim) {
        camera.project(p, vec(at.x, y + (at.y - y) * scale, z + (at.z - z) * scale));
        ctx.lineTo(p.x, p.y);
      }
      ctx.closePath();
    };
    return {
      group: '',
      floor: false,
      voters,
      reach: rim,
      against: (balls) => {
        const facing = voters[0] ? Math.sign(x) * voters[0].az.x : 0;
        let inside = true;
        for (const { world } of balls) if (Math.abs(world.x) > Math.abs(x)) inside = false;
        return (inside ? facing : -facing) > 0 ? 0.05 : -0.05;
      },
      place(_rig, camera) {
        for (const v of voters) {
          v.project(camera);
          v.az.x = camera.forward.x;
        }
      },
      paint(ctx, camera, colors, _lit, line) {
        ctx.lineJoin = 'round';
        circle(ctx, camera, 1);
        ctx.strokeStyle = mixCss(colors.metal, '#11151c', 0.35);
        ctx.lineWidth = Math.max(line * 2, 0.016 * camera.scale);
        ctx.stroke();
        circle(ctx, camera, 0.88);
        ctx.strokeStyle = mixCss(colors.metal, '#ffffff', 0.35);
        ctx.lineWidth = Math.max(line, 0.0055 * camera.scale);
        ctx.stroke();
      },
    };
  };
  const w = 0.118;
  return [
    box([-w, seat - 0.03, -0.1], [w, seat - 0.006, 0.16], 'metal'),
    box([-w, seat, -0.112], [w, seat + 0.22, -0.096], 'metal'),
    ring(w + 0.022, 0.17, -0.035, 0.165),
    ring(-w - 0.022, 0.17, -0.035, 0.165),
    ring(w - 0.01, 0.05, 0.19, 0.043),
    ring(-w + 0.01, 0.05, 0.19, 0.043),
    box([0.09, 0.022, 0.215], [0.02, 0.034, 0.31], 'metal'),
    box([-0.09, 0.022, 0.215], [-0.02, 0.034, 0.31], 'metal'),
  ];
}

/** Where a closed hand's grip is, in the hand's frame. */
const grip = ({ s, hand }: Limbs, z = 0): Vec => hand.at(-s * 0.015, -0.047, z);

/** A band that is pulled against the chest lies on it. */
function layOverChest({ chest }: Rig, at: Vec): void {
  const { x, y, z } = chest.local(at);
  const across = x / 0.105;
  if (across * across >= 1 || y < -0.06 || y > 0.09 || z < -0.03) return;
  const front = 0.074 * Math.sqrt(1 - across * across);
  if (z < front) chest.apply(at, x, y, front);
}

const POINTS = 13;

/** An elastic band between two hands, or a hand and an anchor: it sags when slack, thins when taut. */
function band(from: BandEnd, to: BandEnd, rest: number, m: number, place: Placing): PropItem {
  const frames = Array.from({ length: POINTS }, () => new Frame());
  const voters = frames.map((f) => new Ball(f, vec(), 0.012));
  const end = (rig: Rig, at: BandEnd): Vec => {
    if (typeof at !== 'string') return vec(...place(at));
    return grip((at === 'left hand') === m > 0 ? rig.left : rig.right);
  };
  let thickness = 1;
  return {
    band: true,
    group: '',
    floor: false,
    voters,
    reach: [],
    place(rig, camera) {
      const a = end(rig, from);
      const b = end(rig, to);
      const span = distance(a, b);
      const sag = Math.sqrt(Math.max(0, rest * rest - span * span)) * 0.5;
      thickness = Math.sqrt(clamp(rest / Math.max(span, 1e-3), 0.45, 1.2));
      for (const [i, frame] of frames.entries()) {
        const u = i / (POINTS - 1);
        copy(frame.o, mixVec(a, b, u));
        frame.o.y -= sag * 4 * u * (1 - u);
        layOverChest(rig, frame.o);
      }
      for (const v of voters) v.project(camera);
    },
    paint(ctx, camera, colors) {
      ctx.lineCap = 'round';
      ctx.lineJoin = 'round';
      for (const [color, width] of [
        [colors.bandDark, 0.0135],
        [colors.band, 0.0095],
      ] as const) {
        ctx.beginPath();
        for (const { screen } of voters) ctx.lineTo(screen.x, screen.y);
        ctx.strokeStyle = color;
        ctx.lineWidth = width * thickness * camera.scale;
        ctx.stroke();
      }
    },
  };
}

type BandEnd = Extract<FigureProp, { kind: 'band' }>['from'];

function dumbbell(s: number): PropItem[] {
  const piece = (z0: number, z1: number, r: number, handle: boolean): PropItem => {
    const frame = new Frame();
    const balls = [z0, z1].map((z) => new Ball(frame, vec(0, 0, z), handle ? r : [r, r, 0.003]));
    const bulge = handle
      ? []
      : [new Ball(frame, vec(0, 0, (z0 + z1) / 2), [r * 1.12, r * 1.12, 0.004])];
    const solid: Solid = { kind: 'hull', balls: [...balls, ...bulge] };
    return {
      group: '',
      floor: false,
      voters: handle ? balls : bulge,
      reach: [],
      ...(handle ? { heldBy: s > 0 ? (1 as const) : (-1 as const) } : {}),
      place(rig, camera) {
        const limbs = s > 0 ? rig.left : rig.right;
        const { hand } = limbs;
        copy(frame.X, hand.X);
        copy(frame.Y, hand.Y);
        copy(frame.Z, hand.Z);
        copy(frame.o, grip(limbs));
        for (const b of solid.balls) b.project(camera);
      },
      paint(ctx, _camera, colors, lit, line) {
        const tone = {
          lit: handle ? mixCss(colors.metal, '#ffffff', 0.35) : colors.metal,
          shade: mixCss(colors.metal, '#10151f', 0.35),
          line: mixCss(colors.metal, '#10151f', 0.55),
        };
        paintSolids(ctx, [solid], tone, lit, line);
      },
    };
  };
  return [
    piece(-0.045, 0.045, 0.007, true),
    piece(0.036, 0.066, 0.024, false),
    piece(-0.066, -0.036, 0.024, false),
  ];
}
