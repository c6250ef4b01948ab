import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
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
};

class FakeTransport implements NotificationTransport {
  readonly withdrawn: string[] = [];
  shows = 0;
  answer: (answer: NotificationAnswer) => void = () => {};
  readonly name: string;
  readonly #delivery: Delivery | 'silent';

  constructor(name: string, delivery: Delivery | 'silent') {
    this.name = name;
    this.#delivery = delivery;
  }

  show(...[, , onAnswer]: Parameters<NotificationTransport['show']>): Promise<Delivery> {
    this.shows += 1;
    this.answer = onAnswer;
    return this.#delivery === 'silent' ? new Promise(() => {}) : Promise.resolve(this.#delivery);
  }

  withdraw(id: string): void {
    this.withdrawn.push(id);
  }
}

const notifierOf = (...transports: NotificationTransport[]) =>
  firstTransport({ transports, askServer: async () => ({ markup: false }) });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the first transport that takes a notification', () => {
  it('is the only one asked', async () => {
    const [first, second] = [new FakeTransport('1', 'shown'), new FakeTransport('2', 'shown')];
    expect(await notifierOf(first, second).show(content)).toBe('1');
    expect(second.shows).toBe(0);
  });

  it('is the next when one fails', async () => {
    const [first, second] = [new FakeTransport('1', 'failed'), new FakeTransport('2', 'shown')];
    expect(await notifierOf(first, second).show(content)).toBe('2');
  });

  it('is the next within two seconds when one says nothing, and that one is taken back', async () => {
    const [first, second] = [new FakeTransport('1', 'silent'), new FakeTransport('2', 'shown')];
    const shown = notifierOf(first, second).show(content);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await shown).toBe('2');
    expect(first.withdrawn).toEqual(['a']);
    expect(second.withdrawn).toEqual([]);
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

it('takes everything back when it closes', async () => {
  const transport = new FakeTransport('1', 'shown');
  const notifier = notifierOf(transport);
  await notifier.show(content);
  await notifier.show({ ...content, id: 'b' });
  notifier.close();
  expect(transport.withdrawn).toEqual(['a', 'b']);
});
