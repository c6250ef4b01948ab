/** The session at the sizes people have, in four scripts, with how high its letters are. */
import type { Page } from '@playwright/test';
import type { SessionWindowView } from '#core/contract';
import type { Language } from '#core/languages';
import type { Phase } from '#core/session/view';
import type { RunningApp } from '../support/app';
import { instantOf, look, sessionView, startedSession } from '../support/break-views';
import { longestCue, pixelsPerMm, typeSizeOf } from '../support/readable';

/** The page of the session's window, and how many logical pixels wide its display is. */
const sizes = [
  { name: '880x620', page: { width: 880, height: 590 }, display: 1920, layout: 'window' },
  { name: '1366x768', page: { width: 1311, height: 678 }, display: 1366, layout: 'large' },
  { name: '1920x1080', page: { width: 1843, height: 974 }, display: 1920, layout: 'large' },
  { name: '2560x1440-200', page: { width: 1229, height: 628 }, display: 1280, layout: 'large' },
] as const;
const languages: readonly Language[] = ['en', 'de', 'ja', 'ar'];
const moments: readonly { readonly phase: Phase; readonly moves: readonly string[] }[] = [
  { phase: 'ready', moves: ['band-pull-apart', 'doorway-stretch'] },
  { phase: 'hold', moves: ['wall-push-up', 'doorway-stretch'] },
  { phase: 'stretch', moves: ['upper-trap-stretch'] },
];

export const sheetName = 'session-sheet';

/** Draws each with the language's longest instruction, and prints the heights in millimetres. */
export async function drawSheet(
  app: RunningApp,
  page: Page,
  save: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  // tsx gives functions their names by a helper of its own, which a page does not have.
  await page.evaluate('globalThis.__name = (named) => named');
  for (const { name, page: viewport, display, layout } of sizes) {
    await page.setViewportSize(viewport);
    for (const language of languages) {
      for (const { phase, moves } of moments) {
        await show(app, page, language, { phase, moves, layout });
        const { capital, numeral, faults } = await typeSizeOf(page, language);
        const mm = (px: number) => (px / pixelsPerMm(display)).toFixed(1);
        const size = `letters ${mm(capital)} mm, numeral ${numeral ? mm(numeral) : '–'} mm`;
        console.log(`${name} ${language} ${phase}: ${size} ${faults.join(', ')}`);
        await save(page, `${sheetName}-${name}-${language}-${phase}`);
      }
    }
  }
}

async function show(
  app: RunningApp,
  page: Page,
  language: Language,
  { phase, moves, layout }: (typeof moments)[number] & Pick<SessionWindowView, 'layout'>,
): Promise<void> {
  const now = Date.now();
  const untilPhase = instantOf(startedSession(now, moves), phase) - now;
  const view = sessionView(startedSession(now - untilPhase - 600, moves), now);
  const shown: SessionWindowView = {
    ...view,
    layout,
    look: { ...look, language, locale: language },
    session: { ...view.session, cue: longestCue(language), stillAt: now },
  };
  await app.electron.evaluate(
    ({ BrowserWindow }, pushed) =>
      BrowserWindow.getAllWindows()[0]?.webContents.send('view', pushed),
    shown,
  );
  await page.waitForFunction((tag) => document.documentElement.lang === tag, language);
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => setTimeout(resolve, 400));
  });
}
