/** `state.json`: what the schedule remembers over a restart. */
import { join } from 'node:path';
import type { FileProblem } from '#core/file-problem';
import { parseState } from '#core/schedule/state-file';
import type { State } from '#core/schedule/types';
import {
  type JsonFile,
  lookAtJsonFile,
  readJsonFile,
  unwritable,
  writeJsonFile,
} from './json-file';

export interface StateFile {
  /** The state to start from: the file's, its last good copy, or `fresh`. */
  readonly start: State;
  /** What is wrong with the file, or with writing it; null when nothing is. */
  problem(): FileProblem | null;
  /**
   * Writes the state. Never throws: what goes wrong is the problem from then on. A file that
   * could not be read at the start, but can be now, is not written over: its state is the answer.
   */
  save(state: State): State | null;
  /** What was saved last is not in the file. */
  isBehind(): boolean;
}

/** In bytes; a day and a half of breaks takes some thousands. */
const largestState = 1_000_000;

export interface StateFileParts {
  readonly dir: string;
  readonly fresh: State;
  /** Epoch ms. */
  readonly now: number;
  /** `problem` may have changed. */
  readonly onProblem: () => void;
}

export function openStateFile({ dir, fresh, now, onProblem }: StateFileParts): StateFile {
  const file: JsonFile<State> = {
    path: join(dir, 'state.json'),
    largest: largestState,
    parse: parseState,
  };
  const read = readJsonFile(file, now);
  let problem = 'problem' in read ? read.problem : null;
  let mustLeave = read.kind === 'leave';
  let isBehind = false;

  /** Reads what was to be left again. */
  function readLate(): State | null {
    const seen = lookAtJsonFile(file);
    mustLeave = seen.kind === 'unread' || seen.kind === 'newer';
    return seen.kind === 'good' ? seen.value : null;
  }

  function write(state: State): void {
    try {
      writeJsonFile(file.path, state, file.largest);
      isBehind = false;
      problem = null;
    } catch (error) {
      problem = unwritable(file.path, error, { key: 'file.countLasts' });
    }
  }

  return {
    start: ('value' in read && read.value) || fresh,
    problem: () => problem,
    save(state) {
      isBehind = true;
      const late = mustLeave ? readLate() : null;
      if (late) problem = null;
      else if (!mustLeave) write(state);
      onProblem();
      return late;
    },
    isBehind: () => isBehind,
  };
}
