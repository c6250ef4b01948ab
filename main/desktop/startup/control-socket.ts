/**
 * How a second start reaches the first: the second sends its command line over a local socket
 * and prints what comes back. One JSON line each way.
 */
import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { messageOf } from '#core/error-message';
import { type CommandReply, commandReplySchema, refused } from '../../commands/command-reply';
import type { Stop } from '../../ports';

const requestSchema = z.object({ argv: z.array(z.string()).max(200) });

/** The longest line either side accepts, in characters. */
const lineLimit = 1_000_000;

/** How long one side waits for the other's line. */
const answerWithinMs = 10_000;

/** What every Unix takes for a socket's path, in bytes. */
const pathLimit = 103;

/** Where the app with these files listens. */
export function socketPath(userDataDir: string): string {
  const id = createHash('sha256').update(realPathOf(userDataDir)).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\unhunch-${id}`;
  const name = `unhunch-${id}.sock`;
  const inRuntimeDir = join(process.env.XDG_RUNTIME_DIR ?? '', name);
  return process.env.XDG_RUNTIME_DIR && Buffer.byteLength(inRuntimeDir) <= pathLimit
    ? inRuntimeDir
    : join(tmpdir(), `unhunch-${userInfo().uid}`, name);
}

/** The single-instance lock knows the folder by any of its names, so must we. */
function realPathOf(dir: string): string {
  try {
    return realpathSync(dir);
  } catch {
    return dir;
  }
}

/**
 * Listens for later starts. The caller holds the single-instance lock, so a socket file that is
 * there was left by a crash and is replaced. `onError` is told once when listening is impossible.
 */
export function serveControlSocket(
  path: string,
  answer: (argv: readonly string[]) => Promise<CommandReply>,
  onError: (error: Error) => void,
): Stop {
  const unanswered = new Set<Socket>();
  const server = createServer((socket) => {
    unanswered.add(socket);
    socket.on('close', () => unanswered.delete(socket));
    void replyTo(socket, answer).then((reply) => {
      unanswered.delete(socket);
      socket.end(`${JSON.stringify(reply)}\n`);
    });
  });
  server.on('error', onError);
  server.unref();
  try {
    if (process.platform !== 'win32') makeRoomFor(path);
    server.listen(path, () => {
      if (process.platform !== 'win32') chmodSync(path, 0o600);
    });
  } catch (error) {
    onError(error instanceof Error ? error : new Error(String(error)));
  }
  return () => {
    server.close();
    for (const socket of unanswered) socket.destroy();
  };
}

async function replyTo(
  socket: Socket,
  answer: (argv: readonly string[]) => Promise<CommandReply>,
): Promise<CommandReply> {
  let argv: readonly string[];
  try {
    argv = requestOf(await readLine(socket));
  } catch (error) {
    return refused(`unhunch: that command could not be read: ${messageOf(error)}`);
  }
  try {
    return await answer(argv);
  } catch (error) {
    return refused(`unhunch: that command failed: ${messageOf(error)}`);
  }
}

function requestOf(line: string): readonly string[] {
  const request = requestSchema.safeParse(JSON.parse(line));
  if (!request.success) throw new Error('it is no list of arguments');
  return request.data.argv;
}

function makeRoomFor(path: string): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  checkOwner(folder);
  rmSync(path, { force: true });
}

/** Among the temporary files, somebody else could have made the folder to listen in our place. */
function checkOwner(folder: string): void {
  const { uid, mode } = lstatSync(folder);
  if (uid === userInfo().uid && (mode & 0o022) === 0) return;
  throw new Error(`${folder} is open to others`);
}

/** Sends `argv` to the running app. Rejects when none answers. */
export async function sendCommandLine(
  path: string,
  argv: readonly string[],
): Promise<CommandReply> {
  if (process.platform !== 'win32') checkOwner(dirname(path));
  const socket = createConnection(path);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  socket.write(`${JSON.stringify({ argv })}\n`);
  try {
    return commandReplySchema.parse(JSON.parse(await readLine(socket)));
  } finally {
    socket.destroy();
  }
}

/** The first line that comes. What comes after it, or is too much of it, goes unread. */
function readLine(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    let isDone = false;
    const finish = (settle: () => void) => {
      isDone = true;
      text = '';
      socket.setTimeout(0);
      settle();
    };
    socket.setEncoding('utf8');
    socket.setTimeout(answerWithinMs, () => finish(() => reject(new Error('no answer in time'))));
    socket.on('data', (chunk: string) => {
      if (isDone) return;
      text += chunk;
      const end = text.indexOf('\n');
      const line = text.slice(0, end);
      if (end >= 0) finish(() => resolve(line));
      else if (text.length > lineLimit) finish(() => reject(new Error('the line is too long')));
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the connection closed')));
  });
}
