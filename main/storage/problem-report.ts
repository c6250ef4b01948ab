/** What is wrong with the person's files: said when it comes up, in the log and to the person. */
import { type FileProblem, fileProblemText } from '#core/file-problem';
import type { Translate } from '#core/translate';
import type { LogPort } from '../ports';

/** Where it is told what is wrong with a file. */
export interface Report {
  /**
   * Everything that is wrong with `source`, such as a file, now. Told is what was not wrong with
   * it before: a problem that lasts is told once, one that comes back is told again.
   */
  readonly now: (source: string, problems: readonly FileProblem[]) => void;
  /** Worth a line in the log only, once; in English. */
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
  const standing = new Map<string, ReadonlySet<string>>();
  const noted = new Set<string>();
  let untold: FileProblem[] = [];

  function queue(problem: FileProblem): void {
    untold.push(problem);
    if (untold.length > 1) return;
    queueMicrotask(() => {
      tell(untold);
      untold = [];
    });
  }

  return {
    now(source, problems) {
      const before = standing.get(source);
      const lines = problems.map((problem) => fileProblemText(problem, english));
      standing.set(source, new Set(lines));
      problems.forEach((problem, index) => {
        const line = lines[index] ?? '';
        if (before?.has(line) || lines.indexOf(line) < index) return;
        log.warn(line);
        queue(problem);
      });
    },
    note(line) {
      if (noted.has(line)) return;
      noted.add(line);
      log.info(line);
    },
  };
}
