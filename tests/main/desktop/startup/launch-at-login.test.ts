import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  commandOf,
  createLogin,
  type LoginParts,
  loginParts,
} from '../../../../main/desktop/startup/launch-at-login';

let configDir: string;
beforeEach(async () => {
  configDir = await mkdtemp(join(tmpdir(), 'unhunch-login-'));
});
afterEach(() => rm(configDir, { recursive: true, force: true }));

const loginOn = (parts: Partial<LoginParts>) =>
  createLogin({
    platform: 'linux',
    program: '/opt/Unhunch/unhunch',
    args: [],
    configDir,
    filesDir: null,
    loginItem: { set: () => {}, isOn: () => false },
    ...parts,
  });
const entry = () => readFile(join(configDir, 'autostart/unhunch.desktop'), 'utf8');

describe('on Linux', () => {
  it('writes the autostart file, and takes it away', async () => {
    const login = loginOn({});
    await login.setLaunchAtLogin(true);
    expect(await entry()).toBe(
      [
        '[Desktop Entry]',
        'Type=Application',
        'Name=Unhunch',
        'Exec="/opt/Unhunch/unhunch"',
        'TryExec=/opt/Unhunch/unhunch',
        'Icon=unhunch',
        'Terminal=false',
        'X-GNOME-Autostart-enabled=true',
        '',
      ].join('\n'),
    );
    await login.setLaunchAtLogin(false);
    await expect(stat(join(configDir, 'autostart/unhunch.desktop'))).rejects.toThrow('ENOENT');
    await login.setLaunchAtLogin(false);
  });

  it('starts the command, which starts the program beside it', () => {
    expect(commandOf('/opt/my-app/unhunch-app', true)).toBe('/opt/my-app/unhunch');
    expect(commandOf('/opt/my-app/electron', false)).toBe('/opt/my-app/electron');
  });

  it('quotes a path as the specification asks', async () => {
    await loginOn({
      program: '/home/a b/50% "$x"/Unhunch.AppImage',
      args: ['back\\slash`'],
    }).setLaunchAtLogin(true);
    expect(await entry()).toContain(
      'Exec="/home/a b/50%% \\\\"\\\\$x\\\\"/Unhunch.AppImage" "back\\\\\\\\slash\\\\`"\n',
    );
  });

  it('says where and why when it can not write', async () => {
    await writeFile(join(configDir, 'autostart'), '');
    await expect(loginOn({}).setLaunchAtLogin(true)).rejects.toThrow(
      /^launch at login could not be changed: .*autostart\/unhunch\.desktop: (EEXIST|ENOTDIR)$/,
    );
  });
});

describe('what the desktop made of it', () => {
  const file = () => join(configDir, 'autostart/unhunch.desktop');

  it('is read back: written, turned off in either way, or taken away', async () => {
    const login = loginOn({});
    expect(await login.launchesAtLogin()).toBe(false);
    await login.setLaunchAtLogin(true);
    expect(await login.launchesAtLogin()).toBe(true);
    await writeFile(file(), `${await entry()}Hidden=true\n`);
    expect(await login.launchesAtLogin()).toBe(false);
    await login.setLaunchAtLogin(true);
    await writeFile(file(), (await entry()).replace('enabled=true', 'enabled=false'));
    expect(await login.launchesAtLogin()).toBe(false);
    await rm(file());
    expect(await login.launchesAtLogin()).toBe(false);
  });

  it('rejects when it can not be read', async () => {
    await writeFile(join(configDir, 'autostart'), '');
    await expect(loginOn({}).launchesAtLogin()).rejects.toThrow('ENOTDIR');
  });
});

it('an entry of other files is another one, and keeps them', async () => {
  await loginOn({}).setLaunchAtLogin(true);
  const usual = await entry();
  const other = loginOn({ filesDir: '/srv/files', args: ['--user-data-dir=/srv/files'] });
  expect(await other.launchesAtLogin()).toBe(false);
  await other.setLaunchAtLogin(true);
  expect(await other.launchesAtLogin()).toBe(true);
  await other.setLaunchAtLogin(false);
  expect(await entry()).toBe(usual);
});

it('starts with the flag that opens no window, and with the folder of the files', () => {
  const electron = {
    isPackaged: true,
    getAppPath: () => '/opt/Unhunch/resources/app.asar',
    setLoginItemSettings: vi.fn(),
    getLoginItemSettings: vi.fn(() => ({ openAtLogin: true, executableWillLaunchAtLogin: false })),
  };
  expect(loginParts(electron, null).args).toEqual(['--at-login']);
  const { args, loginItem } = loginParts(electron, '/srv/files');
  expect(args).toEqual(['--at-login', '--user-data-dir=/srv/files']);
  loginItem.set(true);
  expect(electron.setLoginItemSettings).toHaveBeenCalledWith({ openAtLogin: true, args });
  expect(loginItem.isOn()).toBe(false);
});

it.each(['win32', 'darwin'] as const)('is a login item on %s', async (platform) => {
  let on = false;
  const loginItem = {
    set: (to: boolean) => {
      on = to;
    },
    isOn: () => on,
  };
  const login = loginOn({ platform, loginItem });
  await login.setLaunchAtLogin(true);
  expect(await login.launchesAtLogin()).toBe(true);
  await login.setLaunchAtLogin(false);
  expect(await login.launchesAtLogin()).toBe(false);
  await expect(entry()).rejects.toThrow('ENOENT');
});
