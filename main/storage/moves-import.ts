/** Takes a person's own moves in: data that fits the schema, copied into their folder. */
import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ImportReport } from '#core/contract';
import { messageOf } from '#core/error-message';
import { type Move, type MoveProblem, mostOwnMoves, parseOwnMove } from '#core/moves/move-file';
import { jsonText } from './json-file';
import { moveFilesIn } from './move-files';
import { type MoveLibrary, readMove } from './move-library';
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
  const own = ownMoveIds(library);
  const { moves, problems } = await inSlices(readAll(parts, own));
  const replaced = moves.filter(({ id }) => own.has(id)).map(({ text, id }) => text?.name ?? id);
  const keepsTheirs = replaced.length > 0 && !(await parts.mayReplace(replaced));
  const wanted = keepsTheirs ? moves.filter(({ id }) => !own.has(id)) : moves;
  const stored = await storeMoves(wanted, ownDir, library);
  return { added: stored.added, problems: shortened([...problems, ...stored.problems]) };
}

/** Puts moves into the person's folder, a little at a time. The library has them by then. */
export async function storeMoves(
  moves: readonly Move[],
  ownDir: string,
  library: MoveLibrary,
): Promise<ImportReport> {
  const report = await inSlices(writeAll(moves, ownDir));
  library.reload();
  return report;
}

/** The ids of the moves that the person has added. */
export function ownMoveIds(library: MoveLibrary): ReadonlySet<string> {
  return new Set(library.all().flatMap(({ move, own }) => (own ? [move.id] : [])));
}

function* readAll(
  { paths, library, onProgress }: MovesImportParts,
  own: ReadonlySet<string>,
): Generator<void, { moves: readonly Move[]; problems: MoveProblem[] }> {
  const files = paths.flatMap(filesAt);
  const moves = new Map<string, Move>();
  const problems: MoveProblem[] = [];
  for (const [index, path] of files.entries()) {
    const parsed = readMove(path, parseOwnMove);
    const file = basename(path);
    if (!parsed.ok) problems.push(...parsed.problems);
    else {
      const { move } = parsed;
      const message = whyNotOwn(move.id, library, new Set([...own, ...moves.keys()]));
      if (message === null) moves.set(move.id, move);
      else problems.push({ file, path: '', message });
    }
    onProgress(index + 1, files.length);
    yield;
  }
  return { moves: [...moves.values()], problems };
}

/** Why a move of this id can't be the person's own beside those they have; null when it can. */
export function whyNotOwn(
  id: string,
  library: MoveLibrary,
  own: ReadonlySet<string>,
): string | null {
  if (own.has(id)) return null;
  if (library.find(id)) return `${id} is one of the app's own moves; give yours another id`;
  return own.size < mostOwnMoves
    ? null
    : `more than ${mostOwnMoves} moves of your own can't be used`;
}

/** What was written. */
function* writeAll(moves: readonly Move[], dir: string): Generator<void, ImportReport> {
  const added: string[] = [];
  const problems: MoveProblem[] = [];
  for (const move of moves) {
    const file = `${move.id}.json`;
    try {
      writeTextFile(join(dir, file), jsonText(move));
      added.push(move.id);
    } catch (error) {
      problems.push({ file, path: '', message: messageOf(error) });
    }
    yield;
  }
  return { added, problems };
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
