import type { NotificationContent, NotifierPort } from '../../ports';
import type { NotificationTransport, ServerManners } from './notification-transport';

export interface FirstTransportParts {
  /** The first that takes a notification shows it. */
  readonly transports: readonly NotificationTransport[];
  /** Asks the desktop's notification server how it reads text; null when none answers. */
  readonly askServer: () => Promise<ServerManners | null>;
}

/** A transport that hasn't said anything for so long is given up. */
const transportLimitMs = 1500;

/** One notification on its way or on screen. */
interface Raised {
  transport: NotificationTransport | null;
  withdrawn: boolean;
}

/** Raises notifications by the first transport that takes them. */
export function firstTransport({ transports, askServer }: FirstTransportParts): NotifierPort {
  const raised = new Map<string, Raised>();
  const listeners = new Set<Parameters<NotifierPort['onAnswer']>[0]>();

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
    manners: ServerManners,
    entry: Raised,
  ): Promise<boolean | null> {
    entry.transport = transport;
    const delivery = await withLimit(
      transport.show(content, manners, (answer) => {
        if (raised.get(content.id) !== entry) return;
        raised.delete(content.id);
        for (const listener of listeners) listener(content.id, answer);
      }),
    );
    if (delivery === 'shown' && !entry.withdrawn) return true;
    const replaced = raised.has(content.id) && raised.get(content.id) !== entry;
    if (!replaced) transport.withdraw(content.id);
    entry.transport = null;
    return delivery === 'server-hangs' || entry.withdrawn ? null : false;
  }

  return {
    async show(content) {
      withdraw(content.id);
      const entry: Raised = { transport: null, withdrawn: false };
      raised.set(content.id, entry);
      const manners = await askServer();
      if (manners && !entry.withdrawn) {
        for (const transport of transports) {
          const shown = await tryTransport(transport, content, manners, entry);
          if (shown) return transport.name;
          if (shown === null) break;
        }
      }
      if (raised.get(content.id) === entry) raised.delete(content.id);
      return null;
    },
    withdraw,
    onAnswer(callback) {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
    close() {
      for (const id of [...raised.keys()]) withdraw(id);
      listeners.clear();
    },
  };
}

async function withLimit<T>(promise: Promise<T>): Promise<T | 'failed'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'failed'>((resolve) => {
    timer = setTimeout(() => resolve('failed'), transportLimitMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
