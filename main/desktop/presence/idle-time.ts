import type { PresencePort } from '../../ports';
import type { SessionBus } from '../linux/session-bus';

/** Somewhere the idle time can be asked. */
interface IdleSource {
  readonly name: string;
  /** Milliseconds since the last input. Rejects when it can't tell. */
  ask(): Promise<number>;
  /** Whether it counts in ms, so that an exact 0 again and again means it doesn't count. */
  readonly fine: boolean;
}

export interface PresenceParts {
  readonly bus: SessionBus | null;
  /** Electron's `powerMonitor.getSystemIdleTime`. */
  readonly systemIdleSeconds: () => number;
  /** Whether the person's session is Wayland, whichever way our windows are drawn. */
  readonly wayland: boolean;
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
  wait,
}: PresenceParts): PresencePort {
  const electron: IdleSource = {
    name: 'electron',
    ask: async () => systemIdleSeconds() * 1000,
    fine: false,
  };
  const candidates = wayland ? (bus ? [mutter(bus), screenSaver(bus)] : []) : [electron];
  let source: IdleSource | null = null;

  async function choose(): Promise<IdleSource | null> {
    for (const candidate of candidates) {
      if (await works(candidate, wait)) return candidate;
    }
    return null;
  }
  const chosen = choose().then((found) => {
    source = found;
  });

  return {
    async idleMs() {
      await chosen;
      return source ? source.ask().catch(() => null) : null;
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
