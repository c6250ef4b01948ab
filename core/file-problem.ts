import type { Message } from './moves/vocabulary';
import type { Translate } from './translate';

/**
 * What is wrong with one of the person's files, where, and what happens now: sentences among the
 * texts of the desktop. What the file system or a parser said is in them as it was, in English.
 */
export type FileProblem = readonly Message[];

/** The sentences of a problem in the language of `t`. */
export function fileProblemText(problem: FileProblem, t: Translate): string {
  return problem.map(({ key, params }) => t(key, params)).join(' ');
}
