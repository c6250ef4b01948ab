import { afterEach, expect, it } from 'vitest';
import { busMethod, busProperty, createSessionBus } from '../../../main/desktop/linux/session-bus';
import { until } from '../../support/until';
import { type BusUnderTest, startBus } from './bus-under-test';

let under: BusUnderTest | undefined;
afterEach(async () => {
  await under?.stop();
  under = undefined;
});

const notifications = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
} as const;

it('answers with the values of the reply', async () => {
  under = await startBus();
  await under.serveNotifications();
  const call = { ...notifications, member: 'GetCapabilities' };
  expect(await under.bus.call(call, 1000)).toEqual([['actions', 'body']]);
  expect(await under.bus.call(busMethod('NameHasOwner', 'org.nobody'), 1000)).toEqual([false]);
});

it('reads a property, and says when there is none or nobody has it', async () => {
  under = await startBus();
  await expect(busProperty(under.bus, notifications, 'Inhibited', 1000)).rejects.toThrow('nobody');
  await under.serveNotifications({ inhibited: true });
  expect(await busProperty(under.bus, notifications, 'Inhibited', 1000)).toBe(true);
  await expect(busProperty(under.bus, notifications, 'Nothing', 1000)).rejects.toThrow();
});

it('gives up on a service that hangs', async () => {
  under = await startBus();
  const server = await under.serveNotifications();
  server.hang(true);
  const call = { ...notifications, member: 'GetCapabilities' };
  await expect(under.bus.call(call, 100)).rejects.toThrow('no reply to GetCapabilities within 100');
});

it('hears signals until it is told to stop', async () => {
  under = await startBus();
  const { bus } = under;
  const owners: unknown[] = [];
  const stop = bus.onSignal(
    {
      interface: 'org.freedesktop.DBus',
      member: 'NameOwnerChanged',
      arg0: 'org.freedesktop.Notifications',
    },
    ([name]) => owners.push(name),
  );
  // The bus answers in order: the subscription is there once this is answered.
  await bus.call(busMethod('NameHasOwner', 'org.nobody'), 1000);
  const server = await under.serveNotifications();
  await until(() => owners.length === 1, { what: 'the signal' });
  stop();
  await bus.call(busMethod('NameHasOwner', 'org.nobody'), 1000);
  await server.kill();
  expect(owners).toEqual(['org.freedesktop.Notifications']);
});

it('rejects every question when there is no bus, and says why once', async () => {
  const before = process.env.DBUS_SESSION_BUS_ADDRESS;
  process.env.DBUS_SESSION_BUS_ADDRESS = 'unix:path=/nonexistent/bus';
  const errors: string[] = [];
  try {
    const bus = createSessionBus((error) => errors.push(error.message));
    bus.onSignal({ interface: 'a.b', member: 'C' }, () => {});
    await expect(bus.call(busMethod('NameHasOwner', 'org.nobody'), 500)).rejects.toThrow('ENOENT');
    await expect(bus.call(busMethod('NameHasOwner', 'org.nobody'), 500)).rejects.toThrow('ENOENT');
    expect(errors).toHaveLength(1);
    bus.close();
  } finally {
    if (before === undefined) delete process.env.DBUS_SESSION_BUS_ADDRESS;
    else process.env.DBUS_SESSION_BUS_ADDRESS = before;
  }
});
