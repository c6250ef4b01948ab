/** Takes a person's own moves in: data that fits the schema, copied into their folder. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { writeFileSync } from 'atomically';
import type { ImportReport } from '#core/contract';
import { messageOf } from '#core/error-message';
import { type MoveProblem, parseOwnMove } from '#core/moves/move-file';
import type { MoveLibrary } from './move-library';

/** A move with its text is a few kB; more than this is something else. */
const largestFile = 200_000;

/** `paths` are files, or one folder. A file with any problem is left out and reported. */
export function importMoves(
  paths: readonly string[],
  ownDir: string,
  library: MoveLibrary,
): ImportReport {
  const added: string[] = [];
  const problems: MoveProblem[] = [];
  const isOurs = (id: string) => library.all().some(({ move, own }) => !own && move.id === id);

  function importFile(path: string): void {
    const file = basename(path);
    const text = readMoveFile(path);
    const parsed = parseOwnMove(file, JSON.parse(text));
    if (!parsed.ok) {
      problems.push(...parsed.problems);
      return;
    }
    const { id } = parsed.move;
    if (isOurs(id)) throw new Error(`${id} is one of the app's own moves; give yours another id`);
    writeFileSync(join(ownDir, file), text);
    added.push(id);
  }

  function attempt(path: string, action: () => void): void {
    try {
      action();
    } catch (error) {
      problems.push({ file: basename(path), path: '', message: messageOf(error) });
    }
  }

  for (const chosen of paths) {
    attempt(chosen, () => {
      for (const path of filesAt(chosen)) attempt(path, () => importFile(path));
    });
  }
  library.reload();
  return { added, problems };
}

function readMoveFile(path: string): string {
  if (statSync(path).size > largestFile) {
    throw new Error(`it is larger than ${largestFile / 1000} kB`);
  }
  return readFileSync(path, 'utf8');
}

function filesAt(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(path, name));
}
