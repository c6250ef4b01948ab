import type { FigureData, ViewAngles } from '#core/moves/figure-schema';
import { figureIn } from '#core/moves/figure-words';
import { Camera, Extent } from './camera';
import { type Theme, thing } from './colors';
import { clamp, distance, mixVec, smoothstep, type Vec, vec } from './frame';
import { type Disc, discOf, paintGround } from './ground';
import { solve } from './kinematics';
import type { FigureLook } from './looks';
import { Bones } from './mesh/bones';
import { draw, type Mood } from './mesh/curves';
import { type Edges, edgesOf, outline } from './mesh/outline';
import { type Box, over, Raster, rgb } from './mesh/raster';
import { Matrices, move, type Part } from './mesh/skin';
import { createMotions, type Motion } from './motion';
import { createMuscles, lightMuscles, type Muscle } from './muscles';
import { type Person, personOf } from './person';
import { type Pose, restPose } from './pose';
import { createProps, type Edge, type Prop } from './props';
import { createRig, type Limbs, type Rig } from './skeleton';
import {
  createTimeline,
  type Form,
  type Seat,
  type Timeline,
  type TimelineOptions,
} from './timeline';
import type { TurnLimits } from './turning';

export interface SceneOptions extends TimelineOptions {
  look: FigureLook;
  theme: Theme;
  /** How strongly a muscle is lit, 0 to 1; all fully when left out. */
  strengthOf?: (muscle: string) => number;
}

/** What goes on by itself while a pose is held. */
export interface Life {
  /** How far the ribs are raised, 0 to 1. */
  breath: number;
  /** How far the eyes are shut, 0 to 1. */
  blink: number;
}

const AT_REST: Life = { breath: 0, blink: 0 };

/** A finished picture: its pixels, and which of them are other than in the one before. */
export interface Picture {
  width: number;
  height: number;
  pixels: Uint32Array;
  changed: Box;
}

/** What is solved and kept for a view at a size. */
interface Fitted {
  yaw: number;
  pitch: number;
  width: number;
  height: number;
  fit: Pick<Camera, 'scale' | 'originX' | 'originY'>;
  ground: Uint32Array;
}

const SAMPLES = 16;

/** One person doing one move: solves its pose at a time and draws it from a side. */
export class Scene {
  readonly timeline: Timeline;
  readonly rig: Rig = createRig();
  private readonly figure: FigureData;
  private readonly pose: Pose = restPose();
  private readonly living: Pose = restPose();
  private readonly person: Person;
  private readonly bones: Bones;
  private readonly matrices: Matrices;
  private readonly muscles: Muscle[];
  private readonly motions: readonly Motion[];
  private readonly props: readonly Prop[];
  private readonly propEdges: readonly Edges[];
  private readonly camera = new Camera();
  private readonly raster = new Raster();
  private readonly points: readonly { at: Vec; r: number }[];
  private fitted: Fitted | undefined;
  /** By owner: between which kinds a seam is drawn, and which are of one piece. */
  private readonly kinds = new Uint8Array(256);
  private readonly kin = Uint8Array.from({ length: 256 }, (_, i) => i);
  /** By owner: the part it is, as a part may own its pixels under two numbers. */
  private readonly whose = Uint8Array.from({ length: 256 }, (_, i) => i);
  /** By part: under which number it owns what lies beside another part; 0 none. */
  private readonly besideId: readonly number[];
  /** The owner number of the first of the things. */
  private readonly firstProp: number;

  constructor(figure: FigureData, options: SceneOptions) {
    const { look, theme } = options;
    const seating = seatingOf(figure, look, options);
    const { seat } = seating;
    this.figure = figureIn(figure, seating.form);
    this.timeline = createTimeline(figure, { ...options, ...seating });
    this.person = personOf(look, theme);
    const { bind, parts } = this.person;
    this.bones = new Bones(this.rig);
    this.matrices = new Matrices(bind);
    this.muscles = createMuscles(
      parts,
      bind,
      this.figure.muscles,
      this.timeline.mirrored,
      options.strengthOf,
    );
    this.props = createProps(this.timeline, seat, bind);
    this.propEdges = this.props.map(({ part }) => edgesOf(part.model.net.triangles, part.count));
    this.motions = createMotions(this.timeline).map(legible);
    for (const [i, { model }] of parts.entries()) {
      this.kinds[i + 1] = model.name === 'collar' ? SEAM.collar : SEAM[model.material];
      const piece = parts.findIndex((p) =>
        KIN.some((of) => of.test(p.model.name) && of.test(model.name)),
      );
      if (piece >= 0) this.kin[i + 1] = piece + 1;
    }
    let next = parts.length;
    this.besideId = parts.map(({ model }, i) => {
      if (!model.beside) return 0;
      next += 1;
      this.kinds[next] = SEAM.beside;
      // The rest of it melts into its neighbour without a seam.
      this.kinds[i + 1] = PLAIN;
      this.kin[next] = this.kin[i + 1] ?? 0;
      this.whose[next] = i + 1;
      return next;
    });
    this.firstProp = next + 1;
    const wall = this.timeline.props.find((prop) => prop.kind === 'wall' && prop.z < 0);
    for (const part of parts) {
      if (wall?.kind === 'wall') part.wall = wall.z + 0.001;
      const { name } = part.model;
      const held = this.timeline.holdOn[name.endsWith('L') ? 'left' : 'right'] === 'head';
      if (held && /^(arm|finger|sleeve)/.test(name)) part.lift += INTO_HAIR;
    }
    this.points = this.sample();
  }

  /** The side the move is best seen from; mirrored with the move. */
  get bestView(): ViewAngles {
    const { yaw, pitch } = this.timeline.view;
    return { yaw: this.timeline.mirrored ? -yaw : yaw, pitch };
  }

  /** How far it may be turned. */
  get turn(): TurnLimits {
    const { yaw, pitch } = this.figure.turn;
    return { yaw: this.timeline.mirrored ? [-yaw[1], -yaw[0]] : yaw, pitch };
  }

  /** The pose last solved. */
  get poseNow(): Readonly<Pose> {
    return this.pose;
  }

  get durationMs(): number {
    return this.timeline.durationMs;
  }

  /** Brings the rig to the pose at a time. */
  solveAt(timeMs: number): void {
    this.timeline.poseAt(this.pose, timeMs);
    solve(this.rig, this.pose, this.timeline);
  }

  /** Where the parts of the body are on the screen, in the picture drawn last. */
  get parts(): readonly Part[] {
    return this.person.parts;
  }

  /** Which part of the body or thing each pixel of the last picture shows; undefined where none is. */
  partAt(x: number, y: number): Part | undefined {
    const id = this.whose[this.raster.ownerAt(x, y)] ?? 0;
    if (id >= this.firstProp) return this.props[id - this.firstProp]?.part;
    return this.person.parts[id - 1];
  }

  /** Draws the figure at a time, seen from `view`, as a picture of `width` x `height` pixels. */
  render(
    timeMs: number,
    view: ViewAngles,
    width: number,
    height: number,
    life: Life = AT_REST,
  ): Picture {
    this.solveAt(timeMs);
    return this.picture(this.pose, timeMs, view, width, height, life);
  }

  /** Draws the figure without arrows: the raster it is painted in, and on which ground. */
  bodyAt(
    timeMs: number,
    view: ViewAngles,
    width: number,
    height: number,
    life: Life,
  ): { raster: Raster; ground: Uint32Array } {
    this.solveAt(timeMs);
    const { ground } = this.body(this.pose, view, width, height, life);
    return { raster: this.raster, ground };
  }

  /** Draws the arrows of an instant over a picture of the figure as it was seen last; tells where. */
  arrowsOver(pixels: Uint32Array<ArrayBuffer>, timeMs: number): Box {
    const { raster } = this;
    const { color, box } = raster;
    raster.color = pixels;
    raster.box = { x0: raster.width, y0: raster.height, x1: 0, y1: 0 };
    this.paintArrows(timeMs);
    const painted = raster.box;
    raster.color = color;
    raster.box = union(box, painted);
    return painted;
  }

  /** Draws the first or last of the two stills. */
  renderStill(which: 0 | 1, view: ViewAngles, width: number, height: number): Picture {
    const pose = this.timeline.stills[which];
    solve(this.rig, pose, this.timeline);
    const made = this.picture(pose, this.timeline.stillMs[which], view, width, height, AT_REST);
    // The two are shown side by side: neither is the one before the other.
    return { ...made, pixels: made.pixels.slice(), changed: whole(this.raster) };
  }

  private picture(
    pose: Pose,
    timeMs: number,
    view: ViewAngles,
    width: number,
    height: number,
    life: Life,
  ): Picture {
    const { raster } = this;
    const { before } = this.body(pose, view, width, height, life);
    this.paintArrows(timeMs);
    return { width, height, pixels: raster.color, changed: union(before, raster.box) };
  }

  /** Paints the figure without its arrows; `before` is where the picture before was. */
  private body(
    pose: Pose,
    view: ViewAngles,
    width: number,
    height: number,
    life: Life,
  ): { ground: Uint32Array; before: Box } {
    const { raster, camera, person, props, matrices } = this;
    const disc = discOf(width, height);
    const fresh = raster.resize(width, height);
    camera.look(view);
    const { ground } = this.fit(pose, view, width, height, disc);
    const before = fresh ? whole(raster) : { ...raster.box };
    if (fresh) raster.color.set(ground);
    raster.clear(ground);
    if (life.breath > 0) this.breathe(pose, life.breath);
    this.bones.follow(pose);
    matrices.follow(this.bones);
    lightMuscles(person.parts, this.muscles, pose);
    for (const p of person.parts) move(p, matrices, camera);
    for (const { part, follow } of props) {
      follow?.(this.rig);
      move(part, matrices, camera);
    }
    const first = this.firstProp;
    const paintProp = (prop: Prop, i: number): void => {
      const { part, color } = prop;
      const tones = thing(person.palette.scene[color]);
      raster.paint(part.model.net.triangles, part, tones, false, first + i);
    };
    for (const [i, prop] of props.entries()) if (prop.floor) paintProp(prop, i);
    if (!this.figure.crop) {
      this.paintShadows();
      raster.dry();
    }
    for (const [i, prop] of props.entries()) if (!prop.floor) paintProp(prop, i);
    for (const [i, p] of person.parts.entries()) {
      const { material, net, beside = 0 } = p.model;
      const tones = person.palette.tones[material];
      const cut = beside * 3;
      if (cut) {
        const own = this.besideId[i] ?? 0;
        raster.paint(net.triangles.subarray(0, cut), p, tones, p.glowing, own);
      }
      raster.paint(cut ? net.triangles.subarray(cut) : net.triangles, p, tones, p.glowing, i + 1);
    }
    this.inkLines(pose, life, disc);
    raster.dry();
    this.trim(disc);
    return { ground, before };
  }

  /** The ribs rise a little, and the shoulders with them. */
  private breathe(pose: Pose, breath: number): void {
    const { living } = this;
    copyPose(living, pose);
    living.thoracic.flex -= 0.9 * breath;
    for (const side of [living.left, living.right]) side.elevate += 1.1 * breath;
    solve(this.rig, living, this.timeline);
  }

  private inkLines(pose: Pose, life: Life, disc: Disc): void {
    const { raster, camera, person, props, matrices } = this;
    const { palette, edges } = person;
    const { kin, whose: partOf } = this;
    const width = 0.5 + camera.scale * 0.00095;
    const first = this.firstProp;
    for (const [i, p] of person.parts.entries()) {
      const { line = 1, material } = p.model;
      const pens = {
        own: palette.ink[material],
        outer: palette.outer,
        width: width * line,
        kin,
        partOf,
      };
      outline(raster, p, edges[i] as Edges, i + 1, pens);
    }
    for (const [i, prop] of props.entries()) {
      const ink = inkOf(palette.scene[prop.color]);
      const pens = { own: ink, outer: ink, width: width * 0.75, kin, partOf };
      if (prop.edges.length === 0) {
        outline(raster, prop.part, this.propEdges[i] as Edges, first + i, pens);
      }
      for (const edge of prop.edges) this.inkEdge(edge, disc, ink, width * 0.6);
    }
    const effort = clamp(pose.effort, 0, 1);
    // One breathes out on the way and is at ease in the hold.
    const held = smoothstep(0.8, 0.97, effort);
    const blown = smoothstep(0.25, 0.5, effort) * (1 - held);
    // Eyes that look down to the viewer's feet lower their lids.
    const lowered = Math.max(held, smoothstep(0.3, 0.55, camera.forward.y - this.rig.head.Z.y));
    const moods: Record<Mood, number> = {
      open: (1 - life.blink) * (1 - lowered),
      soft: (1 - life.blink) * lowered,
      closed: life.blink,
      rest: 1 - blown,
      effort: blown,
      blade: 0.3 + 0.7 * effort,
    };
    for (const curve of person.curves) draw(raster, curve, matrices, camera, moods);
    raster.finish(this.kinds, PLAIN, palette.ink.top, palette.outer, width);
  }

  /** A straight edge of a thing, where one of its faces is seen. */
  private inkEdge({ from, to, faces }: Edge, disc: Disc, ink: number, width: number): void {
    const { camera, raster } = this;
    const eye = vec(camera.forward.x * 5, 0.5 + camera.forward.y * 5, camera.forward.z * 5);
    const shown = faces.some(
      (n) => n.x * (eye.x - from.x) + n.y * (eye.y - from.y) + n.z * (eye.z - from.z) > 0,
    );
    if (!shown) return;
    const steps = 40;
    const last = vec();
    const p = vec();
    let lastSeen = false;
    for (let i = 0; i <= steps; i++) {
      const t = i / steps;
      camera.project(
        p,
        vec(
          from.x + (to.x - from.x) * t,
          from.y + (to.y - from.y) * t,
          from.z + (to.z - from.z) * t,
        ),
      );
      const seen =
        Math.hypot(p.x - disc.x, p.y - disc.y) < disc.r + 1 &&
        p.z - raster.depthAt(p.x, p.y) > -0.008;
      if (seen && lastSeen) raster.stroke(last.x, last.y, width, p.x, p.y, width, ink, 0.8);
      last.x = p.x;
      last.y = p.y;
      lastSeen = seen;
    }
  }

  /** Soft shadows where the body meets the floor. */
  private paintShadows(): void {
    const { rig, raster, camera } = this;
    const p = vec();
    const blot = (at: Vec, along: Vec, long: number, wide: number, strength: number): void => {
      for (const [grow, share] of [
        [1.3, 0.5],
        [1, 1],
      ] as const) {
        const xs: number[] = [];
        const ys: number[] = [];
        for (let i = 0; i < 18; i++) {
          const a = (i / 18) * 2 * Math.PI;
          const [u, v] = [Math.cos(a) * long * grow, Math.sin(a) * wide * grow];
          camera.project(
            p,
            vec(at.x + along.x * u - along.z * v, 0, at.z + along.z * u + along.x * v),
          );
          xs.push(p.x);
          ys.push(p.y);
        }
        raster.shadow(xs, ys, strength * share);
      }
    };
    const flat = (v: Vec): Vec => {
      const l = Math.hypot(v.x, v.z) || 1;
      return vec(v.x / l, 0, v.z / l);
    };
    const near = (y: number): number => 0.11 * (1 - smoothstep(0.02, 0.13, y));
    for (const { foot, shank, hand } of [rig.left, rig.right]) {
      const sole = foot.at(0, -0.036, 0.03);
      blot(sole, flat(foot.Z), 0.08, 0.042, near(Math.min(sole.y, foot.at(0, -0.03, 0.09).y)));
      blot(shank.o, flat(shank.Y), 0.07, 0.05, near(shank.o.y - 0.035));
      const palm = hand.at(0, -0.05, 0);
      blot(palm, flat(hand.Y), 0.06, 0.04, near(palm.y - 0.02));
    }
    const low = 0.07 * (1 - smoothstep(0.2, 0.62, rig.pelvis.o.y)) + 0.045;
    const trunk = vec(rig.chest.o.x - rig.pelvis.o.x, 0, rig.chest.o.z - rig.pelvis.o.z);
    const long = Math.hypot(trunk.x, trunk.z);
    const middle = vec(
      (rig.chest.o.x + rig.pelvis.o.x) / 2,
      0,
      (rig.chest.o.z + rig.pelvis.o.z) / 2,
    );
    blot(middle, long > 0.02 ? flat(trunk) : vec(1, 0, 0), 0.13 + long * 0.4, 0.11, low);
  }

  /** Cuts the picture off at the disc: things all round, the body below. */
  private trim(disc: Disc): void {
    const { raster, firstProp } = this;
    const { box, width, color, owner } = raster;
    for (let y = box.y0; y < box.y1; y++) {
      const dy = y + 0.5 - disc.y;
      const half = Math.sqrt(Math.max(0, disc.r ** 2 - dy * dy));
      const from = disc.x - half;
      const to = disc.x + half;
      for (let x = raster.from[y] as number; x < (raster.to[y] as number); x++) {
        if (x > from + 1 && x < to - 2) {
          x = Math.max(x, Math.floor(to - 2) - 1);
          continue;
        }
        const inside = clamp(Math.min(x + 1 - from, to - x), 0, 1);
        if (inside === 1) continue;
        const i = y * width + x;
        const c = color[i] as number;
        if (c === 0) continue;
        const own = owner[i] as number;
        if (dy > 0 || own >= firstProp) {
          const alpha = Math.round((c >>> 24) * inside);
          color[i] = alpha === 0 ? 0 : ((alpha << 24) | (c & 0xffffff)) >>> 0;
        }
      }
    }
  }

  /** One tapered stroke along the path of each part that moves. */
  private paintArrows(timeMs: number): void {
    const { raster, camera, person } = this;
    const tint = rgb(person.palette.scene.glow);
    const u = camera.scale;
    for (const motion of this.motions) {
      const q = motion.points.map((point) => {
        const s = vec();
        camera.project(s, point);
        return s;
      });
      const tip = q[q.length - 1] ?? vec();
      // Seen almost end-on it would say nothing, or point the wrong way.
      const seen = Math.max(...q.map((p) => Math.hypot(p.x - tip.x, p.y - tip.y))) / u;
      const end = motion.points[motion.points.length - 1] ?? vec();
      const world = Math.max(...motion.points.map((p) => distance(p, end)));
      const alpha = motion.visibleAt(timeMs) * smoothstep(0.3, 0.55, seen / world);
      if (alpha <= 0.02) continue;
      const n = q.length;
      const thick = Math.min(1, 0.5 + seen * 4) * Math.max(u, 230);
      const half = (i: number): number => thick * (0.0008 + 0.0042 * Math.sqrt(i / (n - 1)));
      for (let i = 0; i < n - 1; i++) {
        const [a, b] = [q[i] ?? tip, q[i + 1] ?? tip];
        raster.stroke(a.x, a.y, half(i), b.x, b.y, half(i + 1), tint, alpha);
      }
      const back = q.findLast((p) => Math.hypot(p.x - tip.x, p.y - tip.y) > thick * 0.014) ?? tip;
      const l = Math.hypot(tip.x - back.x, tip.y - back.y) || 1;
      const [dx, dy] = [(tip.x - back.x) / l, (tip.y - back.y) / l];
      const h = thick * 0.03;
      for (const side of [1, -1]) {
        const ex = tip.x - dx * h * 0.85 - dy * h * 0.7 * side;
        const ey = tip.y - dy * h * 0.85 + dx * h * 0.7 * side;
        raster.stroke(tip.x, tip.y, thick * 0.0052, ex, ey, thick * 0.0032, tint, alpha);
      }
      raster.dry();
    }
  }

  /** The points that must stay in the picture through the whole loop, so that it never zooms. */
  private sample(): { at: Vec; r: number }[] {
    const { crop } = this.figure;
    const points: { at: Vec; r: number }[] = [];
    for (let i = 0; i < SAMPLES; i++) {
      this.solveAt((i / SAMPLES) * this.durationMs);
      points.push({ at: this.rig.head.at(0, 0.05, 0), r: 0.073 });
      for (const limbs of [this.rig.left, this.rig.right]) {
        for (const [at, r] of reachOf(limbs, crop)) {
          if (crop !== 'upper' || at.y > this.rig.pelvis.o.y - 0.02) points.push({ at, r });
        }
      }
    }
    if (crop === 'upper') points.push({ at: { ...this.rig.pelvis.o }, r: 0 });
    const { mirrored, lowered } = this.timeline;
    for (const prop of this.timeline.props) {
      if (prop.kind !== 'anchor') continue;
      const [x, y, z] = prop.at;
      points.push({ at: vec(mirrored ? -x : x, y - lowered, z), r: 0.03 });
    }
    return points;
  }

  private fit(pose: Pose, view: ViewAngles, width: number, height: number, disc: Disc): Fitted {
    const { camera, fitted: last, figure } = this;
    const same =
      last?.yaw === view.yaw &&
      last.pitch === view.pitch &&
      last.width === width &&
      last.height === height;
    if (same) {
      Object.assign(camera, last.fit);
      return last;
    }
    camera.scale = 1;
    camera.originX = 0;
    camera.originY = 0;
    const extent = new Extent();
    const p = vec();
    const seen = this.points.map(({ at, r }) => {
      camera.project(p, at);
      extent.add(p.x, p.y, r);
      return { x: p.x, y: p.y, r };
    });
    const w = extent.maxX - extent.minX;
    const h = extent.maxY - extent.minY;
    const x = (extent.minX + extent.maxX) / 2;
    const { crop } = figure;
    let y = (extent.minY + extent.maxY) / 2;
    let scale: number;
    if (crop) {
      // Cut off below by the disc.
      scale = Math.min((FILL[crop].wide * disc.r) / w, (FILL[crop].high * disc.r) / h);
      y = extent.minY + (FILL[crop].top * disc.r) / scale;
    } else {
      const far = Math.max(...seen.map((s) => Math.hypot(s.x - x, s.y - y) + s.r));
      scale = Math.min((FILL.whole * disc.r) / Math.max(w, h), (0.95 * disc.r) / far);
    }
    camera.scale = scale;
    camera.originX = disc.x - x * scale;
    camera.originY = disc.y - y * scale;
    const ground = new Uint32Array(width * height);
    this.paintRoom(ground, width, disc);
    const { originX, originY } = camera;
    this.fitted = { ...view, width, height, fit: { scale, originX, originY }, ground };
    if (this.hasGhost) this.paintGhost(ground, pose, disc);
    // What was painted before lies on another ground.
    this.raster.all();
    return this.fitted;
  }

  /** A move that leads somewhere and back is shown with where it began. */
  private get hasGhost(): boolean {
    const { flow, props } = this.figure;
    return flow === 'stop' && !props.some(({ kind }) => kind === 'mat');
  }

  /** The start pose as a pale shape on the ground; leaves the rig in `pose`. */
  private paintGhost(ground: Uint32Array, pose: Pose, disc: Disc): void {
    const { raster, rig, timeline, person, matrices, camera } = this;
    const { width, height } = raster;
    raster.box = whole(raster);
    raster.clear(ground);
    solve(rig, timeline.stills[0], timeline);
    this.bones.follow(timeline.stills[0]);
    matrices.follow(this.bones);
    for (const p of person.parts) {
      move(p, matrices, camera);
      raster.paint(p.model.net.triangles, p, person.palette.tones.top, false, 1);
    }
    const [color, share] = person.palette.scene.ground.light;
    const tint = rgb(color);
    const { owner, box } = raster;
    for (let y = Math.max(1, box.y0 - 1); y < Math.min(height - 1, box.y1 + 1); y++) {
      const half = Math.sqrt(Math.max(0, disc.r ** 2 - (y + 0.5 - disc.y) ** 2));
      const end = y * width + Math.floor(disc.x + half);
      for (let i = y * width + Math.ceil(disc.x - half); i < end; i++) {
        const edge = (owner[i - 1] ?? 0) + (owner[i + 1] ?? 0);
        const inside =
          4 * (owner[i] ?? 0) + edge + (owner[i - width] ?? 0) + (owner[i + width] ?? 0);
        if (inside > 0) ground[i] = over(ground[i] ?? 0, tint, (share * 1.3 * inside) / 8);
      }
    }
    solve(rig, pose, timeline);
  }

  private paintRoom(ground: Uint32Array, width: number, disc: Disc): void {
    const { camera, figure, person } = this;
    const p = vec();
    // A wall's foot, some way behind.
    camera.project(p, vec(-camera.forward.x * 0.45, 0, -camera.forward.z * 0.45));
    const floor = (p.y - disc.y) / disc.r;
    const bare = !figure.props.some(({ kind }) => ['wall', 'doorway', 'anchor'].includes(kind));
    paintGround(ground, width, disc, person.palette.scene.ground, {
      floor: floor < 0.97 && !figure.crop ? floor : undefined,
      window: bare,
      left: this.timeline.mirrored,
    });
  }
}

/**
 * Where the person sits, and in which form they do the move: from a wheelchair, a move that can be
 * done seated is.
 */
function seatingOf(
  { forms }: FigureData,
  { wheelchair }: FigureLook,
  { form = 'standard', seat }: SceneOptions,
): { form: Form; seat: Seat | undefined } {
  const chair = wheelchair ? 'wheelchair' : 'chair';
  if (form === 'seated') return { form, seat: chair };
  if (!forms?.seated || (!wheelchair && !seat)) return { form, seat: undefined };
  if (form === 'standard') return { form: 'seated', seat: chair };
  return { form, seat: forms.seated.poses ? undefined : chair };
}

/** How much of the disc's radius a figure takes: across, down to where it is cut, and up from the middle. */
const FILL = {
  whole: 1.7,
  head: { wide: 1.5, high: 1.25, top: 0.78 },
  upper: { wide: 1.66, high: 1.78, top: 0.85 },
} as const;

/** The kind that needs no seam. */
const PLAIN = 1;

const SEAM = {
  hair: PLAIN,
  metal: PLAIN,
  skin: 2,
  top: 3,
  trousers: 4,
  shoes: 5,
  sole: 6,
  collar: 7,
  beside: 8,
} as const;

/** Parts that are of one piece. */
const KIN = [/^(shirt|sleeve)/, /^(hips|leg)/, /^(head|neck|ears)/] as const;

function reachOf(
  { arm, forearm, hand, thigh, shank, foot }: Limbs,
  crop: FigureData['crop'],
): (readonly [Vec, number])[] {
  const shoulder = [{ ...arm.o }, 0.036] as const;
  if (crop === 'head') return [shoulder];
  const arms = [
    shoulder,
    [{ ...forearm.o }, 0.028],
    [{ ...hand.o }, 0.02],
    [hand.at(0, -0.1, 0), 0.014],
  ] as const;
  if (crop === 'upper') return [...arms];
  return [
    ...arms,
    [{ ...thigh.o }, 0.055],
    [{ ...shank.o }, 0.04],
    [foot.at(0, -0.03, -0.03), 0.01],
    [foot.at(0, -0.03, 0.095), 0.01],
  ];
}

/** A hand on the head lies on its hair, in which it would sink. */
const INTO_HAIR = 0.022;

/** An arrow shorter than this, in body heights, can't be read: its path is drawn larger. */
const SHORTEST = 0.085;
const MOST_GROWN = 2.4;

function legible(motion: Motion): Motion {
  const { points } = motion;
  const n = points.length || 1;
  const sum = points.reduce((s, p) => vec(s.x + p.x, s.y + p.y, s.z + p.z), vec());
  const middle = vec(sum.x / n, sum.y / n, sum.z / n);
  const wide = 2 * Math.max(...points.map((p) => distance(p, middle)));
  const k = clamp(SHORTEST / Math.max(wide, 1e-3), 1, MOST_GROWN);
  if (k === 1) return motion;
  return { ...motion, points: points.map((p) => mixVec(middle, p, k)) };
}

const inks = new Map<string, number>();
const inkOf = (color: string): number => {
  let ink = inks.get(color);
  if (ink === undefined) {
    const n = Number.parseInt(color.slice(1), 16);
    const part = (shift: number): number => Math.round(((n >> shift) & 255) * 0.6);
    ink = (part(0) << 16) | (part(8) << 8) | part(16);
    inks.set(color, ink);
  }
  return ink;
};

const whole = ({ width, height }: Raster): Box => ({ x0: 0, y0: 0, x1: width, y1: height });

const union = (a: Box, b: Box): Box => ({
  x0: Math.min(a.x0, b.x0),
  y0: Math.min(a.y0, b.y0),
  x1: Math.max(a.x1, b.x1),
  y1: Math.max(a.y1, b.y1),
});

function copyPose(to: Pose, from: Pose): void {
  Object.assign(to, structuredClone(from));
}
