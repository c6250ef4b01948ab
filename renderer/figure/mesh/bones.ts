import { Frame, unit, vec } from '../frame';
import { solve } from '../kinematics';
import { type Pose, restPose } from '../pose';
import { createRig, type Limbs, type Rig } from '../skeleton';
import { bendFingers, createFingers, type Fingers, straightFingers } from './hand';

const CORE = ['pelvis', 'lumbar', 'thorax', 'chest', 'neck', 'head'] as const;
const SIDE = ['clavicle', 'blade', 'arm', 'forearm', 'hand', 'thigh', 'shank', 'foot'] as const;
/** Half way between two bones, so that flesh keeps its girth in a bent joint. */
const HALVES = ['shoulder', 'elbow', 'hip', 'knee'] as const;

type Tag = 'L' | 'R';
export type Bone =
  | 'world'
  | (typeof CORE)[number]
  | `${(typeof SIDE)[number] | (typeof HALVES)[number]}${Tag}`
  | `finger${number}${number}${Tag}`;

/** All that skin hangs on: the rig's frames, those half way between, and the fingers'. */
export class Bones {
  readonly frames = new Map<Bone, Frame>();
  private readonly fingers: { left: Fingers; right: Fingers } = {
    left: createFingers(),
    right: createFingers(),
  };

  readonly rig: Rig;

  constructor(rig: Rig) {
    this.rig = rig;
    this.frames.set('world', new Frame());
    for (const name of CORE) this.frames.set(name, rig[name]);
    for (const [side, tag] of [
      ['left', 'L'],
      ['right', 'R'],
    ] as const) {
      for (const name of SIDE) this.frames.set(`${name}${tag}`, rig[side][name]);
      for (const name of HALVES) this.frames.set(`${name}${tag}`, new Frame());
      for (const [i, joints] of this.fingers[side].entries()) {
        for (const [j, joint] of joints.entries()) this.frames.set(`finger${i}${j}${tag}`, joint);
      }
    }
  }

  frame(name: Bone): Frame {
    const found = this.frames.get(name);
    if (!found) throw new Error(`no bone ${name}`);
    return found;
  }

  /** Brings what hangs on the solved rig to where it is. */
  follow(pose: Pose): void {
    this.halves();
    bendFingers(this.fingers.left, this.rig.left, pose.left);
    bendFingers(this.fingers.right, this.rig.right, pose.right);
  }

  straight(): void {
    this.halves();
    straightFingers(this.fingers.left, this.rig.left);
    straightFingers(this.fingers.right, this.rig.right);
  }

  private halves(): void {
    const { rig } = this;
    for (const [limbs, tag] of [
      [rig.left, 'L'],
      [rig.right, 'R'],
    ] as const) {
      const out = (f: Frame) => f.direction(limbs.s, 0, 0);
      const set = (name: (typeof HALVES)[number], a: Frame, b: Frame, share = 0.5) =>
        half(this.frame(`${name}${tag}`), a, b, share, out(a));
      set('elbow', limbs.arm, limbs.forearm);
      set('knee', limbs.thigh, limbs.shank);
      set('hip', rig.pelvis, limbs.thigh);
      set('shoulder', rig.chest, limbs.arm);
    }
  }
}

/** A frame at b's origin, turned part of the way from a to b. */
function half(to: Frame, a: Frame, b: Frame, share: number, aside: ReturnType<typeof vec>): void {
  const mix = (p: Frame['X'], q: Frame['X']) =>
    vec(
      p.x * (1 - share) + q.x * share,
      p.y * (1 - share) + q.y * share,
      p.z * (1 - share) + q.z * share,
    );
  const y = mix(a.Y, b.Y);
  const fallback = vec(-aside.x, -aside.y, -aside.z);
  to.place(b, 0, 0, 0);
  to.aim(unit(Math.hypot(y.x, y.y, y.z) < 0.05 ? fallback : y), unit(mix(a.Z, b.Z), a.Z));
}

/** The rig in the pose the body is modelled in: arms held half out, everything straight. */
export function bindRig(): Rig {
  const rig = createRig();
  const pose = restPose();
  const straight = { raise: 30, plane: 0, rotate: 0, elbow: 0, pronate: 0, wrist: 0 };
  for (const side of [pose.left, pose.right]) {
    Object.assign(side, straight, { hip: 0, knee: 0, hipRotate: 0, abduct: 2, ankle: 0 });
  }
  solve(rig, pose, { standing: false, holdOn: { left: 'world', right: 'world' } });
  return rig;
}

export const limbsOf = (rig: Rig, s: number): Limbs => (s > 0 ? rig.left : rig.right);
