import type { Locator, Page } from '@playwright/test';

type PageName = 'Today' | 'Moves' | 'Progress' | 'Settings' | 'Help';

/** The main window. */
export class HomeScreen {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The heading of the page that is open. */
  get title(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  /** The page's own part of the window. */
  get content(): Locator {
    return this.page.getByRole('main');
  }

  async goTo(name: PageName): Promise<void> {
    const pages = this.page.getByRole('navigation', { name: 'Pages' });
    await pages.getByRole('button', { name, exact: true }).click();
  }

  startNow(): Promise<void> {
    return this.page.getByRole('button', { name: 'Start now', exact: true }).click();
  }
}
