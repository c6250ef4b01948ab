/** The desktops that people have, as Debian packages them, and how each is operated. */
import type { ChildProcess } from 'node:child_process';
import type { DesktopUnderTest, Program, Session } from './desktop-under-test';
import { evalInShell, gnomeScreen, kwinScreen, swayScreen, x11Screen } from './screen';

/** Parts of the width and height of a notification. */
const itsWords = { across: 0.5, down: 0.3 } as const;
/** XFCE takes a click on the words for "seen", and LXQt has no other. */
const itsFirstButton = {
  xfce: { across: 0.45, down: 0.73 },
  lxqt: { across: 0.3, down: 0.78 },
} as const;

/** A place on an X11 notification, a window of that class. */
function windowOfClass(name: RegExp, at: { across: number; down: number } = itsWords) {
  return async (session: Session) => {
    const tree = await session.ask('xwininfo', '-root', '-tree');
    for (const line of tree.split('\n')) {
      if (!name.test(line)) continue;
      const area = line.match(/(\d+)x(\d+)\+-?\d+\+-?\d+\s+\+(-?\d+)\+(-?\d+)/);
      if (!area) continue;
      const [width = 0, height = 0, x = 0, y = 0] = area.slice(1).map(Number);
      if (width < 150 || width > 900 || height < 40 || height > 500) continue;
      const [id = ''] = line.match(/0x[0-9a-f]+/) ?? [];
      if (!/IsViewable/.test(await session.ask('xwininfo', '-id', id))) continue;
      return { x: Math.round(x + width * at.across), y: Math.round(y + height * at.down) };
    }
    return null;
  };
}

/** Do-not-disturb for as long as a program runs. */
function inhibitWhile(program: Program): NonNullable<DesktopUnderTest['setDoNotDisturb']> {
  let running: ChildProcess | undefined;
  return async (session, on) => {
    running?.kill();
    running = on ? session.start(...program) : undefined;
  };
}

/** Where several notification servers are installed the bus would start any: what lies in its runtime folder comes first. */
function startsServer(program: string): Readonly<Record<string, string>> {
  const name = 'org.freedesktop.Notifications';
  return {
    [`run/dbus-1/services/${name}.service`]: `[D-BUS Service]\nName=${name}\nExec=${program}\n`,
  };
}

/** Plasma's number of a notification of ours is one of the first. */
async function invokeDefaultInPlasma(session: Session): Promise<void> {
  const server = ['org.freedesktop.Notifications', '/org/freedesktop/Notifications'];
  for (const number of ['1', '2', '3', '4', '5']) {
    const call = ['org.kde.NotificationManager', 'InvokeAction', 'us', number, 'default'];
    await session.ask('busctl', '--user', 'call', ...server, ...call);
  }
}

/** Its file has a capability that no container grants, and is refused there; a copy has none. */
const startKwin =
  'cp /usr/bin/kwin_wayland "$HOME" && exec "$HOME/kwin_wayland" --virtual --width 1920 --height 1080 --no-lockscreen';

const swayConfig = `output * resolution 1920x1080 bg #3a4a5a solid_color
xwayland disable
`;

/** Lets the tests ask the shell what is on its screen, and move its pointer. */
const openShell = {
  id: 'open-shell@unhunch',
  files: {
    'metadata.json': JSON.stringify({
      uuid: 'open-shell@unhunch',
      name: 'Open shell',
      description: 'Answers whoever asks',
      'shell-version': ['42', '43', '44'],
    }),
    'extension.js': `function init() {
  return { enable() { global.context.unsafe_mode = true; }, disable() {} };
}
`,
  },
} as const;

/** GNOME Shell, headless, which has no panel that could be restarted by itself. */
function gnome({
  id,
  title,
  extensions,
  cannot,
}: Pick<DesktopUnderTest, 'id' | 'title' | 'cannot'> & {
  readonly extensions: readonly string[];
}): DesktopUnderTest {
  const enabled = [openShell.id, ...extensions].map((name) => `'${name}'`).join(', ');
  const folder = `.local/share/gnome-shell/extensions/${openShell.id}`;
  return {
    id,
    title,
    name: 'GNOME',
    kind: 'wayland',
    screen: gnomeScreen,
    packages: ['gnome-shell', 'gnome-shell-extension-appindicator', 'foot'],
    env: { GSETTINGS_BACKEND: 'keyfile' },
    files: {
      [`${folder}/metadata.json`]: openShell.files['metadata.json'],
      [`${folder}/extension.js`]: openShell.files['extension.js'],
      '.config/glib-2.0/settings/keyfile': `[org/gnome/shell]
enabled-extensions=[${enabled}]
welcome-dialog-last-shown-version='99'
`,
    },
    programs: [
      ['gnome-shell', '--headless', '--wayland', '--no-x11', '--virtual-monitor', '1920x1080'],
    ],
    cannot: {
      'panel restart': 'the panel is the compositor',
      'full screen': 'GNOME tells programs nothing of other programs’ windows on Wayland',
      ...cannot,
    },
    // It greets with all windows side by side, and warns of the extension.
    settle: (session) =>
      evalInShell(
        session,
        'Main.overview.hide(); Main.messageTray.getSources().forEach((source) => source.destroy())',
      ),
    notificationAt: async (session) => {
      const place = await evalInShell(
        session,
        'const b = Main.messageTray._banner; b ? [...b.get_transformed_position(), ...b.get_transformed_size()].map(Math.round).join(" ") : ""',
      );
      const [x = 0, y = 0, width = 0, height = 0] = place.split(' ').map(Number);
      if (width === 0) return null;
      return {
        x: Math.round(x + width * itsWords.across),
        y: Math.round(y + height * itsWords.down),
      };
    },
    setDoNotDisturb: (session, on) =>
      session.ask(
        'gsettings',
        ...['set', 'org.gnome.desktop.notifications', 'show-banners', String(!on)],
      ),
  };
}

export const desktops: readonly DesktopUnderTest[] = [
  {
    id: 'sway',
    title: 'sway + waybar + mako',
    name: 'sway',
    kind: 'wayland',
    screen: swayScreen,
    packages: ['sway', 'waybar', 'mako-notifier', 'grim', 'foot', 'procps'],
    env: {
      WLR_BACKENDS: 'headless',
      WLR_LIBINPUT_NO_DEVICES: '1',
      WLR_RENDERER: 'pixman',
    },
    files: { '.config/sway/config': swayConfig },
    programs: [['sway']],
    after: [['mako'], ['waybar']],
    cannot: {},
    notificationAt: async () => null,
    // A headless sway has no pointer.
    clickNotification: (session) => session.ask('makoctl', 'invoke'),
    setDoNotDisturb: (session, on) =>
      session.ask('makoctl', 'set-mode', on ? 'do-not-disturb' : 'default'),
    panel: ['waybar'],
  },
  {
    id: 'xfce',
    title: 'XFCE',
    name: 'XFCE',
    kind: 'x11',
    screen: x11Screen,
    packages: ['xfce4', 'xfce4-notifyd'],
    programs: [['xfce4-session']],
    cannot: {},
    notificationAt: windowOfClass(/xfce4-notifyd/i, itsFirstButton.xfce),
    setDoNotDisturb: (session, on) =>
      session.ask(
        'xfconf-query',
        ...['-c', 'xfce4-notifyd', '-p', '/do-not-disturb', '-n', '-t', 'bool', '-s', String(on)],
      ),
    panel: ['xfce4-panel'],
  },
  {
    id: 'lxqt',
    title: 'LXQt',
    name: 'LXQt',
    kind: 'x11',
    screen: x11Screen,
    packages: ['lxqt-core', 'openbox'],
    // As its session has them; a panel that is started without is another one, with no tray.
    env: { XDG_CONFIG_DIRS: '/etc:/etc/xdg:/usr/share' },
    files: {
      '.config/lxqt/session.conf': '[General]\nwindow_manager=openbox\n',
    },
    programs: [['startlxqt']],
    cannot: {},
    notificationAt: windowOfClass(/lxqt-notificationd/i, itsFirstButton.lxqt),
    setDoNotDisturb: (session, on) =>
      session.ask(
        'sh',
        '-c',
        `mkdir -p "$HOME/.config/lxqt"; printf '[General]\\ndoNotDisturb=${on}\\n' > "$HOME/.config/lxqt/notifications.conf"`,
      ),
    panel: ['lxqt-panel'],
  },
  {
    id: 'dunst',
    title: 'openbox + dunst + trayer',
    name: '',
    kind: 'x11',
    screen: x11Screen,
    packages: ['openbox', 'dunst', 'trayer'],
    programs: [['openbox'], ['dunst'], ['trayer']],
    cannot: {
      menu: 'an XEmbed tray has no menu on the bus: it is the icon window’s own',
      tooltip: 'an XEmbed tray draws none',
    },
    notificationAt: windowOfClass(/dunst/i),
    notificationButton: 2,
    setDoNotDisturb: (session, on) => session.ask('dunstctl', 'set-paused', String(on)),
    panel: ['trayer'],
  },
  {
    id: 'plasma',
    title: 'Plasma (X11)',
    name: 'KDE',
    kind: 'x11',
    screen: x11Screen,
    packages: ['plasma-desktop', 'plasma-workspace', 'kwin-x11', 'kde-cli-tools'],
    env: { QT_QUICK_BACKEND: 'software' },
    files: {
      // No system manager runs the session's parts here.
      '.config/startkderc': '[General]\nsystemdBoot=false\n',
      '.config/ksplashrc': '[KSplash]\nEngine=none\n',
    },
    programs: [['startplasma-x11']],
    settlesMs: 25_000,
    cannot: {},
    notificationAt: windowOfClass(/plasmashell/i),
    setDoNotDisturb: inhibitWhile(['kde-inhibit', '--notifications', 'sleep', '600']),
    panel: ['plasmashell'],
  },
  {
    id: 'plasma-wayland',
    title: 'Plasma (Wayland)',
    name: 'KDE',
    kind: 'wayland',
    screen: kwinScreen,
    packages: [
      ...['plasma-desktop', 'plasma-workspace-wayland', 'kwin-wayland', 'kde-cli-tools'],
      ...['kde-spectacle', 'konsole'],
    ],
    env: { QT_QUICK_BACKEND: 'software', KWIN_WAYLAND_NO_PERMISSION_CHECKS: '1' },
    programs: [['sh', '-c', startKwin]],
    after: [['kded5'], ['plasmashell']],
    settlesMs: 25_000,
    // What a session of its own would load: the tray is in it.
    settle: (session) =>
      session.ask(
        'busctl',
        ...['--user', 'call', 'org.kde.kded5', '/kded', 'org.kde.kded5'],
        ...['loadModule', 's', 'statusnotifierwatcher'],
      ),
    cannot: {},
    notificationAt: async () => null,
    clickNotification: (session) => invokeDefaultInPlasma(session),
    setDoNotDisturb: inhibitWhile(['kde-inhibit', '--notifications', 'sleep', '600']),
    panel: ['plasmashell'],
  },
  {
    id: 'mate',
    title: 'MATE',
    name: 'MATE',
    kind: 'x11',
    screen: x11Screen,
    packages: ['mate-session-manager', 'marco', 'mate-panel', 'mate-notification-daemon'],
    files: startsServer('/usr/lib/mate-notification-daemon/mate-notification-daemon'),
    programs: [['mate-session']],
    cannot: {},
    notificationAt: windowOfClass(/mate-notification-daemon/i),
    setDoNotDisturb: (session, on) =>
      session.ask(
        'gsettings',
        ...['set', 'org.mate.NotificationDaemon', 'do-not-disturb', String(on)],
      ),
    panel: ['mate-panel'],
  },
  gnome({
    id: 'gnome',
    title: 'GNOME (Wayland)',
    extensions: [],
    cannot: {
      tray: 'GNOME shows none without an extension; the app says so once',
      menu: 'no tray',
      tooltip: 'no tray',
    },
  }),
  gnome({
    id: 'gnome-appindicator',
    title: 'GNOME (Wayland) + AppIndicator',
    extensions: ['ubuntu-appindicators@ubuntu.com'],
    cannot: {},
  }),
];
