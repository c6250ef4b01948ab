import { afterEach, expect, it } from 'vitest';
import type { XDisplay } from '../../../../main/desktop/linux/x-display';
import { type TrayHost, watchTrayHost } from '../../../../main/desktop/tray/tray-host';
import { until } from '../../../support/until';
import { type BusUnderTest, startBus } from '../bus-under-test';

let under: BusUnderTest | undefined;
afterEach(async () => {
  await under?.stop();
  under = undefined;
});

function displayWith(owned: string[]) {
  const watching = new Set<() => void>();
  const display: Pick<XDisplay, 'selectionOwned' | 'onSelectionChange'> = {
    selectionOwned: async (name) => owned.includes(name),
    onSelectionChange(_name, callback) {
      watching.add(callback);
      return () => watching.delete(callback);
    },
  };
  return { display, watching };
}

it('tells the panel that is there, that goes, and that comes back', async () => {
  under = await startBus();
  const host = await under.serveTray();
  const told: TrayHost[] = [];
  const stop = watchTrayHost(under.bus, displayWith([]).display, (now) => told.push(now));
  await until(() => told.length === 1, { what: 'the first word' });
  await host.kill();
  await until(() => told.length === 2, { what: 'the panel to be missed' });
  await host.start();
  await until(() => told.length === 3, { what: 'the panel to be back' });
  expect(told).toEqual(['status-notifier', null, 'status-notifier']);
  stop();
});

it('finds the tray of an old panel, and notices when it ends and when another comes', async () => {
  under = await startBus();
  const told: TrayHost[] = [];
  const owned = ['_NET_SYSTEM_TRAY_S0'];
  const { display, watching } = displayWith(owned);
  const stop = watchTrayHost(under.bus, display, (now) => told.push(now));
  await until(() => told.length === 1, { what: 'the first word' });
  owned.pop();
  for (const look of watching) look();
  await until(() => told.length === 2, { what: 'the panel to be missed' });
  owned.push('_NET_SYSTEM_TRAY_S0');
  for (const look of watching) look();
  await until(() => told.length === 3, { what: 'the panel to be back' });
  expect(told).toEqual(['xembed', null, 'xembed']);
  stop();
  expect(watching.size).toBe(0);
});

it('keeps no watch on old panels while there is one of the new kind', async () => {
  under = await startBus();
  await under.serveTray();
  const told: TrayHost[] = [];
  const { display, watching } = displayWith([]);
  const stop = watchTrayHost(under.bus, display, (now) => told.push(now));
  await until(() => told.length === 1, { what: 'the first word' });
  expect(watching.size).toBe(0);
  stop();
});

it('tells that there is none without a bus and without a display', async () => {
  under = await startBus();
  const told: TrayHost[] = [];
  const stop = watchTrayHost(under.bus, null, (now) => told.push(now));
  await until(() => told.length === 1, { what: 'the first word' });
  expect(told).toEqual([null]);
  stop();
});
