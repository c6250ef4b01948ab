import { powerMonitor } from 'electron';
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
      const onLock = (locked: boolean) => callback(locked ? 'lock' : 'unlock');
      if (bus) stops.push(watchScreenLock(bus, onLock));
      if (systemBus) stops.push(watchLogindLock(systemBus, process.env, onLock));
      return () => {
        for (const stop of stops.splice(0)) stop();
      };
    },
  };
}
