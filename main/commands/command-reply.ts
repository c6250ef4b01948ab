/** What a command line came to: what the terminal shows, and the exit code. */
export interface CommandReply {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Done, with these lines for the terminal. */
export function said(...lines: readonly string[]): CommandReply {
  return { exitCode: 0, stdout: lines.map((line) => `${line}\n`).join(''), stderr: '' };
}

/** Not done; `line` says why. */
export function refused(line: string, exitCode = 1): CommandReply {
  return { exitCode, stdout: '', stderr: `${line}\n` };
}
