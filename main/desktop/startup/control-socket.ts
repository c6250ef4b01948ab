/**
 * Where commands reach the running app: a socket among its files, so that whoever finds the files
 * finds the app, whatever happens to temporary folders and to the caller's environment.
 */
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createConnection, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { messageOf } from '#core/error-message';
import { type CommandReply, refused } from '../../commands/command-reply';
import type { Stop } from '../../ports';
import {
  type CommandRequest,
  decodeReply,
  decodeRequest,
  encodeReply,
  encodeRequest,
} from './control-protocol';

export type AnswerRequest = (request: CommandRequest) => Promise<CommandReply>;

export interface ControlSocket {
  /** Puts the socket back where it is gone. */
  keep(): void;
  close(): void;
}

export const socketName = 'control.sock';

/** How long a caller may take for its request, and for reading the reply. */
const callerLimitMs = 2_000;

/** More callers at a time are turned away; each tries again. */
const mostCallers = 100;

/** What every Unix takes for a socket's path, in bytes. */
const longestPath = 103;

/**
 * Answers commands for the app with its files in `dir`, whose lock the caller holds: a socket
 * that is there was left by a crash and is replaced. `onError` is told why there can be none.
 */
export function serveCommands(
  dir: string,
  answer: AnswerRequest,
  onError: (error: Error) => void,
): ControlSocket {
  const callers = new Set<Socket>();
  const onCaller = (socket: Socket) => {
    callers.add(socket);
    socket.on('close', () => callers.delete(socket));
    void serve(socket, answer).finally(() => callers.delete(socket));
  };
  let open = listen(dir, onCaller, onError);
  return {
    keep() {
      if (open.isInPlace()) return;
      open.leave();
      open = listen(dir, onCaller, onError);
    },
    close() {
      open.leave();
      for (const socket of callers) socket.destroy();
    },
  };
}

function listen(dir: string, onCaller: (socket: Socket) => void, onError: (error: Error) => void) {
  const server = createServer(onCaller);
  server.maxConnections = mostCallers;
  server.on('error', onError);
  server.unref();
  let closePlace: Stop = () => {};
  try {
    clearPlace(join(dir, socketName));
    if (process.platform === 'win32') writeFileSync(join(dir, socketName), newPipeName());
    const place = placeIn(dir);
    closePlace = place.close;
    // A path is bound before `listen` returns.
    server.listen(place.path);
    if (process.platform !== 'win32' && server.listening) chmodSync(place.path, 0o600);
  } catch (error) {
    onError(error instanceof Error ? error : new Error(String(error)));
  }
  const made = identityOf(dir);
  return {
    isInPlace: () => server.listening && made === identityOf(dir),
    /** Those who are connected stay so. */
    leave() {
      if (server.listening) server.close(closePlace);
      else closePlace();
    },
  };
}

/** A folder in the socket's place may be somebody's: it is moved, not removed. */
function clearPlace(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    renameSync(path, `${path}.aside-${Date.now()}`);
  } else rmSync(path, { force: true });
}

/** Where to reach the app, short enough for the system: a folder is, by its open descriptor. */
function placeIn(dir: string): { readonly path: string; readonly close: Stop } {
  const path = join(dir, socketName);
  // A pipe's name is open to all: who may read the file knows which one is ours.
  if (process.platform === 'win32') return { path: readFileSync(path, 'utf8'), close: () => {} };
  if (process.platform !== 'linux' || Buffer.byteLength(path) <= longestPath) {
    return { path, close: () => {} };
  }
  const descriptor = openSync(dir, 'r');
  return {
    path: `/proc/self/fd/${descriptor}/${socketName}`,
    close: () => closeSync(descriptor),
  };
}

/** What tells this socket from one that took its place; undefined when it is gone. */
function identityOf(dir: string): string | undefined {
  try {
    const { dev, ino } = lstatSync(join(dir, socketName));
    return `${dev} ${ino}`;
  } catch {
    return undefined;
  }
}

function newPipeName(): string {
  return `\\\\.\\pipe\\unhunch-${randomUUID()}`;
}

async function serve(socket: Socket, answer: AnswerRequest): Promise<void> {
  socket.on('error', () => {});
  const reply = await replyTo(socket, answer);
  if (socket.destroyed) return;
  dropAfter(socket, callerLimitMs);
  socket.end(encodeReply(reply));
}

async function replyTo(socket: Socket, answer: AnswerRequest): Promise<CommandReply> {
  let request: CommandRequest;
  const stopTimer = dropAfter(socket, callerLimitMs);
  try {
    request = await readWhole(socket, decodeRequest);
  } catch (error) {
    return refused(`unhunch: that command could not be read: ${messageOf(error)}`);
  } finally {
    stopTimer();
  }
  try {
    return await answer(request);
  } catch (error) {
    return refused(`unhunch: that command failed: ${messageOf(error)}`);
  }
}

/** However it trickles: the time is for the whole of it. */
function dropAfter(socket: Socket, ms: number): Stop {
  const timer = setTimeout(() => socket.destroy(), ms);
  socket.once('close', () => clearTimeout(timer));
  return () => clearTimeout(timer);
}

/** Whether an app with its files in `dir` can be reached. */
export async function isAnswered(dir: string): Promise<boolean> {
  try {
    await onConnection(dir, async () => {});
    return true;
  } catch {
    return false;
  }
}

/** Sends a command to the app with its files in `dir`. Rejects when none answers. */
export function sendCommand(dir: string, request: CommandRequest): Promise<CommandReply> {
  return onConnection(dir, async (socket) => {
    socket.write(encodeRequest(request));
    return await readWhole(socket, decodeReply);
  });
}

async function onConnection<T>(dir: string, use: (socket: Socket) => Promise<T>): Promise<T> {
  const place = placeIn(dir);
  const socket = createConnection(place.path);
  try {
    await connected(socket);
    return await use(socket);
  } finally {
    socket.destroy();
    place.close();
  }
}

function connected(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
}

/** Collects what comes until it is whole; what comes after that goes unread. */
function readWhole<T>(socket: Socket, decode: (bytes: Buffer) => T | null): Promise<T> {
  return new Promise((resolve, reject) => {
    let bytes = Buffer.alloc(0);
    const take = (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      try {
        const value = decode(bytes);
        if (value !== null) finish(() => resolve(value));
      } catch (error) {
        finish(() => reject(error));
      }
    };
    const finish = (settle: () => void) => {
      socket.off('data', take);
      settle();
    };
    socket.on('data', take);
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the connection closed')));
  });
}
