/** `state.json`: what the schedule remembers over a restart. */
import { join } from 'node:path';
import type { FileProblem } from '#core/file-problem';
import { parseState } from '#core/schedule/state-file';
import type { State } from '#core/schedule/types';
import { readJsonFile, unwritable, writeJsonFile } from './json-file';

export interface StateFile {
  /** The state to start from: the file's, its last good copy, or `fresh`. */
  readonly start: State;
  /** What was wrong with the file; null when nothing was. */
  readonly problem: FileProblem | null;
  /** Writes the state. What goes wrong is told to `onProblem` and changes nothing else. */
  save(state: State): void;
}

export function openStateFile(
  dir: string,
  fresh: State,
  now: number,
  onProblem: (problem: FileProblem) => void,
): StateFile {
  const path = join(dir, 'state.json');
  const read = readJsonFile(path, parseState, now);
  return {
    start: ('value' in read && read.value) || fresh,
    problem: 'problem' in read ? read.problem : null,
    save(state) {
      if (read.kind === 'leave') return;
      try {
        writeJsonFile(path, state);
      } catch (error) {
        onProblem(unwritable(path, error, { key: 'file.countLasts' }));
      }
    },
  };
}
