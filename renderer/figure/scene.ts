import type { FigureData, ViewAngles } from '#core/moves/figure-schema';
import { paintArrow } from './arrow';
import { type Body, createBody, type Part } from './body';
import { Camera, Extent } from './camera';
import { clamp, DEG, dot, type Frame, smoothstep, type Vec, vec } from './frame';
import { Head, paintSolids } from './head';
import { type Ball, type Inset, nextFrame, type Solid, type Surface, trace, WHOLE } from './hull';
import { solve } from './kinematics';
import type { FigureLook } from './looks';
import { createMotions, type Motion } from './motion';
import { createMuscles, lightMuscles, type Muscle, paintGlow } from './muscles';
import { DepthOrder, type Item, type Rule } from './order';
import { type Pose, restPose } from './pose';
import { createProps, type PropItem } from './props';
import { Palette, type Theme, type Tone } from './shade';
import { createRig, type Rig } from './skeleton';
import { createTimeline, type Timeline, type TimelineOptions } from './timeline';
import type { TurnLimits } from './turning';

export interface SceneOptions extends TimelineOptions {
  look: FigureLook;
  theme: Theme;
  /** How strongly a muscle glows, 0 to 1; all fully when left out. */
  strengthOf?: (muscle: string) => number;
}

interface BodyItem extends Item {
  part: Part | 'head' | 'mane';
}

/** The points a picture must hold, and how it was fitted around them last. */
interface Outline {
  points: readonly { at: Vec; r: number }[];
  last?: ViewAngles & {
    width: number;
    height: number;
    fit: Pick<Camera, 'scale' | 'originX' | 'originY'>;
  };
}

const SAMPLES = 16;

/**
 * One person doing one move: solves its pose at a time and paints it from a side.
 *
 * On a canvas, not as SVG: the same shapes kept and updated as some 110 SVG elements took 13.3 ms of
 * processor a frame instead of 12.2 (row), 18.8 instead of 14.4 (doorway, with inset), and more than
 * twice the script time; Electron without a GPU, 480 x 480 pixels, medians of three runs.
 */
export class Scene {
  readonly timeline: Timeline;
  readonly rig: Rig = createRig();
  readonly body: Body;
  private readonly figure: FigureData;
  private readonly pose: Pose = restPose();
  private readonly head: Head;
  private readonly palette: Palette;
  private readonly muscles: Muscle[];
  private readonly motions: readonly Motion[];
  private readonly props: PropItem[];
  private readonly byName: ReadonlyMap<string, BodyItem>;
  private readonly order: DepthOrder;
  private readonly insetOrder: DepthOrder;
  private readonly camera = new Camera();
  private readonly outline: Outline;
  private readonly upper: Outline;
  private readonly balls: Ball[];

  constructor(figure: FigureData, options: SceneOptions) {
    const { look, theme } = options;
    const seated = look.wheelchair && figure.seated !== undefined;
    this.figure = figure;
    this.timeline = createTimeline(figure, { ...options, seated });
    this.body = createBody(this.rig, look);
    this.head = new Head(this.rig.head, this.rig.chest, look);
    this.palette = new Palette(look, theme);
    this.muscles = createMuscles(
      this.rig,
      figure.muscles,
      this.timeline.mirrored,
      options.strengthOf,
    );
    this.props = createProps(this.timeline, seated);
    this.motions = createMotions(this.timeline);
    const items: BodyItem[] = [
      ...this.body.parts.map((part) => ({ part, voters: part.voters, group: groupOf(part) })),
      { part: 'head' as const, voters: this.head.voters, group: '' },
      ...(this.head.mane
        ? [{ part: 'mane' as const, voters: this.head.mane.voters, group: '' }]
        : []),
    ];
    this.byName = new Map(
      items.map((item) => [
        typeof item.part === 'string' ? item.part : `${item.part.name}${item.part.s}`,
        item,
      ]),
    );
    const standing = this.props.filter((p) => !p.floor);
    this.order = new DepthOrder([...items, ...standing]);
    this.insetOrder = new DepthOrder([...items.filter(aboveHips), ...standing]);
    this.balls = [
      ...this.body.balls,
      ...this.head.balls,
      ...this.muscles.flatMap((m) => m.solid.balls),
    ];
    this.outline = this.sample(figure.crop);
    this.upper = figure.inset ? this.sample('upper') : { points: [] };
  }

  /** The side the move is best seen from; mirrored with the move. */
  get bestView(): ViewAngles {
    const { yaw, pitch } = this.timeline.view ?? this.figure.view;
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

  /** The balls of flesh that must not sink into each other. */
  get flesh(): {
    torso: readonly Ball[];
    head: readonly Ball[];
    arms: readonly (readonly [string, readonly Ball[]])[];
  } {
    const of = (name: Part['name']): Part[] => this.body.parts.filter((p) => p.name === name);
    const arms = [...of('hand'), ...of('forearm'), ...of('upperArm')].map(
      (p) =>
        [
          `${p.s > 0 ? 'left' : 'right'} ${p.name}`,
          p.name === 'upperArm' ? p.voters.slice(3) : p.voters,
        ] as const,
    );
    return { torso: of('torso').flatMap((p) => p.voters), head: this.head.voters, arms };
  }

  /** Brings the balls to where the solved rig is. */
  placeFlesh(): void {
    for (const ball of this.balls) ball.project(this.camera);
  }

  get durationMs(): number {
    return this.timeline.durationMs;
  }

  /** Brings the rig to the pose at a time. */
  solveAt(timeMs: number): void {
    this.timeline.poseAt(this.pose, timeMs);
    this.apply(this.pose);
  }

  private apply(pose: Pose): void {
    solve(this.rig, pose, this.timeline);
    this.body.hands.left.bend(pose.left.curl);
    this.body.hands.right.bend(pose.right.curl);
    lightMuscles(this.muscles, pose);
  }

  /** Paints the figure at a time, seen from `view`, filling `width` x `height` pixels. */
  draw(ctx: Surface, timeMs: number, view: ViewAngles, width: number, height: number): void {
    this.solveAt(timeMs);
    this.paint(ctx, this.pose, timeMs, view, width, height);
  }

  /** Paints the first or last of the two stills. */
  drawStill(ctx: Surface, which: 0 | 1, view: ViewAngles, width: number, height: number): void {
    const pose = this.timeline.stills[which];
    this.apply(pose);
    this.order.forget();
    this.insetOrder.forget();
    this.paint(ctx, pose, this.timeline.stillMs[which], view, width, height);
  }

  private paint(
    ctx: Surface,
    pose: Pose,
    timeMs: number,
    view: ViewAngles,
    width: number,
    height: number,
  ): void {
    this.paintFigure(ctx, pose, view, width, height, this.outline, this.order);
    this.paintArrows(ctx, timeMs);
    if (this.figure.crop) fade(ctx, width, height);
    if (this.figure.inset) this.paintInset(ctx, pose, this.figure.inset, width, height);
  }

  private paintFigure(
    ctx: Surface,
    pose: Pose,
    view: ViewAngles,
    width: number,
    height: number,
    outline: Outline,
    order: DepthOrder,
  ): void {
    const { camera, palette } = this;
    camera.look(view);
    this.fit(outline, view, width, height);
    for (const ball of this.balls) ball.project(camera);
    for (const prop of this.props) prop.place(this.rig, camera);
    nextFrame();
    const side = clamp(0.35 - Math.sin(view.yaw * DEG) * 4, -1, 1);
    const lit: Inset = { dx: side * 0.09, dy: -0.17, shrink: 0.8, grow: 0 };
    const line = clamp(camera.scale * 0.0042, 0.8, 3);
    ctx.lineJoin = 'round';
    for (const prop of this.props) {
      if (prop.floor) prop.paint(ctx, camera, palette.scene, lit, line);
    }
    this.paintShadow(ctx);
    this.paintSorted(ctx, order.sort(this.rules(), camera.scale), pose, lit, line);
  }

  /** The same instant from another side, small in a corner, for muscles the best view hides. */
  private paintInset(
    ctx: Surface,
    pose: Pose,
    view: ViewAngles,
    width: number,
    height: number,
  ): void {
    const size = Math.min(width, height) * 0.3;
    const m = this.timeline.mirrored ? -1 : 1;
    const { scene } = this.palette;
    ctx.save();
    ctx.translate(m > 0 ? width - size : 0, height - size);
    ctx.beginPath();
    ctx.arc(size / 2, size / 2, size * 0.48, 0, Math.PI * 2);
    ctx.fillStyle = scene.paper;
    ctx.fill();
    ctx.strokeStyle = scene.disc;
    ctx.lineWidth = 2;
    ctx.stroke();
    ctx.clip();
    this.paintFigure(
      ctx,
      pose,
      { yaw: view.yaw * m, pitch: view.pitch },
      size,
      size,
      this.upper,
      this.insetOrder,
    );
    ctx.restore();
  }

  private paintSorted(
    ctx: Surface,
    sorted: readonly Item[],
    pose: Pose,
    lit: Inset,
    line: number,
  ): void {
    const { camera, palette } = this;
    let run: Part[] = [];
    let tone: Tone | undefined;
    const flush = (): void => {
      if (tone && run.length > 0) this.paintRun(ctx, run, tone, pose.effort, lit, line);
      run = [];
    };
    for (const item of sorted) {
      if (!isBody(item)) {
        flush();
        (item as PropItem).paint(ctx, camera, palette.scene, lit, line);
      } else if (item.part === 'head') {
        flush();
        this.paintHead(ctx, pose.effort, lit, line);
      } else if (item.part === 'mane') {
        flush();
        if (!this.fromBehind) this.head.paintMane(ctx, palette, lit, line);
      } else {
        const { part } = item;
        const next = palette.tone(part.material, this.far(part));
        const joins = run.length > 0 && next === tone && unites(run.at(-1) as Part, part);
        if (!joins) flush();
        run.push(part);
        tone = next;
      }
    }
    flush();
  }

  /** Seen so, hair that hangs down lies over the neck and is painted with the head. */
  private get fromBehind(): boolean {
    return this.head.facing(this.camera) < -0.2;
  }

  private paintHead(ctx: Surface, effort: number, lit: Inset, line: number): void {
    this.head.paint(ctx, this.camera, this.palette, lit, line, () => {
      ctx.beginPath();
      for (const solid of this.body.nape) trace(ctx, solid, lit);
      ctx.fillStyle = this.palette.tone(this.body.napeMaterial).lit;
      ctx.fill();
      const over = this.muscles.filter((m) => m.on.includes('neck'));
      this.glow(ctx, this.body.nape, over, effort, lit);
    });
  }

  private paintRun(
    ctx: Surface,
    run: readonly Part[],
    tone: Tone,
    effort: number,
    lit: Inset,
    line: number,
  ): void {
    const solids = run.flatMap((p) => p.solids);
    if (solids.length === 0) return;
    paintSolids(ctx, solids, tone, lit, line);
    // Where a limb goes on in a part painted at another time, no seam shows.
    ctx.beginPath();
    for (const part of run) {
      for (const joint of part.joints ?? []) trace(ctx, joint, lit);
      if (part.name === 'thigh' || part.name === 'pelvis') this.traceHips(ctx, part.s, lit);
    }
    ctx.fill();
    for (const part of run) {
      if (part.name === 'foot') this.paintSole(ctx, part);
      if (part.name === 'torso') this.paintBlades(ctx, part, tone, lit);
    }
    const glowing = this.muscles.filter((m) =>
      run.some((p) => m.on.includes(p.name) && (p.s === 0 || p.s === m.s)),
    );
    this.glow(ctx, solids, glowing, effort);
    for (const part of run) if (part.name === 'sleeve') this.paintPatch(ctx, part, effort, lit);
  }

  /** A hip that is bent far lies in front of the shirt instead of going on under it. */
  private traceHips(ctx: Surface, s: Part['s'], lit: Inset): void {
    for (const side of ['left', 'right'] as const) {
      const { s: own, thigh } = this.rig[side];
      if (s !== 0 && s !== own) continue;
      if (dot(thigh.Y, this.rig.pelvis.Y) >= 0.6) trace(ctx, this.body.hips[side], lit);
    }
  }

  private glow(
    ctx: Surface,
    on: readonly Solid[],
    muscles: readonly Muscle[],
    effort: number,
    inset: Inset = WHOLE,
  ): void {
    if (effort < 0.02 || muscles.length === 0) return;
    ctx.save();
    ctx.beginPath();
    for (const solid of on) trace(ctx, solid, inset);
    ctx.clip();
    paintGlow(ctx, this.camera, muscles, effort, this.palette.scene.glow);
    ctx.restore();
  }

  /** The shirt and its glow run on over the shoulder into the sleeve: hides the sleeve's own outline there. */
  private paintPatch(ctx: Surface, part: Part, effort: number, lit: Inset): void {
    const alpha = 1 - this.far(part) / 0.3;
    if (alpha <= 0) return;
    const patch = this.body.patches[part.s > 0 ? 'left' : 'right'];
    ctx.beginPath();
    trace(ctx, patch, lit);
    ctx.fillStyle = this.palette.tone('top').lit;
    ctx.globalAlpha = alpha;
    ctx.fill();
    ctx.globalAlpha = 1;
    const under = this.muscles.filter((m) => m.on.includes('torso'));
    this.glow(ctx, [patch], under, effort * alpha, lit);
  }

  private paintSole(ctx: Surface, part: Part): void {
    const sole = part.soles;
    if (!sole) return;
    ctx.beginPath();
    trace(ctx, sole, WHOLE);
    ctx.fillStyle = this.palette.scene.sole;
    ctx.fill();
  }

  /** The inner edges of the shoulder blades and the furrow of the spine, as folds in the shirt. */
  private paintBlades(ctx: Surface, torso: Part, tone: Tone, lit: Inset): void {
    const { camera, rig } = this;
    const back = smoothstep(0.15, 0.6, -camera.facing(rig.chest.Z));
    if (back <= 0) return;
    ctx.save();
    ctx.beginPath();
    for (const solid of torso.solids) trace(ctx, solid, lit);
    ctx.clip();
    const p = vec();
    const to = (f: Frame, x: number, y: number, z: number): Vec => {
      camera.project(p, f.at(x, y, z));
      return vec(p.x, p.y);
    };
    const curve = (a: Vec, b: Vec, c: Vec): void => {
      ctx.moveTo(a.x, a.y);
      ctx.quadraticCurveTo(b.x, b.y, c.x, c.y);
    };
    ctx.beginPath();
    for (const { s, blade } of [rig.left, rig.right]) {
      curve(
        to(blade, -s * 0.043, 0.012, -0.02),
        to(blade, -s * 0.047, -0.035, -0.022),
        to(blade, -s * 0.028, -0.064, -0.016),
      );
      curve(
        to(blade, -s * 0.028, -0.064, -0.016),
        to(blade, -s * 0.016, -0.066, -0.016),
        to(blade, -s * 0.006, -0.05, -0.012),
      );
    }
    curve(
      to(rig.chest, 0, 0.06, -0.05),
      to(rig.thorax, 0, 0.05, -0.055),
      to(rig.lumbar, 0, 0.04, -0.05),
    );
    ctx.strokeStyle = tone.shade;
    ctx.lineWidth = 0.005 * camera.scale;
    ctx.lineCap = 'round';
    ctx.globalAlpha = back * 0.75;
    ctx.stroke();
    ctx.globalAlpha = 1;
    ctx.restore();
  }

  /** A soft-edged blot on the floor under whatever is near it, drawn in the plane of the floor. */
  private paintShadow(ctx: Surface): void {
    if (this.figure.crop) return;
    const { rig, camera } = this;
    const p = vec();
    const k = camera.project(p, vec(0, 0, rig.pelvis.o.z));
    const { right: r, up: u } = camera;
    ctx.save();
    ctx.transform(
      r.x * k,
      -u.x * k,
      r.z * k,
      -u.z * k,
      p.x - r.z * k * rig.pelvis.o.z,
      p.y + u.z * k * rig.pelvis.o.z,
    );
    ctx.beginPath();
    for (const { foot, shank, hand } of [rig.left, rig.right]) {
      const toes = foot.at(0, 0, 0.075);
      ctx.moveTo(foot.o.x, foot.o.z);
      ctx.lineTo(toes.x, toes.z);
      for (const low of [shank.o, hand.o]) {
        if (low.y > 0.12) continue;
        ctx.moveTo(foot.o.x, foot.o.z);
        ctx.lineTo(low.x, low.z);
      }
    }
    if (rig.pelvis.o.y < 0.35) {
      ctx.moveTo(rig.pelvis.o.x, rig.pelvis.o.z);
      ctx.lineTo(rig.chest.o.x, rig.chest.o.z);
    }
    ctx.lineCap = 'round';
    ctx.lineWidth = 0.085;
    ctx.strokeStyle = this.palette.scene.shadow;
    ctx.stroke();
    ctx.restore();
  }

  private paintArrows(ctx: Surface, timeMs: number): void {
    ctx.strokeStyle = this.palette.scene.glow;
    ctx.fillStyle = this.palette.scene.glow;
    for (const motion of this.motions) {
      paintArrow(ctx, this.camera, motion.points, motion.visibleAt(timeMs) * 0.9);
    }
    ctx.globalAlpha = 1;
  }

  /** How far a limb lies behind the trunk: 0 beside or before it, 1 well behind. */
  private far(part: Part): number {
    const middle = part.voters[part.voters.length >> 1];
    if (part.s === 0 || !middle) return 0;
    const { rig, camera } = this;
    const onLeg = part.material === 'trousers' || part.material === 'shoe';
    const limbs = part.s > 0 ? rig.left : rig.right;
    const trunk = onLeg ? rig.pelvis : rig.chest;
    const root = onLeg ? limbs.thigh : limbs.arm;
    const depth = (at: Vec): number => camera.facing(at);
    const behind = depth(trunk.o) - Math.max(depth(root.o), depth(middle.world));
    return smoothstep(0.025, 0.09, behind) * (part.material === 'top' ? 0.6 : 1);
  }

  private rules(): Rule[] {
    const { camera, rig, props } = this;
    const find = (name: Part['name'], s: number): BodyItem | undefined =>
      this.byName.get(`${name}${s}`);
    const rules: Rule[] = [];
    const rule = (a: Item | undefined, b: Item | undefined, weight: number): void => {
      if (a && b) rules.push([a, b, weight]);
    };
    const torso = find('torso', 0);
    const neck = find('neck', 0);
    const pelvis = find('pelvis', 0);
    const head = this.byName.get('head');
    const mane = this.byName.get('mane');
    rule(pelvis, torso, 5);
    // Seen above the collar, the head and the nape it is painted with come after the shirt.
    const rise = dot(camera.up, rig.head.o) - dot(camera.up, rig.neck.o);
    if (rise > 0.035) rule(torso, head, 1);
    rule(neck, head, 5);
    const collar = camera.facing(rig.chest.direction(0, 0.86, 0.5)) > 0;
    if (collar) rule(torso, neck, 5);
    else rule(neck, torso, 5);
    if (mane) {
      rule(mane, neck, 5);
      rule(mane, head, 5);
      if (this.fromBehind) rule(torso, head, 0.5);
      else rule(mane, torso, 0.2);
    }
    for (const s of [1, -1] as const) {
      const limbs = s > 0 ? rig.left : rig.right;
      rule(find('upperArm', s), find('sleeve', s), 3);
      rule(torso, find('sleeve', s), 0.02);
      rule(find('forearm', s), find('cuff', s), 3);
      const flexed = -(
        limbs.thigh.Y.x * rig.pelvis.Z.x +
        limbs.thigh.Y.y * rig.pelvis.Z.y +
        limbs.thigh.Y.z * rig.pelvis.Z.z
      );
      if (flexed < 0.97) rule(find('thigh', s), torso, 0.6);
      rule(find('foot', s), find('shank', s), 0.06);
      for (const prop of props) if (prop.heldBy === s) rule(prop, find('hand', s), 3);
    }
    for (const prop of props) {
      if (!prop.band) continue;
      for (const s of [1, -1] as const) {
        rule(prop, find('hand', s), 3);
        // A band is pulled in front of the body: seen from there, it lies over the arms as well.
        if (camera.facing(rig.chest.Z) > 0.3) rule(find('forearm', s), prop, 0.05);
      }
    }
    return rules;
  }

  /** The points that must stay in the picture through the whole loop, so that it never zooms. */
  private sample(crop: FigureData['crop']): Outline {
    const points: { at: Vec; r: number }[] = [];
    const parts = this.body.parts.filter((p) => !crop || CROPS[crop].includes(p.name));
    const balls = [...parts.flatMap((p) => p.voters), ...this.head.balls];
    for (let i = 0; i < SAMPLES; i++) {
      this.solveAt((i / SAMPLES) * this.durationMs);
      for (const ball of balls) {
        ball.project(this.camera);
        points.push({ at: { ...ball.world }, r: ball.round ? ball.rx : 0.06 });
      }
    }
    if (!crop)
      for (const prop of this.props) for (const at of prop.reach) points.push({ at, r: 0.01 });
    if (crop === this.figure.crop)
      for (const at of this.motions.flatMap((m) => m.points)) points.push({ at, r: 0.02 });
    return { points };
  }

  private fit(outline: Outline, view: ViewAngles, width: number, height: number): void {
    const { camera } = this;
    const { last } = outline;
    if (
      last &&
      last.yaw === view.yaw &&
      last.pitch === view.pitch &&
      last.width === width &&
      last.height === height
    ) {
      Object.assign(camera, last.fit);
      return;
    }
    camera.scale = 1;
    camera.originX = 0;
    camera.originY = 0;
    const extent = new Extent();
    const p = vec();
    for (const { at, r } of outline.points) {
      camera.project(p, at);
      extent.add(p.x, p.y, r);
    }
    extent.fit(
      camera,
      width,
      height,
      0.05,
      Math.min(width, height) * (this.figure.crop === 'head' ? 3.2 : 2),
    );
    const { scale, originX, originY } = camera;
    outline.last = { ...view, width, height, fit: { scale, originX, originY } };
  }
}

const CROPS: Record<'head' | 'upper', readonly Part['name'][]> = {
  head: ['neck', 'sleeve'],
  upper: ['neck', 'torso', 'sleeve', 'upperArm', 'forearm', 'hand'],
};

/** What an inset shows: the legs are outside it. */
const aboveHips = ({ part }: BodyItem): boolean =>
  typeof part === 'string' || !['thigh', 'shank', 'foot'].includes(part.name);

const isBody = (item: Item): item is BodyItem => 'part' in item;

const groupOf = (part: Part): string => {
  if (part.material === 'trousers') return 'legs';
  if (part.material === 'skin' && part.s !== 0) return `arm${part.s}`;
  return '';
};

/** Neighbours of one material that are painted as one shape. */
function unites(a: Part, b: Part): boolean {
  if (a.material !== b.material) return false;
  if (a.material === 'trousers') return true;
  return a.material === 'skin' && a.s === b.s && a.s !== 0;
}

/** Lets the picture fade away towards its lower edge instead of being cut. */
function fade(ctx: Surface, width: number, height: number): void {
  const gradient = ctx.createLinearGradient(0, height * 0.8, 0, height * 0.99);
  gradient.addColorStop(0, 'rgba(0,0,0,0)');
  gradient.addColorStop(1, 'rgba(0,0,0,1)');
  ctx.globalCompositeOperation = 'destination-out';
  ctx.fillStyle = gradient;
  // One further, as the picture may end within its last pixels.
  ctx.fillRect(0, height * 0.8, width + 1, height * 0.2 + 1);
  ctx.globalCompositeOperation = 'source-over';
}
