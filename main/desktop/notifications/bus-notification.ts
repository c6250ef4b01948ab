import type { NotificationAnswer, NotificationContent, Stop } from '../../ports';
import type { BusCall, SessionBus } from '../linux/session-bus';
import { notificationServer } from './notification-server';
import {
  bodyFor,
  type Delivery,
  type NotificationTransport,
  type ServerManners,
} from './notification-transport';

export interface BusNotificationParts {
  readonly bus: SessionBus;
  /** Path of the app's icon. */
  readonly icon: string;
}

/** On its way while it has no number of the server's yet. */
interface Shown {
  readonly id: string;
  number: number | null;
  readonly onAnswer: (answer: NotificationAnswer) => void;
}

/** A server that takes longer hangs. */
const takenWithinMs = 1000;
/** Longer than any reminder stays. The server removes one of an app that is gone by then. */
const expiresAfterMs = 200_000;
const urgency = { low: 0, normal: 1 } as const;

/**
 * The desktop's notification server, called without a program in between: unlike Electron's
 * notification it can't block the app, and has buttons on every Electron.
 */
export function createBusNotification({ bus, icon }: BusNotificationParts): NotificationTransport {
  const shown = new Map<string, Shown>();
  let stops: readonly Stop[] = [];
  /** Settled once every notification sent so far has its number, or will never have one. */
  let numbered: Promise<unknown> = Promise.resolve();

  function listen(): void {
    if (stops.length > 0) return;
    // The answer to one that was only just sent may come before its number has been read.
    const onSignal = (member: string, callback: (number: unknown, value: unknown) => void) =>
      bus.onSignal({ interface: notificationServer.interface, member }, ([number, value]) => {
        void numbered.then(() => callback(number, value));
      });
    stops = [
      onSignal('ActionInvoked', answered),
      onSignal('NotificationClosed', (number) => {
        const entry = numberedAs(number);
        if (entry) forget(entry.id);
      }),
    ];
  }

  function answered(number: unknown, key: unknown): void {
    const entry = numberedAs(number);
    if (!entry) return;
    forget(entry.id);
    // Not every server takes it off the screen by itself.
    close(Number(number));
    entry.onAnswer(key === 'default' ? 'open' : (key as NotificationAnswer));
  }

  function numberedAs(number: unknown): Shown | undefined {
    return [...shown.values()].find((entry) => entry.number === number);
  }

  function forget(id: string): void {
    shown.delete(id);
    if (shown.size > 0) return;
    for (const stop of stops) stop();
    stops = [];
  }

  function close(number: number): void {
    const call = {
      ...notificationServer,
      member: 'CloseNotification',
      signature: 'u',
      body: [number],
    };
    // Closed by the person meanwhile, or with the server.
    bus.call(call, takenWithinMs).catch(() => {});
  }

  async function send(
    content: NotificationContent,
    manners: ServerManners,
    entry: Shown,
  ): Promise<Delivery> {
    try {
      const [number] = await bus.call(await notifyCall(content, manners, icon), takenWithinMs);
      entry.number = Number(number);
      if (shown.get(content.id) !== entry) close(entry.number);
      return 'shown';
    } catch (error) {
      if (shown.get(content.id) === entry) forget(content.id);
      // What the server says itself has a name on the bus.
      return error instanceof Error && 'type' in error ? 'failed' : 'server-hangs';
    }
  }

  return {
    name: 'dbus',
    show(content, manners, onAnswer) {
      const entry: Shown = { id: content.id, number: null, onAnswer };
      shown.set(content.id, entry);
      listen();
      const delivery = send(content, manners, entry);
      numbered = numbered.then(() => delivery);
      return delivery;
    },
    withdraw(id) {
      const entry = shown.get(id);
      if (!entry) return;
      forget(id);
      if (entry.number !== null) close(entry.number);
    },
  };
}

async function notifyCall(
  { title, body, actions, quiet }: NotificationContent,
  manners: ServerManners,
  icon: string,
): Promise<BusCall> {
  const { Variant } = await import('@jellybrick/dbus-next');
  const buttons = actions.flatMap(({ answer, label }) => [answer, label]);
  const hints = {
    urgency: new Variant('y', quiet ? urgency.low : urgency.normal),
    'desktop-entry': new Variant('s', 'unhunch'),
    ...(quiet && { 'suppress-sound': new Variant('b', true) }),
  };
  return {
    ...notificationServer,
    member: 'Notify',
    signature: 'susssasa{sv}i',
    body: [
      'Unhunch',
      0,
      icon,
      title,
      bodyFor(manners, body),
      ['default', actions[0]?.label ?? title, ...buttons],
      hints,
      expiresAfterMs,
    ],
  };
}
