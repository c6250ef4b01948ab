/** The card's window, loaded before the break comes due and shown when it does. */
import type { Desktop } from '../support/desktop';
import { expect, test } from '../support/test';
import { until } from '../support/until';
import { becomeDue, startAtWork } from './at-work';

/** The app at 09:44, a minute before the break, with the card's page there. */
async function startAhead(desktop: Desktop, motion: 'reduced' | 'full' = 'reduced') {
  const app = await startAtWork(desktop, { motion });
  await app.clock.advanceTo('2026-03-02T09:44:00Z');
  await until(() => String(app.windows()) === 'card', { what: "the card's page" });
  return app;
}

test('it is not to be seen before the break is due, and not loaded again then', async ({
  desktop,
}) => {
  const app = await startAhead(desktop);
  const { page } = await app.card();
  await page.evaluate(() => {
    document.body.dataset.loaded = 'ahead';
  });
  expect(await desktop.screen.windows()).toEqual([]);
  await becomeDue(app);
  const card = await app.card();
  await expect(card.startButton).toBeVisible();
  await desktop.screen.window('Time for a break');
  expect(await page.evaluate(() => document.body.dataset.loaded)).toBe('ahead');
  await card.start();
  await expect((await app.session()).controls).toBeVisible();
  await until(() => String(app.windows()) === 'session', { what: 'the card to go' });
});

test('it comes up without a scroll bar', async ({ desktop }) => {
  const app = await startAhead(desktop, 'full');
  const { page } = await app.card();
  await page.evaluate(() => {
    const frozen = new CSSStyleSheet();
    frozen.replaceSync('* { animation-play-state: paused !important }');
    document.adoptedStyleSheets = [frozen];
  });
  await becomeDue(app);
  await expect((await app.card()).startButton).toBeVisible();
  const seen = await page.evaluate(() => ({
    arriving: document.getAnimations().length > 0,
    scrolls: document.documentElement.scrollHeight > window.innerHeight,
  }));
  expect(seen).toEqual({ arriving: true, scrolls: false });
});

test('it goes when the break does not come', async ({ desktop }) => {
  const app = await startAhead(desktop);
  await app.runCli('--pause=30m');
  await until(() => app.windows().length === 0, { what: 'the card to go' });
  expect(await desktop.screen.windows()).toEqual([]);
});

test.describe('with two displays', () => {
  const width = 1280;
  test.use({ desktopOptions: { screen: { displays: 2, width } } });

  test('it is on the one with the pointer when the break is due', async ({ desktop }) => {
    const { screen } = desktop;
    await screen.moveMouse(100, 100);
    const app = await startAhead(desktop);
    await screen.moveMouse(width + 100, 100);
    await becomeDue(app);
    await expect((await app.card()).startButton).toBeVisible();
    expect((await screen.window('Time for a break')).x).toBeGreaterThanOrEqual(width);
  });
});
