/** The figure in a window of its own: turned by hand, keys and button, paused out of sight, in stills. */
import { _electron, type Page } from '@playwright/test';
import { bundlePage } from '../../scripts/bundle-page';
import { electronExecutable } from '../support/electron-executable';
import { electronSwitches } from '../support/electron-switches';
import { test as base, expect } from '../support/test';

const support = `${import.meta.dirname}/../support`;

const test = base.extend<{ figure: Page }>({
  figure: async ({ desktop }, use) => {
    const electron = await _electron.launch({
      executablePath: await electronExecutable(),
      args: [
        ...electronSwitches(),
        `${support}/figure-app`,
        `--user-data-dir=${desktop.directory}/figure-app`,
      ],
      env: {
        ...desktop.env,
        FIGURE_PAGE: await bundlePage(`${support}/figure-page.tsx`),
      } as Record<string, string>,
    });
    const page = await electron.firstWindow();
    await page.waitForFunction(() => 'figurePage' in window);
    await use(page);
    await electron.close();
  },
});

const show = (page: Page, how: 'standstill' | 'moving' | 'reduced' | 'cropped') =>
  page.evaluate((mode) => window.figurePage.show(mode), how);
const pictures = (page: Page) => page.evaluate(() => window.figurePage.pictures());
const paints = (page: Page) => page.evaluate(() => window.figurePage.paints);

test('arrow keys and the turn button turn it, a double click returns to the best view', async ({
  figure,
}) => {
  await show(figure, 'standstill');
  const best = await pictures(figure);
  const image = figure.getByRole('img', { name: 'Circle both arms' });

  await image.press('ArrowLeft');
  const keyed = await pictures(figure);
  expect(keyed).not.toEqual(best);
  await image.press('ArrowRight');
  expect(await pictures(figure)).toEqual(best);

  await figure.getByRole('button', { name: 'Turn' }).click();
  const turned = await pictures(figure);
  expect(turned).not.toEqual(best);
  expect(turned).not.toEqual(keyed);

  await image.dblclick();
  expect(await pictures(figure)).toEqual(best);
});

test('it turns with the pointer that drags it', async ({ figure }) => {
  await show(figure, 'standstill');
  const best = await pictures(figure);
  await figure.mouse.move(150, 150);
  await figure.mouse.down();
  await figure.mouse.move(190, 150);
  await figure.mouse.up();
  const dragged = await pictures(figure);
  expect(dragged).not.toEqual(best);
  await figure.mouse.move(240, 150);
  expect(await pictures(figure)).toEqual(dragged);
});

test('nothing is painted while it is out of sight', async ({ figure }) => {
  await show(figure, 'moving');
  await pictures(figure);
  const inSight = await paints(figure);
  await pictures(figure);
  expect(await paints(figure)).toBeGreaterThan(inSight);

  await figure.evaluate(() => window.scrollTo(0, 2500));
  await pictures(figure);
  const outOfSight = await paints(figure);
  await pictures(figure);
  expect(await paints(figure)).toBe(outOfSight);

  await figure.evaluate(() => window.scrollTo(0, 0));
  await pictures(figure);
  expect(await paints(figure)).toBeGreaterThan(outOfSight);
});

test('with reduced motion, start and end stand side by side and nothing moves', async ({
  figure,
}) => {
  await show(figure, 'reduced');
  const stills = await pictures(figure);
  expect(stills).toHaveLength(2);
  expect(stills[0]).not.toEqual(stills[1]);
  const [first, second] = await Promise.all(
    [0, 1].map((i) => figure.locator('canvas').nth(i).boundingBox()),
  );
  expect(second?.x).toBe((first?.x ?? 0) + (first?.width ?? 0));
  expect(await figure.locator('canvas + canvas + svg').isVisible()).toBe(true);

  const painted = await paints(figure);
  expect(await pictures(figure)).toEqual(stills);
  expect(await paints(figure)).toBe(painted);
});

test('one that is cut off by its disc leaves no line below it, wherever its place ends', async ({
  figure,
}) => {
  await show(figure, 'cropped');
  await pictures(figure);
  const edge = await figure.evaluate(() => window.figurePage.lowerEdge());
  expect(edge).toHaveLength(300);
  expect(Math.max(...edge)).toBe(0);
});
