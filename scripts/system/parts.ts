// What Unhunch needs of a Linux system besides Electron, and which Debian packages hold it.

/** One thing to look for. Debian renamed some packages: the first name that apt knows counts. */
export interface SystemPart {
  kind: 'library' | 'command' | 'file';
  /** Name of the shared library, of the program on the PATH, or path of the file. */
  name: string;
  packages: readonly [string, ...string[]];
  /** What it is for, where the app also runs without it. */
  optionalFor?: string;
}

const library = (name: string, ...packages: [string, ...string[]]): SystemPart => ({
  kind: 'library',
  name,
  packages,
});
const command = (name: string, ...packages: [string, ...string[]]): SystemPart => ({
  kind: 'command',
  name,
  packages,
});
const file = (name: string, ...packages: [string, ...string[]]): SystemPart => ({
  kind: 'file',
  name,
  packages,
});

/** Needed to run the app. */
export const runParts: readonly SystemPart[] = [
  library('libasound.so.2', 'libasound2t64', 'libasound2'),
  library('libatk-1.0.so.0', 'libatk1.0-0t64', 'libatk1.0-0'),
  library('libatk-bridge-2.0.so.0', 'libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'),
  library('libatspi.so.0', 'libatspi2.0-0t64', 'libatspi2.0-0'),
  library('libcairo.so.2', 'libcairo2'),
  library('libcups.so.2', 'libcups2t64', 'libcups2'),
  library('libdbus-1.so.3', 'libdbus-1-3'),
  library('libdrm.so.2', 'libdrm2'),
  library('libexpat.so.1', 'libexpat1'),
  library('libgbm.so.1', 'libgbm1'),
  library('libgio-2.0.so.0', 'libglib2.0-0t64', 'libglib2.0-0'),
  library('libglib-2.0.so.0', 'libglib2.0-0t64', 'libglib2.0-0'),
  library('libgobject-2.0.so.0', 'libglib2.0-0t64', 'libglib2.0-0'),
  library('libgtk-3.so.0', 'libgtk-3-0t64', 'libgtk-3-0'),
  library('libnspr4.so', 'libnspr4'),
  library('libnss3.so', 'libnss3'),
  library('libnssutil3.so', 'libnss3'),
  library('libsmime3.so', 'libnss3'),
  library('libpango-1.0.so.0', 'libpango-1.0-0'),
  library('libudev.so.1', 'libudev1'),
  library('libX11.so.6', 'libx11-6'),
  library('libxcb.so.1', 'libxcb1'),
  library('libXcomposite.so.1', 'libxcomposite1'),
  library('libXdamage.so.1', 'libxdamage1'),
  library('libXext.so.6', 'libxext6'),
  library('libXfixes.so.3', 'libxfixes3'),
  library('libxkbcommon.so.0', 'libxkbcommon0'),
  library('libXrandr.so.2', 'libxrandr2'),
  { ...command('notify-send', 'libnotify-bin'), optionalFor: 'notifications' },
];

/** Needed as well where there is no display. */
export const displayParts: readonly SystemPart[] = [
  command('Xvfb', 'xvfb'),
  command('dbus-daemon', 'dbus'),
];

/** Needed as well by the tests that drive the app on a desktop of their own. */
export const testParts: readonly SystemPart[] = [
  ...displayParts,
  { ...command('cc', 'gcc'), optionalFor: 'the package and its tests' },
  { ...file('/usr/include/stdlib.h', 'libc6-dev'), optionalFor: 'the package and its tests' },
  command('dbus-monitor', 'dbus-bin'),
  command('dunst', 'dunst'),
  command('gdbus', 'libglib2.0-bin'),
  command('import', 'imagemagick'),
  command('openbox', 'openbox'),
  command('parec', 'pulseaudio-utils'),
  command('pulseaudio', 'pulseaudio'),
  command('speech-dispatcher', 'speech-dispatcher'),
  file('/usr/lib/speech-dispatcher-modules/sd_espeak-ng', 'speech-dispatcher-espeak-ng'),
  command('trayer', 'trayer'),
  command('weston', 'weston'),
  command('Xorg', 'xserver-xorg-core'),
  command('xdotool', 'xdotool'),
  // xfconf alone lacks a library that xfconf-query is linked with.
  command('xfconf-query', 'libxfconf-0-3'),
  command('xprop', 'x11-utils'),
  command('xrandr', 'x11-xserver-utils'),
  command('xterm', 'xterm'),
  file('/usr/lib/xorg/modules/drivers/dummy_drv.so', 'xserver-xorg-video-dummy'),
  file(
    '/usr/share/glib-2.0/schemas/org.gnome.desktop.notifications.gschema.xml',
    'gsettings-desktop-schemas',
  ),
  file(
    '/usr/share/glib-2.0/schemas/org.cinnamon.desktop.notifications.gschema.xml',
    'cinnamon-desktop-data',
  ),
  file(
    '/usr/share/glib-2.0/schemas/org.mate.NotificationDaemon.gschema.xml',
    'mate-notification-daemon-common',
  ),
];

/** Needed to count instructions. */
export const instructionParts: readonly SystemPart[] = [command('valgrind', 'valgrind')];

/** Needed as well to build the Linux packages and to check them. */
export const packageParts: readonly SystemPart[] = [
  command('dpkg-deb', 'dpkg'),
  command('rpmbuild', 'rpm'),
  command('appstreamcli', 'appstream'),
  command('desktop-file-validate', 'desktop-file-utils'),
  command('lintian', 'lintian'),
  command('makensis', 'nsis'),
  command('nsenter', 'util-linux'),
  // Through which a desktop knows a file of moves.
  command('update-mime-database', 'shared-mime-info'),
  // What checks the manifests of the stores.
  command('flatpak-builder', 'flatpak-builder'),
  command('makepkg', 'makepkg'),
  command('ruby', 'ruby'),
];
