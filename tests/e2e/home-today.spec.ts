/** Today: what is going on, and what can be done about it. */
import { launchApp, type RunningApp } from '../support/app';
import type { Desktop } from '../support/desktop';
import { expect, test } from '../support/test';

const minute = 60_000;

function openToday(desktop: Desktop, settings: object = {}): Promise<RunningApp> {
  return launchApp(desktop, {
    entry: 'fake-clock',
    settings: {
      workHours: { monday: [{ start: '09:00', end: '17:30' }] },
      ...settings,
      app: { welcomed: true },
    },
    args: ['--open=today'],
  });
}

test('the day goes by: sitting time, a break started here, and its mark on the ribbon', async ({
  desktop,
}) => {
  const app = await openToday(desktop);
  const home = await app.home();
  const { page, title, content } = home;
  await expect(title).toHaveText(/Next break at.*9:45/);
  await expect(content).toContainText('You have just had a rest.');

  await app.clock.advance(20 * minute);
  await expect(content).toContainText('You have been sitting for 20 minutes.');

  await home.startNow();
  const session = await app.session();
  await expect(title).toHaveText('A break is running');
  await expect(page.getByRole('button', { name: 'Start now' })).toHaveCount(0);
  while (!(await session.page.getByText('How was it?').isVisible())) {
    await app.clock.advance(4000);
  }
  await app.clock.advance(30_000);
  await expect(page.getByRole('list', { name: 'What happened' })).toContainText('Break done');
  await expect(content).toContainText('1 break done');
  await expect(title).toHaveText(/Next break at.*10:/);
});

test('pause, resume and a meeting are one press each', async ({ desktop }) => {
  const app = await openToday(desktop);
  const { page, title, content } = await app.home();

  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('menuitem', { name: '1 hour' }).click();
  await expect(title).toHaveText(/Paused until.*10:00/);
  await expect(content.getByRole('button')).toHaveText(['Resume', 'Write a plan']);
  await expect(content.getByRole('switch')).toHaveCount(0);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(title).toHaveText(/Next break at/);

  await page.getByRole('switch', { name: /in a meeting/ }).press('Space');
  await app.clock.advance(50 * minute);
  await expect(title).toHaveText('Your break is waiting');
  await page.getByRole('switch', { name: /in a meeting/ }).press('Space');
  await app.clock.advance(2 * minute);
  await expect(title).toHaveText('A break is due');
  await expect(content.getByRole('list', { name: 'What happened' })).toContainText(
    /Break due since.*9:45/,
  );
  await expect(content).not.toContainText('Next break');
});

test('off hours say when work starts, and a free day says so', async ({ desktop }) => {
  const app = await openToday(desktop, { workHours: { monday: [], tuesday: [] } });
  const { page, title, content } = await app.home();
  await expect(title).toHaveText('Off the clock');
  await expect(content).toContainText('Work starts on Wednesday at 9:00');
  await expect(content).toContainText('No work hours today.');
  await expect(content).toContainText('The next break comes Wed 9:45 AM.');
  await expect(content.getByRole('img', { name: /Your day/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Change work hours' }).click();
  await expect(title).toHaveText('Settings');
});
