import { type BusSignal, busMethod, type SessionBus } from '../linux/session-bus';
import type { ServerTraits } from './notification-transport';

/** Where the Desktop Notifications Specification puts the server. */
export const notificationServer = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
} as const;

/** Tells when another program, or none, is the server: what the last one showed is gone. */
export const serverChanged: BusSignal = {
  interface: 'org.freedesktop.DBus',
  member: 'NameOwnerChanged',
  arg0: notificationServer.destination,
};

/** A server that takes longer for an answer hangs. A busy one may well take some seconds. */
export const serverAnswersWithinMs = 5_000;

/**
 * Draw a button for the click too, also an unlabelled one. LXQt has a list of choices instead of
 * buttons from the fourth on.
 */
const drawsTheClick = /^lxqt-notificationd$/i;

/** Draw notifications in the lower right corner, unless the person moved them. */
const bottomRight = /^(plasma|lxqt-notificationd)$/i;

/** Whether notifications come up in the lower right corner, by who draws them. Never rejects. */
export async function drawsAtBottomRight(bus: SessionBus, withinMs: number): Promise<boolean> {
  const name = await serverName(bus, withinMs).catch(() => null);
  return name !== null && bottomRight.test(name);
}

/** What the server calls itself; null when there is none. Rejects when it doesn't answer. */
export async function serverName(bus: SessionBus, withinMs: number): Promise<string | null> {
  const { destination } = notificationServer;
  const [owned] = await bus.call(busMethod('NameHasOwner', destination), withinMs);
  if (owned !== true) return null;
  const [name] = await bus.call(
    { ...notificationServer, member: 'GetServerInformation' },
    withinMs,
  );
  return String(name);
}

/**
 * Asks the notification server what it is and can do. Null when there is none or it doesn't
 * answer: then nothing else may be tried either, since Electron's own call to it would block the
 * whole app until it does (electron/electron#48753).
 */
export async function askNotificationServer(
  bus: SessionBus,
  withinMs = serverAnswersWithinMs,
): Promise<ServerTraits | null> {
  const ask = (member: string) => bus.call({ ...notificationServer, member }, withinMs);
  try {
    const [[capabilities], [name]] = await Promise.all([
      ask('GetCapabilities'),
      ask('GetServerInformation'),
    ]);
    const can = (what: string) => Array.isArray(capabilities) && capabilities.includes(what);
    return {
      markup: can('body-markup'),
      answers: can('actions'),
      click: drawsTheClick.test(String(name)) ? 'left-out' : 'unlabelled',
    };
  } catch {
    return null;
  }
}
