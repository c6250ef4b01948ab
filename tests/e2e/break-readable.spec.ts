/** The session as seen from two and a half metres, in every language at its longest text. */

import type { Page } from '@playwright/test';
import type { Language } from '#core/languages';
import type { Phase } from '#core/session/view';
import { launchApp, type RunningApp } from '../support/app';
import { instantOf, look, sessionView, startedSession } from '../support/break-views';
import { longestCue, pixelsPerMm, spokenLanguages, typeSizeOf } from '../support/readable';
import { expect, test } from '../support/test';

/** What a large window has for its page on a full-HD display with a panel and a title bar. */
const large = { width: 1843, height: 974 };
const whole = { width: 1920, height: 1080 };
const pixels = pixelsPerMm(1920);

async function show(app: RunningApp, page: Page, language: Language, phase: Phase): Promise<void> {
  const now = Date.now();
  const moves =
    phase === 'stretch' ? ['upper-trap-stretch'] : ['band-pull-apart', 'upper-trap-stretch'];
  const untilPhase = instantOf(startedSession(now, moves), phase) - now;
  const view = sessionView(startedSession(now - untilPhase - 500, moves), now);
  const cue = longestCue(language);
  const shown = {
    ...view,
    layout: 'large',
    look: { ...look, language, locale: language },
    session: { ...view.session, cue, stillAt: now },
  };
  // What the app pushes itself, once its first frame is painted, may come in between.
  await expect(async () => {
    await app.electron.evaluate(
      ({ BrowserWindow }, pushed) =>
        BrowserWindow.getAllWindows()[0]?.webContents.send('view', pushed),
      shown,
    );
    await expect(page.locator('html')).toHaveAttribute('lang', language, { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await page.evaluate(() => document.fonts.ready);
}

test('capitals are a centimetre high and the numeral four, and nothing hides anything', async ({
  desktop,
}) => {
  test.slow();
  const app = await launchApp(desktop, { entry: 'fake-clock' });
  await app.runCli('--start=blade-squeeze');
  const { page } = await app.session();
  const faults: string[] = [];
  for (const size of [large, whole]) {
    await page.setViewportSize(size);
    for (const language of spokenLanguages) {
      for (const phase of ['ready', 'out', 'hold', 'stretch'] as const) {
        await show(app, page, language, phase);
        const type = await typeSizeOf(page, language);
        const where = `${language} ${phase} ${size.width}`;
        if (type.capital / pixels < 10) faults.push(`${where}: capitals ${type.capital} px`);
        if (type.numeral === null || type.numeral / pixels < 40) {
          faults.push(`${where}: numeral ${type.numeral} px`);
        }
        faults.push(...type.faults.map((fault) => `${where}: ${fault}`));
      }
    }
  }
  expect(faults).toEqual([]);
});
