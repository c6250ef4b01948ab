/** What is wrong with the person's files: said once each, in the log and to the person. */
import type { LogPort } from './ports';

/** Where it is told, in English, what is wrong with a file. Saying it again changes nothing. */
export interface Report {
  /** Something of the person's could not be used or written. */
  readonly problem: (line: string) => void;
  /** Worth a line in the log only. */
  readonly note: (line: string) => void;
}

/** `tell` gets the problems that came up together, at the end of the turn in which they did. */
export function createReport(log: LogPort, tell: (problems: readonly string[]) => void): Report {
  const said = new Set<string>();
  let untold: string[] = [];

  function isNews(line: string): boolean {
    if (said.has(line)) return false;
    said.add(line);
    return true;
  }

  return {
    problem(line) {
      if (!isNews(line)) return;
      log.warn(line);
      untold.push(line);
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
