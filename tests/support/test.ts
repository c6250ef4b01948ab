/** Playwright's `test` with a desktop for each test. */
import { test as base } from '@playwright/test';
import { type Desktop, type DesktopOptions, startDesktop } from './desktop';

interface Fixtures {
  /** Set with `test.use({ desktopOptions: … })`. */
  desktopOptions: DesktopOptions;
  desktop: Desktop;
}

export const test = base.extend<Fixtures>({
  desktopOptions: [{}, { option: true }],
  desktop: async ({ desktopOptions }, use, testInfo) => {
    const desktop = await startDesktop(desktopOptions);
    try {
      await use(desktop);
      if (testInfo.status !== testInfo.expectedStatus) {
        const file = testInfo.outputPath('screen.png');
        await desktop.screen.screenshot(file);
        await testInfo.attach('screen', { path: file, contentType: 'image/png' });
      }
    } finally {
      await desktop.stop();
    }
  },
});

export { expect } from '@playwright/test';
