// `npm run test:packages`: the Linux packages, installed into a copy of this system.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/packages',
  testMatch: '*.spec.ts',
  globalSetup: './scripts/packages-setup.ts',
  outputDir: 'test-results/packages',
  // They share the processor with a reminder that is due in a minute.
  workers: 1,
  forbidOnly: true,
  timeout: 300_000,
  reporter: [['line']],
});
