/** Pictures of the main window: each page, a move, the first start; three looks, two directions. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Bridge, HomeView } from '#core/contract';
import { launchApp, type RunningApp } from '../support/app';
import type { Desktop } from '../support/desktop';
import { sampleHistory } from '../support/sample-history';
import { startSpeech } from '../support/speech';

type Save = (page: Page, name: string) => Promise<void>;

const today = '2026-03-03';
const at = (time: string) => Date.parse(`${today}T${time}:00Z`);

const pages = ['today', 'moves', 'progress', 'settings', 'help'] as const;

interface HomeLook {
  readonly name: string;
  readonly app: Readonly<Record<string, unknown>>;
  readonly size: readonly [width: number, height: number];
}

const looks: readonly HomeLook[] = [
  { name: 'light', app: { theme: 'light', language: 'en' }, size: [1080, 800] },
  { name: 'dark', app: { theme: 'dark', language: 'en' }, size: [1080, 800] },
  { name: 'ar', app: { theme: 'light', language: 'ar' }, size: [1080, 800] },
  { name: 'de-200', app: { theme: 'light', language: 'de', textSize: 200 }, size: [1080, 800] },
  { name: 'narrow', app: { theme: 'dark', language: 'en' }, size: [360, 760] },
];

const firstStartSteps = 4;

/** The names of all pictures this makes, to choose from. */
export const homeShotNames: readonly string[] = looks.flatMap((look) => [
  ...[...pages, 'move'].map((page) => `home-${page}-${look.name}`),
  ...Array.from({ length: firstStartSteps }, (_, i) => `home-first-start-${i}-${look.name}`),
]);

export async function drawHome(
  desktop: Desktop,
  isWanted: (name: string) => boolean,
  save: Save,
): Promise<void> {
  // Settings shows its voices, and the first start offers one.
  const spoken = { ...desktop, env: { ...desktop.env, ...(await startSpeech(desktop)).env } };
  for (const look of looks) {
    const names = homeShotNames.filter((name) => name.endsWith(`-${look.name}`) && isWanted(name));
    if (names.some((name) => !name.startsWith('home-first-start'))) {
      await drawPages(spoken, look, isWanted, save);
    }
    if (names.some((name) => name.startsWith('home-first-start'))) {
      await drawFirstStart(spoken, look, isWanted, save);
    }
  }
}

async function drawPages(
  desktop: Desktop,
  { name, app: settings, size: [width, height] }: HomeLook,
  isWanted: (name: string) => boolean,
  save: Save,
): Promise<void> {
  const app = await open(desktop, name, { ...settings, welcomed: true, askComfort: true });
  const { page } = await app.home();
  await showWorkday(app, page);
  /** Fails when the page doesn't come: a picture must not show another under its name. */
  async function goTo(target: (typeof pages)[number]): Promise<void> {
    await page.getByRole('navigation').getByRole('button').nth(pages.indexOf(target)).click();
    await page.locator(`main[data-page="${target}"] h1`).waitFor();
  }
  for (const target of pages) {
    await goTo(target);
    if (isWanted(`home-${target}-${name}`)) {
      await showWhole(page, width, height);
      await save(page, `home-${target}-${name}`);
    }
  }
  if (isWanted(`home-move-${name}`)) {
    await page.setViewportSize({ width, height });
    await goTo('moves');
    await page.locator('main li button').nth(2).click();
    await showWhole(page, width, height);
    await save(page, `home-move-${name}`);
  }
  await app.stop();
}

async function drawFirstStart(
  desktop: Desktop,
  { name, app: settings, size: [width, height] }: HomeLook,
  isWanted: (name: string) => boolean,
  save: Save,
): Promise<void> {
  const app = await openNew(desktop, `${name}-first`, settings);
  const { page } = await app.home();
  await page.setViewportSize({ width, height });
  for (let step = 0; step < firstStartSteps; step++) {
    if (isWanted(`home-first-start-${step}-${name}`)) {
      await settled(page);
      await save(page, `home-first-start-${step}-${name}`);
    }
    if (step < firstStartSteps - 1) {
      // The move itself is left for later.
      const isMove = step === firstStartSteps - 2;
      if (isMove) await page.locator('[data-goes-on] + button').click();
      else await page.locator('[data-goes-on]').click();
    }
  }
  await app.stop();
}

/** The app at eleven on a Tuesday, for the first time. */
async function openNew(desktop: Desktop, name: string, app: object): Promise<RunningApp> {
  const userDataDir = path.join(desktop.directory, `home-${name}`);
  await mkdir(userDataDir, { recursive: true });
  const settings = { app };
  const running = await launchApp(desktop, {
    entry: 'fake-clock',
    now: `${today}T11:05:00Z`,
    motion: 'full',
    userDataDir,
    settings,
  });
  await running.runCli('--open=today');
  return running;
}

/** The app at eleven on a Tuesday, with four months behind it. */
async function open(desktop: Desktop, name: string, app: object): Promise<RunningApp> {
  const userDataDir = path.join(desktop.directory, `home-${name}`);
  await mkdir(path.join(userDataDir, 'history'), { recursive: true });
  for (const year of sampleHistory(today)) {
    const file = path.join(userDataDir, 'history', `${year.year}.json`);
    await writeFile(file, JSON.stringify(year));
  }
  const ranges = [
    { start: '09:00', end: '12:30' },
    { start: '13:30', end: '17:30' },
  ];
  const running = await launchApp(desktop, {
    entry: 'fake-clock',
    now: `${today}T11:05:00Z`,
    motion: 'full',
    userDataDir,
    settings: {
      workHours: { monday: ranges, tuesday: ranges, friday: [{ start: '22:00', end: '06:00' }] },
      daysOff: ['2026-03-18', '2026-04-03/2026-04-06'],
      body: { equipment: ['wall', 'doorway', 'chair', 'band'], disabledMoves: ['cat-cow'] },
      sound: { voice: true },
      app,
    },
  });
  await running.runCli('--open=today');
  return running;
}

/** Shows a morning with a break done, one passed by and a rest, as main would push it. */
async function showWorkday(app: RunningApp, page: Page): Promise<void> {
  const view = await page.evaluate(
    () =>
      new Promise<HomeView>((resolve) => {
        const { unhunch } = globalThis as unknown as { unhunch: Bridge };
        unhunch.onView((view) => resolve(view as HomeView));
      }),
  );
  const nextBreakAt = at('11:27');
  const shown: HomeView = {
    ...view,
    status: { ...view.status, sittingMinutes: 23, nextBreakAt },
    day: {
      ...view.day,
      nextBreakAt,
      entries: [
        {
          id: 'a',
          kind: 'session',
          fromAt: at('09:46'),
          toAt: at('09:48'),
          breakNumber: 1,
          snoozes: 0,
        },
        {
          id: 'b',
          kind: 'missed',
          fromAt: at('10:30'),
          toAt: at('10:33'),
          breakNumber: 2,
          snoozes: 0,
        },
        {
          id: 'c',
          kind: 'natural',
          fromAt: at('10:34'),
          toAt: at('10:42'),
          breakNumber: null,
          snoozes: 0,
        },
      ],
    },
  };
  await app.electron.evaluate(
    ({ BrowserWindow }, shown) => BrowserWindow.getAllWindows()[0]?.webContents.send('view', shown),
    shown,
  );
}

/** Makes the window as tall as the page, since a figure out of sight is not drawn. */
async function showWhole(page: Page, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.locator('main h1').waitFor();
  await settled(page);
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(tall, 9000) });
  await settled(page);
}

/** Fonts are there, and what fades in has done so. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => setTimeout(resolve, 500));
  });
}
