import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drawsAtBottomRight } from '../../../../main/desktop/notifications/notification-server';
import { type BusUnderTest, startBus } from '../bus-under-test';

let under: BusUnderTest;
beforeEach(async () => {
  under = await startBus();
});
afterEach(() => under.stop());

describe('notifications come up in the corner of the card', () => {
  it.each([
    ['Plasma', true],
    ['lxqt-notificationd', true],
    ['gnome-shell', false],
    ['Xfce Notify Daemon', false],
    ['dunst', false],
    ['Plasmatic', false],
  ])('of %s: %s', async (name, there) => {
    await under.serveNotifications({ name });
    expect(await drawsAtBottomRight(under.bus, 5_000)).toBe(there);
  });

  it('of nobody: false, and none is started to be asked', async () => {
    expect(await drawsAtBottomRight(under.bus, 5_000)).toBe(false);
  });
});
