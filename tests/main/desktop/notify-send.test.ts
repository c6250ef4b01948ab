import { readdir, readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { firstTransport } from '../../../main/desktop/first-transport';
import { askNotificationServer } from '../../../main/desktop/linux/notification-server';
import { createNotifySend } from '../../../main/desktop/linux/notify-send';
import { runProgram } from '../../../main/desktop/run-program';
import type { NotificationAnswer, NotificationContent, NotifierPort } from '../../../main/ports';
import { until } from '../../support/until';
import { type BusUnderTest, startBus } from './bus-under-test';

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
    transports: [createNotifySend({ runProgram, icon: '/usr/share/icons/none.png' })],
    askServer: () => askNotificationServer(bus.bus),
  });
  notifier.onAnswer((id, answer) => answers.push([id, answer]));
});
afterEach(async () => {
  notifier.close();
  await bus.stop();
});

/** The programs that this process has started and that still run. */
async function left(): Promise<string[]> {
  const threads = await readdir('/proc/self/task');
  const children = await Promise.all(
    threads.map((thread) => readFile(`/proc/self/task/${thread}/children`, 'utf8')),
  );
  const pids = children.join(' ').split(' ').filter(Boolean);
  const names = pids.map((pid) => readFile(`/proc/${pid}/comm`, 'utf8').catch(() => ''));
  return (await Promise.all(names)).filter((name) => name.trim() === 'notify-send');
}
const untilNoneLeft = () =>
  until(async () => (await left()).length === 0, {
    what: 'every notify-send to end',
    withinMs: 5000,
  });

it('shows the words with a click and three buttons', async () => {
  const server = await bus.serveNotifications();
  expect(await notifier.show(reminder)).toBe('notify-send');
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
  await untilNoneLeft();
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

it('takes a withdrawn notification off the screen and leaves no process', async () => {
  const server = await bus.serveNotifications();
  await notifier.show(reminder);
  const shown = await server.waitFor('Time for a break');
  notifier.withdraw('reminder-1');
  await until(() => !shown.open, { what: 'the notification to close' });
  await untilNoneLeft();
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
  await untilNoneLeft();
});

it('says that the server refuses, and shows again when it does not', async () => {
  const server = await bus.serveNotifications();
  server.refuse(true);
  expect(await notifier.show(reminder)).toBeNull();
  server.refuse(false);
  expect(await notifier.show(reminder)).toBe('notify-send');
});

it('gives up on a server that hangs, and leaves no process', async () => {
  const server = await bus.serveNotifications();
  server.hang(true);
  expect(await notifier.show(reminder)).toBeNull();
  await untilNoneLeft();
  server.hang(false);
  expect(await notifier.show(reminder)).toBe('notify-send');
});

it('shows on a server that was killed and came back', async () => {
  const server = await bus.serveNotifications();
  await notifier.show(reminder);
  await server.kill();
  expect(await notifier.show(reminder)).toBeNull();
  await server.start();
  expect(await notifier.show(reminder)).toBe('notify-send');
  server.click(await server.waitFor('Time for a break'));
  await until(() => answers.length > 0, { what: 'the answer' });
});

it('takes the notification back when it is withdrawn on its way', async () => {
  const server = await bus.serveNotifications();
  const showing = notifier.show(reminder);
  notifier.withdraw('reminder-1');
  expect(await showing).toBeNull();
  await untilNoneLeft();
  expect(server.shown.filter(({ open }) => open)).toEqual([]);
});
