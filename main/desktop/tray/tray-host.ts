import type { Stop } from '../../ports';
import { busProperty, type SessionBus } from '../linux/session-bus';
import type { XDisplay } from '../linux/x-display';

const watcher = {
  destination: 'org.kde.StatusNotifierWatcher',
  path: '/StatusNotifierWatcher',
  interface: 'org.kde.StatusNotifierWatcher',
} as const;
/** The selection that an old panel owns. */
const oldTray = '_NET_SYSTEM_TRAY_S0';
/** A panel that is busy starting must not count as missing. */
const answerWithinMs = 5000;

/** `status-notifier`: D-Bus, most desktops. `xembed`: a window in an old panel's tray. */
export type TrayHost = 'status-notifier' | 'xembed' | null;

/**
 * Tells which kind of panel shows tray icons, at once and whenever that changes. `display` is
 * null without an X server.
 */
export function watchTrayHost(
  bus: SessionBus,
  display: Pick<XDisplay, 'selectionOwned' | 'onSelectionChange'> | null,
  callback: (host: TrayHost) => void,
): Stop {
  let last: TrayHost | undefined;
  let asked = 0;
  let stopped = false;
  let stopOldTray: Stop | null = null;

  async function look(): Promise<void> {
    asked += 1;
    const question = asked;
    const host = await findTrayHost(bus, display);
    if (stopped || question !== asked || host === last) return;
    last = host;
    watchOldTray(host !== 'status-notifier');
    callback(host);
  }

  /** Costs a connection: only where no panel of the new kind tells of itself. */
  function watchOldTray(on: boolean): void {
    if (on === (stopOldTray !== null)) return;
    stopOldTray?.();
    stopOldTray = on ? (display?.onSelectionChange(oldTray, look) ?? null) : null;
  }

  const stops = [
    () => watchOldTray(false),
    bus.onSignal(
      { interface: 'org.freedesktop.DBus', member: 'NameOwnerChanged', arg0: watcher.destination },
      look,
    ),
    ...['StatusNotifierHostRegistered', 'StatusNotifierHostUnregistered'].map((member) =>
      bus.onSignal({ interface: watcher.interface, member }, look),
    ),
  ];
  void look();
  return () => {
    stopped = true;
    for (const stop of stops) stop();
  };
}

async function findTrayHost(
  bus: SessionBus,
  display: Pick<XDisplay, 'selectionOwned'> | null,
): Promise<TrayHost> {
  if (await hasStatusNotifierHost(bus)) return 'status-notifier';
  const xembed = await display?.selectionOwned(oldTray).catch(() => false);
  return xembed ? 'xembed' : null;
}

async function hasStatusNotifierHost(bus: SessionBus): Promise<boolean> {
  try {
    const registered = await busProperty(
      bus,
      watcher,
      'IsStatusNotifierHostRegistered',
      answerWithinMs,
    );
    return registered === true;
  } catch {
    return false;
  }
}
