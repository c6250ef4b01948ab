/** Notifications by real transports: buttons, takeover, servers that fail in every way. */
import type { RunningApp } from '../support/app';
import { startDunst } from '../support/dunst';
import { expect, test } from '../support/test';
import { until } from '../support/until';
import { becomeDue, pathWithout, startAtWork, untilPhase } from './at-work';

const title = 'Time for a short break';

async function notifySends(app: RunningApp): Promise<string[]> {
  return (await app.processes()).filter((command) => command.includes('notify-send'));
}

test.describe('the buttons', () => {
  for (const [label, phase] of [
    ['Start', 'session'],
    ['Snooze', 'snoozed'],
    ['Skip', 'counting'],
  ] as const) {
    test(`${label} does as it says`, async ({ desktop }) => {
      const app = await startAtWork(desktop, { breaks: { presence: 'notification' } });
      await becomeDue(app);
      desktop.notifications.press(await desktop.notifications.waitFor(title), label);
      const status = await untilPhase(app, phase);
      expect(status.notifications).toBe('notify-send');
      await until(() => desktop.notifications.shown.every(({ open }) => !open), {
        what: 'the notification to go',
      });
    });
  }
});

test('the notification goes when the card is answered, and no process is left', async ({
  desktop,
}) => {
  const app = await startAtWork(desktop);
  await becomeDue(app);
  const shown = await desktop.notifications.waitFor(title);
  await (await app.card()).skip();
  await until(() => !shown.open, { what: 'the notification to go' });
  await until(async () => (await notifySends(app)).length === 0, { what: 'notify-send to end' });
});

test('quitting takes the notification and its process along', async ({ desktop }) => {
  const app = await startAtWork(desktop);
  await becomeDue(app);
  await desktop.notifications.waitFor(title);
  await app.runCli('--quit');
  await app.ended();
  await until(async () => (await notifySends(app)).length === 0, { what: 'notify-send to end' });
});

test.describe('when notify-send is missing', () => {
  test("Electron's notification takes over, and carries the click", async ({ desktop }) => {
    const app = await startAtWork(desktop, {
      breaks: { presence: 'notification' },
      env: { PATH: await pathWithout(desktop, 'notify-send') },
    });
    await becomeDue(app);
    const shown = await desktop.notifications.waitFor(title);
    expect((await app.status()).notifications).toBe('electron');
    desktop.notifications.click(shown);
    await untilPhase(app, 'session');
  });
});

test.describe('without a notification server', () => {
  test.use({ desktopOptions: { notifications: 'absent' } });

  test('the card shows, also to who wants notifications alone', async ({ desktop }) => {
    const app = await startAtWork(desktop, { breaks: { presence: 'notification' } });
    await becomeDue(app);
    await (await app.card()).start();
    expect(await untilPhase(app, 'session')).toMatchObject({ notifications: null });
  });

  test('dunst, a real one, shows the reminder and gives the click', async ({ desktop }) => {
    const dunst = await startDunst(desktop);
    const app = await startAtWork(desktop, { breaks: { presence: 'notification' } });
    await becomeDue(app);
    await until(async () => (await dunst.displayed()) === 1, { what: 'dunst to show it' });
    await dunst.click();
    await untilPhase(app, 'session');
    expect(await dunst.past()).toContain(title);
  });
});

test('a server that refuses leaves the break to the card', async ({ desktop }) => {
  const app = await startAtWork(desktop, { breaks: { presence: 'notification' } });
  desktop.notifications.refuse(true);
  await becomeDue(app);
  await (await app.card()).start();
  await untilPhase(app, 'session');
});

test('a server that hangs leaves it to the card within two seconds, and nothing stands still', async ({
  desktop,
}) => {
  const app = await startAtWork(desktop, { breaks: { presence: 'notification' } });
  desktop.notifications.hang(true);
  await becomeDue(app);
  const card = await app.card({ withinMs: 5000 });
  await expect(card.startButton).toBeVisible();
  expect(await app.status()).toMatchObject({ phase: 'reminding', notifications: null });
  expect(await notifySends(app)).toEqual([]);
  await card.skip();
  await untilPhase(app, 'counting');
});

test('a server that dies while it shows the reminder and comes back shows the next', async ({
  desktop,
}) => {
  const app = await startAtWork(desktop);
  await becomeDue(app);
  await desktop.notifications.waitFor(title);
  await desktop.notifications.kill();
  await (await app.card()).snooze();
  await untilPhase(app, 'snoozed');
  await desktop.notifications.start();
  await app.clock.advance(5 * 60_000);
  await app.clock.advance(65_000);
  desktop.notifications.click(await desktop.notifications.waitFor(title));
  await untilPhase(app, 'session');
});
