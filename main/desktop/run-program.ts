import { execFile } from 'node:child_process';

export type ProgramEnd =
  | { readonly kind: 'ended'; readonly exitCode: number; readonly stdout: string }
  /** There is no such program. */
  | { readonly kind: 'missing' }
  /** It took longer than its limit and was killed. */
  | { readonly kind: 'late' };

export type RunProgram = (
  program: string,
  args: readonly string[],
  limitMs: number,
) => Promise<ProgramEnd>;

/** Runs a program without a shell and kills it after `limitMs`. Never rejects. */
export const runProgram: RunProgram = (program, args, limitMs) =>
  new Promise((resolve) => {
    execFile(
      program,
      [...args],
      { timeout: limitMs, killSignal: 'SIGKILL', windowsHide: true, maxBuffer: 16 * 1024 * 1024 },
      (error, stdout) => {
        if (!error) resolve({ kind: 'ended', exitCode: 0, stdout });
        else if (error.killed) resolve({ kind: 'late' });
        else if (typeof error.code === 'number') {
          resolve({ kind: 'ended', exitCode: error.code, stdout });
        } else resolve({ kind: 'missing' });
      },
    );
  });
