/** “Not here”: the break composed anew around what is in the way, on card, cover and in a session. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchApp, type RunningApp } from '../support/app';
import type { Desktop } from '../support/desktop';
import { axeViolations, clippedTexts } from '../support/page-checks';
import { expect, test } from '../support/test';

const minute = 60_000;
/** A Monday morning. */
const now = '2026-03-02T09:00:00Z';

function launch(desktop: Desktop, more: object = {}): Promise<RunningApp> {
  const settings = { version: 1, breaks: { cardAfterSeconds: 0 }, ...more };
  return launchApp(desktop, { entry: 'fake-clock', now, settings });
}

const chip = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function settingsOf(app: RunningApp) {
  return JSON.parse(await readFile(join(app.userDataDir, 'settings.json'), 'utf8'));
}

async function keptInTheOffice(app: RunningApp): Promise<unknown> {
  return (await settingsOf(app)).notHere?.openOffice;
}

for (const presence of ['card', 'fullscreen'] as const) {
  test(`one tap asks, the next composes anew at once: ${presence}`, async ({ desktop }) => {
    const app = await launch(desktop, { breaks: { cardAfterSeconds: 0, presence } });
    await app.clock.advance(46 * minute);
    const card = await app.card();
    await chip(card.page, 'Not here').click();
    await chip(card.page, 'On a call').click();
    await expect(card.page.getByText('Silent and seated, for your call')).toBeVisible();
    expect(await axeViolations(card.page)).toEqual([]);
    expect(await clippedTexts(card.page)).toEqual([]);

    await chip(card.page, 'A silent 20 seconds').click();
    await expect(card.page.getByText('Nobody will notice')).toBeVisible();
    await expect(card.moves).not.toContainText('then');

    await chip(card.page, 'Done').click();
    await expect(card.startButton).toBeVisible();
    await card.start();
    const session = await app.session();
    await expect(session.page.getByText('Move 1 of 1')).toBeVisible();
    expect((await settingsOf(app)).notHere).toBeUndefined();
  });
}

test('it can be kept for this place, and taken back', async ({ desktop }) => {
  const app = await launch(desktop, { body: { place: 'openOffice' } });
  await app.clock.advance(46 * minute);
  const card = await app.card();
  await chip(card.page, 'Not here').click();
  await expect(chip(card.page, 'From now on: open office')).toBeDisabled();
  await chip(card.page, 'One hand').click();
  await chip(card.page, 'From now on: open office').click();
  await expect.poll(() => keptInTheOffice(app)).toEqual(['oneHand']);
  await card.page.keyboard.press('Escape');
  await expect(card.startButton).toBeVisible();
  await card.skip();

  await app.clock.advance(46 * minute);
  const next = await app.card();
  await chip(next.page, 'Not here').click();
  await expect(chip(next.page, 'One hand')).toHaveAttribute('aria-pressed', 'true');
  await chip(next.page, 'One hand').click();
  await expect.poll(() => keptInTheOffice(app)).toEqual([]);
});

test('in a session it pauses, and what is left is done around it', async ({ desktop }) => {
  const app = await launch(desktop);
  await app.runCli('--start=doorway-stretch,wall-push-up');
  const session = await app.session();
  await session.underWay();
  await session.page.keyboard.press('o');
  await expect(session.page.getByText('Paused', { exact: true }).first()).toBeVisible();
  const standing = (await session.instruction.textContent()) ?? '';
  await chip(session.page, 'Seated only').click();
  await expect(session.instruction).not.toHaveText(standing);
  await app.clock.advance(5 * minute);
  await expect(session.page.getByText('Move 1 of 2')).toBeVisible();
  expect(await axeViolations(session.page)).toEqual([]);
  await chip(session.page, 'Done').click();
  await session.underWay();
  await expect(session.controls).toBeVisible();
});

test('at 200 % all of it can be reached', async ({ desktop }) => {
  const app = await launch(desktop, { app: { textSize: 200, language: 'de' } });
  await app.clock.advance(46 * minute);
  const card = await app.card();
  await chip(card.page, 'Nicht hier').click();
  await chip(card.page, 'Im Gespräch').click();
  const done = chip(card.page, 'Fertig');
  await done.scrollIntoViewIfNeeded();
  await expect(done).toBeInViewport();
});
