import { readFile } from 'node:fs/promises';
import type { Desktop } from './desktop';
import { outputOf, startProcess } from './processes';

/** Desktops that keep do-not-disturb among the person's settings, read by `gsettings`. */
const settings = {
  GNOME: { schema: 'org.gnome.desktop.notifications', key: 'show-banners', whenOn: false },
  'X-Cinnamon': {
    schema: 'org.cinnamon.desktop.notifications',
    key: 'display-notifications',
    whenOn: false,
  },
  MATE: { schema: 'org.mate.NotificationDaemon', key: 'do-not-disturb', whenOn: true },
} as const;

/** Turns do-not-disturb on or off as the settings of that desktop do. */
export async function setDoNotDisturb(
  { env }: Desktop,
  of: keyof typeof settings,
  on: boolean,
): Promise<void> {
  const { schema, key, whenOn } = settings[of];
  await outputOf('gsettings', ['set', schema, key, String(on === whenOn)], { env });
}

/** XFCE's settings daemon. */
export interface Xfconf {
  setDoNotDisturb(on: boolean): Promise<void>;
}

export async function startXfconf(desktop: Desktop): Promise<Xfconf> {
  const { env } = desktop;
  const daemon = startProcess(await serviceProgram('org.xfce.Xfconf'), [], { env });
  desktop.onStop(() => daemon.stop());
  await desktop.bus.untilOwned('org.xfce.Xfconf');
  return {
    setDoNotDisturb: async (on) => {
      const property = ['--channel', 'xfce4-notifyd', '--property', '/do-not-disturb'];
      const value = ['--create', '--type', 'bool', '--set', String(on)];
      await outputOf('xfconf-query', [...property, ...value], { env });
    },
  };
}

/** The program that the machine would start for this name; where it is differs by architecture. */
async function serviceProgram(name: string): Promise<string> {
  const file = `/usr/share/dbus-1/services/${name}.service`;
  const program = (await readFile(file, 'utf8')).match(/^Exec=(\S+)/m)?.[1];
  if (program === undefined) throw new Error(`${file} names no program`);
  return program;
}
