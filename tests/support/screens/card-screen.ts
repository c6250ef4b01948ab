import type { Locator, Page } from '@playwright/test';
import { clickAndClose } from './click-and-close';

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
    return this.page.getByRole('button', { name: /^Snooze \d+ min$/ });
  }

  /** It counts down while skipping has to wait. */
  get skipButton(): Locator {
    return this.page.getByRole('button', { name: /^Skip/ });
  }

  /** Each answer closes the card, possibly before the click has come back. */
  start(): Promise<void> {
    return clickAndClose(this.startButton);
  }

  snooze(): Promise<void> {
    return clickAndClose(this.snoozeButton);
  }

  skip(): Promise<void> {
    return clickAndClose(this.skipButton);
  }
}
