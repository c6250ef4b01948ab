import { along, copy, cross, DEG, Frame, mixVec, sub, unit, type Vec, vec } from './frame';
import { reach } from './ik';
import type { Bend, Pose, SidePose } from './pose';
import { type Limbs, type Rig, SIZE } from './skeleton';

/** What a hand's hold is given in: the world, or a part of the body that carries it along. */
export type HoldOn = 'world' | 'head' | 'chest' | 'pelvis';

export interface SolveOptions {
  /** Stand the soles on the floor with the middle of the ankles at the origin. */
  standing: boolean;
  holdOn: { left: HoldOn; right: HoldOn };
}

/** Fills the rig's frames from a pose: joint angles first, then the floor, then the holds. */
export function solve(rig: Rig, pose: Pose, options: SolveOptions): void {
  const { pelvis } = pose;
  rig.overreach = 0;
  rig.pelvis
    .reset(pelvis.x, pelvis.y, pelvis.z)
    .rotY(pelvis.yaw)
    .rotX(pelvis.pitch)
    .rotZ(-pelvis.roll);
  leg(rig, rig.left, pose.left);
  leg(rig, rig.right, pose.right);
  if (options.standing) {
    const { left, right } = rig;
    const lift = SIZE.ankle - Math.min(left.foot.o.y, right.foot.o.y);
    const shift = vec(
      -(left.foot.o.x + right.foot.o.x) / 2,
      lift,
      -(left.foot.o.z + right.foot.o.z) / 2,
    );
    for (const f of [rig.pelvis, ...legFrames(left), ...legFrames(right)]) {
      copy(f.o, along(f.o, shift, 1));
    }
  }
  joint(rig.lumbar.place(rig.pelvis, 0, 0.038, -0.008), pose.lumbar);
  joint(rig.thorax.place(rig.lumbar, 0, 0.092, 0), pose.thoracic);
  joint(rig.chest.place(rig.thorax, 0, 0.09, -0.006), pose.upperThoracic);
  joint(rig.neck.place(rig.chest, 0, 0.098, -0.014), pose.neck);
  joint(rig.head.place(rig.neck, 0, 0.06, 0.016 + pose.glide), pose.head);
  arm(rig, rig.left, pose.left, options.holdOn.left);
  arm(rig, rig.right, pose.right, options.holdOn.right);
}

const legFrames = (l: Limbs): Frame[] => [l.thigh, l.shank, l.foot];

function joint(frame: Frame, { flex, side, turn }: Bend): void {
  frame.rotY(turn).rotX(flex).rotZ(-side);
}

function arm(rig: Rig, limbs: Limbs, pose: SidePose, holdOn: HoldOn): void {
  const hold = pose.hand.weight > 0;
  girdle(rig, limbs, pose, pose.raise);
  freeArm(rig, limbs, pose);
  if (!hold) return;
  const free = { hand: clone(limbs.hand), forearm: clone(limbs.forearm), arm: clone(limbs.arm) };
  // The blade follows the arm, and the held arm's height is known only once it has been reached for.
  for (let pass = 0; pass < 2; pass++) {
    heldArm(rig, limbs, pose, holdOn, free, pass === 1);
    if (pass === 0) girdle(rig, limbs, pose, elevation(rig.chest, limbs.arm));
  }
}

const clone = (f: Frame): Frame => new Frame().place(f, 0, 0, 0);

/** Degrees between the hanging arm and this one, measured against the trunk. */
const elevation = (chest: Frame, upperArm: Frame): number =>
  Math.acos(
    Math.min(
      1,
      Math.max(-1, chest.Y.x * upperArm.Y.x + chest.Y.y * upperArm.Y.y + chest.Y.z * upperArm.Y.z),
    ),
  ) / DEG;

/** Collar bone and shoulder blade, which join in as soon as the arm rises (scapulohumeral rhythm). */
function girdle(rig: Rig, limbs: Limbs, { protract, elevate }: SidePose, raise: number): void {
  const { s } = limbs;
  const rhythm = 0.22 * Math.max(0, raise - 30);
  limbs.clavicle
    .place(rig.chest, s * 0.016, 0.07, 0.04)
    .rotY(-s * protract * 0.6)
    .rotZ(s * (elevate + 0.8 * rhythm));
  limbs.blade
    .place(
      rig.chest,
      s * (0.086 + 0.0009 * protract),
      0.068 + 0.09 * Math.sin(elevate * DEG),
      -0.034,
    )
    .rotZ(s * (elevate * 0.3 + rhythm * 1.4));
}

function freeArm(rig: Rig, limbs: Limbs, pose: SidePose): void {
  const { s } = limbs;
  const el = pose.raise * DEG;
  const plane = pose.plane * DEG;
  limbs.arm
    .place(rig.chest, 0, 0, 0)
    .swingTo(
      rig.chest.direction(
        s * Math.cos(plane) * Math.sin(el),
        -Math.cos(el),
        Math.sin(plane) * Math.sin(el),
      ),
    )
    .rotY(s * pose.rotate)
    .moveTo(limbs.clavicle, s * 0.09, -0.004, -0.046);
  limbs.forearm.place(limbs.arm, 0, -SIZE.upperArm, 0).rotX(-pose.elbow);
  limbs.hand
    .place(limbs.forearm, 0, -SIZE.forearm, 0)
    .rotY(-s * pose.pronate)
    .rotZ(-s * pose.wrist);
}

function heldArm(
  rig: Rig,
  limbs: Limbs,
  pose: SidePose,
  holdOn: HoldOn,
  free: { hand: Frame; forearm: Frame; arm: Frame },
  last: boolean,
): void {
  const { s } = limbs;
  const h = pose.hand;
  const bound = holdOn === 'world' ? undefined : rig[holdOn];
  const dir = (x: number, y: number, z: number): Vec =>
    unit(bound ? bound.direction(x, y, z) : vec(x, y, z));
  const contact = bound ? bound.at(h.x, h.y, h.z) : vec(h.x, h.y, h.z);
  const fingers = dir(h.fingersX, h.fingersY, h.fingersZ);
  const palm = unit(sub(dir(h.palmX, h.palmY, h.palmZ), vec()), vec(0, 0, 1));
  const held = along(along(contact, palm, -SIZE.palmThickness), fingers, -SIZE.palm);
  const w = h.weight;
  const target = w < 1 ? mixVec(free.hand.o, held, w) : held;
  const shoulder = limbs.clavicle.at(s * 0.09, -0.004, -0.046);
  const pole = unit(vec(h.elbowX, h.elbowY, h.elbowZ));
  const freePole = vec(-free.arm.Z.x, -free.arm.Z.y, -free.arm.Z.z);
  const found = reach(
    shoulder,
    target,
    SIZE.upperArm,
    SIZE.forearm,
    w < 1 ? mixVec(freePole, pole, w) : pole,
  );
  if (last && w === 1) rig.overreach = Math.max(rig.overreach, found.missed);
  copy(limbs.arm.o, shoulder);
  const upper = unit(sub(shoulder, found.joint));
  const lower = unit(sub(found.joint, found.end));
  const bent = cross(upper, lower);
  const hinge =
    Math.hypot(bent.x, bent.y, bent.z) > 0.02
      ? vec(-lower.x, -lower.y, -lower.z)
      : along(vec(), pole, -1);
  limbs.arm.aim(upper, hinge);
  copy(limbs.forearm.o, found.joint);
  limbs.forearm.aim(
    lower,
    Math.hypot(bent.x, bent.y, bent.z) > 0.02 ? cross(limbs.arm.X, lower) : limbs.arm.Z,
  );
  const y = along(vec(), fingers, -1);
  const x = along(vec(), palm, -s);
  const hand = limbs.hand;
  copy(hand.o, found.end);
  hand.aim(y, cross(x, y));
  if (w < 1) {
    hand.aim(unit(mixVec(free.hand.Y, y, w)), mixVec(free.hand.Z, hand.Z, w));
  }
}

function leg(rig: Rig, limbs: Limbs, pose: SidePose): void {
  const { s } = limbs;
  limbs.thigh
    .place(rig.pelvis, s * 0.05, 0, 0)
    .rotX(-pose.hip)
    .rotZ(s * pose.abduct)
    .rotY(s * pose.hipRotate);
  limbs.shank.place(limbs.thigh, 0, -SIZE.thigh, 0).rotX(pose.knee);
  limbs.foot.place(limbs.shank, 0, -SIZE.shank, 0).rotX(-pose.ankle);
  const { foot } = pose;
  if (foot.weight > 0) {
    const target = mixVec(limbs.foot.o, vec(foot.x, foot.y, foot.z), foot.weight);
    const pole = vec(foot.kneeX, foot.kneeY, foot.kneeZ);
    const found = reach(limbs.thigh.o, target, SIZE.thigh, SIZE.shank, pole);
    rig.overreach = Math.max(rig.overreach, found.missed);
    const upper = unit(sub(limbs.thigh.o, found.joint));
    const lower = unit(sub(found.joint, found.end));
    const bent = cross(upper, lower);
    const front = Math.hypot(bent.x, bent.y, bent.z) > 0.02 ? lower : unit(pole);
    limbs.thigh.aim(upper, front);
    copy(limbs.shank.o, found.joint);
    limbs.shank.aim(lower, cross(limbs.thigh.X, lower));
    copy(limbs.foot.o, found.end);
    limbs.foot.reset(found.end.x, found.end.y, found.end.z).rotY(foot.yaw).rotX(foot.pitch);
  } else if (pose.flat > 0) {
    const front = unit(vec(limbs.shank.Z.x, 0, limbs.shank.Z.z));
    const up = unit(mixVec(limbs.foot.Y, vec(0, 1, 0), pose.flat));
    limbs.foot.aim(up, mixVec(limbs.foot.Z, front, pose.flat));
  }
}
