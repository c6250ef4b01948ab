/** A whole Linux desktop for one test: bus, panel, notification server, screen. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type NotificationServer,
  type NotificationServerOptions,
  startNotificationServer,
} from './notification-server';
import { type Screen, type ScreenOptions, startScreen } from './screen';
import { type SessionBus, startSessionBus } from './session-bus';
import { startTrayHost, type TrayHost } from './tray-host';

export interface DesktopOptions {
  screen?: ScreenOptions;
  /** `absent` starts without one; `start()` brings it later. */
  trayHost?: 'present' | 'absent';
  notifications?: NotificationServerOptions | 'absent';
  /** `XDG_CURRENT_DESKTOP`. */
  name?: string;
  /** The IANA name of the zone that apps run in. */
  timeZone?: string;
}

export interface Desktop {
  /** Everything an app is started with: nothing of the machine's own desktop is in it. */
  readonly env: NodeJS.ProcessEnv;
  /** A folder that goes with the desktop. */
  readonly directory: string;
  readonly bus: SessionBus;
  readonly trayHost: TrayHost;
  readonly notifications: NotificationServer;
  readonly screen: Screen;
  /** Stops a part that a test has added, before the desktop's own parts. */
  onStop(stop: () => Promise<void>): void;
  stop(): Promise<void>;
}

const DIRECTORY_PREFIX = 'unhunch-desktop-';

/** Starts a desktop that shares nothing with the one it runs on. */
export async function startDesktop({
  screen: screenOptions = {},
  trayHost: tray = 'present',
  notifications: notificationOptions = {},
  name = 'Scripted',
  timeZone = 'UTC',
}: DesktopOptions = {}): Promise<Desktop> {
  await removeLeftovers();
  const directory = await mkdtemp(join(tmpdir(), `${DIRECTORY_PREFIX}${process.pid}-`));
  const stops: (() => Promise<void>)[] = [() => rm(directory, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (let next = stops.pop(); next !== undefined; next = stops.pop()) await next();
  };
  try {
    const home = await makeHome(directory, name, timeZone);
    const bus = await startSessionBus(join(directory, 'bus'));
    stops.push(() => bus.stop());
    const onBus = {
      ...home,
      DBUS_SESSION_BUS_ADDRESS: bus.address,
      // What a program would ask of the machine it asks here too, and hears that it is not there.
      DBUS_SYSTEM_BUS_ADDRESS: bus.address,
    };
    const screen = await startScreen(join(directory, 'screen'), onBus, screenOptions);
    stops.push(() => screen.stop());
    const trayHost = await startTrayHost(bus.address);
    stops.push(() => trayHost.kill());
    if (tray === 'absent') await trayHost.kill();
    const notifications = await startNotificationServer(
      bus.address,
      notificationOptions === 'absent' ? {} : notificationOptions,
    );
    stops.push(() => notifications.kill());
    if (notificationOptions === 'absent') await notifications.kill();
    return {
      env: { ...onBus, DISPLAY: screen.display },
      directory,
      bus,
      trayHost,
      notifications,
      screen,
      onStop: (stopPart) => stops.push(stopPart),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function makeHome(
  directory: string,
  name: string,
  timeZone: string,
): Promise<NodeJS.ProcessEnv> {
  const home = {
    HOME: join(directory, 'home'),
    XDG_CONFIG_HOME: join(directory, 'home', '.config'),
    XDG_DATA_HOME: join(directory, 'home', '.local', 'share'),
    XDG_STATE_HOME: join(directory, 'home', '.local', 'state'),
    XDG_CACHE_HOME: join(directory, 'home', '.cache'),
    XDG_RUNTIME_DIR: join(directory, 'run'),
  };
  for (const path of Object.values(home)) await mkdir(path, { recursive: true, mode: 0o700 });
  // A voice is there when a test has started one.
  await mkdir(join(home.XDG_CONFIG_HOME, 'speech-dispatcher'));
  await writeFile(
    join(home.XDG_CONFIG_HOME, 'speech-dispatcher', 'speechd.conf'),
    'DisableAutoSpawn\n',
  );
  return {
    ...home,
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    TZ: timeZone,
    XDG_CURRENT_DESKTOP: name,
    XDG_SESSION_TYPE: 'x11',
    // Settings go to a file under HOME; no daemon is needed for them.
    GSETTINGS_BACKEND: 'keyfile',
    NO_AT_BRIDGE: '1',
  };
}

/** Removes the folders of test runs that were killed before they could. */
async function removeLeftovers(): Promise<void> {
  for (const entry of await readdir(tmpdir())) {
    const pid = entry.match(new RegExp(`^${DIRECTORY_PREFIX}(\\d+)-`))?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) {
      await rm(join(tmpdir(), entry), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
