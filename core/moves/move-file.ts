/** What a file of `assets/moves` says about a move, and what is wrong with one that doesn't. */
import { z } from 'zod';
import { dumbbellWeights, type Form, type OtherForm, otherForms, type Resistance } from '../forms';
import { type Equipment, equipment, places } from '../settings';
import type { Fault } from './fault';
import { figureSchema } from './figure-schema';
import { figureIn } from './figure-words';
import { ladderFaults, repsRung, timeRung } from './ladder';
import { moveTextSchema, ownWords, textFaults } from './move-text';
import { moveFileVersion, upgradeMove } from './upgrade';
import { cautions, moveAsks, muscles, positions } from './vocabulary';

const seconds = (min: number, max: number) => z.number().min(min).max(max);

/** Seconds of each phase of one repetition, as the figure's loop has them too. */
const tempo = z.strictObject({
  out: seconds(1, 8),
  hold: seconds(0, 10),
  back: seconds(1, 8),
  rest: seconds(0, 8),
});

/** Another way of doing a move. What it doesn't say is as in the move itself. */
const form = z.strictObject({
  /** All of these are needed … */
  needs: z.array(z.enum(equipment)),
  /** … and one of these. */
  needsOneOf: z.array(z.enum(equipment)).optional(),
  places: z.array(z.enum(places)).min(1),
  /** What it asks for, where that is not what the move asks for. */
  asks: z.array(z.enum(moveAsks)).optional(),
  /** The best one first. */
  positions: z.array(z.enum(positions)).min(1),
  /** What it is said in words of its own; the rest is said as of the move. */
  words: z.array(z.enum(ownWords)).optional(),
});

const common = {
  version: z.literal(moveFileVersion),
  id: z
    .string()
    .max(80)
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'small letters, digits and hyphens'),
  /** All of these are needed … */
  needs: z.array(z.enum(equipment)),
  /** … and one of these. */
  needsOneOf: z.array(z.enum(equipment)).optional(),
  /** What it asks for; where nothing is said it may ask for any of it. */
  asks: z.array(z.enum(moveAsks)).optional(),
  /** Where it can be done without drawing eyes. */
  places: z.array(z.enum(places)).min(1),
  /** The best one first. */
  positions: z.array(z.enum(positions)).min(1),
  /** `each` side of the body, circles `bothWays`, or `none`. */
  sides: z.enum(['none', 'each', 'bothWays']),
  /** What it strengthens, loosens or stretches, the main muscle first. */
  muscles: z.array(z.enum(muscles)).min(1),
  /** Which way the breath goes while the move goes out; `slow` is a breath of one's own. */
  breath: z.enum(['exhaleOut', 'inhaleOut', 'slow']),
  cautions: z.array(z.enum(cautions)),
  forms: z.partialRecord(z.enum(otherForms), form).optional(),
  /** Why there is not each of the other forms. */
  without: z.partialRecord(z.enum(otherForms), z.string().min(1).max(200)).optional(),
  /** The drawing; its loop takes as long as the tempo says. */
  figure: figureSchema,
  /** The words of an added move; those of ours are in the locales. */
  text: moveTextSchema.optional(),
};

const shapes = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('warm-up'),
    ladder: z.array(timeRung).min(1),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('strengthen'),
    tempo,
    /** What pulls the other way at a desk: a stretch of these goes well with it. */
    opposes: z.array(z.enum(muscles)).min(1),
    ladder: z.array(repsRung).min(1),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('stretch'),
    /** Into the stretch, the hold as drawn (the dose says how long it lasts), and out of it. */
    tempo,
    ladder: z.array(timeRung).min(1),
  }),
]);

const moveSchema = shapes.superRefine((move, context) => {
  for (const { path, message } of [
    ...ladderFaults(move.ladder),
    ...formFaults(move),
    ...figureFaults(move),
    ...textFaults(move),
  ]) {
    context.addIssue({ code: 'custom', path: [...path], message });
  }
});

type Deep<T> = T extends readonly (infer Element)[]
  ? readonly Deep<Element>[]
  : T extends object
    ? { readonly [K in keyof T]: Deep<T[K]> }
    : T;

export type Move = Deep<z.infer<typeof moveSchema>>;
export type Strengthener = Extract<Move, { kind: 'strengthen' }>;
export type Tempo = Strengthener['tempo'];
/** So many moves of a person's own can be used; a break is chosen among all of them. */
export const mostOwnMoves = 200;

/** Another way of doing a move, as its file has it. */
export type MoveForm = Deep<z.infer<typeof form>>;

/** What a move needs and where it is done in this form. */
export function inForm(
  move: Move,
  name: Form,
): Pick<MoveForm, 'needs' | 'places' | 'positions'> & {
  readonly needsOneOf?: readonly Equipment[] | undefined;
  readonly asks?: MoveForm['asks'];
} {
  const form = name === 'standard' ? undefined : move.forms?.[name];
  return form ? { ...form, asks: form.asks ?? move.asks } : move;
}

/** Why a file is not a move: the file, the field, and what was expected there. */
export interface MoveProblem {
  readonly file: string;
  /** Such as `ladder.2.reps`; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
}

export type ParsedMove =
  | { readonly ok: true; readonly move: Move }
  | { readonly ok: false; readonly problems: readonly MoveProblem[] };

/**
 * Reads one move from the parsed JSON of `file` (a name such as `chin-tuck.json`, which must
 * be the move's id). Never throws; a file with any bad or unknown field is no move.
 */
export function parseMove(file: string, data: unknown): ParsedMove {
  // The files are read once: to make a program of the check takes longer than it saves.
  const read = moveSchema.safeParse(upgradeMove(data), { jitless: true });
  if (!read.success) {
    return {
      ok: false,
      problems: read.error.issues.map((issue) => ({
        file,
        path: issue.path.map(String).join('.'),
        message: issue.message,
      })),
    };
  }
  if (file !== `${read.data.id}.json`) {
    const message = `the file of ${read.data.id} must be named ${read.data.id}.json`;
    return { ok: false, problems: [{ file, path: 'id', message }] };
  }
  return { ok: true, move: read.data };
}

/** Reads a move that a person adds: the same, and its text has to be in the file. */
export function parseOwnMove(file: string, data: unknown): ParsedMove {
  const parsed = parseMove(file, data);
  if (!parsed.ok || parsed.move.text) return parsed;
  const message = 'an added move needs its name, steps and cues';
  return { ok: false, problems: [{ file, path: 'text', message }] };
}

function formFaults(move: z.infer<typeof shapes>): Fault[] {
  const faults: Fault[] = [...floorFaults(move, [])];
  for (const name of otherForms) {
    const own = move.forms?.[name];
    if (own) faults.push(...otherFormFaults(move, name, own));
  }
  move.ladder.forEach((rung, index) => {
    const fault = (field: string, message: string) =>
      faults.push({ path: ['ladder', index, field], message });
    if (move.kind !== 'strengthen' || !('reps' in rung)) return;
    const harder = rung.form === 'harder';
    if (harder && !move.forms?.harder) fault('form', 'this move describes no harder form');
    const gear = harder ? (move.forms?.harder?.needs ?? []) : move.needs;
    if (rung.resistance !== undefined && !gear.includes(gearOf(rung.resistance))) {
      fault('resistance', `a form that needs ${gearOf(rung.resistance)}`);
    }
  });
  return faults;
}

function floorFaults(
  { positions, needs }: Pick<z.infer<typeof form>, 'positions' | 'needs'>,
  at: Fault['path'],
): Fault[] {
  if (positions.includes('floor') === needs.includes('floor')) return [];
  const message = 'the position and the need of a floor go together';
  return [{ path: [...at, 'positions'], message }];
}

function otherFormFaults(
  move: z.infer<typeof shapes>,
  name: OtherForm,
  own: z.infer<typeof form>,
): Fault[] {
  const at = ['forms', name];
  const faults = floorFaults(own, at);
  if (move.without?.[name]) {
    faults.push({ path: ['without', name], message: 'the move has this form' });
  }
  if (name === 'seated' && own.positions.some((position) => position !== 'seated')) {
    faults.push({ path: [...at, 'positions'], message: 'a seated form is done seated' });
  }
  return faults;
}

/** The thing that a resistance comes from. */
export function gearOf(resistance: Resistance): Equipment {
  return (dumbbellWeights as readonly string[]).includes(resistance) ? 'dumbbells' : 'band';
}

/**
 * The figure and the session must agree on how long each phase of a repetition takes, or a whole
 * round of a warm-up, whatever the form.
 */
function figureFaults(move: z.infer<typeof shapes>): Fault[] {
  const { loop: standard } = move.figure;
  const ofForms = otherForms
    .filter((name) => move.figure.forms?.[name]?.loop)
    .map((name) => ({
      path: ['figure', 'forms', name, 'loop'],
      loop: figureIn(move.figure, name).loop,
    }));
  if (move.kind === 'warm-up') {
    const roundSeconds = loopSeconds(standard);
    return ofForms
      .filter(({ loop }) => Math.abs(loopSeconds(loop) - roundSeconds) > 0.001)
      .map(({ path }) => ({ path, message: `it takes ${roundSeconds} s in all, as figure.loop` }));
  }
  const loops = [{ path: ['figure', 'loop'], loop: standard }, ...ofForms];
  return loops.flatMap(({ path, loop }) =>
    (['out', 'hold', 'back', 'rest'] as const)
      .filter((phase) => Math.abs(loopSeconds(loop, phase) - move.tempo[phase]) > 0.001)
      .map((phase) => ({
        path,
        message: `${phase} takes ${move.tempo[phase]} s in all, as in tempo`,
      })),
  );
}

type Loop = z.infer<typeof figureSchema>['loop'];

/** How long the loop of a figure takes as drawn; of one phase only, if it is given. */
export function loopSeconds(loop: Deep<Loop>, phase?: Loop[number]['phase']): number {
  return loop
    .filter((leg) => phase === undefined || leg.phase === phase)
    .reduce((sum, leg) => sum + leg.seconds, 0);
}
