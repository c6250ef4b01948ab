import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createNodeNotifier,
  type NodeNotifier,
} from '../../../../main/desktop/notifications/node-notifier';
import type { ServerTraits } from '../../../../main/desktop/notifications/notification-transport';
import type { NotificationAnswer, NotificationContent } from '../../../../main/ports';
import { type BusUnderTest, startBus } from '../bus-under-test';

const content: NotificationContent = {
  id: 'reminder-1',
  title: 'Time for a break',
  body: 'Chin tuck',
  actions: [
    { answer: 'start', label: 'Start' },
    { answer: 'snooze', label: 'Snooze' },
  ],
  quiet: false,
  picture: null,
};
const plain: ServerTraits = { markup: false, answers: true, click: 'unlabelled' };

/** Helpers as node-notifier runs them: one call, one end. */
class FakeHelper implements NodeNotifier {
  readonly calls: Readonly<Record<string, unknown>>[] = [];
  end: Parameters<NodeNotifier['notify']>[1] = () => {};

  notify(
    options: Readonly<Record<string, unknown>>,
    callback: Parameters<NodeNotifier['notify']>[1],
  ): void {
    this.calls.push(options);
    this.end = callback;
  }
}

function transportOn(platform: NodeJS.Platform) {
  const helper = new FakeHelper();
  const answers: NotificationAnswer[] = [];
  const transport = createNodeNotifier({ platform, icon: '/icon.png', load: async () => helper });
  return {
    helper,
    answers,
    transport,
    async show() {
      const shown = transport.show(content, plain, {
        onAnswer: (answer) => answers.push(answer),
        onGone: () => {},
      });
      await vi.advanceTimersByTimeAsync(1000);
      return shown;
    },
  };
}

describe('the helpers of Windows and macOS', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('wait for the click and offer the buttons', async () => {
    const windows = transportOn('win32');
    expect(await windows.show()).toBe('shown');
    expect(windows.helper.calls[0]).toMatchObject({
      id: 'reminder-1',
      title: 'Time for a break',
      message: 'Chin tuck',
      wait: true,
      actions: ['Start', 'Snooze'],
    });
    const macos = transportOn('darwin');
    expect(await macos.show()).toBe('shown');
    expect(macos.helper.calls[0]).toMatchObject({ group: 'reminder-1', wait: true });
  });

  it.each<[string, NodeJS.Platform, [string, object], NotificationAnswer[]]>([
    ['a click on Windows', 'win32', ['activate', { activationType: 'clicked' }], ['open']],
    ['a button on Windows', 'win32', ['snooze', { activationType: 'Snooze' }], ['snooze']],
    ['a time-out on Windows', 'win32', ['timeout', { activationType: 'timedout' }], []],
    ['a click on macOS', 'darwin', ['activate', { activationType: 'contentsClicked' }], ['open']],
    [
      'a button on macOS',
      'darwin',
      ['activate', { activationType: 'actionClicked', activationValue: 'Start' }],
      ['start'],
    ],
    ['a close on macOS', 'darwin', ['closed', { activationType: 'closed' }], []],
  ])('tell of %s', async (_, platform, [response, details], expected) => {
    const { show, helper, answers } = transportOn(platform);
    await show();
    helper.end(null, response, details);
    expect(answers).toEqual(expected);
  });

  it('that fail let the next transport try', async () => {
    const { transport, helper } = transportOn('win32');
    const shown = transport.show(content, plain, { onAnswer: () => {}, onGone: () => {} });
    await Promise.resolve();
    helper.end(new Error('no such helper'), '');
    expect(await shown).toBe('failed');
  });

  it('take a notification back, and are not heard after it', async () => {
    const { show, helper, transport, answers } = transportOn('darwin');
    await show();
    const { end } = helper;
    transport.withdraw('reminder-1');
    await Promise.resolve();
    expect(helper.calls[1]).toEqual({ remove: 'reminder-1' });
    end(null, 'activate', { activationType: 'contentsClicked' });
    expect(answers).toEqual([]);
  });
});

describe('on Linux', () => {
  let bus: BusUnderTest | undefined;
  afterEach(() => bus?.stop());

  it('shows the words as they are, by a real notify-send, and nothing runs in the shell', async () => {
    bus = await startBus();
    const server = await bus.serveNotifications();
    const trap = join(bus.directory, 'trap');
    const transport = createNodeNotifier({ platform: 'linux', icon: '/icon.png' });
    const title = `-u $(touch ${trap}) \`touch ${trap}\` "; touch ${trap}; '`;
    const body = `--help C:\\new $HOME "$(touch ${trap})"`;
    expect(
      await transport.show({ ...content, title, body }, plain, {
        onAnswer: () => {},
        onGone: () => {},
      }),
    ).toBe('shown');
    const shown = await server.waitFor('touch');
    expect(shown.summary).toBe(title.replace('-', '\u2010'));
    expect(shown.body).toBe(body.replace('-', '\u2010'));
    await expect(access(trap)).rejects.toThrow();
  });

  it('says when the server refuses', async () => {
    bus = await startBus();
    const server = await bus.serveNotifications();
    server.refuse(true);
    const transport = createNodeNotifier({ platform: 'linux', icon: '/icon.png' });
    expect(await transport.show(content, plain, { onAnswer: () => {}, onGone: () => {} })).toBe(
      'failed',
    );
  });
});
