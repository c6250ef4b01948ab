/**
 * A pack: moves that somebody gives to others as one file, `*.unhunch-moves`. It is a zip of
 * `pack.json`, which says whose it is and what it is for, and of the moves' own files.
 */
import { z } from 'zod';
import type { Move, MoveProblem } from './move-file';

/** What a pack says of itself. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^\P{Cc}*$/u, 'one line of text');

export const packWordsSchema = z
  .strictObject({
    name: line(80).min(1),
    /** Empty where nobody wants to be named. */
    author: line(80).default(''),
    /** What it is for, in a few lines. */
    note: z
      .string()
      .trim()
      .max(600)
      .regex(/^[\P{Cc}\n]*$/u, 'plain text')
      .default(''),
  })
  .readonly();

export type PackWords = z.infer<typeof packWordsSchema>;

/** `pack.json`. */
const packHead = z.strictObject({
  version: z.literal(1),
  ...packWordsSchema.unwrap().shape,
});

export type ParsedPackHead =
  | { readonly ok: true; readonly words: PackWords }
  | { readonly ok: false; readonly problems: readonly MoveProblem[] };

/** Reads the parsed JSON of `pack.json`. Never throws. */
export function parsePackHead(file: string, data: unknown): ParsedPackHead {
  const read = packHead.safeParse(data, { jitless: true });
  if (read.success) {
    const { version: _, ...words } = read.data;
    return { ok: true, words };
  }
  const problems = read.error.issues.map((issue) => ({
    file,
    path: issue.path.map(String).join('.'),
    message: issue.message,
  }));
  return { ok: false, problems };
}

/** What goes into `pack.json`. */
export function packHeadOf(words: PackWords): z.input<typeof packHead> {
  return { version: 1, ...words };
}

/** A pack as its file has it. */
export interface Pack {
  readonly words: PackWords;
  readonly moves: readonly Move[];
}

/** A pack whose moves the person has. */
export interface OwnPack {
  readonly id: string;
  readonly words: PackWords;
  /** The ids of its moves that are still there. */
  readonly moves: readonly string[];
}
