/** The desktops that people have, as Debian packages them, and how each is operated. */
import type { DesktopUnderTest, Session } from './desktop-under-test';

/** Parts of the width and height of a notification. */
const itsWords = { across: 0.5, down: 0.3 } as const;
/** XFCE takes a click on the words for "seen". */
const itsFirstButton = { across: 0.45, down: 0.73 } as const;

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
      return { x: Math.round(x + width * at.across), y: Math.round(y + height * at.down) };
    }
    return null;
  };
}

const swayConfig = `output * resolution 1920x1080 bg #3a4a5a solid_color
xwayland disable
`;

export const desktops: readonly DesktopUnderTest[] = [
  {
    id: 'sway',
    title: 'sway + waybar + mako',
    name: 'sway',
    kind: 'wayland',
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
    packages: ['xfce4', 'xfce4-notifyd'],
    programs: [['xfce4-session']],
    cannot: {},
    notificationAt: windowOfClass(/xfce4-notifyd/i, itsFirstButton),
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
    packages: ['lxqt-core', 'openbox'],
    files: {
      '.config/lxqt/session.conf': '[General]\nwindow_manager=openbox\n',
    },
    programs: [['startlxqt']],
    cannot: {},
    notificationAt: windowOfClass(/lxqt-notificationd/i),
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
    packages: ['openbox', 'dunst', 'trayer'],
    programs: [['openbox'], ['dunst'], ['trayer']],
    cannot: {
      menu: 'an XEmbed tray has no menu on the bus: it is the icon window’s own',
      tooltip: 'an XEmbed tray draws none',
    },
    notificationAt: windowOfClass(/dunst/i),
    setDoNotDisturb: (session, on) => session.ask('dunstctl', 'set-paused', String(on)),
    panel: ['trayer'],
  },
  {
    id: 'plasma',
    title: 'Plasma (X11)',
    name: 'KDE',
    kind: 'x11',
    packages: ['plasma-desktop', 'plasma-workspace', 'kwin-x11'],
    env: { KDE_FULL_SESSION: 'true', KDE_SESSION_VERSION: '5', QT_QUICK_BACKEND: 'software' },
    programs: [['kwin_x11'], ['kded5'], ['plasmashell']],
    cannot: { 'do-not-disturb': 'only its applet turns it on; the property is asked' },
    notificationAt: windowOfClass(/plasmashell/i),
    panel: ['plasmashell'],
  },
  {
    id: 'mate',
    title: 'MATE',
    name: 'MATE',
    kind: 'x11',
    packages: ['mate-session-manager', 'marco', 'mate-panel', 'mate-notification-daemon'],
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
  {
    id: 'gnome',
    title: 'GNOME (Wayland)',
    name: 'GNOME',
    kind: 'wayland',
    packages: ['gnome-shell', 'gnome-shell-extension-appindicator'],
    programs: [
      ['gnome-shell', '--headless', '--wayland', '--no-x11', '--virtual-monitor', '1920x1080'],
    ],
    cannot: {
      tray: 'GNOME shows none without an extension',
      menu: 'no tray',
      tooltip: 'no tray',
      'click starts': 'nothing may move the pointer of a headless GNOME from outside',
      'panel restart': 'the panel is the compositor',
    },
    notificationAt: async () => null,
    setDoNotDisturb: (session, on) =>
      session.ask(
        'gsettings',
        ...['set', 'org.gnome.desktop.notifications', 'show-banners', String(!on)],
      ),
  },
];
