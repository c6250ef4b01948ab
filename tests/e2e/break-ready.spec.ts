/** From the click to the first paint to the first count: the person's time starts when they see it. */
import type { ElectronApplication, Page } from '@playwright/test';
import { composeBreak } from '#core/moves/compose';
import { bodyOf } from '#core/moves/eligibility';
import { emptyMemory } from '#core/moves/memory';
import { planSession } from '#core/session/plan';
import { defaultSettings, equipment } from '#core/settings';
import { launchApp } from '../support/app';
import { library } from '../support/break-views';
import { builtInMoves } from '../support/built-in-moves';
import { expect, test } from '../support/test';
import { until } from '../support/until';

const now = '2026-03-02T09:00:00Z';
const second = 1000;
const everything = [...equipment];

function readyMsOf(id: string): number {
  const composed = composeBreak(
    {
      library,
      body: { ...bodyOf(defaultSettings), equipment: everything },
      movesPerBreak: 2,
      readySeconds: 0,
      memory: emptyMemory,
      today: '2026-03-02',
      seed: 0,
    },
    [id],
  );
  return planSession(composed, library).moves[0]?.readyMs ?? 0;
}

/** Whether words and figure are on the screen, in pixels. */
function isPainted(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const canvas = document.querySelector('canvas');
    const box = document.querySelector('[data-cue]')?.getBoundingClientRect();
    return Boolean(canvas && canvas.width > 0 && box && box.height > 0);
  });
}

const phaseOf = (page: Page) =>
  page.evaluate(() => document.querySelector('main')?.getAttribute('data-phase'));

/** Every call of the page that tells it has painted waits so long. */
function holdUp(electron: ElectronApplication, ms: number): Promise<void> {
  return electron.evaluate(({ app }, wait) => {
    app.on('web-contents-created', (_event, contents) => {
      contents.on('dom-ready', () => {
        void contents.executeJavaScript(
          `{ const until = performance.now() + ${wait}; while (performance.now() < until); }`,
        );
      });
    });
  }, ms);
}

test('no move is counted before it was painted and its time to get ready is over', async ({
  desktop,
}) => {
  test.setTimeout(600_000);
  const app = await launchApp(desktop, {
    entry: 'fake-clock',
    now,
    settings: { version: 1, body: { equipment: everything } },
  });
  for (const [index, id] of builtInMoves.entries()) {
    if (index === builtInMoves.length - 1) await holdUp(app.electron, 3 * second);
    const clickedAt = Date.now();
    await app.runCli(`--start=${id}`);
    const session = await app.session({ withinMs: 20_000 });
    const { page } = session;
    await until(() => isPainted(page), { what: `${id} to be painted` });
    await session.underWay();
    expect(await phaseOf(page), `${id} once painted`).toBe('ready');
    if (index === builtInMoves.length - 1) {
      expect(Date.now() - clickedAt).toBeGreaterThanOrEqual(3 * second);
    }
    const readyMs = readyMsOf(id);
    expect(readyMs).toBeGreaterThanOrEqual(5 * second);
    await app.clock.advance(readyMs - 100);
    expect(await phaseOf(page), `${id} just before`).toBe('ready');
    await app.clock.advance(200);
    await until(async () => (await phaseOf(page)) !== 'ready', { what: `${id} to begin` });
    await session.endHere();
    await session.close();
    await until(() => app.windows().length === 0, { what: 'the window to close' });
  }
});
