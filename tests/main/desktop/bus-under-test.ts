/** A session bus of the test's own with a scripted notification server, for adapters without Electron. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSessionBus, type SessionBus } from '../../../main/desktop/linux/session-bus';
import {
  type NotificationServer,
  type NotificationServerOptions,
  startNotificationServer,
} from '../../support/notification-server';
import { startSessionBus } from '../../support/session-bus';
import { startTrayHost, type TrayHost } from '../../support/tray-host';

export interface BusUnderTest {
  readonly bus: SessionBus;
  readonly address: string;
  readonly directory: string;
  serveNotifications(options?: NotificationServerOptions): Promise<NotificationServer>;
  serveTray(): Promise<TrayHost>;
  stop(): Promise<void>;
}

/** The process's own `DBUS_SESSION_BUS_ADDRESS` points at it until it stops. */
export async function startBus(): Promise<BusUnderTest> {
  const directory = await mkdtemp(join(tmpdir(), 'unhunch-bus-'));
  const server = await startSessionBus(join(directory, 'bus'));
  const before = process.env.DBUS_SESSION_BUS_ADDRESS;
  process.env.DBUS_SESSION_BUS_ADDRESS = server.address;
  const bus = createSessionBus(() => {});
  const stops: (() => Promise<void>)[] = [];
  return {
    bus,
    address: server.address,
    directory,
    async serveNotifications(options) {
      const notifications = await startNotificationServer(server.address, options);
      stops.push(() => notifications.kill());
      return notifications;
    },
    async serveTray() {
      const host = await startTrayHost(server.address);
      stops.push(() => host.kill());
      return host;
    },
    async stop() {
      for (const stop of stops.splice(0).reverse()) await stop();
      bus.close();
      await server.stop();
      if (before === undefined) delete process.env.DBUS_SESSION_BUS_ADDRESS;
      else process.env.DBUS_SESSION_BUS_ADDRESS = before;
      await rm(directory, { recursive: true, force: true });
    },
  };
}
