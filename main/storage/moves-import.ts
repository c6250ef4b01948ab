/** Takes a person's own moves in: data that fits the schema, copied into their folder. */
import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ImportReport } from '#core/contract';
import { messageOf } from '#core/error-message';
import { type Move, type MoveProblem, parseOwnMove } from '#core/moves/move-file';
import { jsonText } from './json-file';
import { moveFilesIn } from './move-files';
import { type MoveLibrary, mostOwnMoves, readMove } from './move-library';
import { inSlices } from './slices';
import { writeTextFile } from './text-file';

export interface MovesImportParts {
  /** Files, or one folder. */
  readonly paths: readonly string[];
  readonly ownDir: string;
  readonly library: MoveLibrary;
  /** Asks the person whether the moves of these names, which they have, are to be replaced. */
  readonly mayReplace: (names: readonly string[]) => Promise<boolean>;
  /** So many files of so many have been read. */
  readonly onProgress: (done: number, total: number) => void;
}

/** So many problems are worth reading. */
const mostProblems = 100;

/**
 * A file with any problem is left out and reported, as are those beyond the most that can be
 * used. Works a little at a time. What is added is stored by then.
 */
export async function importMoves(parts: MovesImportParts): Promise<ImportReport> {
  const { ownDir, library } = parts;
  const own = ownMoves(library);
  const { moves, problems } = await inSlices(readAll(parts, own));
  const replaced = moves.filter(({ id }) => own.has(id)).map(({ text, id }) => text?.name ?? id);
  const keepsTheirs = replaced.length > 0 && !(await parts.mayReplace(replaced));
  const wanted = keepsTheirs ? moves.filter(({ id }) => !own.has(id)) : moves;
  const added = await inSlices(writeAll(wanted, ownDir, problems));
  library.reload();
  return { added, problems: shortened(problems) };
}

function ownMoves(library: MoveLibrary): ReadonlySet<string> {
  return new Set(library.all().flatMap(({ move, own }) => (own ? [move.id] : [])));
}

function* readAll(
  { paths, library, onProgress }: MovesImportParts,
  own: ReadonlySet<string>,
): Generator<void, { moves: readonly Move[]; problems: MoveProblem[] }> {
  const files = paths.flatMap(filesAt);
  const moves = new Map<string, Move>();
  const problems: MoveProblem[] = [];
  const isOurs = (id: string) => !own.has(id) && library.find(id) !== undefined;
  const isFull = () => new Set([...own, ...moves.keys()]).size >= mostOwnMoves;
  for (const [index, path] of files.entries()) {
    const parsed = readMove(path, parseOwnMove);
    const file = basename(path);
    if (!parsed.ok) problems.push(...parsed.problems);
    else if (isOurs(parsed.move.id)) {
      const message = `${parsed.move.id} is one of the app's own moves; give yours another id`;
      problems.push({ file, path: '', message });
    } else if (isFull() && !own.has(parsed.move.id)) {
      const message = `more than ${mostOwnMoves} moves of your own can't be used`;
      problems.push({ file, path: '', message });
    } else moves.set(parsed.move.id, parsed.move);
    onProgress(index + 1, files.length);
    yield;
  }
  return { moves: [...moves.values()], problems };
}

/** What was written. */
function* writeAll(
  moves: readonly Move[],
  dir: string,
  problems: MoveProblem[],
): Generator<void, readonly string[]> {
  const written: string[] = [];
  for (const move of moves) {
    const file = `${move.id}.json`;
    try {
      writeTextFile(join(dir, file), jsonText(move));
      written.push(move.id);
    } catch (error) {
      problems.push({ file, path: '', message: messageOf(error) });
    }
    yield;
  }
  return written;
}

function shortened(problems: readonly MoveProblem[]): readonly MoveProblem[] {
  const more = problems.length - mostProblems;
  if (more <= 0) return problems;
  const rest = { file: '…', path: '', message: `and ${more} more` };
  return [...problems.slice(0, mostProblems), rest];
}

function filesAt(path: string): readonly string[] {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder ? moveFilesIn(path) : [path];
}
