import type { Camera } from './camera';
import { DEG, type Frame, smoothstep, type Vec, vec } from './frame';
import { Ball, type Inset, type Solid, type Surface, trace, WHOLE } from './hull';
import type { FigureLook } from './looks';
import { mixCss, type Palette } from './shade';

/** The skull's ellipsoid in the head frame. */
const SKULL = { y: 0.042, rx: 0.0505, ry: 0.0535, rz: 0.0635 };

type Hairline = readonly (readonly [azimuth: number, latitude: number])[];

/** Where hair begins on the skull: latitude by azimuth from the forehead round to the nape. */
const HAIRLINES: Record<FigureLook['hair']['style'], Hairline | undefined> = {
  crop: [
    [0, 36],
    [30, 34],
    [52, 16],
    [66, -2],
    [78, -14],
    [92, -10],
    [104, -4],
    [122, -28],
    [150, -42],
    [180, -45],
  ],
  waves: [
    [0, 34],
    [22, 38],
    [48, 20],
    [64, 0],
    [80, -16],
    [92, -12],
    [104, -6],
    [122, -30],
    [150, -44],
    [180, -48],
  ],
  curls: [
    [0, 30],
    [30, 30],
    [50, 16],
    [66, 0],
    [80, -12],
    [94, -10],
    [106, -6],
    [122, -28],
    [150, -40],
    [180, -42],
  ],
  bob: [
    [0, 26],
    [22, 33],
    [42, 14],
    [54, -20],
    [64, -52],
    [90, -60],
    [130, -62],
    [180, -64],
  ],
  bun: [
    [0, 38],
    [30, 34],
    [52, 14],
    [66, -4],
    [80, -14],
    [94, -12],
    [106, -8],
    [124, -32],
    [150, -44],
    [180, -46],
  ],
  tail: [
    [0, 38],
    [30, 34],
    [52, 14],
    [66, -4],
    [80, -14],
    [94, -12],
    [106, -8],
    [124, -32],
    [150, -44],
    [180, -46],
  ],
  bald: undefined,
  scarf: [
    [0, 30],
    [20, 26],
    [36, 6],
    [44, -24],
    [50, -60],
    [70, -75],
    [180, -80],
  ],
};

/** The left half of a beard's outline: along the cheek to the lip, down to the chin, back along the jaw. */
const BEARD: readonly (readonly [number, number, number])[] = [
  [0.05, 0.016, 0.004],
  [0.044, 0.001, 0.03],
  [0.022, 0.0015, 0.056],
  [0.008, 0.0035, 0.0645],
  [0, 0.003, 0.07],
  [0, -0.045, 0.07],
  [0.016, -0.045, 0.05],
  [0.036, -0.03, 0.034],
  [0.05, -0.012, 0.008],
];

const THICK: Record<FigureLook['hair']['style'], number> = {
  crop: 1.08,
  waves: 1.12,
  curls: 1.19,
  bob: 1.13,
  bun: 1.08,
  tail: 1.08,
  bald: 1,
  scarf: 1.12,
};

/** The head: face, ears, hair and what they show from any side. */
export class Head {
  readonly balls: Ball[] = [];
  readonly voters: Ball[];
  /** Hair that hangs behind the neck, or a scarf's drape, is painted apart. */
  readonly mane: { solids: Solid[]; voters: Ball[] } | undefined;
  private readonly frame: Frame;
  private readonly look: FigureLook;
  private readonly face: Solid[];
  private readonly cap: Ball;
  private readonly ears: { s: number; outer: Solid; inner: Solid }[];
  private readonly eyes: { s: number; solid: Solid }[];
  private readonly knots: Solid[] = [];
  private readonly hairline: Vec[];

  constructor(frame: Frame, chest: Frame, look: FigureLook) {
    this.frame = frame;
    this.look = look;
    const ball = (
      x: number,
      y: number,
      z: number,
      r: number | [number, number, number],
      on = frame,
    ): Ball => {
      const made = new Ball(on, vec(x, y, z), r);
      this.balls.push(made);
      return made;
    };
    const skull = ball(0, SKULL.y, 0, [SKULL.rx, SKULL.ry, SKULL.rz]);
    const chin = [ball(0.011, -0.0265, 0.0445, 0.012), ball(-0.011, -0.0265, 0.0445, 0.012)];
    const jaw = [1, -1].flatMap((s) => [
      ball(s * 0.0345, -0.002, 0.008, 0.0135),
      ball(s * 0.031, 0.014, 0.034, 0.0175),
    ]);
    const nose = [
      ball(0, 0.031, 0.0595, 0.0055),
      ball(0, 0.0088, 0.0685, 0.0062),
      ball(0.0065, 0.0075, 0.062, 0.0056),
      ball(-0.0065, 0.0075, 0.062, 0.0056),
    ];
    const lips = [ball(0, -0.0085, 0.0565, 0.0068), ball(0, -0.0025, 0.0585, 0.005)];
    this.face = [
      { kind: 'hull', balls: [skull, ...chin, ...jaw] },
      { kind: 'hull', balls: nose },
      { kind: 'hull', balls: lips },
    ];
    this.voters = [
      ball(0, 0.05, 0.018, 0.047),
      ball(0, 0.05, -0.018, 0.047),
      ball(0, 0, 0.03, 0.03),
    ];
    const thick = THICK[look.hair.style];
    const lift = look.hair.style === 'curls' ? 0.006 : 0.001;
    this.cap = ball(0, SKULL.y + lift, -0.001, [
      SKULL.rx * thick,
      SKULL.ry * thick,
      SKULL.rz * thick,
    ]);
    this.hairline = hairlineOf(HAIRLINES[look.hair.style]);
    this.ears = [1, -1].map((s) => ({
      s,
      outer: {
        kind: 'hull',
        balls: [
          ball(s * 0.0515, 0.026, -0.006, [0.0055, 0.0115, 0.0085]),
          ball(s * 0.0495, 0.011, -0.001, 0.0052),
        ],
      },
      inner: { kind: 'hull', balls: [ball(s * 0.0555, 0.025, -0.003, [0.001, 0.0068, 0.0042])] },
    }));
    this.eyes = [1, -1].map((s) => ({
      s,
      solid: { kind: 'hull', balls: [ball(s * 0.0192, 0.0262, 0.0548, [0.0044, 0.0066, 0.0026])] },
    }));
    if (look.hair.style === 'bun') {
      this.knots.push({
        kind: 'chain',
        balls: [ball(0, 0.096, -0.034, 0.018), ball(0, 0.11, -0.042, 0.0225)],
      });
    }
    if (look.hair.style === 'tail') {
      this.knots.push({
        kind: 'chain',
        balls: [
          ball(0, 0.07, -0.062, 0.013),
          ball(0, 0.062, -0.082, 0.0175),
          ball(0, 0.03, -0.093, 0.0165),
          ball(0, 0.002, -0.088, 0.011),
          ball(0, -0.016, -0.08, 0.005),
        ],
      });
    }
    if (look.hair.style === 'bob') {
      const balls = [1, -1].flatMap((s) => [
        ball(s * 0.04, 0.03, -0.022, 0.03),
        ball(s * 0.038, -0.012, -0.02, 0.022),
        ball(s * 0.045, -0.008, 0.006, 0.013),
      ]);
      this.mane = {
        solids: [{ kind: 'hull', balls: [...balls, this.cap, ball(0, 0.0, -0.036, 0.03)] }],
        voters: balls,
      };
    }
    if (look.hair.style === 'scarf') {
      const drape = [
        ball(0, SKULL.y, -0.001, [SKULL.rx * thick, SKULL.ry * thick, SKULL.rz * thick]),
        ball(0, -0.008, -0.004, 0.044),
      ];
      const low = [1, -1].map((s) => ball(s * 0.066, 0.07, 0.0, 0.026, chest));
      const front = ball(0, 0.045, 0.05, 0.02, chest);
      this.mane = {
        solids: [
          { kind: 'hull', balls: drape },
          {
            kind: 'hull',
            balls: [...drape.slice(1), ...low, front, ball(0, 0.055, -0.04, 0.034, chest)],
          },
        ],
        voters: [...drape, ...low],
      };
    }
  }

  /** How much the face is turned to the viewer: 1 from the front, -1 from behind. */
  facing(camera: Camera): number {
    return camera.facing(this.frame.Z);
  }

  paintMane(ctx: Surface, palette: Palette, lit: Inset, line: number): void {
    if (!this.mane) return;
    paintSolids(ctx, this.mane.solids, palette.tone('hair'), lit, line);
  }

  /** `overJaw` paints what covers the jaw when the head is seen from behind: the nape. */
  paint(
    ctx: Surface,
    camera: Camera,
    palette: Palette,
    lit: Inset,
    line: number,
    overJaw: () => void,
  ): void {
    const { frame, look } = this;
    const skin = palette.tone('skin');
    const hair = palette.tone('hair');
    const facing = this.facing(camera);
    const covered = look.hair.style === 'scarf' || look.hair.style === 'bob';
    const near = camera.facing(frame.X) >= 0 ? 1 : -1;
    const sideOn = Math.abs(camera.facing(frame.X));
    const knotsBehind = facing > -0.15;
    if (knotsBehind && this.knots.length > 0) paintSolids(ctx, this.knots, hair, lit, line);
    const ear = (s: number): void => {
      const found = this.ears.find((e) => e.s === s);
      if (!found || covered) return;
      paintSolids(ctx, [found.outer], skin, lit, line);
      if (s === near && sideOn > 0.3) {
        ctx.beginPath();
        trace(ctx, found.inner, WHOLE);
        ctx.fillStyle = skin.shade;
        ctx.fill();
      }
    };
    ear(-near);
    if (sideOn < 0.35 && facing > 0) ear(near);
    paintSolids(ctx, this.face, skin, lit, line);
    if (facing < -0.3) overJaw();
    if (facing > -0.35) this.features(ctx, camera, palette, facing);
    const overNape = facing < -0.2 && this.mane !== undefined;
    if (overNape) this.paintMane(ctx, palette, lit, line);
    else this.paintCap(ctx, camera, palette, lit, line);
    if (sideOn >= 0.35 || facing <= 0) ear(near);
    if (!knotsBehind && this.knots.length > 0) paintSolids(ctx, this.knots, hair, lit, line);
    if (look.glasses) this.glasses(ctx, camera, palette);
  }

  private features(ctx: Surface, camera: Camera, palette: Palette, facing: number): void {
    const { frame, look } = this;
    const skin = palette.tone('skin');
    const ink = mixCss(palette.scene.ink, skin.shade, 0.12);
    const k = camera.scale;
    ctx.lineCap = 'round';
    ctx.lineJoin = 'round';
    if (look.beard) this.beard(ctx, camera, palette);
    for (const { s, solid } of this.eyes) {
      const open = smoothstep(-0.12, 0.3, camera.facing(frame.direction(s * 0.42, 0, 0.9)));
      if (open <= 0) continue;
      ctx.globalAlpha = open;
      ctx.fillStyle = ink;
      ctx.beginPath();
      trace(ctx, solid, WHOLE);
      ctx.fill();
      const brow =
        look.hair.style === 'bald' || look.hair.style === 'scarf'
          ? ink
          : palette.tone('hair').shade;
      this.stroke(ctx, camera, brow, 0.0042 * k, [
        [s * 0.0115, 0.0418, 0.058],
        [s * 0.0205, 0.0448, 0.0558],
        [s * 0.0305, 0.0405, 0.0495],
      ]);
    }
    ctx.globalAlpha = 1;
    const shadow = mixCss(skin.shade, skin.line, 0.35);
    // The nose throws its line to the side that is turned away; from the front only its tip shows.
    if (facing > 0.3) {
      const off = camera.facing(frame.X) > 0 ? -1 : 1;
      ctx.globalAlpha = smoothstep(0.3, 0.6, facing);
      this.stroke(ctx, camera, shadow, 0.0028 * k, [
        [off * 0.0045, 0.024, 0.0625],
        [off * 0.009, 0.006, 0.0675],
        [off * 0.001, 0.0022, 0.0705],
      ]);
      ctx.globalAlpha = 1;
    }
    const lip = mixCss(skin.shade, '#8c3b35', 0.55);
    for (const s of [1, -1]) {
      if (camera.facing(frame.direction(s * 0.35, 0, 0.93)) < 0.05) continue;
      this.stroke(ctx, camera, lip, 0.0036 * k, [
        [0, -0.0088, 0.0632],
        [s * 0.008, -0.0094, 0.0605],
        [s * 0.0155, -0.0062, 0.0535],
      ]);
    }
  }

  private beard(ctx: Surface, camera: Camera, palette: Palette): void {
    const tone = palette.tone('hair');
    const p = vec();
    ctx.save();
    ctx.beginPath();
    for (const solid of this.face) trace(ctx, solid, WHOLE);
    ctx.clip();
    ctx.globalAlpha = 0.82;
    ctx.fillStyle = mixCss(tone.shade, tone.lit, 0.6);
    ctx.beginPath();
    for (const s of [1, -1]) {
      if (camera.facing(this.frame.direction(s * 0.75, 0, 0.66)) < 0) continue;
      for (const [i, [x, y, z]] of BEARD.entries()) {
        camera.project(p, this.frame.at(s * x, y, z));
        if (i === 0) ctx.moveTo(p.x, p.y);
        else ctx.lineTo(p.x, p.y);
      }
      ctx.closePath();
    }
    ctx.fill();
    ctx.restore();
  }

  private glasses(ctx: Surface, camera: Camera, palette: Palette): void {
    const { frame } = this;
    const width = 0.0032 * camera.scale;
    const ink = palette.scene.ink;
    for (const s of [1, -1]) {
      if (camera.facing(frame.direction(s * 0.42, 0, 0.9)) > 0) {
        const rim = Array.from({ length: 12 }, (_, i) => {
          const a = (i / 12) * 2 * Math.PI;
          const x = 0.0205 + Math.cos(a) * 0.0128;
          return [s * x, 0.0255 + Math.sin(a) * 0.0112, 0.0655 - x * x * 5] as const;
        });
        this.stroke(ctx, camera, ink, width, rim, true);
      }
      // Hair over the ears hides where the arms end.
      const covered = this.look.hair.style === 'bob';
      if (
        camera.facing(frame.direction(s, 0, 0)) > 0.1 &&
        (!covered || this.facing(camera) > -0.2)
      ) {
        this.stroke(ctx, camera, ink, width, [
          [s * 0.034, 0.028, 0.058],
          [s * 0.05, 0.029, 0.03],
          ...(covered ? [] : [[s * 0.054, 0.03, 0] as const]),
        ]);
      }
    }
    if (this.facing(camera) > 0) {
      this.stroke(ctx, camera, ink, width, [
        [-0.008, 0.028, 0.0655],
        [0, 0.0305, 0.067],
        [0.008, 0.028, 0.0655],
      ]);
    }
  }

  /** A curve through points of the head frame. */
  private stroke(
    ctx: Surface,
    camera: Camera,
    color: string,
    width: number,
    points: readonly (readonly [number, number, number])[],
    closed = false,
  ): void {
    const p = vec();
    ctx.beginPath();
    if (points.length === 3) {
      const [a, b, c] = points.map(([x, y, z]) => {
        camera.project(p, this.frame.at(x, y, z));
        return { x: p.x, y: p.y };
      }) as [Vec, Vec, Vec];
      ctx.moveTo(a.x, a.y);
      ctx.quadraticCurveTo(2 * b.x - (a.x + c.x) / 2, 2 * b.y - (a.y + c.y) / 2, c.x, c.y);
    } else {
      for (const [i, [x, y, z]] of points.entries()) {
        camera.project(p, this.frame.at(x, y, z));
        if (i === 0) ctx.moveTo(p.x, p.y);
        else ctx.lineTo(p.x, p.y);
      }
    }
    if (closed) ctx.closePath();
    ctx.strokeStyle = color;
    ctx.lineWidth = Math.max(0.6, width);
    ctx.stroke();
  }

  /** The hair that lies on the skull: the part of its ellipsoid above the hairline that can be seen. */
  private paintCap(ctx: Surface, camera: Camera, palette: Palette, lit: Inset, line: number): void {
    if (this.hairline.length === 0) return;
    const outline = visibleCap(this.hairline, this.view(camera));
    if (outline.length < 3) return;
    const tone = palette.tone('hair');
    const { cap } = this;
    const path = (shrink: number, dx: number, dy: number): void => {
      ctx.beginPath();
      let first = true;
      for (const u of outline) {
        const x = cap.screen.x + dx + (cap.ax.x * u.x + cap.ay.x * u.y + cap.az.x * u.z) * shrink;
        const y = cap.screen.y + dy + (cap.ax.y * u.x + cap.ay.y * u.y + cap.az.y * u.z) * shrink;
        if (first) ctx.moveTo(x, y);
        else ctx.lineTo(x, y);
        first = false;
      }
      ctx.closePath();
    };
    path(1, 0, 0);
    ctx.strokeStyle = tone.line;
    ctx.lineWidth = line;
    ctx.lineJoin = 'round';
    ctx.stroke();
    ctx.fillStyle = tone.shade;
    ctx.fill();
    path(0.89, cap.r * lit.dx * 0.7, cap.r * lit.dy * 0.6);
    ctx.fillStyle = tone.lit;
    ctx.fill();
  }

  /** The direction to the viewer in the unit-sphere space of the hair's ellipsoid. */
  private view(camera: Camera): Vec {
    const v = this.frame.inverse(camera.forward);
    const x = v.x * SKULL.rx;
    const y = v.y * SKULL.ry;
    const z = v.z * SKULL.rz;
    const l = Math.hypot(x, y, z);
    return vec(x / l, y / l, z / l);
  }
}

export function paintSolids(
  ctx: Surface,
  solids: readonly Solid[],
  tone: { lit: string; shade: string; line: string },
  lit: Inset,
  line: number,
): void {
  // A grown shape underneath is the outline: filling it is cheaper than stroking.
  ctx.beginPath();
  for (const solid of solids) trace(ctx, solid, { ...WHOLE, grow: line / 2 });
  ctx.fillStyle = tone.line;
  ctx.fill();
  ctx.beginPath();
  for (const solid of solids) trace(ctx, solid, WHOLE);
  ctx.fillStyle = tone.shade;
  ctx.fill();
  ctx.beginPath();
  for (const solid of solids) trace(ctx, solid, lit);
  ctx.fillStyle = tone.lit;
  ctx.fill();
}

const LINE_POINTS = 60;

/** The hairline as unit vectors, counterclockwise around the crown seen from above. */
function hairlineOf(line: Hairline | undefined): Vec[] {
  if (!line) return [];
  return Array.from({ length: LINE_POINTS }, (_, i) => {
    const azimuth = (i / LINE_POINTS) * 360 - 180;
    const lat = latitude(line, Math.abs(azimuth)) * DEG;
    const az = azimuth * DEG;
    return vec(Math.cos(lat) * Math.sin(az), Math.sin(lat), Math.cos(lat) * Math.cos(az));
  });
}

function latitude(line: Hairline, azimuth: number): number {
  let [fromAz, fromLat] = line[0] ?? [0, 0];
  for (const [az, lat] of line) {
    if (azimuth <= az) {
      const u = az === fromAz ? 0 : (azimuth - fromAz) / (az - fromAz);
      const eased = u * u * (3 - 2 * u) * 0.5 + u * 0.5;
      return fromLat + (lat - fromLat) * eased;
    }
    fromAz = az;
    fromLat = lat;
  }
  return fromLat;
}

/**
 * Clips the region above a hairline to the half of the sphere that faces `view`.
 *
 * Walks the visible stretches of the hairline; where it goes over the horizon, follows the horizon
 * counterclockwise to the next place where it comes back.
 */
export function visibleCap(line: readonly Vec[], view: Vec): Vec[] {
  const side = (p: Vec): number => p.x * view.x + p.y * view.y + p.z * view.z;
  const helper = Math.abs(view.y) < 0.9 ? vec(0, 1, 0) : vec(1, 0, 0);
  let ux = helper.y * view.z - helper.z * view.y;
  let uy = helper.z * view.x - helper.x * view.z;
  let uz = helper.x * view.y - helper.y * view.x;
  const l = Math.hypot(ux, uy, uz);
  ux /= l;
  uy /= l;
  uz /= l;
  const wx = view.y * uz - view.z * uy;
  const wy = view.z * ux - view.x * uz;
  const wz = view.x * uy - view.y * ux;
  const angleOf = (p: Vec): number =>
    Math.atan2(p.x * wx + p.y * wy + p.z * wz, p.x * ux + p.y * uy + p.z * uz);
  const onHorizon = (angle: number): Vec => {
    const c = Math.cos(angle);
    const s = Math.sin(angle);
    return vec(ux * c + wx * s, uy * c + wy * s, uz * c + wz * s);
  };
  const stretches: { points: Vec[]; enter: number; exit: number }[] = [];
  const n = line.length;
  const start = line.findIndex((p, i) => side(p) <= 0 && side(line[(i + 1) % n] as Vec) > 0);
  if (start < 0) {
    if (line.some((p) => side(p) > 0)) return [...line];
    const crown = view.y > 0;
    return crown ? Array.from({ length: 48 }, (_, i) => onHorizon((i / 48) * 2 * Math.PI)) : [];
  }
  let current: { points: Vec[]; enter: number; exit: number } | undefined;
  for (let k = 0; k < n; k++) {
    const p = line[(start + k) % n] as Vec;
    const q = line[(start + k + 1) % n] as Vec;
    const sp = side(p);
    const sq = side(q);
    if (sp <= 0 && sq > 0) {
      const t = sp / (sp - sq);
      const cut = vec(p.x + (q.x - p.x) * t, p.y + (q.y - p.y) * t, p.z + (q.z - p.z) * t);
      const enter = angleOf(cut);
      current = { points: [onHorizon(enter), q], enter, exit: 0 };
    } else if (sp > 0 && sq <= 0 && current) {
      const t = sp / (sp - sq);
      const cut = vec(p.x + (q.x - p.x) * t, p.y + (q.y - p.y) * t, p.z + (q.z - p.z) * t);
      current.exit = angleOf(cut);
      current.points.push(onHorizon(current.exit));
      stretches.push(current);
      current = undefined;
    } else if (sq > 0 && current) {
      current.points.push(q);
    }
  }
  const out: Vec[] = [];
  const left = new Set(stretches);
  let stretch = stretches[0];
  while (stretch && left.has(stretch)) {
    left.delete(stretch);
    out.push(...stretch.points);
    const { exit } = stretch;
    const turn = (enter: number): number => (enter - exit + 4 * Math.PI) % (2 * Math.PI);
    let next = stretches[0] as (typeof stretches)[number];
    for (const s of stretches) if (turn(s.enter) < turn(next.enter)) next = s;
    const sweep = turn(next.enter);
    const steps = Math.ceil(sweep / 0.12);
    for (let i = 1; i < steps; i++) out.push(onHorizon(exit + (sweep * i) / steps));
    stretch = next;
  }
  return out;
}
