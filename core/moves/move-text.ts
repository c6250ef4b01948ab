/**
 * The words of a move that a person added, which come in its file: the shape of an entry of
 * `locales/en/moves.json`, in whatever language they wrote it.
 */
import { z } from 'zod';
import { type OtherForm, otherForms } from '../forms';
import type { Fault } from './fault';
import type { Kind } from './vocabulary';

const sentence = z.string().trim().min(1).max(240);
const words = {
  name: z.string().trim().min(1).max(60),
  steps: z.array(sentence).min(1).max(8),
  /** What is said during each phase: `out`, or `out_left` and `out_right`. */
  cues: z.record(
    z.string().regex(/^[a-z]+(_[A-Za-z]+)?$/, 'a phase, such as out or out_left'),
    sentence,
  ),
};

/** What another form can have in words of its own: its name, its steps, and the cue of a phase. */
export const ownWords = [
  'name',
  'steps',
  'ready',
  'out',
  'hold',
  'back',
  'stretch',
  'flow',
] as const;
export type OwnWord = (typeof ownWords)[number];

const formWords = z.strictObject({
  name: words.name.optional(),
  steps: words.steps.optional(),
  cues: words.cues.optional(),
});

export const moveTextSchema = z.strictObject({
  ...words,
  /** What it is good for. */
  does: sentence,
  easier: sentence.optional(),
  harder: sentence.optional(),
  forms: z.partialRecord(z.enum(otherForms), formWords).optional(),
});

export type MoveText = z.infer<typeof moveTextSchema>;

/** The phases in which a session speaks, by the kind of move. */
const spokenPhases = {
  'warm-up': ['ready', 'flow'],
  strengthen: ['ready', 'out', 'hold', 'back'],
  stretch: ['ready', 'out', 'stretch', 'back'],
} as const;

const ways = { none: [], each: ['left', 'right'], bothWays: ['oneWay', 'otherWay'] } as const;

interface Spoken {
  readonly kind: Kind;
  readonly sides: keyof typeof ways;
  readonly text?: MoveText | undefined;
  readonly forms?:
    | Readonly<Partial<Record<OtherForm, { words?: OwnWord[] | undefined }>>>
    | undefined;
}

/** Cues and words of forms that a session of the move would want and the text lacks. */
export function textFaults({ kind, sides, forms, text }: Spoken): readonly Fault[] {
  if (!text) return [];
  return [
    ...missingCues(spokenPhases[kind], text.cues, ['text', 'cues']),
    ...otherForms.flatMap((form) => formFaults(form, forms?.[form]?.words ?? [], text)),
  ];

  function formFaults(form: OtherForm, own: readonly OwnWord[], { forms }: MoveText): Fault[] {
    const said = forms?.[form];
    const at = ['text', 'forms', form];
    const cues = own.filter((word) => word !== 'name' && word !== 'steps');
    return [
      ...own
        .filter((word) => (word === 'name' || word === 'steps') && !said?.[word])
        .map((word) => ({ path: [...at, word], message: 'the form says that it has its own' })),
      ...missingCues(cues, said?.cues ?? {}, [...at, 'cues']),
    ];
  }

  function missingCues(
    phases: readonly string[],
    cues: MoveText['cues'],
    path: readonly string[],
  ): Fault[] {
    return phases
      .filter((phase) => {
        const perSide = ways[sides].map((way) => `${phase}_${way}`);
        const hasEachSide = perSide.length > 0 && perSide.every((key) => Object.hasOwn(cues, key));
        return !Object.hasOwn(cues, phase) && !hasEachSide;
      })
      .map((phase) => ({ path: [...path, phase], message: 'a cue is missing' }));
  }
}
