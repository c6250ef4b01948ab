import type { Locator } from '@playwright/test';

/** Clicks a button that closes its own window, possibly before the click has come back. */
export async function clickAndClose(button: Locator): Promise<void> {
  const page = button.page();
  const closed = page.waitForEvent('close');
  await button.click().catch((error: unknown) => {
    if (!page.isClosed()) throw error;
  });
  await closed;
}
