import { expect, it } from 'vitest';
import {
  installation,
  isUnsandboxedAppImage,
  systemFacts,
} from '../../../../main/desktop/startup/machine-facts';

const from = (over: Partial<Parameters<typeof installation>[0]>, ...there: string[]) =>
  installation({
    platform: 'linux',
    isPackaged: true,
    execPath: '/usr/lib/unhunch/unhunch',
    env: {},
    exists: (path) => there.includes(path),
    ...over,
  });

const windows = (execPath: string, ...there: string[]) =>
  from({ platform: 'win32', execPath }, ...there);

it.each([
  ['source', from({ isPackaged: false })],
  ['Flatpak', from({ execPath: '/app/lib/unhunch/unhunch' }, '/.flatpak-info')],
  ['Snap', from({ execPath: '/snap/unhunch/1/lib/unhunch', env: { SNAP: '/snap/unhunch/1' } })],
  ['AppImage', from({ execPath: '/tmp/.mount/unhunch', env: { APPIMAGE: '/home/a/u.AppImage' } })],
  ['archive', from({ execPath: '/opt/unhunch/lib/unhunch/unhunch' })],
  ['deb', from({}, '/var/lib/dpkg/info/unhunch.list')],
  ['rpm', from({})],
  ['AUR', from({}, '/var/lib/pacman')],
  ['Homebrew', from({ platform: 'darwin' }, '/opt/homebrew/Caskroom/unhunch')],
  ['archive', from({ platform: 'darwin' })],
  ['Scoop', windows('C:\\Users\\a\\scoop\\apps\\unhunch\\0.2.0\\Unhunch.exe')],
  ['installer', windows('C:\\P\\Unhunch.exe', 'C:\\P\\Uninstall Unhunch.exe')],
  ['archive', windows('C:\\P\\Unhunch.exe')],
])('knows %s', (expected, found) => {
  expect(found).toBe(expected);
});

it.each([
  [true, { APPIMAGE: '/home/ann/unhunch.AppImage' }, ['no-sandbox'], 1000],
  [false, { APPIMAGE: '/home/ann/unhunch.AppImage' }, [], 1000],
  [false, { APPIMAGE: '/home/ann/unhunch.AppImage' }, ['no-sandbox'], 0],
  [false, {}, ['no-sandbox'], 1000],
])('says %s for an AppImage without its sandbox: %j %j %s', (expected, env, switches, uid) => {
  expect(isUnsandboxedAppImage(env, (name) => switches.includes(name), uid)).toBe(expected);
});

it('tells the desktop, and nothing else of the environment', () => {
  const facts = systemFacts({ XDG_CURRENT_DESKTOP: 'KDE', HOME: '/home/ann', TOKEN: 'abc' });
  expect(facts).toMatchObject({ XDG_CURRENT_DESKTOP: 'KDE' });
  expect(JSON.stringify(facts)).not.toMatch(/ann|abc/);
});
