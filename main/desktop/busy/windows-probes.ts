import type { ProbedReason } from '#core/schedule/types';
import type { RunProgram } from '../run-program';
import { answer, type Probe, type ProbeAnswer, unavailable } from './probe';

/** PowerShell alone takes most of a second to start. */
const limitMs = 3000;

const currentVersion = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion';
const consentKey = `${currentVersion}\\CapabilityAccessManager\\ConsentStore`;
/** What the person chose for focus assist, since Windows 11 22H2 do-not-disturb, in a key of each name. */
const quietKeys = ['notifications', 'donotdisturb'].map((name) => {
  const settings = `windows.data.${name}.quiethourssettings`;
  return `${currentVersion}\\CloudStore\\Store\\DefaultAccount\\Current\\default$${settings}\\${settings}`;
});

/** What Windows tells. `ownFullScreen`: whether the full-screen window in front is ours. */
export function windowsProbes(
  runProgram: RunProgram,
  ownFullScreen: () => boolean,
): readonly Probe[] {
  return [
    doNotDisturb(runProgram),
    fullScreen(runProgram, ownFullScreen),
    consentStore(runProgram, 'microphone', 'microphone'),
    consentStore(runProgram, 'camera', 'webcam'),
  ];
}

/**
 * Do-not-disturb, not whether notifications are on at all: someone who has turned them off for
 * good would never be reminded.
 */
function doNotDisturb(runProgram: RunProgram): Probe {
  return {
    name: 'windows-do-not-disturb',
    reason: 'do-not-disturb',
    async ask() {
      const ends = await Promise.all(
        quietKeys.map((key) => runProgram('reg', ['query', key, '/v', 'Data'], limitMs)),
      );
      if (ends.some(({ kind }) => kind !== 'ended')) {
        return unavailable('the registry gives no answer');
      }
      // There is no such key before the person has first chosen something.
      const on = ends.some((end) => end.kind === 'ended' && isQuiet(end.stdout));
      return answer(on, on ? 'on' : 'off');
    },
  };
}

const quietProfiles = ['PriorityOnly', 'AlarmsOnly'].map((name) =>
  Buffer.from(`Microsoft.QuietHoursProfile.${name}`, 'utf16le'),
);

/** The chosen profile's name stands, in UTF-16, somewhere in what the registry has of it. */
function isQuiet(printed: string): boolean {
  const [, hex = ''] = /REG_BINARY\s+([0-9A-F]+)/i.exec(printed) ?? [];
  const data = Buffer.from(hex, 'hex');
  return quietProfiles.some((name) => data.includes(name));
}

/** States of SHQueryUserNotificationState that mean a full-screen app or a presentation. */
const fullScreenStates = new Set([2, 3, 4]);
const queryState = [
  "$shell = Add-Type -Namespace Shell -Name Query -PassThru -MemberDefinition '",
  '[DllImport("shell32.dll")] public static extern int SHQueryUserNotificationState(out int s);',
  "'; $state = 0; [void]$shell::SHQueryUserNotificationState([ref]$state); $state",
].join('');

function fullScreen(runProgram: RunProgram, ownFullScreen: () => boolean): Probe {
  return {
    name: 'windows-fullscreen',
    reason: 'fullscreen',
    async ask() {
      if (ownFullScreen()) return answer(false, 'our own');
      const args = ['-NoProfile', '-NonInteractive', '-Command', queryState];
      const end = await runProgram('powershell.exe', args, limitMs);
      if (end.kind !== 'ended' || !/^\d+\s*$/.test(end.stdout)) {
        return unavailable('Windows gives no answer');
      }
      const state = Number(end.stdout);
      return answer(fullScreenStates.has(state), `state ${state}`);
    },
  };
}

/**
 * An app whose use of the device has begun and not ended, by the privacy settings' own record.
 * An app that crashed stays in it: so a program has to be running too. Store apps can't be
 * checked. Newer builds of Windows write the record late.
 */
function consentStore(runProgram: RunProgram, reason: ProbedReason, device: string): Probe {
  return {
    name: `windows-${device}`,
    reason,
    async ask(): Promise<ProbeAnswer> {
      const key = `${consentKey}\\${device}`;
      const query = ['query', key, '/s', '/v', 'LastUsedTimeStop'];
      const record = await runProgram('reg', query, limitMs);
      if (record.kind !== 'ended') return unavailable('the registry gives no answer');
      const users = usersOf(record.stdout);
      if (users.length === 0) return answer(false, 'free');
      const tasks = await runProgram('tasklist', ['/fo', 'csv', '/nh'], limitMs);
      const running = tasks.kind === 'ended' ? tasks.stdout.toLowerCase() : null;
      const using = users.filter(
        (user) =>
          user.program === null || running === null || running.includes(`"${user.program}"`),
      );
      return answer(using.length > 0, using.length > 0 ? 'in use' : 'free');
    },
  };
}

/** The keys whose use hasn't ended; a desktop program's key is its path with `#` for `\`. */
function usersOf(record: string): readonly { readonly program: string | null }[] {
  const users: { program: string | null }[] = [];
  let key = '';
  for (const line of record.split(/\r?\n/)) {
    if (line.startsWith('HKEY_')) key = line;
    else if (/LastUsedTimeStop\s+REG_QWORD\s+0x0\s*$/.test(line)) {
      const program = key.includes('\\NonPackaged\\') ? key.split('#').at(-1) : undefined;
      users.push({ program: program?.toLowerCase() ?? null });
    }
  }
  return users;
}
