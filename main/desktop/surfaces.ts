/** The desktop's surfaces, each made for the machine this runs on. */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { app, BrowserWindow, powerMonitor, screen } from 'electron';
import { MINUTE_MS } from '#core/time';
import type {
  BusyPort,
  HookPort,
  LoginPort,
  LogPort,
  NotifierPort,
  PlayersPort,
  PowerPort,
  PresencePort,
  TrayPort,
  VoicePort,
} from '../ports';
import { createBusy } from './busy';
import { desktopProbes } from './busy/probes';
import { createHooks } from './hooks';
import { createPlayers } from './linux/players';
import { createSessionBus, createSystemBus } from './linux/session-bus';
import { createSpeechDispatcher, speechSocket } from './linux/speech-dispatcher';
import { inWaylandSession } from './linux/wayland';
import { waylandSocket } from './linux/wayland-client';
import type { XDisplay } from './linux/x-display';
import { drawsAtBottomRight } from './notifications/notification-server';
import { createNotifier } from './notifications/notifier';
import { createPresence } from './presence/idle-time';
import { logindIdle } from './presence/logind';
import { createPower } from './presence/power';
import { waylandIdle } from './presence/wayland-idle';
import { runProgram } from './run-program';
import { createLogin, loginParts } from './startup/launch-at-login';
import { panelEdge } from './tray/panel-edge';
import { createTray } from './tray/tray';
import { watchTrayHost } from './tray/tray-host';
import type { CardCorner } from './windows/window-bounds';

export interface Surfaces {
  readonly tray: TrayPort;
  readonly notifier: NotifierPort;
  readonly busy: BusyPort;
  readonly presence: PresencePort;
  readonly power: PowerPort;
  readonly login: LoginPort;
  readonly hooks: HookPort;
  readonly players: PlayersPort;
  readonly voice: VoicePort | null;
  /** Where no notification covers the card. Never rejects. */
  readonly cardCorner: () => Promise<CardCorner>;
  /** Leaves the desktop: icon, notifications and connections go. */
  close(): void;
}

/** The card comes without knowing better. */
const cardWaitsMs = 500;
/** A panel that restarts is not missed for so long. */
const absentMs = 5_000;
/** At login it may come up long after us. */
const absentAtLoginMs = MINUTE_MS;

export interface SurfacesParts {
  readonly log: LogPort;
  /** The folder with `app/` and `tray/`. */
  readonly icons: string;
  readonly display: XDisplay | null;
  /** The folder of the files, where it is not the desktop's usual one. */
  readonly filesDir: string | null;
  readonly atLogin: boolean;
}

/** Call after Electron is ready. */
export function createSurfaces(parts: SurfacesParts): Surfaces {
  const { log, icons, display, filesDir, atLogin } = parts;
  const { platform } = process;
  const bus =
    platform === 'linux'
      ? createSessionBus((error) => log.warn(`no session bus: ${error.message}`))
      : null;

  const systemBus = platform === 'linux' ? createSystemBus(() => {}) : null;
  const compositor = platform === 'linux' ? waylandSocket(process.env) : null;

  const tray = createTray({
    platform,
    icons: join(icons, 'tray'),
    absentAfterMs: atLogin ? absentAtLoginMs : absentMs,
    watchHost: (callback) => {
      if (bus) return watchTrayHost(bus, display, callback);
      callback('system');
      return () => {};
    },
    edge() {
      const { bounds, workArea } = screen.getPrimaryDisplay();
      return panelEdge(bounds, workArea, desktopName());
    },
  });
  const notifier = createNotifier({
    bus,
    platform,
    icon: outsideArchive(join(icons, 'app/128x128.png')),
  });
  // Chromium's own way to it crashes on some systems.
  const voice =
    platform === 'linux'
      ? createSpeechDispatcher({
          socketPath: speechSocket(process.env),
          runProgram,
          warn: log.warn,
        })
      : null;
  const ownFullScreen = () => BrowserWindow.getFocusedWindow()?.isFullScreen() ?? false;

  return {
    tray,
    notifier,
    busy: createBusy(desktopProbes({ platform, bus, display, compositor, ownFullScreen })),
    presence: createPresence({
      bus,
      systemIdleSeconds: () => powerMonitor.getSystemIdleTime(),
      wayland: inWaylandSession,
      waylandIdle: () =>
        compositor
          ? waylandIdle(compositor, () => performance.now())
          : Promise.reject(new Error('there is no Wayland compositor')),
      logindIdle: () =>
        systemBus
          ? logindIdle(systemBus, process.env, Date.now)
          : Promise.reject(new Error('there is no system bus')),
      wait,
    }),
    power: createPower(bus, systemBus),
    login: createLogin(loginParts(app, filesDir)),
    hooks: createHooks(log),
    players: bus ? createPlayers(bus) : noPlayers,
    voice,
    cardCorner: async () => {
      // Windows has its toasts in the lower right corner, macOS its banners in the upper one.
      const taken = bus ? await drawsAtBottomRight(bus, cardWaitsMs) : platform === 'win32';
      return taken ? 'bottom-left' : 'bottom-right';
    },
    close() {
      voice?.close();
      notifier.close();
      tray.close();
      bus?.close();
      systemBus?.close();
    },
  };
}

/** Windows and macOS let no program ask what another plays. */
const noPlayers: PlayersPort = { pause: async () => {}, playAgain: async () => {} };

/** Such as `ubuntu:GNOME`; elsewhere the system has one bar only. */
function desktopName(): string {
  return process.platform === 'win32' ? 'Windows' : (process.env.XDG_CURRENT_DESKTOP ?? '');
}

/** Where a file of ours lies that other programs are to read: they can't look into the archive. */
function outsideArchive(path: string): string {
  return path.replace(/\bapp\.asar\b/, 'app.asar.unpacked');
}
