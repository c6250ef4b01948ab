import type { HookPort, LogPort } from '../ports';
import { runProgram as reallyRun } from './run-program';

/** A hook that runs longer is killed. */
const limitMs = 10_000;

/** Runs the person's own programs and logs how they ended, never their arguments. */
export function createHooks(log: LogPort, runProgram = reallyRun): HookPort {
  return {
    async run(event, [program, ...args]) {
      if (program === undefined) return 'missing';
      const end = await runProgram(program, args, limitMs);
      if (end.kind === 'missing') {
        log.warn(`hook ${event}: its program can't be run`);
        return 'missing';
      }
      if (end.kind === 'late') {
        log.warn(`hook ${event}: ended after ${limitMs / 1000} s`);
        return 'late';
      }
      if (end.exitCode !== 0) {
        log.warn(`hook ${event}: exit code ${end.exitCode}`);
        return 'failed';
      }
      log.info(`hook ${event}: done`);
      return 'done';
    },
  };
}
