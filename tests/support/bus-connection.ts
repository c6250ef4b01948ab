/**
 * One client's connection to a D-Bus bus, for calling others and for serving interfaces.
 *
 * The library marshals and carries the messages. Its service classes are not used: they don't
 * tell a method who called it, which a tray host has to know.
 */
import type { EventEmitter } from 'node:events';
import {
  DBusError,
  Message,
  type MessageBus,
  MessageFlag,
  MessageType,
  sessionBus,
  Variant,
} from '@jellybrick/dbus-next';
import { introspectionXml } from './introspection';
import type { ServedInterface } from './served-interface';
import { type Patience, until, withDeadline } from './until';

export { DBusError, Variant };

export interface Call extends Patience {
  to: string;
  path: string;
  iface: string;
  member: string;
  takes?: string;
  args?: unknown[];
}

export interface SignalMatch {
  iface: string;
  member?: string;
  from?: string;
  path?: string;
}

export interface Signal {
  member: string;
  /** The unique name of its sender. */
  from: string;
  path: string;
  args: unknown[];
}

const BUS = { to: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' } as const;
const PROPERTIES = 'org.freedesktop.DBus.Properties';

export class BusConnection {
  /** While true nobody gets an answer, as from a program that hangs. */
  hangs = false;
  #closed = false;
  readonly #bus: MessageBus;
  readonly #served = new Map<string, Record<string, ServedInterface>>();

  private constructor(bus: MessageBus) {
    this.#bus = bus;
    bus.addMethodHandler((message: Message) => {
      if (!this.hangs) void this.#answer(message);
      return true;
    });
  }

  /** Connects to the bus at `address` and waits until the bus has greeted. */
  static async open(address: string): Promise<BusConnection> {
    const bus = sessionBus({ busAddress: address });
    await withDeadline(
      new Promise<void>((resolve, reject) => {
        bus.once('connect', resolve);
        // Stays: a bus that goes away later is no error of ours. The types leave the event out.
        (bus as EventEmitter).on('error', reject);
      }),
      { what: `the bus at ${address}` },
    );
    return new BusConnection(bus);
  }

  get uniqueName(): string {
    return this.#bus.name ?? '';
  }

  /**
   * Calls a method and returns what it gave, without variants around the values.
   *
   * @throws {DBusError} the callee's error, or an Error when no answer comes in time.
   */
  async call({ to, path, iface, member, takes = '', args = [], ...patience }: Call) {
    const message = new Message({
      destination: to,
      path,
      interface: iface,
      member,
      signature: takes,
      body: args,
    });
    const reply = await withDeadline(this.#bus.call(message), {
      what: `${to} to answer ${iface}.${member}`,
      ...patience,
    });
    return withoutVariants(reply?.body ?? []) as unknown[];
  }

  async readProperties(to: string, path: string, iface: string): Promise<unknown> {
    const call = { to, path, iface: PROPERTIES, member: 'GetAll', takes: 's', args: [iface] };
    const [properties] = await this.call(call);
    return properties;
  }

  async hasOwner(name: string): Promise<boolean> {
    const call = { ...BUS, iface: BUS.to, member: 'NameHasOwner', takes: 's', args: [name] };
    const [owned] = await this.call(call);
    return owned === true;
  }

  /** Runs `handler` for each signal that matches, until the connection is closed. */
  async onSignal(match: SignalMatch, handler: (signal: Signal) => void): Promise<void> {
    const rule = [
      `type='signal',interface='${match.iface}'`,
      match.member === undefined ? [] : `member='${match.member}'`,
      match.path === undefined ? [] : `path='${match.path}'`,
      match.from === undefined ? [] : `sender='${match.from}'`,
    ]
      .flat()
      .join(',');
    this.#bus.on('message', (message: Message) => {
      if (
        message.type === MessageType.SIGNAL &&
        message.interface === match.iface &&
        (match.member === undefined || message.member === match.member) &&
        (match.path === undefined || message.path === match.path)
      ) {
        handler({
          member: message.member,
          from: message.sender,
          path: message.path,
          args: withoutVariants(message.body) as unknown[],
        });
      }
    });
    await this.call({ ...BUS, iface: BUS.to, member: 'AddMatch', takes: 's', args: [rule] });
  }

  /** Runs `handler` when a name, well-known or unique, no longer has an owner. */
  onNameLost(handler: (name: string) => void): Promise<void> {
    return this.onSignal({ iface: BUS.to, member: 'NameOwnerChanged' }, ({ args }) => {
      const [name, , newOwner] = args;
      if (typeof name === 'string' && newOwner === '') handler(name);
    });
  }

  /** Adds interfaces to the object at `path`. */
  serve(path: string, interfaces: Record<string, ServedInterface>): void {
    this.#served.set(path, { ...this.#served.get(path), ...interfaces });
  }

  /**
   * Takes a well-known name.
   *
   * @throws {Error} when somebody else has it.
   */
  async own(name: string): Promise<void> {
    const PRIMARY_OWNER = 1;
    const DO_NOT_QUEUE = 4;
    const reply = await this.#bus.requestName(name, DO_NOT_QUEUE);
    if (reply !== PRIMARY_OWNER) throw new Error(`${name} is already owned on this bus`);
  }

  /** Emits a signal that {@link serve} declared. */
  emit(path: string, iface: string, member: string, args: unknown[]): void {
    const signature = this.#served.get(path)?.[iface]?.signals?.[member];
    if (signature === undefined) throw new Error(`No signal ${iface}.${member} at ${path}`);
    this.#bus.send(Message.newSignal(path, iface, member, signature, args));
  }

  /** Tells everybody the present values of some properties that {@link serve} declared. */
  emitPropertiesChanged(path: string, iface: string, names: readonly string[]): void {
    const properties = this.#served.get(path)?.[iface]?.properties ?? {};
    const changed = Object.fromEntries(
      Object.entries(properties)
        .filter(([name]) => names.includes(name))
        .map(([name, { type, read }]) => [name, new Variant(type, read())]),
    );
    this.#bus.send(
      Message.newSignal(path, PROPERTIES, 'PropertiesChanged', 'sa{sv}as', [iface, changed, []]),
    );
  }

  /** Leaves the bus, as a program that dies does: its names go, nobody gets an answer. */
  close(): void {
    this.#closed = true;
    this.#bus.disconnect();
  }

  async #answer(call: Message): Promise<void> {
    let reply: Message;
    try {
      const [signature, body] = await this.#result(call);
      reply = Message.newMethodReturn(call, signature, body);
    } catch (error) {
      const { type, text } =
        error instanceof DBusError
          ? error
          : { type: 'org.freedesktop.DBus.Error.Failed', text: String(error) };
      reply = Message.newError(call, type, text);
    }
    const unwanted = (call.flags & MessageFlag.NO_REPLY_EXPECTED) !== 0;
    if (!unwanted && !this.hangs && !this.#closed) this.#bus.send(reply);
  }

  async #result(call: Message): Promise<[signature: string, body: unknown[]]> {
    const args = withoutVariants(call.body) as unknown[];
    const interfaces = this.#served.get(call.path) ?? {};
    const method = interfaces[call.interface]?.methods?.[call.member];
    if (method !== undefined) {
      if (method.takes !== call.signature) {
        throw new DBusError(
          'org.freedesktop.DBus.Error.InvalidArgs',
          `${call.member} takes '${method.takes}', not '${call.signature}'`,
        );
      }
      return [method.gives, await method.run(args, call.sender)];
    }
    const [iface, property] = args.map(String);
    switch (`${call.interface}.${call.member}`) {
      case `${PROPERTIES}.Get`: {
        const found = interfaces[iface ?? '']?.properties?.[property ?? ''];
        if (found === undefined) {
          throw new DBusError(
            'org.freedesktop.DBus.Error.UnknownProperty',
            `No property ${iface}.${property} at ${call.path}`,
          );
        }
        return ['v', [new Variant(found.type, found.read())]];
      }
      case `${PROPERTIES}.GetAll`: {
        const properties = Object.entries(interfaces[iface ?? '']?.properties ?? {});
        const values = properties.map(([name, p]) => [name, new Variant(p.type, p.read())]);
        return ['a{sv}', [Object.fromEntries(values)]];
      }
      case 'org.freedesktop.DBus.Introspectable.Introspect':
        return ['s', [introspectionXml(call.path, this.#served)]];
      case 'org.freedesktop.DBus.Peer.Ping':
        return ['', []];
      default:
        throw new DBusError(
          'org.freedesktop.DBus.Error.UnknownMethod',
          `No method ${call.interface}.${call.member} at ${call.path}`,
        );
    }
  }
}

/** Waits until `name` has an owner on the bus at `address`, or has none. */
export async function untilOwner(address: string, name: string, owned: boolean): Promise<void> {
  const witness = await BusConnection.open(address);
  try {
    await until(async () => (await witness.hasOwner(name)) === owned, {
      what: `${name} to be ${owned ? 'on the bus' : 'gone'}`,
    });
  } finally {
    witness.close();
  }
}

function withoutVariants(value: unknown): unknown {
  if (value instanceof Variant) return withoutVariants(value.value);
  if (Buffer.isBuffer(value)) return value;
  if (Array.isArray(value)) return value.map(withoutVariants);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, withoutVariants(v)]));
  }
  return value;
}
