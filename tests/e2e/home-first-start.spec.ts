/** From a new machine to the first break, with nothing but the keyboard. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchApp, type RunningApp } from '../support/app';
import { breaktimerFile, safeEyesFile, stretchlyFile, workraveDump } from '../support/other-apps';
import { expect, test } from '../support/test';
import { until } from '../support/until';

/** Presses Tab until what is focused has this name; how often it took. */
async function tabTo(page: Page, name: string | RegExp): Promise<number> {
  for (let presses = 0; presses < 30; presses++) {
    const focused = page.locator(':focus');
    const label =
      (await focused.getAttribute('aria-label')) ??
      (await focused.getAttribute('value')) ??
      (await focused.innerText());
    if (typeof name === 'string' ? label.trim() === name : name.test(label)) return presses;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${name}`);
}

const settingsOf = async (app: RunningApp) =>
  JSON.parse(await readFile(join(app.userDataDir, 'settings.json'), 'utf8'));

test('three screens lead to the first move by keyboard alone, and Enter goes on', async ({
  desktop,
}) => {
  const app = await launchApp(desktop, { entry: 'fake-clock' });
  const { page, title } = await app.home();
  const { keyboard } = page;

  await expect(title).toHaveText('A kinder day at your desk');
  await expect(title).toBeFocused();
  // Half-typed hours are taken along.
  await tabTo(page, /^hour, Work starts/);
  await keyboard.type('08');
  await tabTo(page, 'Sun');
  await keyboard.press('ArrowRight');
  await keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Mon' })).toHaveAttribute('aria-pressed', 'false');
  await tabTo(page, '45');
  await keyboard.press('ArrowLeft');
  await expect(page.getByRole('radio', { name: 'Every 30 minutes' })).toBeChecked();
  await keyboard.press('Escape');
  await keyboard.press('Enter');

  await expect(title).toHaveText('Moves that suit you');
  await expect(page.getByText('If pain is sharp, shooting or getting worse')).toBeVisible();
  await tabTo(page, 'Wall');
  for (let i = 0; i < 3; i++) await keyboard.press('ArrowRight');
  await expect(page.locator(':focus')).toHaveText('Band');
  await keyboard.press('Space');
  await tabTo(page, 'Seated only');
  await keyboard.press('Space');
  await keyboard.press('Enter');

  await expect(title).toHaveText('Try one now');
  await keyboard.press('Enter');
  const session = await app.session({ withinMs: 20_000 });
  await expect(session.page.getByText('Get ready')).toBeVisible();

  await expect(title).toHaveText('That is all');
  await expect(page.getByText('Your first break comes at')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Yes, start by itself' })).toBeVisible();
  await page.getByRole('button', { name: 'No, I start it myself' }).click();
  await expect(title).toHaveText(/^Next break at|^A break is running/);

  const range = { start: '08:00', end: '17:30' };
  expect(await settingsOf(app)).toMatchObject({
    breaks: { intervalMinutes: 30 },
    workHours: { monday: [], tuesday: [range], friday: [range], saturday: [] },
    body: { equipment: ['wall', 'doorway', 'chair', 'band'], profile: ['seatedOnly'] },
    app: { welcomed: true, launchAtLogin: false },
  });
});

test('Tab comes to the end of each screen in twelve steps at most', async ({ desktop }) => {
  const app = await launchApp(desktop);
  const { page, title } = await app.home();
  for (const last of ['Next', 'Got it', 'Start my first break']) {
    await expect(title).toBeFocused();
    expect(await tabTo(page, last)).toBeLessThanOrEqual(12);
    await title.focus();
    if (last !== 'Start my first break') await page.keyboard.press('Enter');
  }
});

test('days that differ unfold the table, and Enter in it loses nothing', async ({ desktop }) => {
  const app = await launchApp(desktop);
  const { page, title } = await app.home();
  await page.getByRole('radio', { name: 'Different each day' }).check({ force: true });
  const saturday = page.getByRole('group', { name: 'Saturday', exact: true });
  await saturday.getByRole('button', { name: 'Add a range on Saturday' }).click();
  await saturday.getByRole('spinbutton').first().focus();
  await page.keyboard.type('10');
  await page.keyboard.press('Enter');
  await expect(title).toHaveText('Moves that suit you');
  await until(async () => {
    expect((await settingsOf(app)).workHours.saturday).toEqual([{ start: '10:00', end: '17:30' }]);
    return true;
  });
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(page.getByRole('radio', { name: 'Different each day' })).toBeChecked();
});

test('yes is what Enter means at the end, and the app starts at login', async ({ desktop }) => {
  const app = await launchApp(desktop);
  const { page, title } = await app.home();
  for (const screen of ['A kinder day at your desk', 'Moves that suit you']) {
    await expect(title).toHaveText(screen);
    await page.keyboard.press('Enter');
  }
  await page.getByRole('button', { name: 'Later' }).click();
  await expect(title).toHaveText('That is all');
  await page.keyboard.press('Enter');
  await until(async () => {
    expect((await settingsOf(app)).app).toMatchObject({ welcomed: true, launchAtLogin: true });
    return true;
  });
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

const others = [
  ['Stretchly', 'Stretchly/config.json', stretchlyFile(), 30],
  ['BreakTimer', 'BreakTimer/config.json', breaktimerFile(), 28],
  ['Safe Eyes', 'safeeyes/safeeyes.json', safeEyesFile(), 75],
  ['Workrave', 'workrave/workrave.ini', workraveDump, 50],
] as const;

for (const [name, path, text, interval] of others) {
  test(`whoever comes from ${name} can take its settings along`, async ({ desktop }) => {
    const file = join(desktop.env.XDG_CONFIG_HOME ?? '', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);

    const app = await launchApp(desktop);
    const { page } = await app.home();
    await page.getByRole('button', { name: `Take over from ${name}` }).click();
    const said = page.getByRole('status').filter({ hasText: `Taken over from ${name}:` });
    await expect(said).toContainText(`Time between breaks: ${interval} minutes`);
    await expect(said).toContainText('Has no place here:');
    await expect(said).toContainText(`${name} itself stays as it is.`);
    await expect(page.getByRole('textbox', { name: 'My own' })).toHaveValue(String(interval));
    await until(async () => {
      expect(await settingsOf(app)).toMatchObject({ breaks: { intervalMinutes: interval } });
      return true;
    });
    if (name === 'BreakTimer') {
      expect((await settingsOf(app)).workHours).toMatchObject({
        friday: [{ start: '09:00', end: '18:00' }],
        saturday: [],
      });
    }
    expect(await readFile(file, 'utf8')).toBe(text);
  });
}
