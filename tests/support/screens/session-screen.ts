import type { Locator, Page } from '@playwright/test';
import { clickAndClose } from './click-and-close';

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
    return this.page.getByRole('group', { name: 'Controls' });
  }

  /** The name of the move on show, without its side. */
  get name(): Locator {
    return this.page.getByRole('heading', { level: 2 });
  }

  /** The instruction on show. */
  get instruction(): Locator {
    return this.page.locator('[data-cue]');
  }

  get figure(): Locator {
    return this.page.getByRole('img');
  }

  goOnWithoutIt(): Promise<void> {
    return this.#press('Go on without it');
  }

  /** It has been painted, and its time has started. */
  underWay(): Promise<void> {
    return this.page.locator('main[data-running]').waitFor();
  }

  /** Ready before the time is up. */
  start(): Promise<void> {
    return this.#press('Start');
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
    return clickAndClose(this.#button(rating));
  }

  close(): Promise<void> {
    return clickAndClose(this.#button('Close'));
  }

  #press(name: string): Promise<void> {
    return this.#button(name).click();
  }

  #button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }
}
