/** Idle time told by the Wayland compositor itself: wlroots', KWin's and others. */
import { connectWayland, type WaylandClient } from '../linux/wayland-client';
import type { IdleSource } from './idle-source';

/**
 * Told of no input for so long: as long as the schedule's lull, so that the compositor has next
 * to nothing to say. Less than this reads as none.
 */
const idleFromMs = 5_000;

const idled = 0;
const resumed = 1;

interface IdleProtocol {
  readonly type: string;
  readonly version: number;
  /** Asks for `idled` and `resumed` of a new object. */
  ask(client: WaylandClient, manager: number, seat: number, told: number): void;
}

const protocols: readonly IdleProtocol[] = [
  {
    // https://wayland.app/protocols/ext-idle-notify-v1; the second version has one that a video,
    // which keeps the screen on, does not hold up.
    type: 'ext_idle_notifier_v1',
    version: 2,
    ask(client, manager, seat, told) {
      const isSecond = (client.globals.get(this.type)?.version ?? 1) >= 2;
      client.request(manager, isSecond ? 2 : 1, told, idleFromMs, seat);
    },
  },
  {
    // https://wayland.app/protocols/kde-idle, all that wlroots had before 0.16.
    type: 'org_kde_kwin_idle',
    version: 1,
    ask: (client, manager, seat, told) => client.request(manager, 0, told, seat, idleFromMs),
  },
];

/** Rejects when the compositor at `path` has no such protocol or does not answer. */
export async function waylandIdle(path: string, now: () => number): Promise<IdleSource> {
  const client = await connectWayland(path);
  const protocol = protocols.find(({ type }) => client.globals.has(type));
  if (!protocol || !client.globals.has('wl_seat')) {
    client.close();
    throw new Error('the compositor tells no idle time');
  }
  let idleSince: number | null = null;
  let ended: Error | null = null;
  client.onClosed((error) => {
    ended = error;
  });
  const seat = client.bind('wl_seat', 1);
  const manager = client.bind(protocol.type, protocol.version);
  const told = client.create((opcode) => {
    if (opcode === idled) idleSince = now() - idleFromMs;
    else if (opcode === resumed) idleSince = null;
  });
  protocol.ask(client, manager, seat, told);
  await client.settled();
  return {
    name: protocol.type,
    fine: false,
    async ask() {
      if (ended) throw ended;
      return idleSince === null ? 0 : now() - idleSince;
    },
    close: () => client.close(),
  };
}
