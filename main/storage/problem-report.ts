/** What is wrong with the person's files: said once each, in the log and to the person. */
import { type FileProblem, fileProblemText } from '#core/file-problem';
import type { Translate } from '#core/translate';
import type { LogPort } from '../ports';

/** Where it is told what is wrong with a file. Saying it again changes nothing. */
export interface Report {
  /** Something of the person's could not be used or written. */
  readonly problem: (problem: FileProblem) => void;
  /** Worth a line in the log only; in English. */
  readonly note: (line: string) => void;
}

/**
 * `english` words the log. `tell` gets the problems that came up together, at the end of the turn
 * in which they did.
 */
export function createReport(
  log: LogPort,
  english: Translate,
  tell: (problems: readonly FileProblem[]) => void,
): Report {
  const said = new Set<string>();
  let untold: FileProblem[] = [];

  function isNews(line: string): boolean {
    if (said.has(line)) return false;
    said.add(line);
    return true;
  }

  return {
    problem(problem) {
      const line = fileProblemText(problem, english);
      if (!isNews(line)) return;
      log.warn(line);
      untold.push(problem);
      if (untold.length > 1) return;
      queueMicrotask(() => {
        tell(untold);
        untold = [];
      });
    },
    note(line) {
      if (isNews(line)) log.info(line);
    },
  };
}
