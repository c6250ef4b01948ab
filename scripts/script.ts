// What every script here starts with: how it ends, and how it runs other programs.
import { type SpawnOptions, spawn } from 'node:child_process';
import os from 'node:os';
import { fileURLToPath } from 'node:url';

export const projectDir = fileURLToPath(new URL('..', import.meta.url));

/** A failure that the person can do something about: its message is shown without a stack. */
export class UserError extends Error {
  override name = 'UserError';
}

/**
 * Runs a script's main function and ends the process with the code it returns, at once: a library
 * that waits for the process to run out of work would end it with a code of its own.
 */
export function runScript(main: () => Promise<number>): void {
  main()
    .catch((error: unknown) => {
      console.error(error instanceof UserError ? `\n${error.message}` : error);
      return 1;
    })
    .then((code) => process.exit(code));
}

export interface Outcome {
  /** Exit code, or 128 + the number that stands for "ended by a signal" in a shell. */
  code: number;
  /** Standard output and error as they came; empty when they were inherited. */
  output: string;
}

/**
 * Runs a program to its end. Its output is collected, unless `stdio` says otherwise.
 *
 * @throws {UserError} when there is no such program
 */
export function run(command: string, args: string[], options: SpawnOptions = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ENOENT' ? new UserError(`There is no program ${command}.`) : error),
    );
    child.on('close', (code, signal) => resolve({ code: exitCode(code, signal), output }));
  });
}

/** The exit code a shell would report for a child that ended so. */
export function exitCode(code: number | null, signal: NodeJS.Signals | null): number {
  return code ?? 128 + (signal ? (signalNumbers[signal] ?? 0) : 0);
}

const signalNumbers: Partial<Record<NodeJS.Signals, number>> = os.constants.signals;
