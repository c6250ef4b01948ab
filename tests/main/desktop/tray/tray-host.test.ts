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

function displayWith(owned: readonly string[]): Pick<XDisplay, 'selectionOwned'> {
  return {
    selectionOwned: async (name) => owned.includes(name),
  };
}

it('tells the panel that is there, that goes, and that comes back', async () => {
  under = await startBus();
  const host = await under.serveTray();
  const told: TrayHost[] = [];
  const stop = watchTrayHost(under.bus, displayWith([]), (now) => told.push(now));
  await until(() => told.length === 1, { what: 'the first word' });
  await host.kill();
  await until(() => told.length === 2, { what: 'the panel to be missed' });
  await host.start();
  await until(() => told.length === 3, { what: 'the panel to be back' });
  expect(told).toEqual(['status-notifier', null, 'status-notifier']);
  stop();
});

it('finds the tray of an old panel when nothing is on the bus', async () => {
  under = await startBus();
  const told: TrayHost[] = [];
  const display = displayWith(['_NET_SYSTEM_TRAY_S0']);
  const stop = watchTrayHost(under.bus, display, (now) => told.push(now));
  await until(() => told.length === 1, { what: 'the first word' });
  expect(told).toEqual(['xembed']);
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
