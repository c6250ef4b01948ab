import type { Stop } from '../../ports';
import type { SessionBus } from '../linux/session-bus';

/** Each desktop's lock screen tells under its own name. */
const lockScreens = [
  'org.freedesktop.ScreenSaver',
  'org.gnome.ScreenSaver',
  'org.cinnamon.ScreenSaver',
  'org.mate.ScreenSaver',
  'org.xfce.ScreenSaver',
];

/** Tells when the lock screen comes and goes; Electron doesn't on Linux. */
export function watchScreenLock(bus: SessionBus, callback: (locked: boolean) => void): Stop {
  let locked = false;
  const stops = lockScreens.map((name) =>
    bus.onSignal({ interface: name, member: 'ActiveChanged' }, ([active]) => {
      if (typeof active !== 'boolean' || active === locked) return;
      locked = active;
      callback(locked);
    }),
  );
  return () => {
    for (const stop of stops) stop();
  };
}
