import { describe, expect, it } from 'vitest';
import type { DeviceUse, WindowsProcess } from '../../../../main/desktop/busy/windows-calls';
import { windowsProbes } from '../../../../main/desktop/busy/windows-probes';

interface Told {
  readonly state?: number;
  readonly profile?: number;
  readonly uses?: readonly DeviceUse[];
  readonly processes?: readonly WindowsProcess[];
}

function ask(
  name: string,
  { state = 5, profile = 0, uses = [], processes = [] }: Told,
  own = false,
) {
  const calls = async () => ({
    notificationState: () => state,
    quietProfile: () => profile,
    uses: () => uses,
    processes: () => processes,
  });
  return windowsProbes(calls, () => own)
    .find((probe) => probe.name === name)
    ?.ask();
}

it.each([
  [0, false],
  [1, true],
  [2, true],
])('do-not-disturb with the profile %i of quiet hours: %s', async (profile, busy) => {
  expect(await ask('windows-do-not-disturb', { profile })).toMatchObject({ available: true, busy });
});

// https://learn.microsoft.com/windows/win32/api/shellapi/ne-shellapi-query_user_notification_state
it.each([
  [1, false],
  [2, true],
  [3, true],
  [4, true],
  [5, false],
  [6, false],
  [7, false],
])('a full-screen app is state %i: %s', async (state, busy) => {
  expect(await ask('windows-fullscreen', { state })).toMatchObject({ available: true, busy });
  expect(await ask('windows-fullscreen', { state }, true)).toMatchObject({ busy: false });
});

describe('microphone and camera', () => {
  const zoom: DeviceUse = {
    key: 'C:#Users#Ada#AppData#Roaming#Zoom#bin#Zoom.exe',
    startedAt: 200n,
    stoppedAt: 0n,
  };
  const running: WindowsProcess = {
    path: 'C:\\Users\\Ada\\AppData\\Roaming\\Zoom\\bin\\zoom.exe',
    family: null,
    startedAt: 100n,
  };
  const microphone = (uses: readonly DeviceUse[], processes: readonly WindowsProcess[]) =>
    ask('windows-microphone', { uses, processes });

  it('are in use by a program whose use has not ended', async () => {
    expect(await microphone([zoom], [running])).toMatchObject({ available: true, busy: true });
    const ended = { ...zoom, stoppedAt: 300n };
    expect(await microphone([ended], [running])).toMatchObject({ available: true, busy: false });
  });

  it('are free when the program crashed, or runs again since', async () => {
    expect(await microphone([zoom], [])).toMatchObject({ busy: false });
    expect(await microphone([zoom], [{ ...running, startedAt: 250n }])).toMatchObject({
      busy: false,
    });
  });

  it('are in use by a store app that runs, by its family', async () => {
    const key = 'Microsoft.WindowsCamera_8wekyb3d8bbwe';
    const app = { path: 'C:\\Program Files\\WindowsApps\\Camera.exe', family: key, startedAt: 1n };
    const found = await ask('windows-webcam', { uses: [{ ...zoom, key }], processes: [app] });
    expect(found).toMatchObject({ busy: true });
  });
});

it('knows nothing, and fails nobody, where Windows can not be called', async () => {
  const calls = () => Promise.reject(new Error('no library'));
  for (const probe of windowsProbes(calls, () => false)) {
    await expect(probe.ask()).rejects.toThrow('no library');
  }
});
