/** A scripted Wayland compositor on a socket of the test's own: it answers, and tells what it is told to. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface WaylandRequest {
  readonly object: number;
  readonly opcode: number;
  readonly words: readonly number[];
}

export interface ScriptedCompositor {
  readonly path: string;
  /** All that clients have asked, `sync` and `get_registry` left out. */
  readonly requests: readonly WaylandRequest[];
  /** Sends an event of an object to the last client. */
  tell(object: number, opcode: number, ...args: readonly (number | string | number[])[]): void;
  /** Ends the connection to the last client. */
  hangUp(): void;
  stop(): Promise<void>;
}

/** `globals`: interface and version of what it offers. `onBind` may tell more about what was bound. */
export async function startCompositor(
  globals: readonly (readonly [string, number])[],
  onBind: (type: string, object: number, compositor: ScriptedCompositor) => void = () => {},
): Promise<ScriptedCompositor> {
  const dir = await mkdtemp(join(tmpdir(), 'unhunch-wl-'));
  const path = join(dir, 'wayland-0');
  const requests: WaylandRequest[] = [];
  let last: Socket | undefined;

  const compositor: ScriptedCompositor = {
    path,
    requests,
    tell(object, opcode, ...args) {
      last?.write(message(object, opcode, args));
    },
    hangUp: () => last?.destroy(),
    async stop() {
      last?.destroy();
      server.close();
      await rm(dir, { recursive: true, force: true });
    },
  };

  const server = createServer((socket) => {
    last = socket;
    socket.on('error', () => {});
    socket.on('data', (data: Buffer) => {
      for (let at = 0; at < data.length; ) {
        const object = data.readUInt32LE(at);
        const opcode = data.readUInt16LE(at + 4);
        const size = data.readUInt16LE(at + 6);
        const body = data.subarray(at + 8, at + size);
        at += size;
        if (object === 1) answerDisplay(opcode, body);
        else if (object === 2) {
          const length = body.readUInt32LE(4);
          const type = body.subarray(8, 8 + length - 1).toString();
          onBind(type, body.readUInt32LE(body.length - 4), compositor);
        } else requests.push({ object, opcode, words: wordsOf(body) });
      }
    });
  });
  function answerDisplay(opcode: number, body: Buffer): void {
    const made = body.readUInt32LE(0);
    if (opcode === 0) compositor.tell(made, 0, 0);
    else
      for (const [i, [type, version]] of globals.entries())
        compositor.tell(made, 0, i + 1, type, version);
  }
  server.listen(path);
  await once(server, 'listening');
  return compositor;
}

function wordsOf(body: Buffer): number[] {
  return Array.from({ length: body.length / 4 }, (_, i) => body.readUInt32LE(i * 4));
}

function message(
  object: number,
  opcode: number,
  args: readonly (number | string | number[])[],
): Buffer {
  const body = Buffer.concat(args.map(argument));
  const head = Buffer.alloc(8);
  head.writeUInt32LE(object, 0);
  head.writeUInt16LE(opcode, 4);
  head.writeUInt16LE(8 + body.length, 6);
  return Buffer.concat([head, body]);
}

function argument(value: number | string | number[]): Buffer {
  if (typeof value === 'number') return words([value]);
  const bytes = typeof value === 'string' ? Buffer.from(`${value}\0`) : words(value);
  const filled = Buffer.alloc(Math.ceil(bytes.length / 4) * 4);
  bytes.copy(filled);
  return Buffer.concat([words([bytes.length]), filled]);
}

function words(values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) buffer.writeUInt32LE(value, i * 4);
  return buffer;
}
