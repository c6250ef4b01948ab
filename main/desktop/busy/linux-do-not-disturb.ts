import { busProperty, type SessionBus } from '../linux/session-bus';
import { notificationServer } from '../notifications/notification-server';
import type { RunProgram } from '../run-program';
import { answer, type Probe, type ProbeAnswer, probeLimitMs, unavailable } from './probe';

/** Do-not-disturb where the notification server itself tells it: Plasma, dunst. */
export function serverDoNotDisturb(bus: SessionBus): readonly Probe[] {
  const probe = (name: string, at: string, property: string): Probe => ({
    name,
    reason: 'do-not-disturb',
    async ask() {
      const on = await busProperty(
        bus,
        { ...notificationServer, interface: at },
        property,
        probeLimitMs,
      );
      return answer(on === true, on === true ? 'on' : 'off');
    },
  });
  return [
    probe('plasma-do-not-disturb', notificationServer.interface, 'Inhibited'),
    probe('dunst-paused', 'org.dunstproject.cmd0', 'paused'),
  ];
}

/** Do-not-disturb where the desktop keeps it among its settings. `desktop`: `$XDG_CURRENT_DESKTOP`. */
export function settingDoNotDisturb(desktop: string, runProgram: RunProgram): readonly Probe[] {
  const gsettings = (name: string, schema: string, key: string, whenOn: string): Probe => ({
    name,
    reason: 'do-not-disturb',
    ask: () => readSetting(runProgram, 'gsettings', ['get', schema, key], whenOn),
  });
  const names = desktop.toLowerCase().split(':');
  const runs = (...any: string[]) => any.some((name) => names.includes(name));
  const probes: Probe[] = [];
  if (runs('gnome', 'ubuntu', 'unity', 'budgie')) {
    const schema = 'org.gnome.desktop.notifications';
    probes.push(gsettings('gnome-do-not-disturb', schema, 'show-banners', 'false'));
  }
  if (runs('x-cinnamon', 'cinnamon')) {
    const schema = 'org.cinnamon.desktop.notifications';
    probes.push(gsettings('cinnamon-do-not-disturb', schema, 'display-notifications', 'false'));
  }
  if (runs('mate')) {
    const schema = 'org.mate.NotificationDaemon';
    probes.push(gsettings('mate-do-not-disturb', schema, 'do-not-disturb', 'true'));
  }
  if (runs('xfce')) {
    const args = ['-c', 'xfce4-notifyd', '-p', '/do-not-disturb'];
    probes.push({
      name: 'xfce-do-not-disturb',
      reason: 'do-not-disturb',
      ask: () => readSetting(runProgram, 'xfconf-query', args, 'true'),
    });
  }
  return probes;
}

async function readSetting(
  runProgram: RunProgram,
  program: string,
  args: readonly string[],
  whenOn: string,
): Promise<ProbeAnswer> {
  const end = await runProgram(program, args, probeLimitMs);
  if (end.kind === 'missing') return unavailable(`${program} is not installed`);
  if (end.kind === 'late') return unavailable(`${program} gives no answer`);
  if (end.exitCode !== 0) return unavailable(`${program} does not know the setting`);
  const on = end.stdout.trim() === whenOn;
  return answer(on, on ? 'on' : 'off');
}
