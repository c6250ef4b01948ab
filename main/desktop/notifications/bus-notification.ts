import pTimeout from 'p-timeout';
import { MINUTE_MS } from '#core/time';
import type { NotificationContent, Stop } from '../../ports';
import type { BusCall, SessionBus } from '../linux/session-bus';
import { notificationServer, serverAnswersWithinMs, serverChanged } from './notification-server';
import {
  bodyFor,
  type Delivery,
  type NotificationEvents,
  type NotificationTransport,
  type ServerTraits,
} from './notification-transport';

/** Rows of red, green, blue and alpha, without gaps. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Buffer;
}

export interface BusNotificationParts {
  readonly bus: SessionBus;
  /** Path of the app's icon, which the server can read. */
  readonly icon: string;
  /** The picture at a path; null when it can't be read. */
  readonly pixelsOf: (path: string) => Pixels | null;
  /** A server that takes longer hangs. */
  readonly answersWithinMs?: number;
}

/** One that is to be on the screen. */
interface Shown {
  readonly content: NotificationContent;
  readonly traits: ServerTraits;
  readonly events: NotificationEvents;
  /** The server's own; null while it has not said one, and once the server has changed. */
  number: number | null;
}

/** The number of one that comes later than this is never heard. */
const numberedWithinMs = MINUTE_MS;
/** Longer than any reminder stays. The server removes one of an app that is gone by then. */
const expiresAfterMs = 200_000;
/** A server that restarts is back by then. */
const restartMs = 5_000;
const urgency = { low: 0, normal: 1 } as const;

/**
 * The desktop's notification server, called without a program in between: unlike Electron's
 * notification it can't block the app, and has buttons on every Electron.
 */
export function createBusNotification(parts: BusNotificationParts): NotificationTransport {
  const { bus, answersWithinMs = serverAnswersWithinMs } = parts;
  const shown = new Map<string, Shown>();
  const unnumbered = new Set<Promise<unknown>>();
  let stops: readonly Stop[] = [];
  let restarting: NodeJS.Timeout | undefined;

  function listen(): void {
    if (stops.length > 0) return;
    const onNumber = (member: string, callback: (entry: Shown, value: unknown) => void) =>
      bus.onSignal({ interface: notificationServer.interface, member }, ([number, value]) => {
        void whoHas(number).then((entry) => entry && callback(entry, value));
      });
    stops = [
      onNumber('ActionInvoked', answered),
      onNumber('NotificationClosed', ({ content }) => forget(content.id)),
      bus.onSignal(serverChanged, ([, , owner]) => serverIs(String(owner))),
    ];
  }

  /** A click may be told before the number of what was clicked has been read. */
  async function whoHas(number: unknown): Promise<Shown | undefined> {
    const find = () => [...shown.values()].find((entry) => entry.number === number);
    if (!find()) await Promise.allSettled([...unnumbered]);
    return find();
  }

  function answered({ content, events, number }: Shown, key: unknown): void {
    const answer =
      key === 'default' ? 'open' : content.actions.find((action) => action.answer === key)?.answer;
    if (answer === undefined) return;
    forget(content.id);
    // Not every server takes it off the screen by itself.
    if (number !== null) close(number);
    events.onAnswer(answer);
  }

  /** The numbers were the last server's: the next one gives them to other programs. */
  function serverIs(owner: string): void {
    clearTimeout(restarting);
    for (const entry of shown.values()) entry.number = null;
    if (owner === '') restarting = setTimeout(showAnew, restartMs);
    else showAnew();
  }

  function showAnew(): void {
    for (const [id, entry] of shown) {
      const again = { ...entry, number: null };
      shown.set(id, again);
      void send(again).then((delivery) => {
        if (delivery !== 'shown' && shown.get(id) === again) {
          forget(id);
          again.events.onGone();
        }
      });
    }
  }

  function forget(id: string): void {
    shown.delete(id);
    if (shown.size > 0) return;
    clearTimeout(restarting);
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
    bus.call(call, answersWithinMs).catch(() => {});
  }

  /** Its number may come after this has given up: then it is taken back, or counts after all. */
  function send(entry: Shown): Promise<Delivery> {
    const numbered = notifyCall(entry, parts)
      .then((call) => bus.call(call, numberedWithinMs))
      .then(
        ([number]): Delivery => {
          if (shown.get(entry.content.id) === entry) entry.number = Number(number);
          else close(Number(number));
          return 'shown';
        },
        // What the server says itself has a name on the bus.
        (error): Delivery =>
          error instanceof Error && 'type' in error ? 'failed' : 'server-hangs',
      );
    unnumbered.add(numbered);
    void numbered.then(() => unnumbered.delete(numbered));
    const late = (): Delivery => 'server-hangs';
    return pTimeout(numbered, { milliseconds: answersWithinMs, fallback: late });
  }

  return {
    name: 'dbus',
    answers: true,
    async show(content, traits, events) {
      const entry: Shown = { content, traits, events, number: null };
      shown.set(content.id, entry);
      listen();
      const delivery = await send(entry);
      if (delivery === 'failed' && shown.get(content.id) === entry) forget(content.id);
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
  { content, traits }: Shown,
  { icon, pixelsOf }: BusNotificationParts,
): Promise<BusCall> {
  const { Variant } = await import('@jellybrick/dbus-next');
  const { title, body, actions, quiet, picture } = content;
  const buttons = actions.flatMap(({ answer, label }) => [answer, label]);
  const click = traits.click === 'unlabelled' ? ['default', ''] : [];
  const pixels = pixelsOf(picture ?? icon);
  const hints = {
    urgency: new Variant('y', quiet ? urgency.low : urgency.normal),
    'desktop-entry': new Variant('s', 'unhunch'),
    ...(pixels && { 'image-data': new Variant('(iiibiiay)', imageData(pixels)) }),
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
      bodyFor(traits, body),
      traits.answers ? [...click, ...buttons] : [],
      hints,
      expiresAfterMs,
    ],
  };
}

/** Width, height, bytes a row, alpha, bits a sample, samples a pixel, and the rows. */
function imageData({ width, height, rgba }: Pixels): readonly unknown[] {
  return [width, height, width * 4, true, 8, 4, rgba];
}
