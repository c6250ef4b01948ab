/** Times as the person's system writes them, whatever the language of the words. */
import { launchApp } from '../support/app';
import { expect, test } from '../support/test';

const afternoon = { workHours: { monday: [{ start: '13:00', end: '17:30' }] } };
const germanFormats = {
  LANG: 'en_US.UTF-8',
  LANGUAGE: 'en_US',
  LC_ALL: '',
  LC_TIME: 'de_DE.UTF-8',
};

test('English words with German formats: 24 hours and weeks from Monday, everywhere', async ({
  desktop,
}) => {
  const app = await launchApp(desktop, {
    entry: 'fake-clock',
    env: germanFormats,
    settings: { ...afternoon, app: { welcomed: true } },
    args: ['--open=today'],
  });
  const { page, title } = await app.home();
  await app.clock.advanceTo('2026-03-02T13:00:00Z');
  await expect(title).toHaveText(/13:\d\d/);
  expect(await page.locator('body').innerText()).not.toMatch(/[AP]M\b/);

  const { tooltip } = await desktop.trayHost.item();
  expect(`${tooltip.title} ${tooltip.text}`).toMatch(/13:\d\d/);
  const { stdout } = await app.runCli('--status');
  expect(stdout).toMatch(/13:\d\d/);
  expect(stdout).not.toMatch(/[AP]M\b/);

  await app.runCli('--open=settings');
  const days = page.locator('[data-day]');
  await expect(days.first()).toHaveAttribute('data-day', 'monday');
  await expect(page.locator('[data-day="monday"]').getByRole('spinbutton').first()).toHaveText(
    '13',
  );
  expect(await page.locator('[data-day="monday"]').innerText()).not.toMatch(/[AP]M\b/);
});

test('the clock that was chosen counts before the system’s', async ({ desktop }) => {
  const app = await launchApp(desktop, {
    entry: 'fake-clock',
    env: germanFormats,
    settings: { ...afternoon, app: { welcomed: true, clock: '12h' } },
  });
  await app.clock.advanceTo('2026-03-02T13:00:00Z');
  expect((await app.runCli('--status')).stdout).toMatch(/1:\d\d PM/);
});
