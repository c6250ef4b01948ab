import { type EventEmitter, setMaxListeners } from 'node:events';
import type { Message, MessageBus } from '@jellybrick/dbus-next';
import pTimeout from 'p-timeout';
import type { Stop } from '../../ports';

export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
}

/** The part of a signal's match rule that a subscriber may name. */
export interface BusSignal {
  readonly interface: string;
  readonly member: string;
  readonly path?: string;
  readonly arg0?: string;
}

/** A method that others call here. */
export interface ServedMethod {
  readonly path: string;
  readonly interface: string;
  readonly member: string;
}

/** The person's D-Bus session bus. Connects when first used; one connection for the whole app. */
export interface SessionBus {
  /** The reply's values. Rejects on an error, without a bus, or without a reply in `limitMs`. */
  call(call: BusCall, limitMs: number): Promise<readonly unknown[]>;
  /** Calls back with the values of each such signal. Without a bus it never does. */
  onSignal(signal: BusSignal, callback: (body: readonly unknown[]) => void): Stop;
  /**
   * Answers calls of the method, with nothing, and calls back with the values of each. Resolves to
   * our name on the bus, which they are to be sent to. Rejects without a bus.
   */
  serve(
    method: ServedMethod,
    callback: (body: readonly unknown[]) => void,
  ): Promise<{ readonly name: string; readonly stop: Stop }>;
  close(): void;
}

type DbusLibrary = typeof import('@jellybrick/dbus-next');

/** `onError` is told when the connection can't be had or breaks; calls reject from then on. */
export function createSessionBus(onError: (error: Error) => void): SessionBus {
  return createBus('sessionBus', onError);
}

/** The machine's own bus, with logind on it. */
export function createSystemBus(onError: (error: Error) => void): SessionBus {
  return createBus('systemBus', onError);
}

function createBus(which: 'sessionBus' | 'systemBus', onError: (error: Error) => void): SessionBus {
  let connection: Promise<{ readonly bus: MessageBus; readonly library: DbusLibrary }> | undefined;
  let closed = false;

  /** Ends the calls that wait when the connection breaks; each of them listens. */
  const breaking = new AbortController();
  const broken = breaking.signal;
  setMaxListeners(0, broken);

  const connect = () => {
    connection ??= import('@jellybrick/dbus-next').then((library) => {
      const bus = library[which]();
      const events: EventEmitter = bus;
      events.on('error', (error: Error) => {
        if (broken.aborted || closed) return;
        breaking.abort(error);
        onError(error);
      });
      if (closed) bus.disconnect();
      return { bus, library };
    });
    return connection;
  };

  async function send(call: BusCall): Promise<readonly unknown[]> {
    const { bus, library } = await connect();
    broken.throwIfAborted();
    const { body = [], ...rest } = call;
    const reply = await bus.call(new library.Message({ ...rest, body: [...body] }));
    return reply?.body ?? [];
  }

  function call(request: BusCall, limitMs: number): Promise<readonly unknown[]> {
    return pTimeout(send(request), {
      milliseconds: limitMs,
      message: `no reply to ${request.member} within ${limitMs} ms`,
      signal: broken,
    });
  }

  function onSignal(signal: BusSignal, callback: (body: readonly unknown[]) => void): Stop {
    let stopped = false;
    let stop: Stop = () => {};
    const rule = Object.entries({ type: 'signal', ...signal })
      .map(([key, value]) => `${key}='${value}'`)
      .join(',');
    const listen = async () => {
      const { bus } = await connect();
      if (stopped || broken.aborted) return;
      const onMessage = (message: Message) => {
        if (message.member !== signal.member || message.interface !== signal.interface) return;
        if (signal.path !== undefined && message.path !== signal.path) return;
        if (signal.arg0 !== undefined && message.body[0] !== signal.arg0) return;
        callback(message.body);
      };
      bus.on('message', onMessage);
      stop = () => {
        bus.off('message', onMessage);
        call(busMethod('RemoveMatch', rule), 1000).catch(() => {});
      };
      await call(busMethod('AddMatch', rule), 5000);
    };
    // A bus that breaks is told to `onError` once; a subscriber has nothing to add.
    listen().catch(() => {});
    return () => {
      stopped = true;
      stop();
      stop = () => {};
    };
  }

  async function serve(
    method: ServedMethod,
    callback: (body: readonly unknown[]) => void,
  ): Promise<{ readonly name: string; readonly stop: Stop }> {
    // Answered before that is our name, if the connection can be had.
    await call(busMethod('NameHasOwner', 'org.freedesktop.DBus'), 5000);
    const { bus, library } = await connect();
    const onMethod = (message: Message) => {
      if (message.path !== method.path || message.interface !== method.interface) return false;
      if (message.member !== method.member) return false;
      bus.send(library.Message.newMethodReturn(message, '', []));
      callback(message.body);
      return true;
    };
    bus.addMethodHandler(onMethod);
    return { name: bus.name ?? '', stop: () => bus.removeMethodHandler(onMethod) };
  }

  return {
    call,
    onSignal,
    serve,
    close() {
      closed = true;
      void connection?.then(({ bus }) => bus.disconnect());
    },
  };
}

/** A method of the bus itself that takes one string. */
export function busMethod(member: string, argument: string): BusCall {
  return {
    destination: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    interface: 'org.freedesktop.DBus',
    member,
    signature: 's',
    body: [argument],
  };
}

/**
 * Reads a property of a service that runs already; it isn't started. The value comes out of its
 * variant. Rejects as `call` does, and when nobody owns the name.
 */
export async function busProperty(
  bus: SessionBus,
  at: Pick<BusCall, 'destination' | 'path' | 'interface'>,
  name: string,
  limitMs: number,
): Promise<unknown> {
  const [owned] = await bus.call(busMethod('NameHasOwner', at.destination), limitMs);
  if (owned !== true) throw new Error(`nobody is ${at.destination}`);
  const [variant] = await bus.call(
    {
      destination: at.destination,
      path: at.path,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      body: [at.interface, name],
    },
    limitMs,
  );
  return (variant as { readonly value: unknown }).value;
}
