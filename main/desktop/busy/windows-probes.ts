import type { ProbedReason } from '#core/schedule/types';
import { answer, type Probe, type ProbeAnswer } from './probe';
import type { CapturingDevice, DeviceUse, WindowsCalls, WindowsProcess } from './windows-calls';

/**
 * What Windows tells. Where `calls` rejects nothing is known. `ownFullScreen`: whether the
 * full-screen window in front is ours.
 */
export function windowsProbes(
  calls: () => Promise<WindowsCalls>,
  ownFullScreen: () => boolean,
): readonly Probe[] {
  return [
    doNotDisturb(calls),
    fullScreen(calls, ownFullScreen),
    capture(calls, 'microphone', 'microphone'),
    capture(calls, 'camera', 'webcam'),
  ];
}

/** Priority only and alarms only; since Windows 11 22H2 do-not-disturb is the former. */
const quietProfiles = ['off', 'priority only', 'alarms only'] as const;

/**
 * Do-not-disturb, not whether notifications are on at all: someone who has turned them off for
 * good would never be reminded.
 */
function doNotDisturb(calls: () => Promise<WindowsCalls>): Probe {
  return {
    name: 'windows-do-not-disturb',
    reason: 'do-not-disturb',
    async ask() {
      const profile = (await calls()).quietProfile();
      return answer(profile !== 0, quietProfiles[profile] ?? `profile ${profile}`);
    },
  };
}

/**
 * QUNS_BUSY, QUNS_RUNNING_D3D_FULL_SCREEN and QUNS_PRESENTATION_MODE: a full-screen app or a
 * presentation (https://learn.microsoft.com/windows/win32/api/shellapi/ne-shellapi-query_user_notification_state).
 */
const fullScreenStates = new Set([2, 3, 4]);

function fullScreen(calls: () => Promise<WindowsCalls>, ownFullScreen: () => boolean): Probe {
  return {
    name: 'windows-fullscreen',
    reason: 'fullscreen',
    async ask() {
      if (ownFullScreen()) return answer(false, 'our own');
      const state = (await calls()).notificationState();
      return answer(fullScreenStates.has(state), `state ${state}`);
    },
  };
}

/** A use of the device that has begun and not ended, by the privacy settings' own record. */
function capture(
  calls: () => Promise<WindowsCalls>,
  reason: ProbedReason,
  device: CapturingDevice,
): Probe {
  return {
    name: `windows-${device}`,
    reason,
    async ask(): Promise<ProbeAnswer> {
      const asked = await calls();
      const open = asked.uses(device).filter(({ stoppedAt }) => stoppedAt === 0n);
      if (open.length === 0) return answer(false, 'free');
      const processes = asked.processes();
      const lasts = open.some((use) => processes.some((process) => isUsedBy(use, process)));
      return answer(lasts, lasts ? 'in use' : 'free');
    },
  };
}

/**
 * The record of an app that crashed stays open: so the app has to run, and since before the use
 * began.
 */
function isUsedBy({ key, startedAt }: DeviceUse, process: WindowsProcess): boolean {
  const names = [process.path.replaceAll('\\', '#'), process.family ?? process.path];
  return (
    process.startedAt <= startedAt && names.some((name) => name.toLowerCase() === key.toLowerCase())
  );
}
