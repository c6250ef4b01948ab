import type { SessionBus } from '../linux/session-bus';
import type { ServerManners } from './notification-transport';

/** Where the Desktop Notifications Specification puts the server. */
export const notificationServer = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
} as const;

const answerWithinMs = 1000;

/**
 * Asks the notification server what it can do. Null when there is none or it doesn't answer:
 * then nothing else may be tried either, since Electron's own call to it would block the whole
 * app until it does (electron/electron#48753).
 */
export async function askNotificationServer(bus: SessionBus): Promise<ServerManners | null> {
  try {
    const [capabilities] = await bus.call(
      { ...notificationServer, member: 'GetCapabilities' },
      answerWithinMs,
    );
    return { markup: (capabilities as readonly string[]).includes('body-markup') };
  } catch {
    return null;
  }
}
