import { mkdir, mkdtemp, open, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linuxCamera } from '../../../../main/desktop/busy/linux-camera';
import { linuxDoNotDisturb } from '../../../../main/desktop/busy/linux-do-not-disturb';
import { x11FullScreen } from '../../../../main/desktop/busy/linux-fullscreen';
import { linuxMicrophone } from '../../../../main/desktop/busy/linux-microphone';
import type { SessionBus } from '../../../../main/desktop/linux/session-bus';
import type { XWindow } from '../../../../main/desktop/linux/x-display';
import type { ProgramEnd, RunProgram } from '../../../../main/desktop/run-program';
import { type BusUnderTest, startBus } from '../bus-under-test';

/** Programs that end as written down; every other is missing. */
function programs(ends: Readonly<Record<string, ProgramEnd>>): RunProgram {
  return async (program, args) => ends[[program, ...args].join(' ')] ?? { kind: 'missing' };
}
const said = (stdout: string, exitCode = 0): ProgramEnd => ({ kind: 'ended', exitCode, stdout });

describe('do-not-disturb', () => {
  let under: BusUnderTest;
  beforeEach(async () => {
    under = await startBus();
  });
  afterEach(() => under.stop());

  const probe = (ends: Readonly<Record<string, ProgramEnd>> = {}) =>
    linuxDoNotDisturb({
      bus: under.bus,
      runProgram: programs(ends),
      configDir: under.directory,
    });
  const on = { available: true, busy: true };
  const off = { available: true, busy: false };

  it('is heard from Plasma, on and off', async () => {
    const server = await under.serveNotifications({ name: 'Plasma', inhibited: true });
    expect(await probe().ask()).toEqual({ ...on, detail: 'Plasma: on' });
    server.inhibit(false);
    expect(await probe().ask()).toEqual({ ...off, detail: 'Plasma: off' });
  });

  it('is heard in its way from a server of another name that tells it', async () => {
    await under.serveNotifications({ name: 'new-one', inhibited: true });
    expect(await probe().ask()).toMatchObject(on);
  });

  it('is heard from a server that the bus starts only to be asked', async () => {
    const calls: string[] = [];
    const bus: SessionBus = {
      ...under.bus,
      async call(call, limitMs) {
        calls.push(call.member);
        if (call.member !== 'StartServiceByName') return under.bus.call(call, limitMs);
        expect(call.body).toEqual(['org.freedesktop.Notifications', 0]);
        await under.serveNotifications({ name: 'Plasma', inhibited: true });
        return [1];
      },
    };
    const asked = linuxDoNotDisturb({ bus, runProgram: programs({}), configDir: under.directory });
    expect(await asked.ask()).toEqual({ ...on, detail: 'Plasma: on' });
    await asked.ask();
    expect(calls.filter((member) => member === 'StartServiceByName')).toHaveLength(1);
  });

  it('is not available where no server runs, nor can be started', async () => {
    expect(await probe().ask()).toMatchObject({ available: false });
    await under.serveNotifications({ name: 'dunst' });
    await expect(probe().ask()).rejects.toThrow();
  });

  it.each([
    ['gnome-shell', 'gsettings get org.gnome.desktop.notifications show-banners', 'false'],
    ['cinnamon', 'gsettings get org.cinnamon.desktop.notifications display-notifications', 'false'],
    ['Notification Daemon', 'gsettings get org.mate.NotificationDaemon do-not-disturb', 'true'],
    ['Xfce Notify Daemon', 'xfconf-query -c xfce4-notifyd -p /do-not-disturb', 'true'],
  ])(
    'of %s is among the settings, whatever the desktop is called',
    async (name, command, whenOn) => {
      await under.serveNotifications({ name });
      const ask = (stdout: string) => probe({ [command]: said(`${stdout}\n`) }).ask();
      expect(await ask(whenOn)).toMatchObject(on);
      expect(await ask(whenOn === 'true' ? 'false' : 'true')).toMatchObject(off);
    },
  );

  it('of LXQt is in its file, once it was set', async () => {
    await under.serveNotifications({ name: 'lxqt-notificationd' });
    expect(await probe().ask()).toMatchObject(off);
    const file = join(under.directory, 'lxqt', 'notifications.conf');
    await mkdir(join(under.directory, 'lxqt'));
    await writeFile(file, '[General]\ndoNotDisturb=true\nplacement=bottom-right\n');
    expect(await probe().ask()).toMatchObject(on);
    await writeFile(file, '[General]\ndoNotDisturb=false\n');
    expect(await probe().ask()).toMatchObject(off);
  });

  it('is not available without the program, the setting or an answer', async () => {
    await under.serveNotifications({ name: 'gnome-shell' });
    const command = 'gsettings get org.gnome.desktop.notifications show-banners';
    expect(await probe().ask()).toEqual({
      available: false,
      detail: 'gnome-shell: gsettings is not installed',
    });
    expect(await probe({ [command]: said('', 1) }).ask()).toMatchObject({ available: false });
    expect(await probe({ [command]: { kind: 'late' } }).ask()).toMatchObject({ available: false });
  });
});

describe('a full-screen window', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1080 };
  const projector = { ...screen, x: 1920 };
  const ask = (...windows: readonly Partial<XWindow>[]) =>
    x11FullScreen(
      {
        windows: async () =>
          windows.map((window) => ({ fullScreen: false, pid: 7, area: screen, ...window })),
      },
      100,
    ).ask();

  it.each<[string, readonly Partial<XWindow>[], boolean]>([
    ['in front holds', [{ fullScreen: true }], true],
    ['that does not say whose it is holds', [{ fullScreen: true, pid: null }], true],
    ['of our own does not', [{ fullScreen: true, pid: 100 }], false],
    ['that is not full screen does not', [{}], false],
    ['that is none does not', [], false],
    ['on the projector holds', [{ fullScreen: true, area: projector }, {}], true],
    ['behind another does not', [{ fullScreen: true }, {}], false],
    [
      'with a small window over it holds',
      [{ fullScreen: true }, { area: { x: 10, y: 10, width: 300, height: 200 } }],
      true,
    ],
    [
      'beside our own cover holds',
      [
        { fullScreen: true, pid: 100 },
        { fullScreen: true, area: projector },
      ],
      true,
    ],
  ])('%s', async (_, windows, busy) => {
    expect(await ask(...windows)).toMatchObject({ available: true, busy });
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
