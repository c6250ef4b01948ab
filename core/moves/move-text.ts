/**
 * The words of a move that a person added, which come in its file: the shape of an entry of
 * `locales/en/moves.json`, in whatever language they wrote it.
 */
import { z } from 'zod';
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

export const moveTextSchema = z.strictObject({
  ...words,
  /** What it is good for. */
  does: sentence,
  easier: sentence.optional(),
  harder: sentence.optional(),
  harderForm: z.strictObject(words).optional(),
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
  readonly harder?: unknown;
}

/** Cues and forms that a session of the move would want and the text lacks. */
export function textFaults({ kind, sides, harder, text }: Spoken): readonly Fault[] {
  if (!text) return [];
  const faults = missingCues(text.cues, ['text', 'cues']);
  if (harder === undefined) return faults;
  if (!text.harderForm) {
    return [
      ...faults,
      { path: ['text', 'harderForm'], message: 'the harder form needs its words' },
    ];
  }
  return [...faults, ...missingCues(text.harderForm.cues, ['text', 'harderForm', 'cues'])];

  function missingCues(cues: MoveText['cues'], path: readonly string[]): readonly Fault[] {
    return spokenPhases[kind]
      .filter((phase) => {
        const perSide = ways[sides].map((way) => `${phase}_${way}`);
        const hasEachSide = perSide.length > 0 && perSide.every((key) => Object.hasOwn(cues, key));
        return !Object.hasOwn(cues, phase) && !hasEachSide;
      })
      .map((phase) => ({ path: [...path, phase], message: 'a cue is missing' }));
  }
}
