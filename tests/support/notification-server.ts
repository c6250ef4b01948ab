/** A desktop's notification service, as the Desktop Notifications Specification has it. */
import { z } from 'zod';
import { BusConnection, DBusError, untilOwner } from './bus-connection';
import { type Patience, until } from './until';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';

const CLOSED_BY_PERSON = 2;
const CLOSED_BY_APP = 3;

export interface NotificationAction {
  /** `default` for the click on the notification itself. */
  key: string;
  label: string;
}

/** A notification that an app has asked for. */
export interface ShownNotification {
  id: number;
  app: string;
  icon: string;
  summary: string;
  body: string;
  actions: NotificationAction[];
  /** Without the variants around the values. */
  hints: Record<string, unknown>;
  /** The id of the notification that this one took the place of; 0 for a new one. */
  replaces: number;
  /** Milliseconds; -1 leaves it to the server, 0 means never. */
  expiresInMs: number;
  open: boolean;
}

export interface NotificationServerOptions {
  /** What it says it can do; clicks and text when left out. */
  capabilities?: readonly string[];
  /** Whether do-not-disturb is on, told as Plasma tells it; not told at all when left out. */
  inhibited?: boolean;
  /** What it says it is called. */
  name?: string;
  /** Each notification is clicked at once: the app hears of the click before its number. */
  clicksAtOnce?: boolean;
}

export interface NotificationServer {
  /** Every notification asked for since the server started, the oldest first. */
  readonly shown: readonly ShownNotification[];
  /** The first notification that is open, or becomes so, and whose summary or body matches. */
  waitFor(text: string | RegExp, patience?: Patience): Promise<ShownNotification>;
  /** Clicks the notification itself. */
  click(notification: ShownNotification): void;
  /** Presses the button with this label. */
  press(notification: ShownNotification, label: string): void;
  /** Closes it without an answer, as a person does with its cross. */
  dismiss(notification: ShownNotification): void;
  /** Answers so many notifications, or all from now on, with a D-Bus error; false takes them again. */
  refuse(refuses: boolean | number): void;
  /** From now on shows what it is sent, but answers only once the function returned is called. */
  answerLate(): () => void;
  /** Answers nobody from now on, or answers again. */
  hang(hangs: boolean): void;
  /** Turns do-not-disturb on or off, as Plasma tells it. */
  inhibit(inhibited: boolean): void;
  /** The server crashes: it leaves the bus, and what it showed is gone. */
  kill(): Promise<void>;
  /**
   * The server comes back, with nothing shown but another program's `first`. It may refuse all
   * that it is sent.
   */
  start(how?: { first?: string; refuses?: boolean }): Promise<void>;
}

const notifySchema = z.tuple([
  z.string(),
  z.number(),
  z.string(),
  z.string(),
  z.string(),
  z.array(z.string()),
  z.record(z.string(), z.unknown()),
  z.number(),
]);

/** Starts the service on the bus at `address`. */
export async function startNotificationServer(
  address: string,
  options: NotificationServerOptions = {},
): Promise<NotificationServer> {
  const server = new ScriptedNotificationServer(address, options);
  await server.start();
  return server;
}

class ScriptedNotificationServer implements NotificationServer {
  shown: ShownNotification[] = [];
  readonly #address: string;
  readonly #capabilities: readonly string[];
  readonly #clicksAtOnce: boolean;
  readonly #name: string;
  #inhibited: boolean | undefined;
  #mayAnswer: Promise<void> = Promise.resolve();
  /** How many more notifications it refuses. */
  #refuses = 0;
  #bus: BusConnection | null = null;

  constructor(
    address: string,
    {
      capabilities = ['actions', 'body'],
      inhibited,
      name = 'scripted',
      clicksAtOnce = false,
    }: NotificationServerOptions,
  ) {
    this.#address = address;
    this.#capabilities = capabilities;
    this.#inhibited = inhibited;
    this.#clicksAtOnce = clicksAtOnce;
    this.#name = name;
  }

  async start({
    first,
    refuses = false,
  }: {
    first?: string;
    refuses?: boolean;
  } = {}): Promise<void> {
    if (this.#bus !== null) throw new Error('The notification server is already running');
    const bus = await BusConnection.open(this.#address);
    this.shown = [];
    if (first !== undefined) this.#showForAnother(first);
    this.refuse(refuses);
    bus.serve(PATH, {
      [NAME]: {
        methods: {
          GetServerInformation: {
            takes: '',
            gives: 'ssss',
            run: () => [this.#name, 'Unhunch tests', '1', '1.2'],
          },
          GetCapabilities: { takes: '', gives: 'as', run: () => [this.#capabilities] },
          Notify: { takes: 'susssasa{sv}i', gives: 'u', run: (args) => this.#answerTo(args) },
          CloseNotification: {
            takes: 'u',
            gives: '',
            run: ([id]) => {
              const notification = this.shown.find((n) => n.id === id && n.open);
              if (notification !== undefined) this.#close(notification, CLOSED_BY_APP);
              return [];
            },
          },
        },
        properties:
          this.#inhibited === undefined
            ? {}
            : { Inhibited: { type: 'b', read: () => this.#inhibited } },
        signals: { NotificationClosed: 'uu', ActionInvoked: 'us' },
      },
    });
    await bus.own(NAME);
    this.#bus = bus;
  }

  async kill(): Promise<void> {
    this.#bus?.close();
    this.#bus = null;
    for (const notification of this.shown) notification.open = false;
    await untilOwner(this.#address, NAME, false);
  }

  waitFor(text: string | RegExp, patience: Patience = {}): Promise<ShownNotification> {
    return until(
      () => {
        const found = this.shown.find(
          ({ open, summary, body }) => open && contains(`${summary}\n${body}`, text),
        );
        if (found === undefined) {
          throw new Error(`Shown were only: ${JSON.stringify(this.shown, null, 2)}`);
        }
        return found;
      },
      { what: `a notification with ${text}`, ...patience },
    );
  }

  click(notification: ShownNotification): void {
    const action = notification.actions.find(({ key }) => key === 'default');
    if (action === undefined) throw new Error(`“${notification.summary}” can't be clicked`);
    this.#invoke(notification, action);
  }

  press(notification: ShownNotification, label: string): void {
    const action = notification.actions.find((a) => a.key !== 'default' && a.label === label);
    if (action === undefined) throw new Error(`“${notification.summary}” has no button “${label}”`);
    this.#invoke(notification, action);
  }

  dismiss(notification: ShownNotification): void {
    this.#close(notification, CLOSED_BY_PERSON);
  }

  refuse(refuses: boolean | number): void {
    this.#refuses = refuses === true ? Number.POSITIVE_INFINITY : Number(refuses);
  }

  answerLate(): () => void {
    let answer = () => {};
    this.#mayAnswer = new Promise((resolve) => {
      answer = resolve;
    });
    return () => answer();
  }

  #showForAnother(summary: string): void {
    this.#notify(['Another', 0, '', summary, '', ['default', 'Open'], {}, -1]);
  }

  hang(hangs: boolean): void {
    this.#running().hangs = hangs;
  }

  inhibit(inhibited: boolean): void {
    if (this.#inhibited === undefined) throw new Error('This server does not tell do-not-disturb');
    this.#inhibited = inhibited;
    this.#running().emitPropertiesChanged(PATH, NAME, ['Inhibited']);
  }

  #running(): BusConnection {
    if (this.#bus === null) throw new Error('The notification server is not running');
    return this.#bus;
  }

  async #answerTo(args: unknown[]): Promise<unknown[]> {
    const id = this.#notify(args);
    await this.#mayAnswer;
    return [id];
  }

  #notify(args: unknown[]): number {
    if (this.#refuses > 0) {
      this.#refuses -= 1;
      throw new DBusError(
        'org.freedesktop.Notifications.Error.ExcessNotificationGeneration',
        'No more notifications are taken',
      );
    }
    const [app, replaces, icon, summary, body, actions, hints, expiresInMs] =
      notifySchema.parse(args);
    const replaced = this.shown.find(({ id, open }) => open && id === replaces);
    if (replaced !== undefined) replaced.open = false;
    const id = replaced?.id ?? Math.max(0, ...this.shown.map((n) => n.id)) + 1;
    const notification = {
      id,
      app,
      icon,
      summary,
      body,
      actions: pairs(actions).map(([key, label]) => ({ key, label })),
      hints,
      replaces: replaced === undefined ? 0 : replaces,
      expiresInMs,
      open: true,
    };
    this.shown.push(notification);
    if (this.#clicksAtOnce) this.click(notification);
    return id;
  }

  #invoke(notification: ShownNotification, { key }: NotificationAction): void {
    if (!notification.open) throw new Error(`“${notification.summary}” is no longer open`);
    this.#running().emit(PATH, NAME, 'ActionInvoked', [notification.id, key]);
    this.#close(notification, CLOSED_BY_PERSON);
  }

  #close(notification: ShownNotification, reason: number): void {
    if (!notification.open) throw new Error(`“${notification.summary}” is no longer open`);
    notification.open = false;
    this.#running().emit(PATH, NAME, 'NotificationClosed', [notification.id, reason]);
  }
}

/** The list of actions holds keys and labels by turns. */
function pairs(list: readonly string[]): [string, string][] {
  return list.flatMap((key, at): [string, string][] =>
    at % 2 === 0 ? [[key, list[at + 1] ?? '']] : [],
  );
}

function contains(text: string, part: string | RegExp): boolean {
  return typeof part === 'string' ? text.includes(part) : part.test(text);
}
