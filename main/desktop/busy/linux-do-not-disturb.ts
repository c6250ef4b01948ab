/** Do-not-disturb, asked in the way of the notification server that runs, whatever the desktop's name. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BusCall, busMethod, busProperty, type SessionBus } from '../linux/session-bus';
import { notificationServer, serverName } from '../notifications/notification-server';
import type { RunProgram } from '../run-program';
import { answer, type Probe, type ProbeAnswer, probeLimitMs, unavailable } from './probe';

export interface DoNotDisturbParts {
  readonly bus: SessionBus;
  readonly runProgram: RunProgram;
  /** `$XDG_CONFIG_HOME`, or what holds without it. */
  readonly configDir: string;
}

/** A program that the bus starts is on it by then. */
const startsWithinMs = 2_000;

type Ask = (parts: DoNotDisturbParts) => Promise<ProbeAnswer>;

const xfceKey = ['-c', 'xfce4-notifyd', '-p', '/do-not-disturb'];

/** By the name that the server gives itself. */
const servers: readonly (readonly [name: RegExp, ask: Ask])[] = [
  [/^plasma$/i, property(notificationServer.interface, 'Inhibited')],
  [/^dunst$/i, property('org.dunstproject.cmd0', 'paused')],
  [/^mako$/i, makoMode],
  [/^swaync$|^sway ?notification ?center$/i, swayncDnd],
  [/^xfce notify daemon$/i, setting('xfconf-query', xfceKey, 'true')],
  [/^lxqt-notificationd$/i, lxqtFile],
  [/^gnome-shell$|^budgie/i, gsetting('org.gnome.desktop.notifications', 'show-banners', 'false')],
  [/^cinnamon$/i, gsetting('org.cinnamon.desktop.notifications', 'display-notifications', 'false')],
  [/^notification daemon$/i, gsetting('org.mate.NotificationDaemon', 'do-not-disturb', 'true')],
];

/**
 * One probe: there is one server. One that runs only while it shows something, as MATE's, is
 * started to ask it: the reminder would start it a moment later.
 */
export function linuxDoNotDisturb(parts: DoNotDisturbParts): Probe {
  return {
    name: 'do-not-disturb',
    reason: 'do-not-disturb',
    async ask() {
      const name = (await serverName(parts.bus, probeLimitMs)) ?? (await startServer(parts.bus));
      if (name === null) return unavailable('no notification server runs');
      const known = servers.find(([pattern]) => pattern.test(name));
      // Others may tell it as Plasma does, which wants that for all to have.
      const ask = known?.[1] ?? property(notificationServer.interface, 'Inhibited');
      const found = await ask(parts);
      return { ...found, detail: `${name}: ${found.detail}` };
    },
  };
}

/** The name of the server that the bus starts; null where none is installed. */
async function startServer(bus: SessionBus): Promise<string | null> {
  const { destination } = notificationServer;
  const start: BusCall = {
    ...busMethod('StartServiceByName', destination),
    signature: 'su',
    body: [destination, 0],
  };
  const isStarted = await bus.call(start, startsWithinMs).then(
    () => true,
    () => false,
  );
  return isStarted ? serverName(bus, probeLimitMs) : null;
}

function onOff(on: boolean): ProbeAnswer {
  return answer(on, on ? 'on' : 'off');
}

function property(inInterface: string, name: string): Ask {
  return async ({ bus }) =>
    onOff(
      (await busProperty(
        bus,
        { ...notificationServer, interface: inInterface },
        name,
        probeLimitMs,
      )) === true,
    );
}

/** Modes are named by the person; this is the one of its documentation, and its short forms. */
async function makoMode({ bus }: DoNotDisturbParts): Promise<ProbeAnswer> {
  const [modes] = await bus.call(
    {
      destination: notificationServer.destination,
      path: '/fr/emersion/Mako',
      interface: 'fr.emersion.Mako',
      member: 'ListModes',
    },
    probeLimitMs,
  );
  return onOff(Array.isArray(modes) && modes.some((mode) => /^(do-not-disturb|dnd)$/i.test(mode)));
}

async function swayncDnd({ bus }: DoNotDisturbParts): Promise<ProbeAnswer> {
  const [on] = await bus.call(
    {
      destination: 'org.erikreider.swaync.cc',
      path: '/org/erikreider/swaync/cc',
      interface: 'org.erikreider.swaync.cc',
      member: 'GetDnd',
    },
    probeLimitMs,
  );
  return onOff(on === true);
}

/** LXQt has it in a file alone, and no line of it before it was first set. */
async function lxqtFile({ configDir }: DoNotDisturbParts): Promise<ProbeAnswer> {
  const lines = await readFile(join(configDir, 'lxqt', 'notifications.conf'), 'utf8').catch(
    () => '',
  );
  return onOff(/^\s*doNotDisturb\s*=\s*true\s*$/im.test(lines));
}

function gsetting(schema: string, key: string, whenOn: string): Ask {
  return setting('gsettings', ['get', schema, key], whenOn);
}

function setting(program: string, args: readonly string[], whenOn: string): Ask {
  return async ({ runProgram }) => {
    const end = await runProgram(program, args, probeLimitMs);
    if (end.kind === 'missing') return unavailable(`${program} is not installed`);
    if (end.kind === 'late') return unavailable(`${program} gives no answer`);
    if (end.exitCode !== 0) return unavailable(`${program} does not know the setting`);
    return onOff(end.stdout.trim() === whenOn);
  };
}
