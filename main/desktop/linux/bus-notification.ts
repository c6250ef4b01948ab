import type { NotificationAnswer, NotificationContent, Stop } from '../../ports';
import {
  bodyFor,
  type Delivery,
  type NotificationTransport,
  type ServerManners,
} from '../notification-transport';
import type { BusCall, SessionBus } from './session-bus';

export interface BusNotificationParts {
  readonly bus: SessionBus;
  /** Path of the app's icon. */
  readonly icon: string;
}

/** On its way while it has no number of the server's yet. */
interface Shown {
  number: number | null;
  readonly onAnswer: (answer: NotificationAnswer) => void;
}

const server = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
} as const;

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

  function listen(): void {
    if (stops.length > 0) return;
    const { interface: of } = server;
    stops = [
      bus.onSignal({ interface: of, member: 'ActionInvoked' }, ([number, key]) => {
        const id = idOf(number);
        const entry = id === undefined ? undefined : shown.get(id);
        if (id === undefined || !entry) return;
        forget(id);
        // Not every server takes it off the screen by itself.
        close(Number(number));
        entry.onAnswer(key === 'default' ? 'open' : (key as NotificationAnswer));
      }),
      bus.onSignal({ interface: of, member: 'NotificationClosed' }, ([number]) => {
        const id = idOf(number);
        if (id !== undefined) forget(id);
      }),
    ];
  }

  function idOf(number: unknown): string | undefined {
    return [...shown].find(([, entry]) => entry.number === number)?.[0];
  }

  function forget(id: string): void {
    shown.delete(id);
    if (shown.size > 0) return;
    for (const stop of stops) stop();
    stops = [];
  }

  function close(number: number): void {
    const call = { ...server, member: 'CloseNotification', signature: 'u', body: [number] };
    // Closed by the person meanwhile, or with the server.
    bus.call(call, takenWithinMs).catch(() => {});
  }

  return {
    name: 'dbus',
    async show(content, manners, onAnswer): Promise<Delivery> {
      const entry: Shown = { number: null, onAnswer };
      shown.set(content.id, entry);
      listen();
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
    ...server,
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
