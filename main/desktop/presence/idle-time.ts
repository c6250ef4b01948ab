import type { PresencePort } from '../../ports';
import type { SessionBus } from '../linux/session-bus';
import type { IdleSource } from './idle-source';

export interface PresenceParts {
  readonly bus: SessionBus | null;
  /** Electron's `powerMonitor.getSystemIdleTime`. */
  readonly systemIdleSeconds: () => number;
  /** Whether the person's session is Wayland, whichever way our windows are drawn. */
  readonly wayland: boolean;
  /** Connects to the compositor's own idle protocol; rejects where it has none. */
  readonly waylandIdle: () => Promise<IdleSource>;
  /** Reads logind's hint; rejects where nobody sets it. */
  readonly logindIdle: () => Promise<IdleSource>;
  readonly wait: (ms: number) => Promise<void>;
}

const answerWithinMs = 1000;
const zeroTries = 3;
const betweenTriesMs = 400;

/**
 * Idle time from the first source that passes a self-test at start. On Wayland Electron's is
 * wrong: 0, or that of XWayland's windows alone (electron/electron#27912, #34826).
 */
export function createPresence({
  bus,
  systemIdleSeconds,
  wayland,
  waylandIdle,
  logindIdle,
  wait,
}: PresenceParts): PresencePort {
  const electron: IdleSource = {
    name: 'electron',
    ask: async () => systemIdleSeconds() * 1000,
    fine: false,
  };
  /** Opens the places where it may be asked, the best first. */
  const candidates: readonly (() => Promise<IdleSource>)[] = wayland
    ? [
        ...(bus ? [async () => mutter(bus)] : []),
        waylandIdle,
        ...(bus ? [async () => screenSaver(bus)] : []),
        logindIdle,
      ]
    : [async () => electron];
  let source: IdleSource | null = null;

  async function choose(): Promise<IdleSource | null> {
    for (const open of candidates) {
      const candidate = await open().catch(() => null);
      if (candidate && (await works(candidate, wait))) return candidate;
      candidate?.close?.();
    }
    return null;
  }
  const open = async () => {
    source = await choose();
    return source;
  };
  let opened = open();

  return {
    async idleMs() {
      const asked = await opened;
      try {
        if (asked) return await asked.ask();
      } catch {
        asked?.close?.();
      }
      // A compositor that is still starting, or has been started anew, may tell the next time.
      opened = open();
      return null;
    },
    source: () => source?.name ?? 'none',
  };
}

async function works(source: IdleSource, wait: (ms: number) => Promise<void>): Promise<boolean> {
  for (let tries = 0; tries < zeroTries; tries += 1) {
    if (tries > 0) await wait(betweenTriesMs);
    const idleMs = await source.ask().catch(() => Number.NaN);
    if (!Number.isFinite(idleMs) || idleMs < 0) return false;
    if (idleMs > 0 || !source.fine) return true;
  }
  return false;
}

/** GNOME. */
function mutter(bus: SessionBus): IdleSource {
  return {
    name: 'mutter',
    ask: () =>
      askNumber(bus, {
        destination: 'org.gnome.Mutter.IdleMonitor',
        path: '/org/gnome/Mutter/IdleMonitor/Core',
        interface: 'org.gnome.Mutter.IdleMonitor',
        member: 'GetIdletime',
      }),
    fine: true,
  };
}

/** KDE; elsewhere the interface has no such method. Plasma's answers 0 where it can't count. */
function screenSaver(bus: SessionBus): IdleSource {
  return {
    name: 'screensaver',
    ask: () =>
      askNumber(bus, {
        destination: 'org.freedesktop.ScreenSaver',
        path: '/org/freedesktop/ScreenSaver',
        interface: 'org.freedesktop.ScreenSaver',
        member: 'GetSessionIdleTime',
      }),
    fine: true,
  };
}

async function askNumber(
  bus: SessionBus,
  call: Parameters<SessionBus['call']>[0],
): Promise<number> {
  const [value] = await bus.call(call, answerWithinMs);
  return Number(value);
}
