/** Card and session for everybody: axe in every colour scheme, large text, a small screen. */
import type { Page } from '@playwright/test';
import { launchApp } from '../support/app';
import { axeViolations, clippedTexts } from '../support/page-checks';
import { expect, test } from '../support/test';
import { until } from '../support/until';

const minute = 60_000;
const second = 1000;
const now = '2026-03-02T09:00:00Z';

type Check = (page: Page, what: string) => Promise<void>;

/** Opens the card, then takes the session through each of its phases, and checks each of them. */
function walk(
  { breaks = {}, ...settings }: { breaks?: object; [section: string]: object },
  check: Check,
) {
  return async ({ desktop }: Parameters<Parameters<typeof test>[2]>[0]) => {
    test.slow();
    const app = await launchApp(desktop, {
      entry: 'fake-clock',
      now,
      settings: {
        version: 1,
        body: { disabledMoves: ['chin-tuck'], equipment: ['wall', 'doorway', 'chair'] },
        breaks: { cardAfterSeconds: 0, ...breaks },
        ...settings,
      },
    });
    await app.clock.advance(46 * minute);
    const card = await app.card();
    await expect(card.startButton).toBeVisible();
    await check(card.page, 'card');
    await card.skip();

    await app.runCli('--start=blade-squeeze,upper-trap-stretch');
    const session = await app.session({ withinMs: 15_000 });
    await expect(session.page.getByText('Get ready')).toBeVisible();
    await check(session.page, 'ready');
    await session.start();
    await expect(session.page.getByText('of 3', { exact: true })).toBeVisible();
    await check(session.page, 'repetition');
    await session.next();
    await session.start();
    await until(async () => {
      await app.clock.advance(2 * second);
      return session.page.getByText('seconds', { exact: true }).isVisible();
    });
    await check(session.page, 'stretch');
    await session.pause();
    await check(session.page, 'paused');
    await session.thisHurts();
    await expect(session.page.getByText('stays out')).toBeVisible();
    await check(session.page, 'hurt');
    await session.page.getByRole('button', { name: 'End the break' }).click();
    await expect(session.page.getByRole('button', { name: 'Close' })).toBeVisible();
    await check(session.page, 'end');
    await session.close();

    await app.runCli('--start=blade-squeeze');
    const again = await app.session({ withinMs: 15_000 });
    await until(async () => {
      await app.clock.advance(4 * second);
      return again.page.getByText('How was it?').isVisible();
    });
    await check(again.page, 'rating');
  };
}

test.describe('axe finds nothing', () => {
  for (const theme of ['light', 'dark'] as const) {
    test(theme, walk({ app: { theme } }, expectNoViolations));
    test(
      `${theme}, full screen`,
      walk({ app: { theme }, breaks: { presence: 'fullscreen' } }, expectNoViolations),
    );
  }

  test(
    'forced colours',
    walk({}, async (page, what) => {
      await page.emulateMedia({ forcedColors: 'active' });
      await expectNoViolations(page, what);
    }),
  );
});

test.describe('no text is cut off', () => {
  for (const textSize of [100, 150, 200]) {
    test(`at ${textSize} %`, walk({ app: { textSize } }, expectNothingClipped));
  }

  test.describe('on a small screen', () => {
    test.use({ desktopOptions: { screen: { width: 1024, height: 600 } } });
    test('at 200 %', walk({ app: { textSize: 200 } }, expectNothingClipped));
    test(
      'at 200 %, full screen',
      walk({ app: { textSize: 200 }, breaks: { presence: 'fullscreen' } }, expectNothingClipped),
    );
  });
});

async function expectNoViolations(page: Page, what: string): Promise<void> {
  expect(await axeViolations(page), what).toEqual([]);
}

async function expectNothingClipped(page: Page, what: string): Promise<void> {
  expect(await clippedTexts(page), what).toEqual([]);
}
