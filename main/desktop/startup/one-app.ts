/**
 * One set of files, one app: this process becomes it, or the one that is it answers. Lock and
 * socket stand among the files; nothing of it is in a temporary folder.
 */
import { type FSWatcher, mkdirSync, watch } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { app } from 'electron';
import pTimeout from 'p-timeout';
import { MINUTE_MS } from '#core/time';
import type { Translate } from '#core/translate';
import { type CommandReply, refused } from '../../commands/command-reply';
import type { Stop } from '../../ports';
import { type AppLock, isLockName, takeAppLock } from './app-lock';
import type { CommandRequest } from './control-protocol';
import {
  type AnswerRequest,
  isAnswered,
  sendCommand,
  serveCommands,
  socketName,
} from './control-socket';

const retryMs = 50;

/** The running app may be starting, or busy: after so long the caller is told, then given up. */
const sayBusyAfterMs = 3_000;
const giveUpAfterMs = MINUTE_MS;

/** Takes the lock, or what the app that holds it answers. */
export async function becomeTheApp(
  dir: string,
  request: CommandRequest,
  t: Translate,
): Promise<{ readonly lock: AppLock } | { readonly reply: CommandReply }> {
  const busy = setTimeout(() => {
    process.stderr.write(`unhunch: ${t('commandLine.busy')}\n`);
  }, sayBusyAfterMs);
  try {
    const giveUpAt = performance.now() + giveUpAfterMs;
    for (;;) {
      const lock = await takeLock(dir);
      if (lock) return { lock };
      const reply = await answerWithin(giveUpAt - performance.now(), dir, request);
      if (reply) return { reply };
      if (performance.now() > giveUpAt) {
        return { reply: refused(`unhunch: ${t('commandLine.noAnswer')}`) };
      }
      await pass(retryMs);
    }
  } finally {
    clearTimeout(busy);
  }
}

async function takeLock(dir: string): Promise<AppLock | null> {
  if (process.platform !== 'win32') return takeAppLock(dir);
  // Chromium's own is held by the system there, but ends a first app that is busy: ask before.
  if (await isAnswered(dir)) return null;
  return app.requestSingleInstanceLock() ? { keep: () => true } : null;
}

/** The answer; null when there is nobody to give one, or not in time. */
async function answerWithin(
  limitMs: number,
  dir: string,
  request: CommandRequest,
): Promise<CommandReply | null> {
  try {
    return await pTimeout(sendCommand(dir, request), { milliseconds: Math.max(1, limitMs) });
  } catch {
    // It is starting, or ending, or late.
    return null;
  }
}

export interface Place {
  readonly dir: string;
  readonly lock: AppLock;
  readonly answer: AnswerRequest;
  readonly onError: (error: Error) => void;
  /** Another app has the files now. */
  readonly onLost: () => void;
}

/** Holds the place among the files: what is removed of it is put back at once. */
export function holdPlace({ dir, lock, answer, onError, onLost }: Place): Stop {
  const socket = serveCommands(dir, answer, onError);
  let watcher = watchFolder();

  function watchFolder(): FSWatcher | null {
    try {
      const started = watch(dir, { persistent: false }, (_event, name) => {
        if (name === basename(dir)) moved();
        else if (name === null || name === socketName || isLockName(name)) keep();
      });
      return started.on('error', onError);
    } catch (error) {
      onError(error as Error);
      return null;
    }
  }

  /** The folder itself was moved or removed. */
  function moved(): void {
    watcher?.close();
    keep();
    watcher = watchFolder();
  }

  function keep(): void {
    try {
      mkdirSync(dir, { recursive: true, mode: 0o700 });
      if (lock.keep()) socket.keep();
      else onLost();
    } catch (error) {
      onError(error as Error);
    }
  }

  return () => {
    watcher?.close();
    socket.close();
  };
}
