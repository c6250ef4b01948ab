import path from 'node:path';
import { defineConfig } from 'vitest/config';

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
    exclude: ['tests/e2e/**'],
  },
});
