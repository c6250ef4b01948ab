import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { linuxOnly } from './scripts/linux-only-tests';

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
