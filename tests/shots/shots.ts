// Draws every window in every phase, light and dark, at 100 and 200 % text, into shots/, for
// people to look at: npm run shots [-- <part of a name> …]
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { CardView, Look, SessionWindowView } from '#core/contract';
import type { MoveId } from '#core/moves/vocabulary';
import type { SessionEvent } from '#core/session/session';
import type { Phase } from '#core/session/view';
import { buildApp } from '../../scripts/build';
import setUpTests from '../../scripts/e2e-setup';
import { projectDir, runScript } from '../../scripts/script';
import { launchApp, type RunningApp } from '../support/app';
import {
  cardView,
  instantOf,
  look,
  sessionView,
  startedSession,
  usualMoves,
} from '../support/break-views';
import { type Desktop, startDesktop } from '../support/desktop';
import { drawHome, homeShotNames } from './shots-home';
import { drawSheet, sheetName } from './shots-session';

type BreakView = CardView | SessionWindowView;
interface Shot {
  readonly name: string;
  /** Logical pixels at 100 %; a whole display when left out. */
  readonly size?: readonly [width: number, height: number];
  /** The view as main would push it now. */
  readonly view: () => BreakView;
  /** What is done in it before the picture is taken, and undone after it. */
  readonly act?: {
    readonly do: (page: Page) => Promise<void>;
    readonly undo: (page: Page) => Promise<void>;
  };
}

/** The panel of what is in the way, open. */
const asking: Shot['act'] = {
  do: (page) => page.getByRole('button', { name: 'Not here' }).click(),
  undo: (page) => page.getByRole('button', { name: 'Done' }).click(),
};

/** The keyboard's ring on each answer in turn is too much: on the first, beside its neighbour. */
const focused: Shot['act'] = {
  do: async (page) => {
    await page.getByRole('button', { name: 'Start' }).focus();
    await page.keyboard.press('Shift');
  },
  undo: (page) => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur()),
};

const screen = [1920, 1080] as const;
const card = [372, 256] as const;
const window = [880, 620] as const;
const sided: readonly MoveId[] = ['upper-trap-stretch'];

/** A session that came to `phase` of its repetition `count` so many ms ago. */
function inSession(
  moves: readonly MoveId[],
  phase: Phase,
  agoMs: number,
  { count = 1, event, layout = 'window' }: Partial<InSession> = {},
): () => SessionWindowView {
  return () => {
    const now = Date.now();
    const untilPhase = instantOf(startedSession(now, moves), phase, count) - now;
    const session = startedSession(now - untilPhase - agoMs, moves);
    return sessionView(session, now, event, { layout });
  };
}

interface InSession {
  readonly count: number;
  readonly event: SessionEvent;
  readonly layout: SessionWindowView['layout'];
}

const full = { layout: 'fullscreen' } as const;
const shots: readonly Shot[] = [
  { name: 'card', size: card, view: () => cardView(Date.now()) },
  {
    name: 'card-routine',
    size: card,
    view: () => cardView(Date.now(), { routineSeconds: 390 }),
  },
  {
    name: 'card-strict-fullscreen',
    view: () => cardView(Date.now(), { ...full, skipFromAt: Date.now() + 9000 }),
  },
  { name: 'card-focused', size: card, view: () => cardView(Date.now()), act: focused },
  { name: 'card-not-here', size: card, view: () => cardView(Date.now()), act: asking },
  { name: 'cover-not-here', view: () => cardView(Date.now(), full), act: asking },
  {
    name: 'card-rtl',
    size: card,
    view: () => cardView(Date.now(), { look: { ...look, language: 'ar', locale: 'ar' } }),
  },
  {
    name: 'session-not-here',
    size: window,
    view: inSession(usualMoves, 'out', 1500, { event: { type: 'pause' } }),
    act: asking,
  },
  { name: 'session-ready', size: window, view: inSession(usualMoves, 'ready', 500) },
  { name: 'session-out', size: window, view: inSession(usualMoves, 'out', 1500, { count: 2 }) },
  { name: 'session-hold', size: window, view: inSession(usualMoves, 'hold', 500, { count: 2 }) },
  { name: 'session-stretch', size: window, view: inSession(sided, 'stretch', 4500) },
  { name: 'session-halfway', size: window, view: inSession(usualMoves, 'stretch', 9000) },
  { name: 'session-switch', size: window, view: inSession(sided, 'switch', 500) },
  { name: 'session-warm-up', size: window, view: inSession(['cat-cow'], 'flow', 4500) },
  {
    name: 'session-paused',
    size: window,
    view: inSession(usualMoves, 'stretch', 4500, { event: { type: 'pause' } }),
  },
  {
    name: 'session-hurt',
    size: window,
    view: inSession(usualMoves, 'out', 1500, { event: { type: 'hurt' } }),
  },
  {
    name: 'session-ended-early',
    size: window,
    view: inSession(usualMoves, 'out', 1500, { event: { type: 'finish' } }),
  },
  { name: 'session-done', size: window, view: inSession(usualMoves, 'done', 1500) },
  { name: 'session-narrow', size: [400, 700], view: inSession(usualMoves, 'out', 1500) },
  { name: 'session-fullscreen', view: inSession(usualMoves, 'hold', 500, full) },
];

const themes = ['light', 'dark'] as const;
const textSizes = [100, 200] as const;

const folder = path.join(projectDir, 'shots');
const wanted = process.argv.slice(2);
const isWanted = (name: string) =>
  wanted.length === 0 || wanted.some((part) => name.includes(part));

runScript(async () => {
  await setUpTests();
  await buildApp();
  await buildApp('e2e');
  if (wanted.length === 0) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const desktop = await startDesktop();
  try {
    if (shots.some(({ name }) => isWanted(name))) await drawBreak(desktop);
    if (isWanted(sheetName)) await drawSessionSheet(desktop);
    if (homeShotNames.some(isWanted)) await drawHome(desktop, isWanted, save);
  } finally {
    await desktop.stop();
  }
  return 0;
});

async function drawSessionSheet(desktop: Desktop): Promise<void> {
  const app = await launchApp(desktop, { entry: 'fake-clock', motion: 'full' });
  await desktop.trayHost.press('Start a break now');
  const { page } = await app.session();
  await drawSheet(app, page, save);
  await app.stop();
}

/** One window of the real app, which is shown one view after the other. */
async function drawBreak(desktop: Desktop): Promise<void> {
  const app = await launchApp(desktop, { entry: 'fake-clock', motion: 'full' });
  await desktop.trayHost.press('Start a break now');
  const { page } = await app.session();
  for (const shot of shots.filter(({ name }) => isWanted(name))) {
    for (const theme of themes) {
      for (const textSize of textSizes) await drawView(app, page, shot, { theme, textSize });
    }
  }
  await app.stop();
}

async function drawView(
  app: RunningApp,
  page: Page,
  { name, size, view, act }: Shot,
  over: Pick<Look, 'theme' | 'textSize'>,
): Promise<void> {
  const scale = size ? over.textSize / 100 : 1;
  const [width, height] = size ?? screen;
  const shown = view();
  await page.setViewportSize({
    width: Math.min(width * scale, screen[0]),
    height: Math.min(height * scale, screen[1]),
  });
  await app.electron.evaluate(
    ({ BrowserWindow }, view) => BrowserWindow.getAllWindows()[0]?.webContents.send('view', view),
    { ...shown, look: { ...shown.look, ...over } },
  );
  await painted(page);
  await act?.do(page);
  if (act) await painted(page);
  await save(page, `${name}-${over.theme}-${over.textSize}`);
  await act?.undo(page);
}

/** Fonts are there, and what fades in has done so. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => setTimeout(resolve, 400));
  });
}

async function save(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  console.log(`shots/${name}.png`);
}
