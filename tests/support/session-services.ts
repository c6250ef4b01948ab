/** Services that a desktop's session has on the bus besides tray and notifications. */
import { BusConnection } from './bus-connection';
import type { Desktop } from './desktop';

/** A service that counts how long the person has been idle. */
export interface IdleCounter {
  /** Milliseconds since the last input, as the service will tell. */
  idleMs: number;
  /** How often it was asked. */
  readonly asked: number;
  /** Answers nobody from now on, or answers again. */
  hang(hangs: boolean): void;
  stop(): void;
}

/** GNOME's idle monitor. */
export function startMutter(desktop: Desktop): Promise<IdleCounter> {
  return startIdleCounter(desktop, {
    name: 'org.gnome.Mutter.IdleMonitor',
    path: '/org/gnome/Mutter/IdleMonitor/Core',
    method: 'GetIdletime',
    gives: 't',
    toReply: (ms) => BigInt(ms),
  });
}

/** The idle counter of Plasma's screen saver; it counts in milliseconds too. */
export function startScreenSaver(desktop: Desktop): Promise<IdleCounter> {
  return startIdleCounter(desktop, {
    name: 'org.freedesktop.ScreenSaver',
    path: '/org/freedesktop/ScreenSaver',
    method: 'GetSessionIdleTime',
    gives: 'u',
    toReply: (ms) => ms,
  });
}

interface IdleService {
  name: string;
  path: string;
  method: string;
  gives: string;
  toReply: (ms: number) => number | bigint;
}

async function startIdleCounter(desktop: Desktop, service: IdleService): Promise<IdleCounter> {
  const bus = await BusConnection.open(desktop.bus.address);
  desktop.onStop(async () => bus.close());
  let asked = 0;
  const counter = {
    idleMs: 0,
    get asked() {
      return asked;
    },
    hang: (hangs: boolean) => {
      bus.hangs = hangs;
    },
    stop: () => bus.close(),
  };
  bus.serve(service.path, {
    [service.name]: {
      methods: {
        [service.method]: {
          takes: '',
          gives: service.gives,
          run: () => {
            asked += 1;
            return [service.toReply(counter.idleMs)];
          },
        },
      },
    },
  });
  await bus.own(service.name);
  return counter;
}

export interface LockScreen {
  setLocked(locked: boolean): void;
}

/** A lock screen that tells when it comes and goes, under one of the names that desktops use. */
export async function startLockScreen(
  desktop: Desktop,
  name = 'org.gnome.ScreenSaver',
): Promise<LockScreen> {
  const path = `/${name.replaceAll('.', '/')}`;
  const bus = await BusConnection.open(desktop.bus.address);
  desktop.onStop(async () => bus.close());
  let active = false;
  bus.serve(path, {
    [name]: {
      methods: { GetActive: { takes: '', gives: 'b', run: () => [active] } },
      signals: { ActiveChanged: 'b' },
    },
  });
  await bus.own(name);
  return {
    setLocked: (locked) => {
      active = locked;
      bus.emit(path, name, 'ActiveChanged', [locked]);
    },
  };
}

export interface LoginManager {
  /** Tells that the machine is about to sleep, or has woken. */
  prepareForSleep(sleeps: boolean): void;
}

/** systemd's login manager, as far as it tells that the machine sleeps. */
export async function startLoginManager(desktop: Desktop): Promise<LoginManager> {
  const name = 'org.freedesktop.login1';
  const path = '/org/freedesktop/login1';
  const iface = 'org.freedesktop.login1.Manager';
  const bus = await BusConnection.open(desktop.bus.address);
  desktop.onStop(async () => bus.close());
  bus.serve(path, { [iface]: { signals: { PrepareForSleep: 'b' } } });
  await bus.own(name);
  return { prepareForSleep: (sleeps) => bus.emit(path, iface, 'PrepareForSleep', [sleeps]) };
}
