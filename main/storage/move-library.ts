/** The moves there are: ours from `assets/moves`, and the person's own from their folder. */
import { basename } from 'node:path';
import type { LibraryMove } from '#core/contract';
import { messageOf } from '#core/error-message';
import type { FileProblem } from '#core/file-problem';
import { libraryOf } from '#core/moves/memory';
import {
  type Move,
  type MoveProblem,
  mostOwnMoves,
  parseMove,
  parseOwnMove,
} from '#core/moves/move-file';
import { moveFilesIn } from './move-files';
import { inSlices, toTheEnd } from './slices';
import { readTextFile, type textOf } from './text-file';

export interface MoveLibrary {
  all(): readonly LibraryMove[];
  byId(): ReadonlyMap<string, Move>;
  find(id: string): Move | undefined;
  /** Reads the folders a little at a time. Whoever asks for a move before has it read at once. */
  load(): Promise<void>;
  /** Reads the folders again when next asked, after an import or a removal. */
  reload(): void;
}

/** A move with its text is a few kB; more than this is something else. In bytes. */
export const largestMoveFile = 200_000;

interface Loaded {
  readonly all: readonly LibraryMove[];
  readonly byId: ReadonlyMap<string, Move>;
}

/**
 * Reads the moves when they are first asked for. `ownDir` need not exist. A file that does not fit
 * is left out; `onProblems` is told all that is wrong whenever the folders have been read.
 */
export function openMoveLibrary(
  builtInDir: string,
  ownDir: string,
  onProblems: (problems: readonly FileProblem[]) => void,
): MoveLibrary {
  let loaded: Loaded | null = null;
  let reading = read();

  function* read(): Generator<void, void> {
    const builtIn = yield* readMoves(moveFilesIn(builtInDir), parseMove);
    const taken = new Set(builtIn.moves.map(({ id }) => id));
    const ownFiles = moveFilesIn(ownDir);
    const own = yield* readMoves(ownFiles.slice(0, mostOwnMoves), parseOwnMove);
    const all = [
      ...builtIn.moves.map((move) => ({ move, own: false })),
      ...own.moves.filter(({ id }) => !taken.has(id)).map((move) => ({ move, own: true })),
    ];
    loaded = { all, byId: libraryOf(all.map(({ move }) => move)) };
    const doubles = own.moves
      .filter(({ id }) => taken.has(id))
      .map(({ id }) => ({ file: `${id}.json`, path: 'id', message: 'the app has that move' }));
    onProblems([
      ...tooMany(ownDir, ownFiles.length),
      ...[...builtIn.problems, ...own.problems, ...doubles].map(leftOut),
    ]);
  }

  function moves(): Loaded {
    if (!loaded) toTheEnd(reading);
    if (!loaded) throw new Error('the moves were read and are not there');
    return loaded;
  }

  return {
    all: () => moves().all,
    byId: () => moves().byId,
    find: (id) => moves().byId.get(id),
    load: () => inSlices(reading),
    reload() {
      loaded = null;
      reading.return();
      reading = read();
    },
  };
}

function tooMany(dir: string, count: number): FileProblem[] {
  if (count <= mostOwnMoves) return [];
  return [[{ key: 'file.tooManyMoves', params: { path: dir, count, limit: mostOwnMoves } }]];
}

function leftOut({ file, path, message }: MoveProblem): FileProblem {
  const fault = path ? `${path}: ${message}` : message;
  return [{ key: 'file.moveLeftOut', params: { file, fault } }];
}

/** Pauses after each file. */
function* readMoves(paths: readonly string[], parse: typeof parseMove) {
  const moves: Move[] = [];
  const problems: MoveProblem[] = [];
  for (const path of paths) {
    const parsed = readMove(path, parse);
    if (parsed.ok) moves.push(parsed.move);
    else problems.push(...parsed.problems);
    yield;
  }
  return { moves, problems };
}

/** Never throws. */
export function readMove(path: string, parse: typeof parseMove): ReturnType<typeof parseMove> {
  const file = basename(path);
  const refused = (message: string) =>
    ({ ok: false, problems: [{ file, path: '', message }] }) as const;
  const read = readTextFile(path, largestMoveFile);
  switch (read.kind) {
    case 'missing':
      return refused('it is not there');
    case 'unread':
      return refused(read.reason);
    default:
      return moveOf(file, read, parse);
  }
}

/** The move in what a file of that name holds. Never throws. */
export function moveOf(
  file: string,
  read: ReturnType<typeof textOf>,
  parse: typeof parseMove,
): ReturnType<typeof parseMove> {
  try {
    if (read.kind === 'text') return parse(file, JSON.parse(read.text));
    return { ok: false, problems: [{ file, path: '', message: read.problem }] };
  } catch (error) {
    return { ok: false, problems: [{ file, path: '', message: messageOf(error) }] };
  }
}
