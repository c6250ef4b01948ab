/** `packs.json`: which moves of the person's own came together, from whom, and what for. */
import { join } from 'node:path';
import { z } from 'zod';
import { issueText } from '#core/error-message';
import type { FileProblem } from '#core/file-problem';
import { mostOwnMoves } from '#core/moves/move-file';
import { type OwnPack, type PackWords, packWordsSchema } from '#core/moves/pack';
import { type Parsed, readJsonFile, unwritable, writeJsonFile } from './json-file';

export interface PacksFile {
  /** Those of whose moves `isThere` any. */
  all(isThere: (move: string) => boolean): readonly OwnPack[];
  /** These moves belong to this pack from now on, and to no other. Returns why it can't be kept. */
  put(words: PackWords, moves: readonly string[]): FileProblem | null;
  /** Forgets a pack; its moves are the caller's to remove. Returns why it can't be kept. */
  remove(id: string): FileProblem | null;
}

/** In bytes: so many packs of one move each come to less. */
const largest = 500_000;

const schema = z.strictObject({
  version: z.literal(1),
  packs: z
    .array(
      z.strictObject({
        ...packWordsSchema.unwrap().shape,
        moves: z.array(z.string().max(80)).max(mostOwnMoves),
      }),
    )
    .max(mostOwnMoves),
});
type Kept = z.infer<typeof schema>['packs'];

/** `onProblems` is told all that is wrong with it whenever it has been read. */
export function openPacksFile(
  dir: string,
  now: () => number,
  onProblems: (path: string, problems: readonly FileProblem[]) => void,
): PacksFile {
  const path = join(dir, 'packs.json');
  let kept: Kept | null = null;
  let left: FileProblem | null = null;

  function packs(): Kept {
    if (kept) return kept;
    const read = readJsonFile({ path, largest, parse }, now());
    onProblems(path, 'problem' in read ? [read.problem] : []);
    left = read.kind === 'leave' ? read.problem : null;
    kept = ('value' in read && read.value) || [];
    return kept;
  }

  function keep(next: Kept): FileProblem | null {
    kept = next.filter(({ moves }) => moves.length > 0);
    if (left) return left;
    try {
      writeJsonFile(path, { version: 1, packs: kept }, largest);
      return null;
    } catch (error) {
      return unwritable(path, error, { key: 'file.changesLast' });
    }
  }

  return {
    all: (isThere) =>
      packs()
        .map(({ moves, ...words }) => ({ id: idOf(words), words, moves: moves.filter(isThere) }))
        .filter(({ moves }) => moves.length > 0),
    put(words, moves) {
      const before = packs().find((pack) => idOf(pack) === idOf(words))?.moves ?? [];
      const others = packs()
        .filter((pack) => idOf(pack) !== idOf(words))
        .map((pack) => ({ ...pack, moves: pack.moves.filter((id) => !moves.includes(id)) }));
      return keep([...others, { ...words, moves: [...new Set([...before, ...moves])] }]);
    },
    remove: (id) => keep(packs().filter((pack) => idOf(pack) !== id)),
  };
}

/** The same pack comes again, in a newer form, from the same author under the same name. */
function idOf({ name, author }: PackWords): string {
  return JSON.stringify([name, author]);
}

function parse(raw: unknown): Parsed<Kept> {
  const read = schema.safeParse(raw);
  if (read.success) return { kind: 'good', value: read.data.packs };
  return { kind: 'bad', problem: issueText(read.error) };
}
