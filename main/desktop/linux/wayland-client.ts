/**
 * As much of the Wayland wire protocol as it takes to ask a compositor something: objects, events
 * and requests without file descriptors (https://wayland.freedesktop.org/docs/html/ch04.html).
 */
import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { endianness } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** What the compositor offers: the number that binds it, and the newest version it speaks. */
export interface WaylandGlobal {
  readonly name: number;
  readonly version: number;
}

export type WaylandArgument = number | string;
export type WaylandListener = (opcode: number, body: WaylandReader) => void;

export interface WaylandClient {
  /** By interface, such as `wl_seat`; of several of one kind, the first. */
  readonly globals: ReadonlyMap<string, WaylandGlobal>;
  /** Binds what the compositor offers, in `version` at most; `listen` hears its events. */
  bind(type: string, version: number, listen?: WaylandListener): number;
  /** A number for an object that a request is about to make. */
  create(listen?: WaylandListener): number;
  /** Hears an object that the compositor has made. */
  listen(object: number, listener: WaylandListener): void;
  request(object: number, opcode: number, ...args: readonly WaylandArgument[]): void;
  /** Resolves once all that was requested has been done and told. */
  settled(): Promise<void>;
  /** Called once when the compositor ends the connection or complains. */
  onClosed(callback: (error: Error) => void): void;
  close(): void;
}

const display = 1;
const registry = 2;
/** Requests and events of the protocol's own objects, by their numbers. */
const displayRequest = { sync: 0, getRegistry: 1 } as const;
const displayEvent = { error: 0, deleteId: 1 } as const;
const registryBind = 0;
const registryGlobal = 0;
const headerBytes = 8;
const connectWithinMs = 1_000;

/** Where the compositor listens, from the environment; null outside a Wayland session. */
export function waylandSocket(env: NodeJS.ProcessEnv): string | null {
  const { WAYLAND_DISPLAY: name, XDG_RUNTIME_DIR: dir } = env;
  if (!name) return null;
  if (isAbsolute(name)) return name;
  return dir ? join(dir, name) : null;
}

/** Connects and learns what there is. Rejects when nobody answers within a second. */
export async function connectWayland(path: string): Promise<WaylandClient> {
  const socket = createConnection(path);
  const signal = AbortSignal.timeout(connectWithinMs);
  try {
    await once(socket, 'connect', { signal });
    const client = new Connection(socket);
    client.request(display, displayRequest.getRegistry, registry);
    await Promise.race([
      client.settled(),
      once(signal, 'abort').then(() => signal.throwIfAborted()),
    ]);
    return client;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

class Connection implements WaylandClient {
  readonly globals = new Map<string, WaylandGlobal>();
  readonly #socket: Socket;
  readonly #listeners = new Map<number, WaylandListener>();
  #nextId = registry + 1;
  #pending = Buffer.alloc(0);
  #closed: Error | null = null;
  #onClosed: (error: Error) => void = () => {};
  #failures = new Set<(error: Error) => void>();

  constructor(socket: Socket) {
    this.#socket = socket;
    this.#listeners.set(display, (opcode, body) => {
      if (opcode === displayEvent.error) {
        body.uint();
        body.uint();
        this.#end(new Error(`the compositor complains: ${body.string()}`));
      } else if (opcode === displayEvent.deleteId) this.#listeners.delete(body.uint());
    });
    this.#listeners.set(registry, (opcode, body) => {
      if (opcode !== registryGlobal) return;
      const name = body.uint();
      const type = body.string();
      if (!this.globals.has(type)) this.globals.set(type, { name, version: body.uint() });
    });
    socket.on('data', (data: Buffer) => this.#read(data));
    socket.on('error', (error) => this.#end(error));
    socket.on('close', () => this.#end(new Error('the compositor has gone')));
  }

  bind(type: string, version: number, listen?: WaylandListener): number {
    const global = this.globals.get(type);
    if (!global) throw new Error(`this compositor has no ${type}`);
    const object = this.create(listen);
    const spoken = Math.min(version, global.version);
    this.request(registry, registryBind, global.name, type, spoken, object);
    return object;
  }

  create(listen: WaylandListener = () => {}): number {
    const object = this.#nextId++;
    this.#listeners.set(object, listen);
    return object;
  }

  listen(object: number, listener: WaylandListener): void {
    this.#listeners.set(object, listener);
  }

  request(object: number, opcode: number, ...args: readonly WaylandArgument[]): void {
    const body = Buffer.concat(
      args.map((arg) => (typeof arg === 'number' ? uint(arg) : text(arg))),
    );
    const size = headerBytes + body.length;
    this.#socket.write(Buffer.concat([uint(object), uint(size * 0x10000 + opcode), body]));
  }

  settled(): Promise<void> {
    if (this.#closed) return Promise.reject(this.#closed);
    return new Promise((resolve, reject) => {
      this.#failures.add(reject);
      const done = this.create(() => {
        this.#failures.delete(reject);
        resolve();
      });
      this.request(display, displayRequest.sync, done);
    });
  }

  onClosed(callback: (error: Error) => void): void {
    this.#onClosed = callback;
  }

  close(): void {
    this.#onClosed = () => {};
    this.#socket.destroy();
  }

  #read(data: Buffer): void {
    this.#pending = Buffer.concat([this.#pending, data]);
    while (this.#pending.length >= headerBytes) {
      const word = read32(this.#pending, 4);
      const size = Math.floor(word / 0x10000);
      if (size < headerBytes) {
        this.#end(new Error('the compositor sent a message of no length'));
        return;
      }
      if (this.#pending.length < size) return;
      const object = read32(this.#pending, 0);
      const body = new WaylandReader(this.#pending.subarray(headerBytes, size));
      this.#pending = this.#pending.subarray(size);
      this.#listeners.get(object)?.(word % 0x10000, body);
    }
  }

  #end(error: Error): void {
    if (this.#closed) return;
    this.#closed = error;
    this.#socket.destroy();
    for (const fail of this.#failures) fail(error);
    this.#onClosed(error);
  }
}

/** The arguments of an event, read one after another. */
export class WaylandReader {
  readonly #body: Buffer;
  #at = 0;

  constructor(body: Buffer) {
    this.#body = body;
  }

  uint(): number {
    this.#at += 4;
    return read32(this.#body, this.#at - 4);
  }

  string(): string {
    // The closing zero is counted.
    return this.#bytes().subarray(0, -1).toString('utf8');
  }

  /** Each an unsigned 32-bit number. */
  array(): readonly number[] {
    const bytes = this.#bytes();
    return Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => read32(bytes, i * 4));
  }

  #bytes(): Buffer {
    const length = this.uint();
    const start = this.#at;
    this.#at += padded(length);
    return this.#body.subarray(start, start + length);
  }
}

const isLittle = endianness() === 'LE';

function read32(buffer: Buffer, at: number): number {
  if (at + 4 > buffer.length) throw new RangeError('an event is shorter than it should be');
  return isLittle ? buffer.readUInt32LE(at) : buffer.readUInt32BE(at);
}

function uint(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  if (isLittle) buffer.writeUInt32LE(value);
  else buffer.writeUInt32BE(value);
  return buffer;
}

function text(value: string): Buffer {
  const bytes = Buffer.from(`${value}\0`);
  const body = Buffer.alloc(padded(bytes.length));
  bytes.copy(body);
  return Buffer.concat([uint(bytes.length), body]);
}

/** Arguments end at whole words. */
function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
