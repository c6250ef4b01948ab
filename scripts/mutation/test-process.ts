/**
 * A test runner in a process of its own, so that a mutant that never ends, or ends the process,
 * ends nothing else.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Trial } from './findings';
import type { Setup, TestedFile } from './test-runner';

export interface Question {
  readonly files: readonly string[];
  readonly trial: Trial;
}

export type Result = readonly TestedFile[] | 'too long' | 'crashed';

/** Answers one question at a time. */
export interface Asked {
  ask(question: Question, limitMs: number): Promise<Result>;
  /** The next question is answered by a new process. */
  stop(): void;
}

export class TestProcess implements Asked {
  private child: ChildProcess | null = null;
  private readonly setup: Setup;

  constructor(setup: Setup) {
    this.setup = setup;
  }

  /** Runs test files, or all for an empty list. One question at a time. */
  ask(question: Question, limitMs: number): Promise<Result> {
    const child = this.child ?? this.start();
    this.child = child;
    return new Promise((resolve) => {
      const settle = (result: Result) => {
        clearTimeout(timer);
        child.removeAllListeners();
        if (typeof result === 'string') this.stop();
        resolve(result);
      };
      const timer = setTimeout(settle, limitMs, 'too long');
      child.once('message', (tested) => settle(tested as readonly TestedFile[]));
      child.once('exit', () => settle('crashed'));
      child.send(question);
    });
  }

  stop(): void {
    const pid = this.child?.pid;
    this.child = null;
    try {
      // The whole group: an endless mutant runs in a worker of the child.
      if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }

  private start(): ChildProcess {
    const file = fileURLToPath(new URL('./test-process-main.ts', import.meta.url));
    return fork(file, [JSON.stringify(this.setup)], {
      execArgv: ['--import', 'tsx'],
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  }
}
