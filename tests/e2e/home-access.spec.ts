/** The main window for everybody: axe on each page, text of any size, any width, no motion. */
import type { Page } from '@playwright/test';
import { launchApp, type RunningApp } from '../support/app';
import type { Desktop } from '../support/desktop';
import { axeViolations, sidewaysScroll } from '../support/page-checks';
import { latinTexts, lengthenTexts } from '../support/pseudo-locale';
import { expect, test } from '../support/test';

const pages = ['today', 'moves', 'progress', 'settings', 'help'] as const;

const firstStartSteps = ['hours', 'body', 'move', 'end'] as const;

interface Looks {
  readonly language?: 'en' | 'ar';
  readonly textSize?: number;
}

/** Calls `check` with every step of the first start, every page, and a move's own page. */
async function walk(
  desktop: Desktop,
  { language = 'en', textSize = 100 }: Looks,
  check: (page: Page, what: string) => Promise<void>,
  onStart: (app: RunningApp) => void = () => {},
): Promise<void> {
  const app = await launchApp(desktop, {
    entry: 'fake-clock',
    settings: {
      app: { language, textSize, askComfort: true },
      workHours: { monday: [{ start: '22:00', end: '06:00' }] },
      daysOff: ['2026-03-09/2026-03-12'],
      breaks: { fixedTimes: ['10:30'], intervalMinutes: 1 },
      body: { disabledMoves: ['cat-cow'], plan: '' },
    },
  });
  onStart(app);
  await app.runCli('--open=today');
  const { page } = await app.home();
  async function goTo(name: (typeof pages)[number]): Promise<void> {
    const entry = page.getByRole('navigation').getByRole('button').nth(pages.indexOf(name));
    await entry.click();
    await expect(entry).toHaveAttribute('aria-current', 'page');
    await page.locator(`main[data-page="${name}"]`).waitFor();
  }
  await walkFirstStart(page, check);
  for (const name of pages) {
    await goTo(name);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    if (name === 'moves') await expect(page.locator('main li button')).toHaveCount(17);
    await check(page, name);
  }
  await goTo('moves');
  await page.locator('main li button').first().click();
  await expect(page.locator('main ol li').first()).toBeVisible();
  await check(page, 'a move');
}

async function walkFirstStart(
  page: Page,
  check: (page: Page, what: string) => Promise<void>,
): Promise<void> {
  for (const step of firstStartSteps) {
    await page.locator(`[data-step="${step}"]`).waitFor();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await check(page, `first start, ${step}`);
    // The move is left for later, and the app is not to start at login.
    const isAsked = step === 'move' || step === 'end';
    await page.locator(isAsked ? '[data-goes-on] + button' : '[data-goes-on]').click();
  }
  await expect(page.getByRole('navigation')).toBeVisible();
}

const themes = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { colorScheme: 'light', forcedColors: 'active' },
} as const;

async function expectNoViolations(page: Page, what: string): Promise<void> {
  expect(await axeViolations(page), what).toEqual([]);
}

async function expectNoViolationsInAnyTheme(page: Page, what: string): Promise<void> {
  for (const [theme, media] of Object.entries(themes)) {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    await expectNoViolations(page, `${what}, ${theme}`);
  }
}

test.describe('axe finds nothing', () => {
  test.setTimeout(120_000);

  for (const language of ['en', 'ar'] as const) {
    test(`in ${language}, in any theme`, async ({ desktop }) => {
      await walk(desktop, { language }, expectNoViolationsInAnyTheme);
    });
  }

  test('at 200 %', async ({ desktop }) => {
    await walk(desktop, { textSize: 200 }, expectNoViolations);
  });
});

test('no page scrolls sideways, from 360 pixels to wide, at 100 and 200 %', async ({ desktop }) => {
  await walk(desktop, {}, async (page, what) => {
    for (const [width, textSize] of [
      [360, 100],
      [800, 200],
      [1400, 200],
      [1400, 100],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate((size) => {
        document.documentElement.style.fontSize = `${size}%`;
      }, textSize);
      expect(await sidewaysScroll(page), `${what}, ${width} px, ${textSize} %`).toEqual([]);
    }
  });
});

test('there is room for longer languages', async ({ desktop }) => {
  await walk(desktop, {}, async (page, what) => {
    await lengthenTexts(page);
    for (const width of [360, 1040]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await sidewaysScroll(page), `${what}, ${width} px`).toEqual([]);
    }
  });
});

test('no text is left in English', async ({ desktop }) => {
  await walk(desktop, { language: 'ar' }, async (page, what) => {
    expect(await latinTexts(page), what).toEqual([]);
  });
});

test('nothing on any page breaks the content security policy', async ({ desktop }) => {
  const said: string[] = [];
  await walk(
    desktop,
    {},
    async () => {},
    (app) =>
      app.electron.context().on('console', (message) => {
        if (message.type() === 'error') said.push(message.text());
      }),
  );
  expect(said).toEqual([]);
});
