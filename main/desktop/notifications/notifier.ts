import { nativeImage } from 'electron';
import type { NotifierPort } from '../../ports';
import type { SessionBus } from '../linux/session-bus';
import { createBusNotification, type Pixels } from './bus-notification';
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
      askServer: async () => ({ markup: false, answers: true, click: 'unlabelled' }),
    });
  }
  if (!bus) return firstTransport({ transports: [], askServer: async () => null });
  const askServer = () => askNotificationServer(bus);
  const electron = createElectronNotification({
    icon,
    serverAnswers: async () => (await askServer()) !== null,
  });
  return firstTransport({
    transports: [createBusNotification({ bus, icon, pixelsOf }), electron, nodeNotifier],
    askServer,
  });
}

function pixelsOf(path: string): Pixels | null {
  const image = nativeImage.createFromPath(path);
  if (image.isEmpty()) return null;
  const { width, height } = image.getSize();
  // Chromium's are blue, green, red and alpha on every machine that we ship for.
  const rgba = image.toBitmap();
  for (let i = 0; i < rgba.length; i += 4) rgba.subarray(i, i + 3).reverse();
  return { width, height, rgba };
}
