import { describe, expect, it, vi } from 'vitest';
import { firstTransport } from '../../../../main/desktop/notifications/first-transport';
import type {
  Delivery,
  NotificationTransport,
} from '../../../../main/desktop/notifications/notification-transport';
import type { NotificationAnswer, NotificationContent } from '../../../../main/ports';

const content: NotificationContent = {
  id: 'a',
  title: 'Time for a break',
  body: 'Chin tuck',
  actions: [],
  quiet: false,
  picture: null,
};

const traits = { markup: false, answers: true, click: 'unlabelled' } as const;

class FakeTransport implements NotificationTransport {
  readonly withdrawn: string[] = [];
  shows = 0;
  answer: (answer: NotificationAnswer) => void = () => {};
  gone = () => {};
  readonly answers = true;
  readonly name: string;
  readonly #delivery: Delivery;

  constructor(name: string, delivery: Delivery) {
    this.name = name;
    this.#delivery = delivery;
  }

  show(
    ...[, , { onAnswer, onGone }]: Parameters<NotificationTransport['show']>
  ): Promise<Delivery> {
    this.shows += 1;
    this.answer = onAnswer;
    this.gone = onGone;
    return Promise.resolve(this.#delivery);
  }

  withdraw(id: string): void {
    this.withdrawn.push(id);
  }
}

const notifierOf = (...transports: NotificationTransport[]) =>
  firstTransport({ transports, askServer: async () => traits });

describe('the first transport that takes a notification', () => {
  it('is the only one asked', async () => {
    const [first, second] = [new FakeTransport('1', 'shown'), new FakeTransport('2', 'shown')];
    expect(await notifierOf(first, second).show(content)).toEqual({ by: '1', answerable: true });
    expect(second.shows).toBe(0);
  });

  it('is the next when one fails', async () => {
    const [first, second] = [new FakeTransport('1', 'failed'), new FakeTransport('2', 'shown')];
    expect(await notifierOf(first, second).show(content)).toEqual({ by: '2', answerable: true });
  });

  it('can be answered where the server and the transport carry the click', async () => {
    const mute = firstTransport({
      transports: [new FakeTransport('1', 'shown')],
      askServer: async () => ({ ...traits, answers: false }),
    });
    expect(await mute.show(content)).toEqual({ by: '1', answerable: false });
  });

  it('is none when the server hangs: the others would block on it', async () => {
    const [first, second] = [
      new FakeTransport('1', 'server-hangs'),
      new FakeTransport('2', 'shown'),
    ];
    expect(await notifierOf(first, second).show(content)).toBeNull();
    expect(second.shows).toBe(0);
    expect(first.withdrawn).toEqual(['a']);
  });

  it('is none when there is no server', async () => {
    const only = new FakeTransport('1', 'shown');
    const notifier = firstTransport({ transports: [only], askServer: async () => null });
    expect(await notifier.show(content)).toBeNull();
    expect(only.shows).toBe(0);
  });
});

describe('an answer', () => {
  it('comes with the id, once', async () => {
    const transport = new FakeTransport('1', 'shown');
    const notifier = notifierOf(transport);
    const answers: unknown[] = [];
    notifier.onAnswer((...answer) => answers.push(answer));
    await notifier.show(content);
    transport.answer('snooze');
    transport.answer('open');
    expect(answers).toEqual([['a', 'snooze']]);
  });

  it('is not heard after the notification was withdrawn', async () => {
    const transport = new FakeTransport('1', 'shown');
    const notifier = notifierOf(transport);
    const heard = vi.fn();
    notifier.onAnswer(heard);
    await notifier.show(content);
    notifier.withdraw('a');
    transport.answer('open');
    expect(heard).not.toHaveBeenCalled();
    expect(transport.withdrawn).toEqual(['a']);
  });

  it('is not heard from a notification that was replaced', async () => {
    const transport = new FakeTransport('1', 'shown');
    const notifier = notifierOf(transport);
    const heard = vi.fn();
    notifier.onAnswer(heard);
    await notifier.show(content);
    const late = transport.answer;
    await notifier.show(content);
    late('open');
    expect(heard).not.toHaveBeenCalled();
  });

  it('is not heard by who stopped listening', async () => {
    const transport = new FakeTransport('1', 'shown');
    const notifier = notifierOf(transport);
    const heard = vi.fn();
    notifier.onAnswer(heard)();
    await notifier.show(content);
    transport.answer('open');
    expect(heard).not.toHaveBeenCalled();
  });
});

describe('a notification that is lost with its server', () => {
  it('is told by its id, once, and can not be answered any more', async () => {
    const transport = new FakeTransport('1', 'shown');
    const notifier = notifierOf(transport);
    const gone = vi.fn();
    const heard = vi.fn();
    notifier.onGone(gone);
    notifier.onAnswer(heard);
    await notifier.show(content);
    transport.gone();
    transport.gone();
    transport.answer('open');
    expect(gone.mock.calls).toEqual([['a']]);
    expect(heard).not.toHaveBeenCalled();
  });

  it('is not told once it was withdrawn', async () => {
    const transport = new FakeTransport('1', 'shown');
    const notifier = notifierOf(transport);
    const gone = vi.fn();
    notifier.onGone(gone);
    await notifier.show(content);
    notifier.withdraw('a');
    transport.gone();
    expect(gone).not.toHaveBeenCalled();
  });
});

it('takes everything back when it closes', async () => {
  const transport = new FakeTransport('1', 'shown');
  const notifier = notifierOf(transport);
  await notifier.show(content);
  await notifier.show({ ...content, id: 'b' });
  notifier.close();
  expect(transport.withdrawn).toEqual(['a', 'b']);
});
