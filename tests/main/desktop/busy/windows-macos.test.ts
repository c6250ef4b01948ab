import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { macosProbes } from '../../../../main/desktop/busy/macos-probes';
import { windowsProbes } from '../../../../main/desktop/busy/windows-probes';
import type { ProgramEnd, RunProgram } from '../../../../main/desktop/run-program';

const said = (stdout: string, exitCode = 0): ProgramEnd => ({ kind: 'ended', exitCode, stdout });

/** Programs by the start of their name; every other is missing. */
function programs(ends: Readonly<Record<string, ProgramEnd>>): RunProgram {
  return async (program) => ends[program] ?? { kind: 'missing' };
}

describe('on Windows', () => {
  const ask = (name: string, ends: Readonly<Record<string, ProgramEnd>>, ownFullScreen = false) => {
    const probes = windowsProbes(programs(ends), () => ownFullScreen);
    return probes.find((probe) => probe.name === name)?.ask();
  };

  describe('do-not-disturb', () => {
    const name = 'windows-do-not-disturb';
    /** As `reg query … /v Data` prints it, the head of the value shortened. */
    const quietHours = (profile: string) => {
      const text = Buffer.from(`Microsoft.QuietHoursProfile.${profile}`, 'utf16le');
      const data = `434201000A0A00${text.toString('hex').toUpperCase()}CA1400`;
      return said(`\r\nHKEY_CURRENT_USER\\Software\r\n    Data    REG_BINARY    ${data}\r\n\r\n`);
    };

    it.each([
      ['Unrestricted', false],
      ['PriorityOnly', true],
      ['AlarmsOnly', true],
    ])('with the profile %s: %s', async (profile, busy) => {
      const found = await ask(name, { reg: quietHours(profile) });
      expect(found).toMatchObject({ available: true, busy });
    });

    it('nothing was ever chosen', async () => {
      expect(await ask(name, { reg: said('', 1) })).toMatchObject({ available: true, busy: false });
    });

    it('the registry is out of reach', async () => {
      expect(await ask(name, {})).toMatchObject({ available: false });
    });

    it('notifications that are off for good are no do-not-disturb', async () => {
      const asked: string[] = [];
      const run: RunProgram = async (_program, args) => {
        asked.push(args.join(' '));
        return said('    NOC_GLOBAL_SETTING_TOASTS_ENABLED    REG_DWORD    0x0\r\n');
      };
      const probe = windowsProbes(run, () => false).find((one) => one.name === name);
      expect(await probe?.ask()).toMatchObject({ available: true, busy: false });
      expect(asked.join()).not.toContain('NOC_GLOBAL_SETTING');
    });
  });

  it.each([
    ['1', false],
    ['2', true],
    ['3', true],
    ['4', true],
    ['5', false],
  ])('a full-screen app is state %s: %s', async (state, busy) => {
    const shell = { 'powershell.exe': said(`${state}\r\n`) };
    expect(await ask('windows-fullscreen', shell)).toMatchObject({ available: true, busy });
    expect(await ask('windows-fullscreen', shell, true)).toMatchObject({ busy: false });
  });

  const consent = (...users: readonly (readonly [key: string, stop: string])[]) =>
    said(
      users
        .map(
          ([key, stop]) =>
            `HKEY_CURRENT_USER\\Software\\ConsentStore\\microphone\\${key}\r\n` +
            `    LastUsedTimeStop    REG_QWORD    ${stop}\r\n\r\n`,
        )
        .join(''),
    );
  const zoom = 'NonPackaged\\C:#Users#Ada#AppData#Roaming#Zoom#bin#Zoom.exe';
  const tasks = said(
    '"System","4","Services","0","1 K"\r\n"zoom.exe","4312","Console","1","9 K"\r\n',
  );

  it('the microphone is in use by a program whose use has not ended', async () => {
    const ends = { reg: consent([zoom, '0x0']), tasklist: tasks };
    expect(await ask('windows-microphone', ends)).toMatchObject({ busy: true });
    const ended = { reg: consent([zoom, '0x1dbf3a7c1e2f300']), tasklist: tasks };
    expect(await ask('windows-microphone', ended)).toMatchObject({ busy: false });
  });

  it('a program that crashed while it used the camera does not count', async () => {
    const crashed = { reg: consent([zoom, '0x0']), tasklist: said('"System","4"\r\n') };
    expect(await ask('windows-webcam', crashed)).toMatchObject({ available: true, busy: false });
  });

  it('a store app counts by its record alone', async () => {
    const camera = { reg: consent(['Microsoft.WindowsCamera_8wekyb3d8bbwe', '0x0']) };
    expect(await ask('windows-webcam', camera)).toMatchObject({ busy: true });
  });
});

describe('on macOS', () => {
  const ask = (name: string, ends: Readonly<Record<string, ProgramEnd>>, home = '/nowhere') =>
    macosProbes(programs(ends), home, 100)
      .find((probe) => probe.name === name)
      ?.ask();

  it('a focus mode is an assertion on file', async () => {
    const home = await mkdtemp(join(tmpdir(), 'unhunch-mac-'));
    const folder = join(home, 'Library/DoNotDisturb/DB');
    await mkdir(folder, { recursive: true });
    const write = (records: readonly object[]) =>
      writeFile(
        join(folder, 'Assertions.json'),
        JSON.stringify({ data: [{ storeAssertionRecords: records }] }),
      );
    await write([{ assertionUUID: 'x' }]);
    expect(await ask('macos-focus', {}, home)).toMatchObject({ available: true, busy: true });
    await write([]);
    expect(await ask('macos-focus', {}, home)).toMatchObject({ available: true, busy: false });
    await rm(home, { recursive: true });
    expect(await ask('macos-focus', {}, home)).toMatchObject({ available: false });
  });

  it.each([
    ['', false],
    ['100', false],
    ['4711', true],
  ])('a covering window of process "%s": %s', async (pid, busy) => {
    const ends = { osascript: said(`${pid}\n`) };
    expect(await ask('macos-fullscreen', ends)).toMatchObject({ available: true, busy });
  });

  it('the microphone is in use while the sound system records', async () => {
    const recording = said(
      ' pid 214(coreaudiod): PreventUserIdleSystemSleep\n\tResources: audio-in BuiltInMicrophone\n',
    );
    const playing = said(
      ' pid 214(coreaudiod): PreventUserIdleSystemSleep\n\tResources: audio-out BuiltInSpeaker\n',
    );
    expect(await ask('macos-microphone', { pmset: recording })).toMatchObject({ busy: true });
    expect(await ask('macos-microphone', { pmset: playing })).toMatchObject({ busy: false });
  });

  it('the camera can not be asked', async () => {
    expect(await ask('macos-camera', {})).toMatchObject({ available: false });
  });
});
