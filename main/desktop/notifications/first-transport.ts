import type { NotificationContent, NotifierPort } from '../../ports';
import type { NotificationTransport, ServerTraits } from './notification-transport';

export interface FirstTransportParts {
  /** The first that takes a notification shows it. */
  readonly transports: readonly NotificationTransport[];
  /** Asks the desktop's notification server how it treats what it is sent; null when none answers. */
  readonly askServer: () => Promise<ServerTraits | null>;
}

/** One notification on its way or on screen. */
interface Raised {
  transport: NotificationTransport | null;
  withdrawn: boolean;
}

/** Raises notifications by the first transport that takes them. */
export function firstTransport({ transports, askServer }: FirstTransportParts): NotifierPort {
  const raised = new Map<string, Raised>();
  const answerListeners = new Set<Parameters<NotifierPort['onAnswer']>[0]>();
  const goneListeners = new Set<Parameters<NotifierPort['onGone']>[0]>();

  function withdraw(id: string): void {
    const entry = raised.get(id);
    if (!entry) return;
    raised.delete(id);
    entry.withdrawn = true;
    entry.transport?.withdraw(id);
  }

  /** Resolves to whether it is on screen, or to null when no other transport need be tried. */
  async function tryTransport(
    transport: NotificationTransport,
    content: NotificationContent,
    traits: ServerTraits,
    entry: Raised,
  ): Promise<boolean | null> {
    const { id } = content;
    /** Nothing that comes once it is answered, withdrawn or replaced is for the listeners. */
    const once = (tell: () => void) => {
      if (raised.get(id) !== entry) return;
      raised.delete(id);
      tell();
    };
    entry.transport = transport;
    const delivery = await transport.show(content, traits, {
      onAnswer: (answer) =>
        once(() => {
          for (const listener of answerListeners) listener(id, answer);
        }),
      onGone: () =>
        once(() => {
          for (const listener of goneListeners) listener(id);
        }),
    });
    if (delivery === 'shown' && !entry.withdrawn) return true;
    const replaced = raised.has(id) && raised.get(id) !== entry;
    if (!replaced) transport.withdraw(id);
    entry.transport = null;
    return delivery === 'server-hangs' || entry.withdrawn ? null : false;
  }

  return {
    async show(content) {
      withdraw(content.id);
      const entry: Raised = { transport: null, withdrawn: false };
      raised.set(content.id, entry);
      const traits = await askServer();
      if (traits && !entry.withdrawn) {
        for (const transport of transports) {
          const shown = await tryTransport(transport, content, traits, entry);
          if (shown) return { by: transport.name, answerable: transport.answers && traits.answers };
          if (shown === null) break;
        }
      }
      if (raised.get(content.id) === entry) raised.delete(content.id);
      return null;
    },
    withdraw,
    onAnswer(callback) {
      answerListeners.add(callback);
      return () => answerListeners.delete(callback);
    },
    onGone(callback) {
      goneListeners.add(callback);
      return () => goneListeners.delete(callback);
    },
    close() {
      for (const id of [...raised.keys()]) withdraw(id);
      answerListeners.clear();
      goneListeners.clear();
    },
  };
}
