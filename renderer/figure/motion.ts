import type { FigureArrow, MovingPart } from '#core/moves/figure-schema';
import { stepsAlong } from '#core/moves/figure-words';
import { along, copy, distance, mixVec, sub, type Vec, vec } from './frame';
import { solve } from './kinematics';
import { palmPoint } from './measure';
import { restPose } from './pose';
import { createRig, type Rig } from './skeleton';
import type { Leg, Timeline } from './timeline';

/** The path on which a part of the body moves, for an arrow, and when the arrow is to be seen. */
export interface Motion {
  /** Evenly spaced in the world, from where the part starts to where it ends. */
  points: readonly Vec[];
  /** 0 hidden to 1 shown. */
  visibleAt(timeMs: number): number;
}

const POINTS = 24;
const SAMPLES = 120;
const FADE_MS = 300;

/** The motions that a move's arrows show. They follow what the rig does, also mirrored or reversed. */
export function createMotions(timeline: Timeline): Motion[] {
  const rig = createRig();
  const pose = restPose();
  const windows = timeline.arrows.map((arrow) => windowOf(timeline, arrow));
  return timeline.arrows.flatMap((arrow, i) => {
    const window = windows[i];
    if (!window) return [];
    const path = Array.from({ length: SAMPLES + 1 }, (_, k) => {
      timeline.poseAt(pose, window.fromMs + ((window.toMs - window.fromMs) * k) / SAMPLES);
      solve(rig, pose, timeline);
      return pointOf(rig, arrow, timeline.mirrored);
    });
    const others = windows.filter((w) => w !== undefined && w !== window);
    return [
      {
        points: grown(evenly(path), arrow.grow ?? 1),
        visibleAt: visibility(timeline, window, others as Window[]),
      },
    ];
  });
}

interface Window {
  fromMs: number;
  toMs: number;
  first: number;
  last: number;
}

/** When the loop leads through the poses of the arrow. */
function windowOf({ legs, reversed }: Timeline, arrow: FigureArrow): Window | undefined {
  const found = stepsAlong(legs, reversed ? arrow.along.toReversed() : arrow.along);
  if (!found) return undefined;
  const first = found.first;
  const last = first + found.count - 1;
  const fromMs = legs[first]?.startMs ?? 0;
  let toMs = fromMs;
  for (let i = first; i <= last; i++) toMs += legs[i % legs.length]?.lengthMs ?? 0;
  return { fromMs, toMs, first, last };
}

const MIRROR: Readonly<Record<string, string>> = { left: 'right', right: 'left' };

function pointOf(rig: Rig, { of, at, shift }: FigureArrow, mirrored: boolean): Vec {
  const m = mirrored ? -1 : 1;
  const part = mirrored ? (of.replace(/left|right/, (s) => MIRROR[s] ?? s) as MovingPart) : of;
  const point = vec();
  if (!at && part.endsWith('hand')) {
    copy(point, palmPoint(part.startsWith('left') ? rig.left : rig.right));
  } else {
    const [x, y, z] = at ?? [0, 0, 0];
    frameOf(rig, part).apply(point, x * m, y, z);
  }
  const [dx, dy, dz] = shift ?? [0, 0, 0];
  return vec(point.x + dx * m, point.y + dy, point.z + dz);
}

function frameOf(rig: Rig, part: MovingPart) {
  switch (part) {
    case 'left hand':
      return rig.left.hand;
    case 'right hand':
      return rig.right.hand;
    case 'left elbow':
      return rig.left.forearm;
    case 'right elbow':
      return rig.right.forearm;
    case 'left shoulder':
      return rig.left.arm;
    case 'right shoulder':
      return rig.right.arm;
    case 'left blade':
      return rig.left.blade;
    case 'right blade':
      return rig.right.blade;
    case 'head':
      return rig.head;
    case 'chest':
      return rig.chest;
    case 'back':
      return rig.thorax;
    case 'hips':
      return rig.pelvis;
  }
}

/** The same path with its points at equal distances. */
function evenly(path: readonly Vec[]): Vec[] {
  const gone = [0];
  for (let i = 1; i < path.length; i++) {
    gone.push((gone[i - 1] ?? 0) + distance(path[i - 1] as Vec, path[i] as Vec));
  }
  const whole = gone.at(-1) ?? 0;
  return Array.from({ length: POINTS + 1 }, (_, k) => {
    const wanted = (whole * k) / POINTS;
    // Rounding may put the last of them a hair beyond the end.
    const beyond = gone.findIndex((far) => far >= wanted);
    const i = beyond < 0 ? path.length - 1 : Math.max(1, beyond);
    const before = gone[i - 1] ?? 0;
    const step = (gone[i] ?? 0) - before;
    return mixVec(path[i - 1] as Vec, path[i] as Vec, step > 0 ? (wanted - before) / step : 0);
  });
}

const grown = (path: readonly Vec[], grow: number): Vec[] => {
  const start = path[0] ?? vec();
  return path.map((p) => along(start, sub(p, start), grow));
};

/**
 * An arrow is seen while its part moves, in the stillness after it, and in the one before it unless
 * another arrow is still there. It comes and goes only while something moves, as a still figure is
 * not drawn again; it is there as soon as its part sets out, so that the start pose tells the way.
 */
function visibility(
  { legs, durationMs }: Timeline,
  window: Window,
  others: readonly Window[],
): (timeMs: number) => number {
  const n = legs.length;
  const leg = (i: number): Leg => legs[((i % n) + n) % n] as Leg;
  const still = (i: number): boolean => leg(i).poses[1] === leg(i).poses[2];
  let { fromMs, toMs } = window;
  for (let i = window.last + 1; i < window.first + n && still(i); i++) toMs += leg(i).lengthMs;
  let before = window.first - 1;
  while (before > window.last - n && still(before)) before--;
  const taken = others.some(({ last }) => (last - before) % n === 0);
  if (!taken) for (let i = before + 1; i < window.first; i++) fromMs -= leg(i).lengthMs;
  const at = (ms: number): number => {
    const coming = (ms - (fromMs - FADE_MS)) / FADE_MS;
    const going = (toMs + FADE_MS - ms) / FADE_MS;
    return Math.min(1, Math.max(0, Math.min(coming, going)));
  };
  return (timeMs) => {
    const ms = ((timeMs % durationMs) + durationMs) % durationMs;
    return Math.max(at(ms), at(ms + durationMs), at(ms - durationMs));
  };
}
