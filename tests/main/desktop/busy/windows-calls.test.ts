import { describe, expect, it } from 'vitest';
import { openWindowsCalls } from '../../../../main/desktop/busy/windows-calls';
import { librariesOf, textAt, write } from '../fake-library';

/** A key's names below it; a use's first and last instant are its values. */
type Registry = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, bigint>>>>>
>;

interface FakeProcess {
  readonly path: string;
  readonly family?: string;
  readonly startedAt: bigint;
}

interface Machine {
  readonly state?: number;
  readonly profile?: number;
  readonly refused?: number;
  readonly registry?: Registry;
  readonly processes?: Readonly<Record<number, FakeProcess>>;
}

const units = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

/** Windows as far as its documentation tells: what each function writes, and gives. */
function windows({ state = 5, profile = 0, refused = 0, registry = {}, processes = {} }: Machine) {
  const paths = Object.keys(registry);
  const processOf = (handle: unknown) => processes[Number(handle) - 1000];
  return openWindowsCalls(
    librariesOf({
      'shell32.dll': {
        SHQueryUserNotificationState: (to) => {
          write(to, state);
          return refused;
        },
      },
      'ntdll.dll': {
        NtQueryWnfStateData: (name, _type, _scope, _stamp, to, size) => {
          expect(name).toEqual(new BigUint64Array([0x0d83063ea3bf1c75n]));
          expect(size).toEqual(new Uint32Array([4]));
          write(to, profile);
          return refused;
        },
      },
      'advapi32.dll': {
        RegOpenKeyExW: (key, path, _options, _access, to) => {
          // HKEY_CURRENT_USER, its sign extended.
          expect(key).toBe(-2_147_483_647n);
          const found = paths.indexOf(textAt(path).split('ConsentStore\\')[1] ?? '');
          if (found < 0) return 2;
          write(to, found + 1);
          return refused;
        },
        RegEnumKeyExW: (key, index, to, length) => {
          const names = Object.keys(registry[paths[Number(key) - 1] ?? ''] ?? {});
          const name = names[Number(index)];
          if (name === undefined) return 259;
          write(to, ...units(name));
          write(length, name.length);
          return 0;
        },
        RegGetValueW: (key, path, name, _flags, _type, to) => {
          const value = registry[paths[Number(key) - 1] ?? '']?.[textAt(path)]?.[textAt(name)];
          if (value === undefined) return 2;
          write(to, value);
          return 0;
        },
        RegCloseKey: () => 0,
      },
      'kernel32.dll': {
        K32EnumProcesses: (to, _bytes, used) => {
          const ids = Object.keys(processes).map(Number);
          write(to, 4, ...ids);
          write(used, 4 * (ids.length + 1));
          return 1;
        },
        // The system's own, 4, can't be opened.
        OpenProcess: (_access, _inherit, id) => (Number(id) === 4 ? 0 : Number(id) + 1000),
        QueryFullProcessImageNameW: (handle, _flags, to, length) => {
          const path = processOf(handle)?.path ?? '';
          write(to, ...units(path));
          write(length, path.length);
          return 1;
        },
        GetProcessTimes: (handle, creation) => {
          write(creation, processOf(handle)?.startedAt ?? 0n);
          return 1;
        },
        GetPackageFamilyName: (handle, length, to) => {
          const family = processOf(handle)?.family;
          // APPMODEL_ERROR_NO_PACKAGE
          if (family === undefined) return 15_700;
          write(to, ...units(`${family}\0`));
          write(length, family.length + 1);
          return 0;
        },
        CloseHandle: () => 1,
      },
    }),
  );
}

it('reads the state of notifications, and the profile of quiet hours', async () => {
  const calls = await windows({ state: 4, profile: 2 });
  expect(calls.notificationState()).toBe(4);
  expect(calls.quietProfile()).toBe(2);
});

it('says what Windows refuses', async () => {
  const calls = await windows({ refused: -1_073_741_772 });
  expect(() => calls.quietProfile()).toThrow('NtQueryWnfStateData gave -1073741772');
  expect(() => calls.notificationState()).toThrow('SHQueryUserNotificationState');
});

// The keys and values are as https://davidarno.org/using-the-registry-to-monitor-webcam-and-microphone-use/ has them.
const zoom = 'C:#Users#Ada#AppData#Roaming#Zoom#bin#Zoom.exe';
const camera = 'Microsoft.WindowsCamera_8wekyb3d8bbwe';

describe('the record of who used a device', () => {
  it('is read of store apps and of other programs', async () => {
    const times = { LastUsedTimeStart: 133_000_000_000n, LastUsedTimeStop: 0n };
    const calls = await windows({
      registry: {
        webcam: { [camera]: { LastUsedTimeStart: 5n, LastUsedTimeStop: 7n }, NonPackaged: {} },
        'webcam\\NonPackaged': { [zoom]: times },
      },
    });
    expect(calls.uses('webcam')).toEqual([
      { key: camera, startedAt: 5n, stoppedAt: 7n },
      { key: zoom, startedAt: 133_000_000_000n, stoppedAt: 0n },
    ]);
  });

  it('is empty where no program ever asked, and not known where it may not be read', async () => {
    expect((await windows({})).uses('microphone')).toEqual([]);
    const denied = await windows({ refused: 5, registry: { microphone: {} } });
    expect(() => denied.uses('microphone')).toThrow('RegOpenKeyExW gave 5');
  });
});

it('tells the programs that run, with a family where a store brought them', async () => {
  const path = 'C:\\Users\\Ada\\AppData\\Roaming\\Zoom\\bin\\Zoom.exe';
  const store = { path: 'C:\\Program Files\\WindowsApps\\camera.exe', family: camera };
  const calls = await windows({
    processes: { 12: { path, startedAt: 9n }, 16: { ...store, startedAt: 10n } },
  });
  expect(calls.processes()).toEqual([
    { path, family: null, startedAt: 9n },
    { ...store, startedAt: 10n },
  ]);
});

it('can not be asked where a library is missing', async () => {
  await expect(openWindowsCalls(librariesOf({}))).rejects.toThrow('shell32.dll is not there');
});
