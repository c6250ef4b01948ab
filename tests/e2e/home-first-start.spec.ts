/** From a new machine to the first break, with nothing but the keyboard. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchApp } from '../support/app';
import { expect, test } from '../support/test';
import { until } from '../support/until';

test('the first start leads to the first break by keyboard alone', async ({ desktop }) => {
  const app = await launchApp(desktop);
  const { page, title } = await app.home();
  const keyboard = page.keyboard;

  /** Tabs on until the element that is focused has this name. */
  async function tabTo(name: string | RegExp): Promise<void> {
    for (let presses = 0; presses < 60; presses++) {
      const focused = page.locator(':focus');
      const label = (await focused.getAttribute('aria-label')) ?? (await focused.innerText());
      if (typeof name === 'string' ? label.trim() === name : name.test(label)) return;
      await keyboard.press('Tab');
    }
    throw new Error(`Tab never came to ${name}`);
  }

  async function press(name: string | RegExp): Promise<void> {
    await tabTo(name);
    await keyboard.press('Enter');
  }

  await expect(title).toHaveText('A kinder day at your desk');
  await press('Set it up in a minute');

  await expect(title).toHaveText('When do you work?');
  await tabTo('Add a range on Saturday');
  await keyboard.press('Enter');
  await press('Next');

  await expect(title).toHaveText('How often would you like a break?');
  await page.getByRole('radio', { name: 'Every 45 minutes' }).waitFor();
  await keyboard.press('Tab');
  await keyboard.press('ArrowLeft');
  await expect(page.getByRole('radio', { name: /Every 30 minutes/ })).toBeChecked();
  await press('Next');

  await expect(title).toHaveText('What do you have at hand?');
  await keyboard.press('Tab');
  for (let i = 0; i < 3; i++) await keyboard.press('ArrowRight');
  await expect(page.locator(':focus')).toHaveText('Band');
  await keyboard.press('Space');
  await press('Next');

  await expect(title).toHaveText('Before you move');
  await expect(page.getByText('If pain is sharp, shooting or getting worse')).toBeVisible();
  await press('Got it');

  await expect(title).toHaveText('Make it stick');
  await press('When a call ends, I do one move before the next thing.');
  await press('Next');

  await expect(title).toHaveText('Try one now');
  await press('Start my first break');

  const session = await app.session();
  await expect(session.page.getByText('Get ready')).toBeVisible();

  await until(async () => {
    const settings = JSON.parse(await readFile(join(app.userDataDir, 'settings.json'), 'utf8'));
    expect(settings).toMatchObject({
      breaks: { intervalMinutes: 30 },
      workHours: { saturday: [{ start: '09:00', end: '17:30' }] },
      body: {
        equipment: ['wall', 'doorway', 'chair', 'band'],
        plan: 'When a call ends, I do one move before the next thing.',
      },
      app: { welcomed: true },
    });
    return true;
  });
  await expect(title).toHaveText(/^Next break at|^A break is running/);
});

test('it can be skipped, and does not come back', async ({ desktop }) => {
  const app = await launchApp(desktop);
  const { page, title } = await app.home();
  await page.getByRole('button', { name: 'Skip the setup' }).click();
  await expect(title).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
  await app.stop();

  const again = await launchApp(desktop, { args: ['--open=today'] });
  const home = await again.home();
  await expect(home.page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
});
