import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  commandOf,
  createLogin,
  type LoginParts,
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
    setLoginItem: () => {},
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

it.each(['win32', 'darwin'] as const)('is a login item on %s', async (platform) => {
  const setLoginItem = vi.fn();
  const login = loginOn({ platform, setLoginItem });
  await login.setLaunchAtLogin(true);
  await login.setLaunchAtLogin(false);
  expect(setLoginItem.mock.calls).toEqual([[true], [false]]);
  await expect(entry()).rejects.toThrow('ENOENT');
});
