import type { NotifierPort } from '../../ports';
import type { SessionBus } from '../linux/session-bus';
import { createBusNotification } from './bus-notification';
import { createElectronNotification } from './electron-notification';
import { firstTransport } from './first-transport';
import { createNodeNotifier } from './node-notifier';
import { askNotificationServer } from './notification-server';

export interface NotifierParts {
  /** null on a desktop without D-Bus. */
  readonly bus: SessionBus | null;
  /** Path of the app's icon. */
  readonly icon: string;
  readonly platform: NodeJS.Platform;
}

/**
 * The transports of this desktop, the one that carries the click first. On Linux they all reach
 * the same server over D-Bus: without a bus there is none.
 */
export function createNotifier({ bus, icon, platform }: NotifierParts): NotifierPort {
  const nodeNotifier = createNodeNotifier({ platform, icon });
  if (platform !== 'linux') {
    const electron = createElectronNotification({ icon, serverAnswers: async () => true });
    return firstTransport({
      transports: [electron, nodeNotifier],
      askServer: async () => ({ markup: false }),
    });
  }
  if (!bus) return firstTransport({ transports: [], askServer: async () => null });
  const askServer = () => askNotificationServer(bus);
  const electron = createElectronNotification({
    icon,
    serverAnswers: async () => (await askServer()) !== null,
  });
  return firstTransport({
    transports: [createBusNotification({ bus, icon }), electron, nodeNotifier],
    askServer,
  });
}
