/** Music and film players that show themselves on the session bus (MPRIS). */
import type { PlayersPort } from '../../ports';
import { type BusCall, busProperty, type SessionBus } from './session-bus';

const limitMs = 1_000;

const dbus = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

const playerAt = (destination: string) => ({
  destination,
  path: '/org/mpris/MediaPlayer2',
  interface: 'org.mpris.MediaPlayer2.Player',
});

export function createPlayers(bus: SessionBus): PlayersPort {
  /** Paused by us and not played again yet. */
  let paused: Promise<readonly string[]> = Promise.resolve([]);
  let played: Promise<unknown> = Promise.resolve();

  async function ask(call: BusCall): Promise<readonly unknown[]> {
    return await bus.call(call, limitMs).catch(() => []);
  }

  async function names(): Promise<readonly string[]> {
    const [all] = await ask({ ...dbus, member: 'ListNames' });
    const isPlayer = (name: unknown): name is string =>
      typeof name === 'string' && name.startsWith('org.mpris.MediaPlayer2.');
    return Array.isArray(all) ? all.filter(isPlayer) : [];
  }

  async function those(among: readonly string[], status: string): Promise<readonly string[]> {
    const found = await Promise.all(
      among.map((name) =>
        busProperty(bus, playerAt(name), 'PlaybackStatus', limitMs).catch(() => null),
      ),
    );
    return among.filter((_, index) => found[index] === status);
  }

  async function tell(players: readonly string[], member: 'Pause' | 'Play'): Promise<void> {
    await Promise.all(players.map((name) => ask({ ...playerAt(name), member })));
  }

  async function pausePlaying(before: readonly string[]): Promise<readonly string[]> {
    const playing = await those(await names(), 'Playing');
    await tell(playing, 'Pause');
    return [...new Set([...before, ...playing])];
  }

  async function playThose(ours: Promise<readonly string[]>): Promise<void> {
    await tell(await those(await ours, 'Paused'), 'Play');
  }

  return {
    async pause() {
      paused = paused.then(pausePlaying);
      await paused;
    },
    async playAgain() {
      const ours = paused;
      paused = Promise.resolve([]);
      played = Promise.all([played, playThose(ours)]);
      await played;
    },
  };
}
