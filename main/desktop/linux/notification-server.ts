import type { ServerManners } from '../notification-transport';
import type { SessionBus } from './session-bus';

const answerWithinMs = 1000;

/**
 * Asks the notification server what it can do. Null when there is none or it doesn't answer:
 * then nothing else may be tried either, since Electron's own call to it would block the whole
 * app until it does (electron/electron#48753).
 */
export async function askNotificationServer(bus: SessionBus): Promise<ServerManners | null> {
  try {
    const [capabilities] = await bus.call(
      {
        destination: 'org.freedesktop.Notifications',
        path: '/org/freedesktop/Notifications',
        interface: 'org.freedesktop.Notifications',
        member: 'GetCapabilities',
      },
      answerWithinMs,
    );
    return { markup: (capabilities as readonly string[]).includes('body-markup') };
  } catch {
    return null;
  }
}
