import type {
  FigureData,
  FigureForm,
  FigurePhase,
  FigureProp,
  ViewAngles,
} from '#core/moves/figure-schema';
import type { Form, Side } from '#core/moves/vocabulary';
import type { HoldOn } from './kinematics';
import { combine, mirrorPose, type Pose, readPose, restPose } from './pose';
import { SIZE } from './skeleton';

export type { Form, Side } from '#core/moves/vocabulary';

export interface TimelineOptions {
  form?: Form;
  side?: Side;
  seated?: boolean;
  /** Stretches every hold to this length, in ms; a stretch is held as long as its dose says. */
  holdMs?: number;
}

interface Leg {
  startMs: number;
  lengthMs: number;
  phase: FigurePhase;
  poses: readonly [Pose, Pose, Pose, Pose];
}

/** A move laid out in time: what pose it is in, what phase, and what stands around it. */
export interface Timeline {
  durationMs: number;
  standing: boolean;
  holdOn: { left: HoldOn; right: HoldOn };
  props: readonly FigureProp[];
  mirrored: boolean;
  /** Walked backwards: circles the other way round. */
  reversed: boolean;
  /** How much lower a sitting person is: what stands at eye level comes down as well. */
  lowered: number;
  stills: readonly [Pose, Pose];
  arrows: FigureData['arrows'];
  /** The form's own best view, when it has one. */
  view: ViewAngles | undefined;
  /** Writes the pose at `timeMs` into `out`; time runs in a loop. */
  poseAt(out: Pose, timeMs: number): void;
  /** The same number for all instants that look the same: a hold need not be drawn again. */
  momentAt(timeMs: number): number;
  phaseAt(timeMs: number): { phase: FigurePhase; remainingMs: number };
}

const STANDING_HIP = SIZE.pelvisHeight;

/** Where the hips of someone in a wheelchair are, in body heights. */
const SEAT = { hip: 0.335, z: 0 } as const;

const SITTING = {
  pelvis: { x: 0, y: SEAT.hip, z: SEAT.z, pitch: 0 },
  both: { hip: 88, abduct: 2, hipRotate: 0, knee: 86, flat: 1, foot: { weight: 0 } },
};

export function createTimeline(figure: FigureData, options: TimelineOptions = {}): Timeline {
  const variant: FigureForm | FigureData =
    options.form === 'harder' ? (figure.harder ?? figure) : figure;
  const other = options.side === 'right' || options.side === 'otherWay';
  const second = other ? figure.second : undefined;
  const mirrored = second === 'mirror';
  const seated = options.seated === true ? figure.seated : undefined;
  const poses = readPoses(variant, seated, mirrored);
  const named = (name: string): Pose => poses.get(name) ?? restPose();

  let steps = variant.loop;
  if (second === 'reverse') steps = reversed(steps);
  const targets = steps.map((step) => named(step.to));
  const pick = (i: number): Pose =>
    targets.at(((i % steps.length) + steps.length) % steps.length) ?? restPose();

  let durationMs = 0;
  const legs: Leg[] = steps.map((step, i) => {
    const lengthMs = step.phase === 'hold' && options.holdMs ? options.holdMs : step.seconds * 1000;
    const startMs = durationMs;
    durationMs += lengthMs;
    return {
      startMs,
      lengthMs,
      phase: step.phase,
      poses: [pick(i - 2), pick(i - 1), pick(i), pick(i + 1)],
    };
  });

  const legAt = (timeMs: number): { leg: Leg; atMs: number } => {
    const atMs = ((timeMs % durationMs) + durationMs) % durationMs;
    const leg = legs.findLast((l) => l.startMs <= atMs) ?? (legs.at(0) as Leg);
    return { leg, atMs: atMs - leg.startMs };
  };

  return {
    durationMs,
    standing: variant.stance === 'standing' && !seated,
    holdOn: mirrored
      ? { left: variant.holdOn?.right ?? 'world', right: variant.holdOn?.left ?? 'world' }
      : { left: variant.holdOn?.left ?? 'world', right: variant.holdOn?.right ?? 'world' },
    props: seated
      ? variant.props.filter((p) => !seated.drop?.some((kind) => kind === p.kind))
      : variant.props,
    mirrored,
    reversed: second === 'reverse',
    lowered: seated && variant.stance === 'standing' ? STANDING_HIP - SEAT.hip : 0,
    view: variant.view,
    arrows: variant.arrows,
    stills: [named(variant.stills[0]), named(variant.stills[1])],
    poseAt(out, timeMs) {
      const { leg, atMs } = legAt(timeMs);
      const u = atMs / leg.lengthMs;
      combine(out, leg.poses, figure.flow === 'through' ? through(u) : stop(u));
    },
    momentAt(timeMs) {
      const { leg, atMs } = legAt(timeMs);
      const still = figure.flow === 'stop' && leg.poses[1] === leg.poses[2];
      return still ? leg.startMs : leg.startMs + atMs;
    },
    phaseAt(timeMs) {
      const { leg, atMs } = legAt(timeMs);
      return { phase: leg.phase, remainingMs: leg.lengthMs - atMs };
    },
  };
}

function readPoses(
  variant: FigureForm | FigureData,
  seated: FigureData['seated'],
  mirrored: boolean,
): Map<string, Pose> {
  const poses = new Map<string, Pose>();
  let base: Pose | undefined;
  for (const [name, data] of Object.entries(variant.poses)) {
    let pose = readPose(base ?? restPose(), data);
    base ??= pose;
    if (seated) pose = readPose(readPose(pose, SITTING), seated.pose ?? {});
    poses.set(name, mirrored ? mirrorPose(pose) : pose);
  }
  return poses;
}

/** The same way round backwards: each leg is walked from its end, with the time it took. */
function reversed(steps: FigureData['loop']): FigureData['loop'] {
  const names = steps.map((step) => step.to).reverse();
  return steps
    .toReversed()
    .map((step, i) => ({ ...step, to: names[(i + 1) % names.length] ?? step.to }));
}

/** Minimum jerk (Flash and Hogan 1985): how an unhurried limb moves from rest to rest. */
function stop(u: number): [number, number, number, number] {
  const eased = u * u * u * (u * (6 * u - 15) + 10);
  return [0, 1 - eased, eased, 0];
}

/** Catmull-Rom: passes through the poses without stopping. */
function through(u: number): [number, number, number, number] {
  const u2 = u * u;
  const u3 = u2 * u;
  return [
    0.5 * (-u3 + 2 * u2 - u),
    0.5 * (3 * u3 - 5 * u2 + 2),
    0.5 * (-3 * u3 + 4 * u2 + u),
    0.5 * (u3 - u2),
  ];
}
