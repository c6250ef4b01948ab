import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** Unit tests on a session bus, an X server or a Wayland of their own, which are Linux programs. */
export const linuxOnly: readonly string[] = [
  'tests/main/desktop/busy/kwin-fullscreen.test.ts',
  'tests/main/desktop/busy/linux-probes.test.ts',
  'tests/main/desktop/busy/wayland-fullscreen.test.ts',
  'tests/main/desktop/linux/players.test.ts',
  'tests/main/desktop/notifications/bus-notification.test.ts',
  'tests/main/desktop/notifications/node-notifier.test.ts',
  'tests/main/desktop/notifications/notification-server.test.ts',
  'tests/main/desktop/presence/wayland-idle.test.ts',
  'tests/main/desktop/session-bus.test.ts',
  'tests/main/desktop/tray/tray-host.test.ts',
];

export default defineConfig({
  resolve: {
    alias: [
      { find: /^#core\/(.*)/, replacement: path.resolve('core/$1') },
      { find: 'electron', replacement: path.resolve('tests/support/no-electron.ts') },
    ],
  },
  test: {
    server: { deps: { inline: ['electron-store'] } },
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', ...(process.platform === 'linux' ? [] : linuxOnly)],
    // A day of the app on real files takes a second; on a machine that is busy, many.
    testTimeout: 30_000,
  },
});
