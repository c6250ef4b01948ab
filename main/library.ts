/** The moves there are: ours from `assets/moves`, and the person's own from their folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LibraryMove } from '#core/contract';
import { type Move, type MoveProblem, parseMove } from '#core/moves/move-file';
import { messageOf } from './files/json-file';

export interface Library {
  all(): readonly LibraryMove[];
  byId(): ReadonlyMap<string, Move>;
  find(id: string): Move | undefined;
  /** Files that hold no move, by name and field. */
  problems(): readonly MoveProblem[];
  /** Reads the folders again, after an import or a removal. */
  reload(): void;
}

/** `ownDir` need not exist. A file that does not fit is left out and reported. */
export function openLibrary(builtInDir: string, ownDir: string): Library {
  let all: readonly LibraryMove[] = [];
  let byId: ReadonlyMap<string, Move> = new Map();
  let problems: readonly MoveProblem[] = [];

  function reload(): void {
    const builtIn = readMoves(builtInDir, false);
    const taken = new Set(builtIn.moves.map(({ move }) => move.id));
    const own = readMoves(ownDir, true);
    all = [...builtIn.moves, ...own.moves.filter(({ move }) => !taken.has(move.id))];
    byId = new Map(all.map(({ move }) => [move.id, move]));
    problems = [...builtIn.problems, ...own.problems];
  }

  reload();
  return {
    all: () => all,
    byId: () => byId,
    find: (id) => byId.get(id),
    problems: () => problems,
    reload,
  };
}

function readMoves(dir: string, own: boolean) {
  const moves: LibraryMove[] = [];
  const problems: MoveProblem[] = [];
  for (const file of moveFilesIn(dir)) {
    try {
      const { data, text } = splitText(JSON.parse(readFileSync(join(dir, file), 'utf8')));
      const parsed = parseMove(file, data);
      if (parsed.ok) moves.push({ move: parsed.move, own, text });
      else problems.push(...parsed.problems);
    } catch (error) {
      problems.push({ file, path: '', message: messageOf(error) });
    }
  }
  return { moves, problems };
}

/** An own move brings its text along, under `text`; ours is in the locales. */
export function splitText(raw: unknown): { data: unknown; text: LibraryMove['text'] } {
  if (typeof raw !== 'object' || raw === null || !('text' in raw)) return { data: raw, text: null };
  const { text, ...data } = raw;
  const isText = typeof text === 'object' && text !== null;
  return { data, text: isText ? (text as LibraryMove['text']) : null };
}

/** The ids of the moves in a folder, by its file names alone. */
export function moveIdsIn(dir: string): readonly string[] {
  return moveFilesIn(dir).map((file) => file.slice(0, -'.json'.length));
}

function moveFilesIn(dir: string): readonly string[] {
  try {
    return readdirSync(dir)
      .filter((file) => file.endsWith('.json'))
      .sort();
  } catch {
    return [];
  }
}
