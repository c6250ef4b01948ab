/** What a part of `npm run faults` is, and what it came to. */

export interface Fault {
  /** Such as `kills of the file layer`. */
  readonly name: string;
  /** `programOf` is the path of one of `programs/`, to be run by Node. */
  run(programOf: (name: string) => string): Promise<Result>;
}

export interface Result {
  readonly tried: number;
  /** What didn't hold, a line for each try, with what it takes to see it again. */
  readonly failed: readonly string[];
  /** Why it could not be tried on this machine. */
  readonly notRun?: string;
}

/** What a program said that checks one thing after another: `held …` or `failed …`, a line each. */
export function checksOf(output: string, code: number): Result {
  const checks = [...output.matchAll(/^(held|failed) (.*)$/gm)];
  const failed = checks.flatMap(([, how, what = '']) => (how === 'failed' ? [what] : []));
  if (code !== 0) failed.push(`ended with ${code}: ${output.slice(-500)}`);
  return { tried: checks.length + (code === 0 ? 0 : 1), failed };
}
