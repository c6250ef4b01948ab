/** Notifications by real transports: buttons, takeover, servers that fail in every way. */
import { startDunst } from '../support/dunst';
import { expect, test } from '../support/test';
import { until } from '../support/until';
import { becomeDue, startAtWork, untilPhase } from './at-work';

const title = 'Time for a short break';

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
      expect(status.notifications).toBe('dbus');
      await until(() => desktop.notifications.shown.every(({ open }) => !open), {
        what: 'the notification to go',
      });
    });
  }
});

test('the card takes the place of a notification that is not answered', async ({ desktop }) => {
  const app = await startAtWork(desktop, { breaks: { cardAfterSeconds: 30 } });
  await becomeDue(app);
  const shown = await desktop.notifications.waitFor(title);
  expect(app.windows()).toEqual([]);
  await until(async () => (await app.status()).notifications === 'dbus', {
    what: 'the app to have the server’s answer',
  });
  await app.clock.advance(31_000);
  await expect((await app.card()).startButton).toBeVisible();
  await until(() => !shown.open, { what: 'the notification to go' });
});

test('quitting takes the notification along', async ({ desktop }) => {
  const app = await startAtWork(desktop, { breaks: { presence: 'notification' } });
  await becomeDue(app);
  const shown = await desktop.notifications.waitFor(title);
  await app.runCli('--quit');
  await app.ended();
  await until(() => !shown.open, { what: 'the notification to go' });
});

test('a server that answers late shows nothing dead: its click counts', async ({ desktop }) => {
  const app = await startAtWork(desktop, { breaks: { presence: 'notification' } });
  const answerNow = desktop.notifications.answerLate();
  await becomeDue(app);
  desktop.notifications.press(await desktop.notifications.waitFor(title), 'Snooze');
  answerNow();
  await untilPhase(app, 'snoozed');
});

test.describe('when the server refuses', () => {
  test("once, Electron's notification takes over, and carries the click", async ({ desktop }) => {
    const app = await startAtWork(desktop, { breaks: { presence: 'notification' } });
    desktop.notifications.refuse(1);
    await becomeDue(app);
    const shown = await desktop.notifications.waitFor(title);
    expect((await app.status()).notifications).toBe('electron');
    desktop.notifications.click(shown);
    await untilPhase(app, 'session');
  });

  test('twice, node-notifier shows it, and leaves no process', async ({ desktop }) => {
    const app = await startAtWork(desktop, { breaks: { presence: 'notification' } });
    desktop.notifications.refuse(2);
    await becomeDue(app);
    await desktop.notifications.waitFor(title);
    await until(async () => (await app.status()).notifications === 'node-notifier', {
      what: 'node-notifier to have shown it',
    });
    const left = (await app.processes()).filter((command) => command.includes('notify-send'));
    expect(left).toEqual([]);
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
    await until(async () => (await dunst.past()).includes(title), { what: 'dunst to be done' });
  });
});

test('a server that refuses leaves the break to the card', async ({ desktop }) => {
  const app = await startAtWork(desktop, { breaks: { presence: 'notification' } });
  desktop.notifications.refuse(true);
  await becomeDue(app);
  await (await app.card()).start();
  await untilPhase(app, 'session');
});

test('a server that hangs leaves it to the card within some seconds, and nothing stands still', async ({
  desktop,
}) => {
  const app = await startAtWork(desktop, { breaks: { presence: 'notification' } });
  desktop.notifications.hang(true);
  await becomeDue(app);
  const card = await app.card({ withinMs: 10_000 });
  await expect(card.startButton).toBeVisible();
  expect(await app.status()).toMatchObject({ phase: 'reminding', notifications: null });
  await card.skip();
  await untilPhase(app, 'counting');
});

test('a server that is restarted shows the reminder anew, and nothing of another program is touched', async ({
  desktop,
}) => {
  const app = await startAtWork(desktop, { breaks: { presence: 'notification' } });
  await becomeDue(app);
  await desktop.notifications.waitFor(title);
  await desktop.notifications.kill();
  await desktop.notifications.start({ first: 'Mail' });
  const theirs = await desktop.notifications.waitFor('Mail');
  const again = await desktop.notifications.waitFor(title);
  await app.runCli('--snooze');
  await untilPhase(app, 'snoozed');
  await until(() => !again.open, { what: 'ours to go' });
  expect(theirs.open).toBe(true);
});
