/** Takes a person's own moves in: data that fits the schema, copied into their folder. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ImportReport } from '#core/contract';
import { type MoveProblem, parseOwnMove } from '#core/moves/move-file';
import { messageOf } from './files/json-file';
import type { Library } from './library';

/** A move with its text is a few kB; more than this is something else. */
const largestFile = 200_000;

/** `paths` are files, or one folder. A file with any problem is left out and reported. */
export function importMoves(
  paths: readonly string[],
  ownDir: string,
  library: Library,
): ImportReport {
  const added: string[] = [];
  const problems: MoveProblem[] = [];
  for (const path of paths.flatMap(filesAt)) {
    const file = basename(path);
    const refuse = (message: string) => problems.push({ file, path: '', message });
    try {
      if (statSync(path).size > largestFile) {
        refuse(`it is larger than ${largestFile / 1000} kB`);
        continue;
      }
      const text = readFileSync(path, 'utf8');
      const parsed = parseOwnMove(file, JSON.parse(text));
      if (!parsed.ok) problems.push(...parsed.problems);
      else if (library.all().some(({ move, own }) => !own && move.id === parsed.move.id)) {
        refuse(`${parsed.move.id} is one of the app's own moves; give yours another id`);
      } else {
        mkdirSync(ownDir, { recursive: true });
        writeFileSync(join(ownDir, file), text);
        added.push(parsed.move.id);
      }
    } catch (error) {
      refuse(messageOf(error));
    }
  }
  library.reload();
  return { added, problems };
}

function filesAt(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(path, name));
}
