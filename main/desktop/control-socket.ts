/**
 * How a second start reaches the first: the second sends its command line over a local socket
 * and prints what comes back. One JSON line each way.
 */
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type CommandReply, commandReplySchema, refused } from '../command-reply';
import type { Stop } from '../ports';

const requestSchema = z.object({ argv: z.array(z.string()).max(200) });

/** The longest line either side accepts, in characters. */
const lineLimit = 1_000_000;

/** How long one side waits for the other's line. */
const answerWithinMs = 10_000;

/** Where the app with these files listens. Short, since Unix limits a socket's path to 107 bytes. */
export function socketPath(userDataDir: string): string {
  const id = createHash('sha256').update(userDataDir).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\unhunch-${id}`;
  const runtimeDir = process.env.XDG_RUNTIME_DIR ?? join(tmpdir(), `unhunch-${userInfo().uid}`);
  return join(runtimeDir, `unhunch-${id}.sock`);
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
  const server = createServer((socket) => {
    void readLine(socket)
      .then((line) => answer(requestSchema.parse(JSON.parse(line)).argv))
      .catch((error: unknown) =>
        refused(`unhunch: that command could not be read: ${String(error)}`),
      )
      .then((reply) => socket.end(`${JSON.stringify(reply)}\n`));
  });
  server.on('error', onError);
  if (process.platform !== 'win32') {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    rmSync(path, { force: true });
  }
  server.listen(path, () => {
    if (process.platform !== 'win32') chmodSync(path, 0o600);
  });
  server.unref();
  return () => server.close();
}

/** Sends `argv` to the running app. Rejects when none answers. */
export async function sendCommandLine(
  path: string,
  argv: readonly string[],
): Promise<CommandReply> {
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

function readLine(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.setTimeout(answerWithinMs, () => socket.destroy(new Error('no answer in time')));
    socket.on('data', (chunk: string) => {
      text += chunk;
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end));
      else if (text.length > lineLimit) socket.destroy(new Error('the line is too long'));
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the connection closed')));
  });
}
