/** What `npm run mutate` can be told. */
import { parseArgs } from 'node:util';
import { UserError } from '../script';

export interface Options {
  /** How many mutants to try, at random; null for all of them. */
  readonly sample: number | null;
  /** Decides which mutants are in the sample, and what the tests at random try. */
  readonly seed: number;
  /** Folders and files to stay in; null for all areas. */
  readonly only: readonly string[] | null;
  /** Mutants tried at the same time. */
  readonly jobs: number;
}

const usage =
  'usage: npm run mutate -- [--sample=<mutants>] [--seed=<n>] [--only=<folder or file>[,…]] [--jobs=<n>]';

/**
 * Reads the arguments; what they leave open is taken from `otherwise`.
 *
 * @throws {UserError} with the usage
 */
export function parseOptions(args: readonly string[], otherwise: Options): Options {
  const text = { type: 'string' } as const;
  let values: { sample?: string; seed?: string; only?: string; jobs?: string };
  try {
    values = parseArgs({
      args: [...args],
      options: { sample: text, seed: text, only: text, jobs: text },
    }).values;
  } catch (error) {
    throw new UserError(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
  return {
    sample: wholeNumber('sample', values.sample, 1) ?? otherwise.sample,
    seed: wholeNumber('seed', values.seed, 0) ?? otherwise.seed,
    only: values.only?.split(',').map(plainPath) ?? otherwise.only,
    jobs: wholeNumber('jobs', values.jobs, 1) ?? otherwise.jobs,
  };
}

/** Without `./` before it and `/` after it. */
function plainPath(text: string): string {
  return text.replace(/^\.\//, '').replace(/\/$/, '');
}

function wholeNumber(name: string, text: string | undefined, min: number): number | null {
  if (text === undefined) return null;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= min && number <= 0x7fffffff) return number;
  throw new UserError(`--${name} takes a whole number from ${min}, not ${text}\n${usage}`);
}
