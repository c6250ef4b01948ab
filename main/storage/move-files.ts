import { basename, join } from 'node:path';
import { namesIn } from './text-file';

/** The ids of the moves in a folder, by its file names alone. */
export function moveIdsIn(dir: string): readonly string[] {
  return moveFilesIn(dir).map((path) => basename(path, '.json'));
}

/** The files of a folder that may be moves, in the order of their names. */
export function moveFilesIn(dir: string): readonly string[] {
  return namesIn(dir)
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(dir, name));
}
