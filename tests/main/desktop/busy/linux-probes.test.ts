import { mkdir, mkdtemp, open, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linuxCamera } from '../../../../main/desktop/busy/linux-camera';
import {
  serverDoNotDisturb,
  settingDoNotDisturb,
} from '../../../../main/desktop/busy/linux-do-not-disturb';
import { x11FullScreen } from '../../../../main/desktop/busy/linux-fullscreen';
import { linuxMicrophone } from '../../../../main/desktop/busy/linux-microphone';
import type { XWindow } from '../../../../main/desktop/linux/x-display';
import type { ProgramEnd, RunProgram } from '../../../../main/desktop/run-program';
import { type BusUnderTest, startBus } from '../bus-under-test';

/** Programs that end as written down; every other is missing. */
function programs(ends: Readonly<Record<string, ProgramEnd>>): RunProgram {
  return async (program, args) => ends[[program, ...args].join(' ')] ?? { kind: 'missing' };
}
const said = (stdout: string, exitCode = 0): ProgramEnd => ({ kind: 'ended', exitCode, stdout });

describe('do-not-disturb told by the notification server', () => {
  let under: BusUnderTest;
  beforeEach(async () => {
    under = await startBus();
  });
  afterEach(() => under.stop());

  it('is heard from Plasma, on and off', async () => {
    const server = await under.serveNotifications({ inhibited: true });
    const [plasma] = serverDoNotDisturb(under.bus);
    expect(await plasma?.ask()).toEqual({ available: true, busy: true, detail: 'on' });
    server.inhibit(false);
    expect(await plasma?.ask()).toEqual({ available: true, busy: false, detail: 'off' });
  });

  it('is not available from a server without it, and none is started to ask', async () => {
    const [plasma, dunst] = serverDoNotDisturb(under.bus);
    await expect(plasma?.ask()).rejects.toThrow('nobody is');
    await under.serveNotifications();
    await expect(plasma?.ask()).rejects.toThrow();
    await expect(dunst?.ask()).rejects.toThrow();
  });
});

describe('do-not-disturb among the settings', () => {
  it.each([
    ['GNOME', 'gsettings get org.gnome.desktop.notifications show-banners', 'false'],
    ['ubuntu:GNOME', 'gsettings get org.gnome.desktop.notifications show-banners', 'false'],
    [
      'X-Cinnamon',
      'gsettings get org.cinnamon.desktop.notifications display-notifications',
      'false',
    ],
    ['MATE', 'gsettings get org.mate.NotificationDaemon do-not-disturb', 'true'],
    ['XFCE', 'xfconf-query -c xfce4-notifyd -p /do-not-disturb', 'true'],
  ])('of %s', async (desktop, command, whenOn) => {
    const ask = (stdout: string) =>
      settingDoNotDisturb(desktop, programs({ [command]: said(`${stdout}\n`) }))[0]?.ask();
    expect(await ask(whenOn)).toMatchObject({ available: true, busy: true });
    expect(await ask(whenOn === 'true' ? 'false' : 'true')).toMatchObject({ busy: false });
  });

  it('is not asked on other desktops', () => {
    expect(settingDoNotDisturb('KDE', programs({}))).toEqual([]);
    expect(settingDoNotDisturb('', programs({}))).toEqual([]);
  });

  it('is not available without the program, the setting or an answer', async () => {
    const command = 'gsettings get org.gnome.desktop.notifications show-banners';
    const ask = (ends: Readonly<Record<string, ProgramEnd>>) =>
      settingDoNotDisturb('GNOME', programs(ends))[0]?.ask();
    expect(await ask({})).toEqual({ available: false, detail: 'gsettings is not installed' });
    expect(await ask({ [command]: said('', 1) })).toMatchObject({ available: false });
    expect(await ask({ [command]: { kind: 'late' } })).toMatchObject({ available: false });
  });
});

describe('a full-screen window', () => {
  const ask = (window: XWindow | null) =>
    x11FullScreen({ activeWindow: async () => window }, 100).ask();

  it.each<[string, XWindow | null, boolean]>([
    ['in front holds', { fullScreen: true, pid: 7 }, true],
    ['that does not say whose it is holds', { fullScreen: true, pid: null }, true],
    ['of our own does not', { fullScreen: true, pid: 100 }, false],
    ['that is not full screen does not', { fullScreen: false, pid: 7 }, false],
    ['that is none does not', null, false],
  ])('%s', async (_, window, busy) => {
    expect(await ask(window)).toMatchObject({ available: true, busy });
  });
});

describe('the microphone', () => {
  const sources = JSON.stringify([
    { index: 1, name: 'mic', monitor_source: '' },
    { index: 2, name: 'speakers.monitor', monitor_source: 'speakers' },
  ]);
  const output = (more: object) => ({ source: 1, corked: false, resample_method: 'copy', ...more });
  const pulse = (outputs: readonly object[]) =>
    linuxMicrophone(
      programs({
        'pactl --format=json list sources': said(sources),
        'pactl --format=json list source-outputs': said(JSON.stringify(outputs)),
      }),
    ).ask();

  it('is in use while a program records from it', async () => {
    expect(await pulse([output({})])).toEqual({
      available: true,
      busy: true,
      detail: '1 recording',
    });
  });

  it.each([
    ['nobody records', []],
    ['what the computer plays is recorded', [output({ source: 2 })]],
    ['the recording is stopped', [output({ corked: true })]],
    ['only a level meter listens', [output({ resample_method: 'peaks' })]],
  ])('is free when %s', async (_, outputs) => {
    expect(await pulse(outputs)).toMatchObject({ available: true, busy: false });
  });

  const pipeWire = (nodes: readonly object[]) =>
    linuxMicrophone(programs({ 'pw-dump': said(JSON.stringify(nodes)) })).ask();
  const node = (state: string, props: object) => ({
    id: 40,
    type: 'PipeWire:Interface:Node',
    info: { state, props: { 'media.class': 'Stream/Input/Audio', ...props } },
  });

  it('is free, without a second question, while no program records', async () => {
    const probe = linuxMicrophone(
      programs({ 'pactl --format=json list source-outputs': said('[]') }),
    );
    expect(await probe.ask()).toMatchObject({ available: true, busy: false });
  });
  it('is asked of PipeWire where there is no pactl', async () => {
    expect(await pipeWire([{ id: 1, info: null }, node('running', {})])).toMatchObject({
      busy: true,
    });
    expect(await pipeWire([node('suspended', {})])).toMatchObject({ busy: false });
    expect(await pipeWire([node('running', { 'stream.capture.sink': true })])).toMatchObject({
      busy: false,
    });
  });

  it('can not be asked without either', async () => {
    expect(await linuxMicrophone(programs({})).ask()).toEqual({
      available: false,
      detail: 'neither pactl nor pw-dump can ask',
    });
  });
});

describe('the camera', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'unhunch-camera-'));
    await mkdir(join(folder, 'dev'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const ask = (proc = '/proc') => linuxCamera({ dev: join(folder, 'dev'), proc }).ask();

  it('is in use while a process holds its file open', async () => {
    await writeFile(join(folder, 'dev/video0'), '');
    expect(await ask()).toEqual({ available: true, busy: false, detail: 'free' });
    const held = await open(join(folder, 'dev/video0'));
    expect(await ask()).toEqual({ available: true, busy: true, detail: 'in use' });
    await held.close();
    expect(await ask()).toMatchObject({ busy: false });
  });

  it('is free while only a device manager holds it', async () => {
    await writeFile(join(folder, 'dev/video0'), '');
    const hold = async (pid: string, name: string) => {
      await mkdir(join(folder, 'proc', pid, 'fd'), { recursive: true });
      await writeFile(join(folder, 'proc', pid, 'comm'), `${name}\n`);
      await symlink(join(folder, 'dev/video0'), join(folder, 'proc', pid, 'fd/9'));
    };
    await hold('12', 'wireplumber');
    expect(await ask(join(folder, 'proc'))).toMatchObject({ busy: false });
    await hold('13', 'firefox');
    expect(await ask(join(folder, 'proc'))).toMatchObject({ busy: true });
  });

  it('is free where there is none', async () => {
    await writeFile(join(folder, 'dev/videotape'), '');
    expect(await ask()).toEqual({ available: true, busy: false, detail: 'no camera' });
  });
});
