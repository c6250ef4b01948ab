import type { Locator, Page } from '@playwright/test';

/** The running break. */
export class SessionScreen {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** What a screen reader has just been told. */
  get cue(): Locator {
    return this.page.getByRole('status');
  }

  get controls(): Locator {
    return this.page.getByRole('toolbar', { name: 'Controls' });
  }

  pause(): Promise<void> {
    return this.#press('Pause');
  }

  goOn(): Promise<void> {
    return this.#press('Go on');
  }

  back(): Promise<void> {
    return this.#press('Back');
  }

  next(): Promise<void> {
    return this.#press('Next');
  }

  swapThisMove(): Promise<void> {
    return this.#press('Another move');
  }

  thisHurts(): Promise<void> {
    return this.#press('This hurts');
  }

  endHere(): Promise<void> {
    return this.#press('End here');
  }

  /** Says how it was, once it is over. */
  rate(rating: 'Easy' | 'Just right' | 'Hard'): Promise<void> {
    return this.#press(rating);
  }

  close(): Promise<void> {
    return this.#press('Close');
  }

  #press(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).click();
  }
}
