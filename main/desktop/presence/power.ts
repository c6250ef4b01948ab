import { app, type BrowserWindow, powerMonitor } from 'electron';
import type { PowerEvent, PowerPort, Stop } from '../../ports';
import type { SessionBus } from '../linux/session-bus';
import { watchLogindLock } from './logind';
import { watchScreenLock } from './screen-lock';

/** Electron's names for them. */
const events: Readonly<Record<string, PowerEvent>> = {
  suspend: 'suspend',
  resume: 'resume',
  'lock-screen': 'lock',
  'unlock-screen': 'unlock',
  shutdown: 'shutdown',
};

/** Call after Electron is ready. The buses are null where there is no D-Bus. */
export function createPower(bus: SessionBus | null, systemBus: SessionBus | null): PowerPort {
  return {
    on(callback) {
      // Electron's types give each event an overload of its own.
      const monitor: NodeJS.EventEmitter = powerMonitor;
      const stops: Stop[] = Object.entries(events).map(([name, event]) => {
        const listener = () => callback(event);
        monitor.on(name, listener);
        return () => monitor.off(name, listener);
      });
      if (process.platform === 'win32') stops.push(watchSessionEnd(() => callback('shutdown')));
      const onLock = (locked: boolean) => callback(locked ? 'lock' : 'unlock');
      if (bus) stops.push(watchScreenLock(bus, onLock));
      if (systemBus) stops.push(watchLogindLock(systemBus, process.env, onLock));
      return () => {
        for (const stop of stops.splice(0)) stop();
      };
    },
  };
}

/**
 * Windows tells windows of its end, and programs without one nothing: of those, what has been
 * saved counts (https://www.electronjs.org/docs/latest/api/browser-window#event-session-end-windows).
 */
function watchSessionEnd(callback: () => void): Stop {
  const watch = (_event: unknown, window: BrowserWindow) => window.once('session-end', callback);
  app.on('browser-window-created', watch);
  return () => app.off('browser-window-created', watch);
}
