/** What Windows is asked, by its own functions: they need no program that a policy may forbid. */
import type { NativeLibrary, OpenLibrary } from '../native-library';

export interface WindowsCalls {
  /** Of QUERY_USER_NOTIFICATION_STATE. */
  notificationState(): number;
  /** The profile of quiet hours that holds now, by the person's choice or a rule; 0 is none. */
  quietProfile(): number;
  /** What was recorded of the programs that have used the device. */
  uses(device: CapturingDevice): readonly DeviceUse[];
  /** Those whose file Windows tells. */
  processes(): readonly WindowsProcess[];
}

export type CapturingDevice = 'microphone' | 'webcam';

/** Instants are Windows' own, in 100 ns. */
export interface DeviceUse {
  /** A program's path with `#` for each `\`, or a store app's family name. */
  readonly key: string;
  readonly startedAt: bigint;
  /** 0 while it lasts. */
  readonly stoppedAt: bigint;
}

export interface WindowsProcess {
  readonly path: string;
  /** null for a program that came by no store. */
  readonly family: string | null;
  readonly startedAt: bigint;
}

/** Rejects where its libraries can't be called. Each call throws when Windows refuses it. */
export async function openWindowsCalls(open: OpenLibrary): Promise<WindowsCalls> {
  const [shell32, ntdll, advapi32, kernel32] = await Promise.all(
    ['shell32.dll', 'ntdll.dll', 'advapi32.dll', 'kernel32.dll'].map(open),
  );
  if (!shell32 || !ntdll || !advapi32 || !kernel32) throw new Error('no libraries');
  return {
    notificationState: stateFrom(shell32),
    quietProfile: profileFrom(ntdll),
    uses: usesFrom(advapi32),
    processes: processesFrom(kernel32),
  };
}

/** https://learn.microsoft.com/windows/win32/api/shellapi/nf-shellapi-shqueryusernotificationstate */
function stateFrom(shell32: NativeLibrary): () => number {
  const query = shell32.func('int SHQueryUserNotificationState(void *state)');
  return () => {
    const state = new Int32Array(1);
    succeeded('SHQueryUserNotificationState', query(state));
    return state[0] ?? 0;
  };
}

/**
 * WNF_SHEL_QUIETHOURS_ACTIVE_PROFILE_CHANGED. Windows documents no way to ask; this one holds
 * since 10, and rules (presenting, games) are in it too.
 */
const activeProfile = 0x0d83063ea3bf1c75n;

function profileFrom(ntdll: NativeLibrary): () => number {
  const query = ntdll.func(
    'int NtQueryWnfStateData(void *name, void *type, void *scope, void *stamp, void *data, void *size)',
  );
  return () => {
    const profile = new Uint32Array(1);
    const size = new Uint32Array([profile.byteLength]);
    const name = new BigUint64Array([activeProfile]);
    succeeded('NtQueryWnfStateData', query(name, null, null, new Uint32Array(1), profile, size));
    return profile[0] ?? 0;
  };
}

const currentUser = BigInt.asIntN(64, 0xffffffff80000001n);
const readAccess = 0x20019;
const qwordOnly = 0x40;
const longestName = 1024;
const consentKey =
  'Software\\Microsoft\\Windows\\CurrentVersion\\CapabilityAccessManager\\ConsentStore';

/** As https://davidarno.org/using-the-registry-to-monitor-webcam-and-microphone-use/ found it kept. */
function usesFrom(advapi32: NativeLibrary): WindowsCalls['uses'] {
  const openKey = advapi32.func(
    'int RegOpenKeyExW(int64_t key, void *path, uint32_t options, uint32_t access, void *opened)',
  );
  const enumKey = advapi32.func(
    'int RegEnumKeyExW(int64_t key, uint32_t index, void *name, void *length, void *reserved, void *class, void *classLength, void *written)',
  );
  const getValue = advapi32.func(
    'int RegGetValueW(int64_t key, void *path, void *name, uint32_t flags, void *type, void *data, void *size)',
  );
  const closeKey = advapi32.func('int RegCloseKey(int64_t key)');

  function namesBelow(key: bigint): readonly string[] {
    const names: string[] = [];
    for (;;) {
      const name = new Uint16Array(longestName);
      const length = new Uint32Array([name.length]);
      const status = enumKey(key, names.length, name, length, null, null, null, null);
      if (Number(status) !== 0) return names;
      names.push(textOf(name, length[0]));
    }
  }

  /** null for a name below that keeps no such value. */
  function instantOf(key: bigint, path: string, name: string): bigint | null {
    const value = new BigInt64Array(1);
    const size = new Uint32Array([value.byteLength]);
    const status = getValue(key, wide(path), wide(name), qwordOnly, null, value, size);
    return Number(status) === 0 ? (value[0] ?? null) : null;
  }

  /** Store apps are below the device's key, other programs one deeper. */
  function usesBelow(path: string): readonly DeviceUse[] {
    const opened = new BigInt64Array(1);
    const status = Number(openKey(currentUser, wide(path), 0, readAccess, opened));
    const nothingThere = 2;
    if (status === nothingThere) return [];
    succeeded('RegOpenKeyExW', status);
    const key = opened[0] ?? 0n;
    try {
      return namesBelow(key).flatMap((name): readonly DeviceUse[] => {
        const startedAt = instantOf(key, name, 'LastUsedTimeStart');
        const stoppedAt = instantOf(key, name, 'LastUsedTimeStop');
        return startedAt === null || stoppedAt === null
          ? []
          : [{ key: name, startedAt, stoppedAt }];
      });
    } finally {
      closeKey(key);
    }
  }

  return (device) => [
    ...usesBelow(`${consentKey}\\${device}`),
    ...usesBelow(`${consentKey}\\${device}\\NonPackaged`),
  ];
}

const limitedInformation = 0x1000;
const mostProcesses = 16_384;
const longestPath = 32_768;

/** https://learn.microsoft.com/windows/win32/api/psapi/nf-psapi-enumprocesses */
function processesFrom(kernel32: NativeLibrary): WindowsCalls['processes'] {
  const enumProcesses = kernel32.func(
    'int K32EnumProcesses(void *ids, uint32_t bytes, void *used)',
  );
  const open = kernel32.func('int64_t OpenProcess(uint32_t access, int inherit, uint32_t id)');
  const imageName = kernel32.func(
    'int QueryFullProcessImageNameW(int64_t process, uint32_t flags, void *name, void *length)',
  );
  const times = kernel32.func(
    'int GetProcessTimes(int64_t process, void *creation, void *exit, void *kernel, void *user)',
  );
  const familyName = kernel32.func(
    'int GetPackageFamilyName(int64_t process, void *length, void *name)',
  );
  const close = kernel32.func('int CloseHandle(int64_t handle)');

  function read(process: bigint): WindowsProcess | null {
    const name = new Uint16Array(longestPath);
    const length = new Uint32Array([name.length]);
    const [creation, exit, kernel, user] = [0, 1, 2, 3].map(() => new BigInt64Array(1));
    if (!creation || !exit || !kernel || !user) return null;
    if (Number(imageName(process, 0, name, length)) === 0) return null;
    if (Number(times(process, creation, exit, kernel, user)) === 0) return null;
    const family = new Uint16Array(longestName);
    const familyLength = new Uint32Array([family.length]);
    const isPackaged = Number(familyName(process, familyLength, family)) === 0;
    return {
      path: textOf(name, length[0]),
      // Its length counts the closing zero.
      family: isPackaged ? textOf(family, (familyLength[0] ?? 1) - 1) : null,
      startedAt: creation[0] ?? 0n,
    };
  }

  return () => {
    const ids = new Uint32Array(mostProcesses);
    const used = new Uint32Array(1);
    if (Number(enumProcesses(ids, ids.byteLength, used)) === 0) {
      throw new Error('K32EnumProcesses failed');
    }
    const count = (used[0] ?? 0) / ids.BYTES_PER_ELEMENT;
    return [...ids.subarray(0, count)].flatMap((id) => {
      const process = BigInt(open(limitedInformation, 0, id));
      if (process === 0n) return [];
      try {
        return read(process) ?? [];
      } finally {
        close(process);
      }
    });
  };
}

function succeeded(what: string, status: number | bigint): void {
  if (Number(status) !== 0) throw new Error(`${what} gave ${Number(status)}`);
}

/** UTF-16 with a closing zero, as Windows takes it. */
function wide(text: string): Uint8Array {
  return Buffer.from(`${text}\0`, 'utf16le');
}

function textOf(units: Uint16Array, length = units.length): string {
  return String.fromCharCode(...units.subarray(0, length));
}
