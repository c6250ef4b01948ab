import { z } from 'zod';
import { otherForms } from '../forms';
import type { Fault } from './fault';
import { figureIn, handShapes, litMuscles, stepsAlong } from './figure-words';
import { JOINT_LIMITS } from './joint-limits';

/** The `figure` part of a move file: the poses, how they follow each other, and what stands around. */

const within = ([low, high]: readonly [number, number]): z.ZodOptional<z.ZodNumber> =>
  z.number().min(low).max(high).optional();

const bend = (limits: {
  flex: readonly [number, number];
  side: readonly [number, number];
  turn: readonly [number, number];
}) =>
  z
    .strictObject({
      flex: within(limits.flex),
      side: within(limits.side),
      turn: within(limits.turn),
    })
    .optional();

const length = z.number().min(-3).max(3);
const point = z.tuple([length, length, length]);
const share = z.number().min(0).max(1);

/** A hand held against something: where its palm touches, where fingers and palm point, where the elbow goes. */
const handHold = z.strictObject({
  at: point.optional(),
  fingers: point.optional(),
  palm: point.optional(),
  elbow: point.optional(),
  weight: share.optional(),
});

const footHold = z.strictObject({
  at: point.optional(),
  knee: point.optional(),
  yaw: z.number().min(-180).max(180).optional(),
  pitch: z.number().min(-30).max(180).optional(),
  weight: share.optional(),
});

const side = z.strictObject({
  protract: within(JOINT_LIMITS.protract),
  elevate: within(JOINT_LIMITS.elevate),
  raise: within(JOINT_LIMITS.raise),
  plane: within(JOINT_LIMITS.plane),
  rotate: within(JOINT_LIMITS.rotate),
  elbow: within(JOINT_LIMITS.elbow),
  pronate: within(JOINT_LIMITS.pronate),
  wrist: within(JOINT_LIMITS.wrist),
  /** What the hand does; between two poses, one shape turns into the other. */
  shape: z.enum(handShapes).optional(),
  /** How far the fingers are closed, where the shape alone does not say it: 0 straight, 1 a fist. */
  curl: share.optional(),
  hip: within(JOINT_LIMITS.hip),
  abduct: within(JOINT_LIMITS.abduct),
  hipRotate: within(JOINT_LIMITS.hipRotate),
  knee: within(JOINT_LIMITS.knee),
  ankle: within(JOINT_LIMITS.ankle),
  flat: share.optional(),
  hand: handHold.optional(),
  foot: footHold.optional(),
  /** How much of the pose's effort each muscle of this side bears; all of it when left out. */
  light: z.partialRecord(z.enum(litMuscles), share).optional(),
});

const pose = z.strictObject({
  pelvis: z
    .strictObject({
      x: length.optional(),
      y: length.optional(),
      z: length.optional(),
      pitch: z.number().min(-90).max(150).optional(),
      yaw: z.number().min(-180).max(180).optional(),
      roll: z.number().min(-30).max(30).optional(),
    })
    .optional(),
  lumbar: bend(JOINT_LIMITS.lumbar),
  thoracic: bend(JOINT_LIMITS.thoracic),
  upperThoracic: bend(JOINT_LIMITS.upperThoracic),
  neck: bend(JOINT_LIMITS.neck),
  head: bend(JOINT_LIMITS.head),
  glide: within(JOINT_LIMITS.glide),
  effort: share.optional(),
  both: side.optional(),
  left: side.optional(),
  right: side.optional(),
});

const hand = z.enum(['left hand', 'right hand']);

const prop = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('wall'), z: length, width: z.number().min(0.2).max(3) }),
  z.strictObject({
    kind: z.literal('doorway'),
    z: length,
    width: z.number().min(0.3).max(1),
    height: z.number().min(1).max(1.4),
  }),
  z.strictObject({
    kind: z.literal('mat'),
    from: length,
    to: length,
    width: z.number().min(0.2).max(1),
  }),
  z.strictObject({
    kind: z.literal('chair'),
    z: length,
    seat: z.number().min(0.2).max(0.4),
    /** A stool has none. */
    back: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal('band'),
    from: z.union([hand, point]),
    to: z.union([hand, point]),
    rest: z.number().min(0.05).max(2),
  }),
  z.strictObject({ kind: z.literal('dumbbell'), in: hand }),
  z.strictObject({ kind: z.literal('anchor'), at: point }),
]);

const muscle = z
  .string()
  .regex(new RegExp(`^(${litMuscles.join('|')})(:left|:right)?$`), 'no such muscle');

/** What an arrow can start at. A hand stands for the middle of its palm. */
const movingParts = [
  'left hand',
  'right hand',
  'left elbow',
  'right elbow',
  'left shoulder',
  'right shoulder',
  'left blade',
  'right blade',
  'head',
  'chest',
  'back',
  'hips',
] as const;

/** An arrow along the path that a part of the body really takes; gone on the way back. */
const arrow = z.strictObject({
  of: z.enum(movingParts),
  /** The poses it leads through, as they follow each other in the loop. */
  along: z.array(z.string()).min(2).max(8),
  /** The point that is followed, in body heights in the part's own frame: its joint when left out. */
  at: point.optional(),
  /** Draws the path beside the part instead of on it: so far off, in the world. */
  shift: point.optional(),
  /** Draws a path that is too short to be seen so many times as long. */
  grow: z.number().min(1).max(6).optional(),
});

const phase = z.enum(['out', 'hold', 'back', 'rest']);

const angles = z.strictObject({
  yaw: z.number().min(-180).max(180),
  pitch: z.number().min(-30).max(60),
});

/** From and to, in degrees. */
const range = (low: number, high: number) => {
  const angle = z.number().min(low).max(high);
  return z.tuple([angle, angle]).refine(([from, to]) => from <= to, 'from must not exceed to');
};

const movement = {
  /** `standing` keeps the soles on the floor; `placed` puts the pelvis where the pose says. */
  stance: z.enum(['standing', 'placed']),
  holdOn: z
    .strictObject({
      left: z.enum(['world', 'head', 'chest', 'pelvis']).optional(),
      right: z.enum(['world', 'head', 'chest', 'pelvis']).optional(),
    })
    .optional(),
  props: z.array(prop).max(8),
  arrows: z.array(arrow).max(6),
  /** Each pose is put over the first one, the first over standing at ease. */
  poses: z
    .record(z.string(), pose)
    .refine((poses) => Object.keys(poses).length > 0, 'needs at least one pose'),
  /** Where the loop goes next and how long it takes; it begins at its last pose. */
  loop: z
    .array(z.strictObject({ to: z.string(), seconds: z.number().min(0.2).max(30), phase }))
    .min(1)
    .max(24),
};

interface Movement {
  poses: Record<string, unknown>;
  loop: readonly { to: string }[];
  arrows: readonly { along: string[] }[];
  stills: [string, string];
}

/** Poses that are named and don't exist, and ways that the loop doesn't go; `at` is where it stands. */
function movementFaults(value: Movement, at: readonly string[]): Fault[] {
  const faults: Fault[] = [];
  const check = (name: string, path: (string | number)[]): void => {
    if (Object.hasOwn(value.poses, name)) return;
    faults.push({ path: [...at, ...path], message: `there is no pose "${name}"` });
  };
  for (const [i, step] of value.loop.entries()) check(step.to, ['loop', i, 'to']);
  for (const [i, name] of value.stills.entries()) check(name, ['stills', i]);
  for (const [i, { along }] of value.arrows.entries()) {
    if (stepsAlong(value.loop, along)) continue;
    const message = `the loop does not go ${along.join(', ')}`;
    faults.push({ path: [...at, 'arrows', i, 'along'], message });
  }
  return faults;
}

const muscleNames = z.array(muscle).min(1).max(12);
const stills = z.tuple([z.string(), z.string()]);
const crops = ['head', 'upper'] as const;

/** What another form of a move draws otherwise. What is given takes the place of the move's own. */
const form = z.strictObject({
  stance: movement.stance.optional(),
  holdOn: movement.holdOn,
  props: movement.props.optional(),
  arrows: movement.arrows.optional(),
  poses: movement.poses.optional(),
  loop: movement.loop.optional(),
  view: angles.optional(),
  inset: angles.optional(),
  crop: z.enum([...crops, 'whole']).optional(),
  muscles: muscleNames.optional(),
  stills: stills.optional(),
  /** Laid over the poses: the same over all of them, and more over those named. */
  over: z
    .strictObject({
      all: pose.optional(),
      poses: z.record(z.string(), pose).optional(),
    })
    .optional(),
  /** Things that are not there when one sits. */
  drop: z.array(z.enum(['chair', 'wall', 'doorway', 'mat'])).optional(),
});

export const figureSchema = z
  .strictObject({
    ...movement,
    /** The angle it is best seen from, and how far it may be turned from there. */
    view: angles,
    turn: z.strictObject({ yaw: range(-360, 360), pitch: range(-90, 90) }),
    /** A second, small picture from another side. */
    inset: angles.optional(),
    /** Show only the head, or only down to the hips, fading below. */
    crop: z.enum(crops).optional(),
    muscles: muscleNames,
    /** The start and the end, for who wants no motion. */
    stills,
    /** `through` rounds the poses off into one flowing circle; `stop` comes to rest at each. */
    flow: z.enum(['stop', 'through']),
    /** How the other side or direction follows from this one. */
    second: z.enum(['mirror', 'reverse']).optional(),
    /** What its other forms draw otherwise; `seated` is also how a wheelchair user does any of them. */
    forms: z.partialRecord(z.enum(otherForms), form).optional(),
  })
  .superRefine((figure, context) => {
    const faults = [
      ...movementFaults(figure, []),
      ...otherForms.flatMap((name) => formFaults(figure, name)),
    ];
    for (const { path, message } of faults) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
  });

function formFaults(figure: FigureData, name: (typeof otherForms)[number]): Fault[] {
  const own = figure.forms?.[name];
  if (!own) return [];
  const { poses } = figureIn(figure, name);
  const unknown = Object.keys(own.over?.poses ?? {}).filter((pose) => !Object.hasOwn(poses, pose));
  return [
    ...movementFaults(figureIn(figure, name), ['forms', name]),
    ...unknown.map((pose) => ({
      path: ['forms', name, 'over', 'poses', pose],
      message: `there is no pose "${pose}"`,
    })),
  ];
}

export type FigureData = z.infer<typeof figureSchema>;
export type FigurePose = z.infer<typeof pose>;
export type FigureSide = z.infer<typeof side>;
export type FigureArrow = z.infer<typeof arrow>;
export type MovingPart = FigureArrow['of'];
export type FigureProp = z.infer<typeof prop>;
export type FigureForm = z.infer<typeof form>;
export type FigurePhase = z.infer<typeof phase>;
export type ViewAngles = z.infer<typeof angles>;
export type Point = z.infer<typeof point>;
