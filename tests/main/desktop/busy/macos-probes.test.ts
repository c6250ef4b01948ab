import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { macosProbes } from '../../../../main/desktop/busy/macos-probes';
import type { ProgramEnd } from '../../../../main/desktop/run-program';

interface Told {
  readonly osascript?: ProgramEnd;
  readonly microphone?: boolean;
  readonly camera?: boolean;
  readonly home?: string;
}

function ask(name: string, { osascript, microphone = false, camera = false, home }: Told = {}) {
  const probes = macosProbes({
    runProgram: async (program) =>
      program === 'osascript' && osascript ? osascript : { kind: 'missing' },
    calls: async () => ({ microphoneInUse: () => microphone, cameraInUse: () => camera }),
    home: home ?? '/nowhere',
    ownPid: 100,
  });
  return probes.find((probe) => probe.name === name)?.ask();
}

it('a focus mode is an assertion on file, which macOS may hide', async () => {
  const home = await mkdtemp(join(tmpdir(), 'unhunch-mac-'));
  const folder = join(home, 'Library/DoNotDisturb/DB');
  await mkdir(folder, { recursive: true });
  const write = (records: readonly object[]) =>
    writeFile(
      join(folder, 'Assertions.json'),
      JSON.stringify({ data: [{ storeAssertionRecords: records }] }),
    );
  await write([{ assertionUUID: 'x' }]);
  expect(await ask('macos-focus', { home })).toMatchObject({ available: true, busy: true });
  await write([]);
  expect(await ask('macos-focus', { home })).toMatchObject({ available: true, busy: false });
  await rm(home, { recursive: true });
  expect(await ask('macos-focus', { home })).toMatchObject({ available: false });
});

describe('a full-screen window', () => {
  // A MacBook's screen with its notch, and one on its right.
  const own = { x: 0, y: 0, width: 1512, height: 982, notch: 32 };
  const other = { x: 1512, y: -98, width: 1920, height: 1080, notch: 0 };
  const fullScreen = { pid: 4711, layer: 0, x: 0, y: 0, width: 1512, height: 982 };
  const menuBar = { pid: 200, layer: 24, x: 0, y: 0, width: 1512, height: 33 };
  const seen = async (...windows: readonly object[]) => {
    const stdout = `${JSON.stringify({ screens: [own, other], windows })}\n`;
    return ask('macos-fullscreen', { osascript: { kind: 'ended', exitCode: 0, stdout } });
  };

  it.each([
    ['that covers all of a screen', fullScreen],
    ['below the notch', { ...fullScreen, y: 32, height: 950 }],
    ['on the other screen', { ...fullScreen, x: 1512, y: 0, width: 1920, height: 1080 }],
  ])('%s is busy', async (_, window) => {
    expect(await seen(window)).toMatchObject({ available: true, busy: true });
  });

  it('of our own, or behind another window, is not', async () => {
    expect(await seen({ ...fullScreen, pid: 100 })).toMatchObject({ busy: false });
    const editor = { ...fullScreen, pid: 300, width: 800, height: 600 };
    expect(await seen(editor, fullScreen)).toMatchObject({ available: true, busy: false });
  });

  it('is not one that is as large as the menu bar lets it be', async () => {
    const large = { ...fullScreen, y: 32, height: 950 };
    expect(await seen(menuBar, large)).toMatchObject({ available: true, busy: false });
  });

  it('is not known when macOS says nothing, or something else', async () => {
    expect(await ask('macos-fullscreen')).toMatchObject({ available: false });
    const osascript = { kind: 'ended', exitCode: 0, stdout: 'no\n' } as const;
    await expect(ask('macos-fullscreen', { osascript })).rejects.toThrow();
  });
});

it.each([true, false])('microphone and camera in use, as macOS says: %s', async (busy) => {
  expect(await ask('macos-microphone', { microphone: busy })).toMatchObject({ busy });
  expect(await ask('macos-camera', { camera: busy })).toMatchObject({ busy });
});
