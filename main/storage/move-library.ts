/** The moves there are: ours from `assets/moves`, and the person's own from their folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LibraryMove } from '#core/contract';
import { messageOf } from '#core/error-message';
import { type Move, type MoveProblem, parseMove, parseOwnMove } from '#core/moves/move-file';

export interface MoveLibrary {
  all(): readonly LibraryMove[];
  byId(): ReadonlyMap<string, Move>;
  find(id: string): Move | undefined;
  /** Reads the folders again, after an import or a removal. */
  reload(): void;
}

interface Loaded {
  readonly all: readonly LibraryMove[];
  readonly byId: ReadonlyMap<string, Move>;
}

/**
 * Reads the moves when they are first asked for. `ownDir` need not exist. A file that does not fit is left out and told to `onProblem`.
 */
export function openMoveLibrary(
  builtInDir: string,
  ownDir: string,
  onProblem: (problem: MoveProblem) => void,
): MoveLibrary {
  let loaded: Loaded | null = null;

  function load(): Loaded {
    const builtIn = readMoves(builtInDir, false);
    const taken = new Set(builtIn.moves.map(({ move }) => move.id));
    const own = readMoves(ownDir, true);
    const all = [...builtIn.moves, ...own.moves.filter(({ move }) => !taken.has(move.id))];
    const doubles = own.moves
      .filter(({ move }) => taken.has(move.id))
      .map(({ move }) => ({
        file: `${move.id}.json`,
        path: 'id',
        message: 'the app has that move',
      }));
    for (const problem of [...builtIn.problems, ...own.problems, ...doubles]) onProblem(problem);
    return { all, byId: new Map(all.map(({ move }) => [move.id, move])) };
  }

  function moves(): Loaded {
    loaded ??= load();
    return loaded;
  }

  return {
    all: () => moves().all,
    byId: () => moves().byId,
    find: (id) => moves().byId.get(id),
    reload() {
      loaded = null;
    },
  };
}

function readMoves(dir: string, own: boolean) {
  const moves: LibraryMove[] = [];
  const problems: MoveProblem[] = [];
  for (const file of moveFilesIn(dir)) {
    try {
      const data: unknown = JSON.parse(readFileSync(join(dir, file), 'utf8'));
      const parsed = own ? parseOwnMove(file, data) : parseMove(file, data);
      if (parsed.ok) moves.push({ move: parsed.move, own });
      else problems.push(...parsed.problems);
    } catch (error) {
      problems.push({ file, path: '', message: messageOf(error) });
    }
  }
  return { moves, problems };
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
