import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
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
  picture: null,
};

/** Two pixels: a red one, and a green one that can be seen through. */
const pixelsOf = (path: string) =>
  path.endsWith('.png')
    ? { width: 2, height: 1, rgba: Buffer.from([255, 0, 0, 255, 0, 255, 0, 128]) }
    : null;

let bus: BusUnderTest;
let notifier: NotifierPort;
let answers: [string, NotificationAnswer][];

beforeEach(async () => {
  bus = await startBus();
  answers = [];
  notifier = notifierThatWaits();
});

function notifierThatWaits(answersWithinMs?: number): NotifierPort {
  const made = firstTransport({
    transports: [
      createBusNotification({
        bus: bus.bus,
        icon: '/app.png',
        pixelsOf,
        ...(answersWithinMs && { answersWithinMs }),
      }),
    ],
    askServer: () => askNotificationServer(bus.bus, answersWithinMs),
  });
  made.onAnswer((id, answer) => answers.push([id, answer]));
  return made;
}

afterEach(async () => {
  notifier.close();
  await bus.stop();
});

it('shows the words with a click and three buttons', async () => {
  const server = await bus.serveNotifications();
  expect(await notifier.show(reminder)).toEqual({ by: 'dbus', answerable: true });
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
  expect(await notifier.show(reminder)).toEqual({ by: 'dbus', answerable: true });
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

it('says at once that no server is there', async () => {
  expect(await notifier.show(reminder)).toBeNull();
});

it('says that the server refuses, and shows again when it does not', async () => {
  const server = await bus.serveNotifications();
  server.refuse(true);
  expect(await notifier.show(reminder)).toBeNull();
  server.refuse(false);
  expect(await notifier.show(reminder)).toEqual({ by: 'dbus', answerable: true });
});

it('gives up on a server that hangs, and shows again when it does not', async () => {
  notifier = notifierThatWaits(200);
  const server = await bus.serveNotifications();
  server.hang(true);
  expect(await notifier.show(reminder)).toBeNull();
  server.hang(false);
  expect(await notifier.show(reminder)).toEqual({ by: 'dbus', answerable: true });
});

describe('the click on the notification itself', () => {
  it('is asked for without a label, which some servers make a button of', async () => {
    const server = await bus.serveNotifications();
    await notifier.show(reminder);
    const { actions } = await server.waitFor('Time for a break');
    expect(actions[0]).toEqual({ key: 'default', label: '' });
  });

  it('is left out where it would be a fourth choice', async () => {
    const server = await bus.serveNotifications({ name: 'lxqt-notificationd' });
    await notifier.show(reminder);
    const { actions } = await server.waitFor('Time for a break');
    expect(actions.map(({ key }) => key)).toEqual(['start', 'snooze', 'skip']);
  });

  it('is not asked for, nor a button, where neither is drawn', async () => {
    const server = await bus.serveNotifications({ capabilities: ['body'] });
    expect(await notifier.show(reminder)).toEqual({ by: 'dbus', answerable: false });
    expect((await server.waitFor('Time for a break')).actions).toEqual([]);
  });
});

it('brings its picture along, or the icon, as pixels: not every server can read our files', async () => {
  const server = await bus.serveNotifications();
  await notifier.show({ ...reminder, picture: '/stills/chin-tuck.png' });
  const shown = await server.waitFor('Time for a break');
  expect(shown.icon).toBe('/app.png');
  expect(shown.hints['desktop-entry']).toBe('unhunch');
  const [width, height, rowBytes, alpha, bits, samples, rows] = z
    .tuple([
      z.number(),
      z.number(),
      z.number(),
      z.boolean(),
      z.number(),
      z.number(),
      z.instanceof(Uint8Array),
    ])
    .parse(shown.hints['image-data']);
  expect([width, height, rowBytes, alpha, bits, samples]).toEqual([2, 1, 8, true, 8, 4]);
  expect([...rows]).toEqual([255, 0, 0, 255, 0, 255, 0, 128]);
});

describe('a server that answers late', () => {
  it.each([
    ['', 'open'],
    ['Start', 'start'],
    ['Snooze 5 min', 'snooze'],
    ['Skip', 'skip'],
  ] as const)('has the answer “%s” counted all the same', async (label, answer) => {
    const server = await bus.serveNotifications();
    const answerNow = server.answerLate();
    const showing = notifier.show(reminder);
    const shown = await server.waitFor('Time for a break');
    if (label === '') server.click(shown);
    else server.press(shown, label);
    answerNow();
    await showing;
    await until(() => answers.length > 0, { what: 'the answer' });
    expect(answers).toEqual([['reminder-1', answer]]);
  });

  it('leaves nothing dead on the screen when the reminder has been answered elsewhere', async () => {
    const server = await bus.serveNotifications();
    const answerNow = server.answerLate();
    const showing = notifier.show(reminder);
    const shown = await server.waitFor('Time for a break');
    notifier.withdraw('reminder-1');
    answerNow();
    expect(await showing).toBeNull();
    await until(() => !shown.open, { what: 'the notification to close' });
  });

  it('keeps no click on another notification waiting', async () => {
    const server = await bus.serveNotifications();
    await notifier.show(reminder);
    const first = await server.waitFor('Time for a break');
    server.answerLate();
    void notifier.show({ ...reminder, id: 'heads-up', title: 'Soon' });
    await server.waitFor('Soon');
    server.click(first);
    await until(() => answers.length > 0, { what: 'the answer' });
    expect(answers).toEqual([['reminder-1', 'open']]);
  });
});

describe('a server that is restarted', () => {
  it('shows the open reminder anew, and its click counts', async () => {
    const server = await bus.serveNotifications();
    await notifier.show(reminder);
    await server.kill();
    await server.start();
    server.click(await server.waitFor('Time for a break'));
    await until(() => answers.length > 0, { what: 'the answer' });
    expect(answers).toEqual([['reminder-1', 'open']]);
  });

  it("leaves another program's notification of the same number alone", async () => {
    const server = await bus.serveNotifications();
    await notifier.show(reminder);
    const ours = await server.waitFor('Time for a break');
    await server.kill();
    await server.start({ first: 'Mail' });
    const theirs = await server.waitFor('Mail');
    expect(theirs.id).toBe(ours.id);
    const again = await server.waitFor('Time for a break');
    server.click(theirs);
    notifier.withdraw('reminder-1');
    await until(() => !again.open, { what: 'ours to close' });
    expect(answers).toEqual([]);
    expect(server.shown.filter(({ app }) => app === 'Unhunch')).toHaveLength(1);
  });

  it('is told as gone when the new one does not take it', async () => {
    const gone: string[] = [];
    notifier.onGone((id) => gone.push(id));
    const server = await bus.serveNotifications();
    await notifier.show(reminder);
    await server.kill();
    await server.start({ refuses: true });
    await until(() => gone.length > 0, { what: 'the loss to be told' });
    expect(gone).toEqual(['reminder-1']);
  });
});

it('takes the notification back when it is withdrawn on its way', async () => {
  const server = await bus.serveNotifications();
  const showing = notifier.show(reminder);
  notifier.withdraw('reminder-1');
  expect(await showing).toBeNull();
  expect(server.shown.filter(({ open }) => open)).toEqual([]);
});
