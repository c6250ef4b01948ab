import type { Locator, Page } from '@playwright/test';

/** The due break, in the corner or over the whole display. */
export class CardScreen {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The moves it offers, in one line. */
  get moves(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  get startButton(): Locator {
    return this.page.getByRole('button', { name: 'Start', exact: true });
  }

  get snoozeButton(): Locator {
    return this.page.getByRole('button', { name: /^In \d+ minutes?$/ });
  }

  /** It counts down while skipping has to wait. */
  get skipButton(): Locator {
    return this.page.getByRole('button', { name: /^Skip/ });
  }

  /** Each answer closes the card, possibly before the click has come back. */
  start(): Promise<void> {
    return answer(this.page, this.startButton);
  }

  snooze(): Promise<void> {
    return answer(this.page, this.snoozeButton);
  }

  skip(): Promise<void> {
    return answer(this.page, this.skipButton);
  }
}

async function answer(page: Page, button: Locator): Promise<void> {
  const closed = page.waitForEvent('close');
  await button.click({ noWaitAfter: true });
  await closed;
}
