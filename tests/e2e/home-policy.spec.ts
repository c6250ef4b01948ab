/** What an organisation has set for good, on the settings page. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchApp } from '../support/app';
import { expect, test } from '../support/test';
import { until } from '../support/until';

const policy = {
  version: 1,
  presets: {
    app: { language: 'en', launchAtLogin: false },
    breaks: { presence: 'notification', intervalMinutes: 60 },
    daysOff: ['2026-12-25'],
  },
  locks: ['app.language', 'app.launchAtLogin', 'breaks.presence', 'daysOff'],
};

test('a locked setting is shown, said to be so, and can not be changed', async ({ desktop }) => {
  const app = await launchApp(desktop, {
    entry: 'fake-clock',
    args: ['--open=settings'],
    settings: { app: { welcomed: true } },
    env: { UNHUNCH_TEST_POLICY: JSON.stringify(policy) },
  });
  const { page } = await app.home();
  const row = (path: string) => page.locator(`[data-setting="${path}"]`);

  for (const path of policy.locks) {
    await expect(row(path).getByText('Set by your organisation.')).toBeVisible();
  }
  await expect(row('breaks.presence').getByRole('radio', { name: 'Full screen' })).toBeDisabled();
  await expect(row('app.launchAtLogin').getByRole('switch')).toBeDisabled();
  await expect(row('app.language').getByRole('button')).toBeDisabled();
  await row('app.launchAtLogin').locator('label').click({ force: true });
  await expect(row('app.launchAtLogin').getByRole('switch')).not.toBeChecked();
  await expect(row('app.launchAtLogin').getByRole('alert')).toHaveCount(0);

  // Not even by the keyboard: what can't be reached can't be pressed.
  await expect(row('daysOff').locator('[inert]')).toHaveCount(1);
  const remove = row('daysOff').locator('li button');
  await remove.evaluate((button: HTMLElement) => button.focus());
  await expect(remove).not.toBeFocused();

  const interval = row('breaks.intervalMinutes').getByRole('textbox');
  await expect(interval).toHaveValue('60');
  await interval.fill('50');
  await interval.press('Enter');
  const file = join(app.userDataDir, 'settings.json');
  await until(async () => {
    const content = JSON.parse(await readFile(file, 'utf8'));
    expect(content).toMatchObject({ breaks: { intervalMinutes: 50 } });
    expect(content).not.toHaveProperty('daysOff');
    return true;
  });
});
