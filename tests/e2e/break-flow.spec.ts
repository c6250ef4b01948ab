/** A break from the reminder to the history, on the real app with a clock that the test moves. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { composeBreak } from '#core/moves/compose';
import { bodyOf } from '#core/moves/eligibility';
import { emptyMemory } from '#core/moves/memory';
import { parseSettings } from '#core/settings';
import { launchApp, type RunningApp } from '../support/app';
import { library } from '../support/break-views';
import type { Desktop } from '../support/desktop';
import type { Screen } from '../support/screen';
import type { SessionScreen } from '../support/screens/session-screen';
import { expect, test } from '../support/test';
import { until } from '../support/until';

const minute = 60_000;
const second = 1000;
/** A Monday morning; the first break is due at ten. */
const now = '2026-03-02T09:00:00Z';
const settings = { version: 1, breaks: { intervalMinutes: 60, cardAfterSeconds: 0 } };

async function appWithCard(desktop: Desktop, more: object = {}): Promise<RunningApp> {
  const app = await launchApp(desktop, {
    entry: 'fake-clock',
    now,
    settings: { ...settings, ...more },
  });
  // The reminder waits for a lull, a minute at most.
  await app.clock.advance(61 * minute);
  return app;
}

/** A session of a known move, from the command line. */
async function appInSession(
  desktop: Desktop,
  moves = 'blade-squeeze,doorway-stretch',
): Promise<{ app: RunningApp; session: SessionScreen }> {
  const app = await launchApp(desktop, { entry: 'fake-clock', now, settings });
  await app.clock.advance(30 * minute);
  await app.runCli(`--start=${moves}`);
  const session = await app.session();
  await session.underWay();
  return { app, session };
}

async function sessionsOf(app: RunningApp) {
  const file = join(app.userDataDir, 'history', '2026.json');
  const history = await until(async () => JSON.parse(await readFile(file, 'utf8')), {
    what: 'the history to be written',
  });
  return history.days['2026-03-02'].sessions;
}

/** The window that the keyboard goes to next; the page's own focus says nothing of it. */
function keyboardAfter(screen: Screen, before: string | null): Promise<string> {
  const isNext = (id: string | null) => id !== null && id !== before && id;
  return until(async () => isNext(await screen.activeWindow()), { what: 'the keyboard to move' });
}

async function closed(app: RunningApp): Promise<void> {
  await until(() => app.windows().length === 0, { what: 'the windows to close' });
}

test('a whole break: reminder, card, two moves, history, a fresh count', async ({ desktop }) => {
  const app = await appWithCard(desktop);
  const card = await app.card();
  await expect(card.moves).toContainText('then');
  await card.start();

  const session = await app.session();
  await session.underWay();
  await expect(session.page.getByText('Move 1 of 2')).toBeVisible();
  expect(app.windows()).toEqual(['session']);
  await passes(app, 5 * minute);
  await closed(app);

  const [done] = await sessionsOf(app);
  expect(done).toMatchObject({ kind: 'break', outcome: 'done' });
  expect(done.moves.map((move: { done: number }) => move.done)).toEqual([1, 1]);
  const { phase, sittingMinutes } = await app.status();
  expect(phase).toBe('counting');
  expect(sittingMinutes).toBeLessThan(5);
});

test('the card leaves the keyboard where it was, and so does the end', async ({ desktop }) => {
  const notes = await desktop.screen.openTextWindow();
  const app = await appWithCard(desktop);
  const card = await app.card();
  await expect(card.startButton).toBeVisible();
  await desktop.screen.type('still here');
  await until(async () => (await notes.typed()) === 'still here');

  await card.start();
  const session = await app.session();
  await session.endHere();
  await session.close();
  await closed(app);
  await until(async () => (await desktop.screen.activeWindow()) === notes.id, {
    what: 'the keyboard to be back at the notes',
  });
});

test('snoozing closes the card and brings it back later', async ({ desktop }) => {
  const app = await appWithCard(desktop);
  await (await app.card()).snooze();
  await closed(app);
  await app.clock.advance(7 * minute);
  await expect((await app.card()).startButton).toBeVisible();
});

test('skipping closes the card and starts the count again', async ({ desktop }) => {
  const app = await appWithCard(desktop);
  await (await app.card()).skip();
  await closed(app);
  expect(await app.status()).toMatchObject({
    phase: 'counting',
    nextBreakAt: expect.stringMatching(/^2026-03-02T11:0[12]/),
  });
});

test('a pause stops the session until the person goes on', async ({ desktop }) => {
  const { app, session } = await appInSession(desktop);
  await expect(session.page.getByText('Get ready')).toBeVisible();
  await session.pause();
  await expect(session.page.getByText('Paused', { exact: true }).last()).toBeVisible();
  await app.clock.advance(2 * minute);
  await session.goOn();
  await expect(session.page.getByText('Get ready')).toBeVisible();
  await session.start();
  await expect(session.cue).toContainText('Shoulder blades back and down');
});

test('another move takes the place of one that does not suit', async ({ desktop }) => {
  const { session } = await appInSession(desktop);
  await expect(session.name).toHaveText('Shoulder blade squeeze');
  await session.swapThisMove();
  await expect(session.name).not.toHaveText('Shoulder blade squeeze');
  await expect(session.page.getByText('Move 1 of 2')).toBeVisible();
  await expect(session.page.getByText('Then: Doorway stretch')).toBeVisible();
  await session.page.getByRole('button', { name: 'Back to: Shoulder blade squeeze' }).click();
  await expect(session.name).toHaveText('Shoulder blade squeeze');
});

test('a move that hurts ends at once, nothing begins in an hour, and it is never offered again', async ({
  desktop,
}) => {
  const { app, session } = await appInSession(desktop);
  await app.clock.advance(8 * second);
  await session.thisHurts();
  await expect(session.cue).toContainText('health professional');
  await expect(session.page.getByText('stays out of your breaks')).toBeVisible();
  await passes(app, 20 * minute);
  expect(await app.status()).toMatchObject({ phase: 'counting' });
  await expect(session.cue).toContainText('health professional');
  await app.clock.advance(40 * minute);
  await expect(session.page.getByRole('button', { name: 'End the break' })).toBeVisible();
  await session.goOnWithoutIt();
  await expect(session.name).toHaveText('Doorway stretch');

  const text = await readFile(join(app.userDataDir, 'settings.json'), 'utf8');
  const body = bodyOf(parseSettings(JSON.parse(text)).settings);
  expect(body.disabledMoves).toEqual(['blade-squeeze']);
  for (let seed = 0; seed < 100; seed += 1) {
    const { moves } = composeBreak({
      library,
      body,
      movesPerBreak: 2,
      readySeconds: 0,
      memory: emptyMemory,
      today: '2026-03-03',
      seed,
    });
    expect(moves.map(({ id }) => id)).not.toContain('blade-squeeze');
  }
});

test('back, next and ending here', async ({ desktop }) => {
  const { app, session } = await appInSession(desktop);
  await session.next();
  await expect(session.name).toHaveText('Doorway stretch');
  await session.back();
  await expect(session.name).toHaveText('Shoulder blade squeeze');
  await session.next();
  await app.clock.advance(18 * second);
  await session.endHere();
  await expect(session.cue).toContainText('What you did is kept');
  await app.clock.advance(121 * second);
  await closed(app);
  expect(await sessionsOf(app)).toMatchObject([{ outcome: 'stopped' }]);
});

test('how it was is one tap, and the window is gone', async ({ desktop }) => {
  const { app, session } = await appInSession(desktop);
  await passes(app, 80 * second);
  await session.rate('Easy');
  await closed(app);
  expect(await sessionsOf(app)).toMatchObject([{ outcome: 'done', rating: 'easy' }]);
});

test.describe('half-way', () => {
  for (const [what, undo] of [
    ['the window is closed', (app: RunningApp) => closeByDesktop(app)],
    ['its renderer is killed', (app: RunningApp) => killRenderer(app)],
  ] as const) {
    test(`${what}: what was done is kept and the schedule goes on`, async ({ desktop }) => {
      const { app, session } = await appInSession(desktop);
      await expect(session.name).toBeVisible();
      await app.clock.advance(20 * second);
      await undo(app);
      await closed(app);
      const [kept] = await sessionsOf(app);
      expect(kept.moves[0].done).toBeGreaterThan(0.3);
      expect(kept.moves[0].done).toBeLessThan(1);

      await app.clock.advance(31 * minute);
      await expect((await app.card()).startButton).toBeVisible();
    });
  }

  test('the display gets smaller: the session goes on, in sight', async ({ desktop }) => {
    const { app, session } = await appInSession(desktop);
    await expect(session.name).toBeVisible();
    await desktop.screen.resize(800, 600);
    await until(async () => {
      const { x, y, width, height } = await desktop.screen.window('Your break');
      return x >= 0 && y >= 0 && x + width <= 800 && y + height <= 600;
    });
    await passes(app, 4 * minute);
    await closed(app);
    expect(await sessionsOf(app)).toMatchObject([{ outcome: 'done' }]);
  });
});

test('a whole break by keyboard alone', async ({ desktop }) => {
  const { screen } = desktop;
  const app = await appWithCard(desktop, { app: { shortcut: 'Control+Alt+B' } });
  const card = await app.card();
  await expect(card.startButton).toBeVisible();
  await screen.press('ctrl+alt+b');
  const withKeyboard = await keyboardAfter(screen, null);
  await expect(card.startButton).toBeFocused();
  await screen.press('Return');

  const session = await app.session();
  const first = await session.name.innerText();
  await keyboardAfter(screen, withKeyboard);
  await screen.press('space');
  await expect(session.page.getByRole('main')).not.toHaveAttribute('data-phase', 'ready');
  await screen.press('space');
  await expect(session.cue).toHaveText('Paused');
  await screen.press('space');
  await expect(session.cue).not.toHaveText('Paused');
  await screen.press('Next');
  await expect(session.name).not.toHaveText(first);
  await screen.press('Prior');
  await expect(session.name).toHaveText(first);

  // Arrows turn the figure, on it and elsewhere.
  await screen.press('Right');
  await expect(session.name).toHaveText(first);
  await screen.press('Tab');
  await expect(session.figure).toBeFocused();
  await screen.press('Right');
  await expect(session.name).toHaveText(first);

  await until(async () => {
    await app.clock.advance(4 * second);
    return session.page.getByText('How was it?').isVisible();
  });
  const ending = session.page.locator('[tabindex="-1"]');
  await expect(ending).toBeFocused();
  await expect(ending).toHaveCSS('outline-style', 'none');
  await screen.press('2');
  await closed(app);
  expect(await sessionsOf(app)).toMatchObject([{ outcome: 'done', rating: 'right' }]);
});

test('its sounds are heard, and leave no process behind', async ({ desktop }) => {
  const { app, session } = await appInSession(desktop);
  const hasAudio = async () =>
    (await app.processes()).some((command) => command.includes('audio.mojom.AudioService'));
  await expect(session.name).toBeVisible();
  await until(hasAudio, { what: 'the get-ready sound to be played' });
  await session.endHere();
  await session.close();
  await until(async () => !(await hasAudio()), { what: 'the audio process to end' });
});

test('Escape ends early, and a second time closes', async ({ desktop }) => {
  const { app, session } = await appInSession(desktop);
  await expect(session.name).toBeVisible();
  await desktop.screen.press('Escape');
  await expect(session.cue).toContainText('What you did is kept');
  await desktop.screen.press('Escape');
  await closed(app);
});

/** In steps that no session takes for a sleep. */
async function passes(app: RunningApp, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 10 * second) {
    await app.clock.advance(Math.min(left, 10 * second));
  }
}

async function closeByDesktop(app: RunningApp): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  });
}

async function killRenderer(app: RunningApp): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      webContents.forcefullyCrashRenderer();
    }
  });
}
