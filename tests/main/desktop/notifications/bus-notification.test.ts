import { afterEach, beforeEach, expect, it } from 'vitest';
import { createBusNotification } from '../../../../main/desktop/notifications/bus-notification';
import { firstTransport } from '../../../../main/desktop/notifications/first-transport';
import { askNotificationServer } from '../../../../main/desktop/notifications/notification-server';
import type { NotificationAnswer, NotificationContent, NotifierPort } from '../../../../main/ports';
import { until } from '../../../support/until';
import { type BusUnderTest, startBus } from '../bus-under-test';

const reminder: NotificationContent = {
  id: 'reminder-1',
  title: 'Time for a break',
  body: 'Chin tuck and doorway stretch, 1 minute 20',
  actions: [
    { answer: 'start', label: 'Start' },
    { answer: 'snooze', label: 'Snooze 5 min' },
    { answer: 'skip', label: 'Skip' },
  ],
  quiet: false,
};

let bus: BusUnderTest;
let notifier: NotifierPort;
let answers: [string, NotificationAnswer][];

beforeEach(async () => {
  bus = await startBus();
  answers = [];
  notifier = firstTransport({
    transports: [createBusNotification({ bus: bus.bus, icon: '/usr/share/icons/none.png' })],
    askServer: () => askNotificationServer(bus.bus),
  });
  notifier.onAnswer((id, answer) => answers.push([id, answer]));
});
afterEach(async () => {
  notifier.close();
  await bus.stop();
});

it('shows the words with a click and three buttons', async () => {
  const server = await bus.serveNotifications();
  expect(await notifier.show(reminder)).toBe('dbus');
  const shown = await server.waitFor('Time for a break');
  expect(shown.body).toBe(reminder.body);
  expect(shown.app).toBe('Unhunch');
  expect(shown.actions.map(({ key }) => key)).toEqual(['default', 'start', 'snooze', 'skip']);
});

it('hears the click on the notification', async () => {
  const server = await bus.serveNotifications();
  await notifier.show(reminder);
  server.click(await server.waitFor('Time for a break'));
  await until(() => answers.length > 0, { what: 'the answer' });
  expect(answers).toEqual([['reminder-1', 'open']]);
});

it('hears a click that is told before the number of the notification', async () => {
  await bus.serveNotifications({ clicksAtOnce: true });
  expect(await notifier.show(reminder)).toBe('dbus');
  await until(() => answers.length > 0, { what: 'the answer' });
  expect(answers).toEqual([['reminder-1', 'open']]);
});

it.each([
  ['Start', 'start'],
  ['Snooze 5 min', 'snooze'],
  ['Skip', 'skip'],
] as const)('hears the button %s', async (label, answer) => {
  const server = await bus.serveNotifications();
  await notifier.show(reminder);
  server.press(await server.waitFor('Time for a break'), label);
  await until(() => answers.length > 0, { what: 'the answer' });
  expect(answers).toEqual([['reminder-1', answer]]);
});

it('takes a withdrawn notification off the screen', async () => {
  const server = await bus.serveNotifications();
  await notifier.show(reminder);
  const shown = await server.waitFor('Time for a break');
  notifier.withdraw('reminder-1');
  await until(() => !shown.open, { what: 'the notification to close' });
  expect(answers).toEqual([]);
});

it('replaces the notification of the same id', async () => {
  const server = await bus.serveNotifications();
  await notifier.show(reminder);
  const first = await server.waitFor('Time for a break');
  await notifier.show({ ...reminder, title: 'Still time for a break' });
  await server.waitFor('Still time');
  await until(() => !first.open, { what: 'the first to close' });
});

it('never lets words be markup, flags, escapes or shell', async () => {
  const words = {
    title: '--help <b>"$(touch /tmp/x)"',
    body: 'a <b>bold</b> & C:\\new `id` $HOME 100% \u2028 "',
  };
  const markup = await bus.serveNotifications({ capabilities: ['actions', 'body', 'body-markup'] });
  await notifier.show({ ...reminder, ...words });
  const escaped = await markup.waitFor('--help');
  expect(escaped.summary).toBe(words.title);
  expect(escaped.body).toBe('a &lt;b&gt;bold&lt;/b&gt; &amp; C:\\new `id` $HOME 100% \u2028 "');
  await markup.kill();
  const plain = await bus.serveNotifications();
  await notifier.show({ ...reminder, ...words });
  expect((await plain.waitFor('--help')).body).toBe(words.body);
});

it('is quiet when it should be', async () => {
  const server = await bus.serveNotifications();
  await notifier.show({ ...reminder, quiet: true });
  const { hints } = await server.waitFor('Time for a break');
  expect(hints).toMatchObject({ urgency: 0, 'suppress-sound': true });
});

it('says within two seconds that no server is there', async () => {
  expect(await notifier.show(reminder)).toBeNull();
});

it('says that the server refuses, and shows again when it does not', async () => {
  const server = await bus.serveNotifications();
  server.refuse(true);
  expect(await notifier.show(reminder)).toBeNull();
  server.refuse(false);
  expect(await notifier.show(reminder)).toBe('dbus');
});

it('gives up on a server that hangs,', async () => {
  const server = await bus.serveNotifications();
  server.hang(true);
  expect(await notifier.show(reminder)).toBeNull();
  server.hang(false);
  expect(await notifier.show(reminder)).toBe('dbus');
});

it('shows on a server that was killed and came back', async () => {
  const server = await bus.serveNotifications();
  await notifier.show(reminder);
  await server.kill();
  expect(await notifier.show(reminder)).toBeNull();
  await server.start();
  expect(await notifier.show(reminder)).toBe('dbus');
  server.click(await server.waitFor('Time for a break'));
  await until(() => answers.length > 0, { what: 'the answer' });
});

it('takes the notification back when it is withdrawn on its way', async () => {
  const server = await bus.serveNotifications();
  const showing = notifier.show(reminder);
  notifier.withdraw('reminder-1');
  expect(await showing).toBeNull();
  expect(server.shown.filter(({ open }) => open)).toEqual([]);
});
