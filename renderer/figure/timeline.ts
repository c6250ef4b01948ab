import type { Form } from '#core/forms';
import type {
  FigureArrow,
  FigureData,
  FigureForm,
  FigurePhase,
  FigurePose,
  FigureProp,
  ViewAngles,
} from '#core/moves/figure-schema';
import { figureIn } from '#core/moves/figure-words';
import type { Side } from '#core/moves/vocabulary';
import type { HoldOn } from './kinematics';
import { createMoments, type Moment, type Way } from './moments';
import { type Blend, combine, mirrorPose, type Pose, readPose, restPose } from './pose';
import { SIZE } from './skeleton';

export type { Form } from '#core/forms';
export type { Side } from '#core/moves/vocabulary';

export interface TimelineOptions {
  form?: Form;
  side?: Side;
  /** Where the person sits; on their feet, or where the move puts them, when left out. */
  seat?: Seat | undefined;
  /** Stretches every hold to this length, in ms; a stretch is held as long as its dose says. */
  holdMs?: number;
}

/** A step of the loop: two poses and the way from one to the other. */
export interface Leg extends Way {
  phase: FigurePhase;
  /** The name of the pose it leads to. */
  to: string;
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
  /** When the loop is in each of the stills. */
  stillMs: readonly [number, number];
  legs: readonly Leg[];
  arrows: readonly FigureArrow[];
  /** The angle it is best seen from. */
  view: ViewAngles;
  /** Writes the pose at `timeMs` into `out`; time runs in a loop. */
  poseAt(out: Pose, timeMs: number): void;
  /** What is drawn of an instant: all that look the same are one moment. */
  momentAt(timeMs: number): Moment;
  phaseAt(timeMs: number): { phase: FigurePhase; remainingMs: number };
}

const STANDING_HIP = SIZE.pelvisHeight;

/** How high the hips of someone are who sits there, in body heights. */
const HIPS = { wheelchair: 0.335, chair: 0.295 } as const;

export type Seat = keyof typeof HIPS;

const sitting = (seat: Seat): FigurePose => ({
  pelvis: { x: 0, y: HIPS[seat], z: 0, pitch: 0 },
  both: { hip: 88, abduct: 2, hipRotate: 0, knee: 86, flat: 1, foot: { weight: 0 } },
});

export function createTimeline(figure: FigureData, options: TimelineOptions = {}): Timeline {
  const { form = 'standard', seat } = options;
  const variant = figureIn(figure, form);
  const other = options.side === 'right' || options.side === 'otherWay';
  // Whichever arm it is that takes part.
  const second = other && form === 'oneArm' ? 'mirror' : other ? figure.second : undefined;
  const mirrored = second === 'mirror';
  const lowered = seat && variant.stance === 'standing' ? STANDING_HIP - HIPS[seat] : 0;
  const poses = readPoses(figure, form, seat, mirrored);
  const dropped = seat ? (figure.forms?.seated?.drop ?? []) : [];
  // A chair of its own is there for who sits on one.
  const isGone = (kind: FigureProp['kind']): boolean =>
    dropped.some((gone) => gone === kind) && !(kind === 'chair' && seat === 'chair');
  const named = (name: string): Pose => poses.get(name) ?? restPose();

  let steps = variant.loop;
  if (second === 'reverse') steps = reversed(steps);
  const targets = steps.map((step) => named(step.to));
  const pick = (i: number): Pose =>
    targets.at(((i % steps.length) + steps.length) % steps.length) ?? restPose();

  let durationMs = 0;
  const lengths = steps.map((step) =>
    step.phase === 'hold' && options.holdMs ? options.holdMs : step.seconds * 1000,
  );
  /** Steps of one phase are one movement: it does not stop on its way. */
  const flowsOn = (i: number): boolean => {
    const [now, next] = [steps.at(i), steps.at((i + 1) % steps.length)];
    return figure.flow === 'stop' && now?.phase === next?.phase && now?.to !== next?.to;
  };
  const legs: Leg[] = steps.map((step, i) => {
    const lengthMs = lengths[i] ?? 0;
    const startMs = durationMs;
    durationMs += lengthMs;
    const beside = (k: number): number => lengths.at((i + k) % lengths.length) ?? 0;
    return {
      startMs,
      lengthMs,
      phase: step.phase,
      to: step.to,
      poses: [pick(i - 2), pick(i - 1), pick(i), pick(i + 1)],
      pace: [
        flowsOn(i - 1) ? lengthMs / (lengthMs + beside(-1)) : 0,
        flowsOn(i) ? lengthMs / (lengthMs + beside(1)) : 0,
      ],
    };
  });

  const arrivesMs = (name: string): number => {
    const leg = legs.find((l) => l.to === name);
    return leg ? (leg.startMs + leg.lengthMs) % durationMs : 0;
  };

  const legAt = (timeMs: number): { leg: Leg; atMs: number } => {
    const atMs = ((timeMs % durationMs) + durationMs) % durationMs;
    const leg = legs.findLast((l) => l.startMs <= atMs) ?? (legs.at(0) as Leg);
    return { leg, atMs: atMs - leg.startMs };
  };

  const momentOf = createMoments(legs, figure.flow);

  return {
    durationMs,
    standing: variant.stance === 'standing' && !seat,
    holdOn: mirrored
      ? { left: variant.holdOn?.right ?? 'world', right: variant.holdOn?.left ?? 'world' }
      : { left: variant.holdOn?.left ?? 'world', right: variant.holdOn?.right ?? 'world' },
    props: variant.props.filter(({ kind }) => !isGone(kind)),
    mirrored,
    reversed: second === 'reverse',
    lowered,
    view: variant.view,
    legs,
    arrows: variant.arrows,
    stills: [named(variant.stills[0]), named(variant.stills[1])],
    stillMs: [arrivesMs(variant.stills[0]), arrivesMs(variant.stills[1])],
    poseAt(out, timeMs) {
      const { leg, atMs } = legAt(timeMs);
      const u = atMs / leg.lengthMs;
      combine(out, leg.poses, figure.flow === 'through' ? through(u) : stop(u, leg.pace));
    },
    momentAt(timeMs) {
      const { leg, atMs } = legAt(timeMs);
      return momentOf(leg, atMs);
    },
    phaseAt(timeMs) {
      const { leg, atMs } = legAt(timeMs);
      return { phase: leg.phase, remainingMs: leg.lengthMs - atMs };
    },
  };
}

/** Each pose as the form has it, and sitting if one sits; poses of the seated form's own sit already. */
function readPoses(
  figure: FigureData,
  form: Form,
  seat: Seat | undefined,
  mirrored: boolean,
): Map<string, Pose> {
  const variant = figureIn(figure, form);
  const isOwn = form === 'seated' && figure.forms?.seated?.poses !== undefined;
  const poses = new Map<string, Pose>();
  let base: Pose | undefined;
  for (const [name, data] of Object.entries(variant.poses)) {
    let pose = readPose(base ?? restPose(), data);
    base ??= pose;
    if (form !== 'standard' && form !== 'seated') {
      pose = laidOver(pose, figure.forms?.[form]?.over, name);
    }
    if (seat && isOwn) pose.pelvis.y = HIPS[seat];
    else if (seat) {
      pose = readPose(pose, sitting(seat));
      // What is held in the room comes down with who holds it.
      const held = (['left', 'right'] as const).filter(
        (side) => (variant.holdOn?.[side] ?? 'world') === 'world',
      );
      if (variant.stance === 'standing') {
        for (const side of held) pose[side].hand.y -= STANDING_HIP - HIPS[seat];
      }
      const before = held.map((side) => pose[side].hand.y);
      pose = laidOver(pose, figure.forms?.seated?.over, name);
      // The seated poses are written for the higher seat of the wheelchair.
      held.forEach((side, i) => {
        if (pose[side].hand.y !== before[i]) pose[side].hand.y -= HIPS.wheelchair - HIPS[seat];
      });
    }
    poses.set(name, mirrored ? mirrorPose(pose) : pose);
  }
  return poses;
}

function laidOver(pose: Pose, over: FigureForm['over'], name: string): Pose {
  return readPose(readPose(pose, over?.all ?? {}), over?.poses?.[name] ?? {});
}

/** The same way round backwards: each leg is walked from its end, with the time it took. */
function reversed(steps: FigureData['loop']): FigureData['loop'] {
  const names = steps.map((step) => step.to).reverse();
  return steps
    .toReversed()
    .map((step, i) => ({ ...step, to: names[(i + 1) % names.length] ?? step.to }));
}

/**
 * Minimum jerk (Flash and Hogan 1985): how an unhurried limb moves from rest to rest; and the same
 * kind of curve where it goes on through a pose, at the speed between the poses on either side.
 * What turns round there, or stays where it is in one of the steps, comes to rest all the same.
 */
function stop(u: number, [from, to]: Leg['pace']): Blend {
  const u3 = u * u * u;
  const eased = u3 * (u * (6 * u - 15) + 10);
  const out = u - u3 * (u * (3 * u - 8) + 6);
  const into = u3 * (u * (7 - 3 * u) - 4);
  /** The speed through a pose, on the way `own` beside the step `beside`; never so fast that it swings back. */
  const steady = (own: number, beside: number, pace: number): number => {
    if (pace === 0 || own * beside < 0) return 0;
    const most = 2 * Math.min(Math.abs(own), (Math.abs(beside) * pace) / (1 - pace));
    return Math.sign(own) * Math.min(most, Math.abs(own + beside) * pace);
  };
  return (a, b, c, d) =>
    b + (c - b) * eased + steady(c - b, b - a, from) * out + steady(c - b, d - c, to) * into;
}

/** Catmull-Rom: passes through the poses without stopping. */
function through(u: number): Blend {
  const u2 = u * u;
  const u3 = u2 * u;
  const wa = 0.5 * (-u3 + 2 * u2 - u);
  const wb = 0.5 * (3 * u3 - 5 * u2 + 2);
  const wc = 0.5 * (-3 * u3 + 4 * u2 + u);
  const wd = 0.5 * (u3 - u2);
  return (a, b, c, d) => a * wa + b * wb + c * wc + d * wd;
}
