import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  // Set where there is no compiler to make the package with.
  testIgnore: process.env.UNHUNCH_NO_PACKAGE ? 'packaged*.spec.ts' : [],
  globalSetup: './scripts/e2e-setup.ts',
  outputDir: 'test-results/e2e',
  workers: 2,
  // A machine shared with others can starve a real desktop; a second failure is the app's.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  timeout: 60_000,
  reporter: [['line'], ['json', { outputFile: 'test-results/e2e.json' }]],
});
