import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProbedReason } from '#core/schedule/types';
import type { RunProgram } from '../run-program';
import type { MacosCalls } from './macos-calls';
import { answer, type Probe, unavailable } from './probe';

const limitMs = 3000;

export interface MacosProbesParts {
  readonly runProgram: RunProgram;
  /** Where it rejects, nothing is known of microphone and camera. */
  readonly calls: () => Promise<MacosCalls>;
  readonly home: string;
  readonly ownPid: number;
}

/** What macOS tells programs without asking the person for rights. */
export function macosProbes({
  runProgram,
  calls,
  home,
  ownPid,
}: MacosProbesParts): readonly Probe[] {
  return [
    focusMode(home),
    fullScreen(runProgram, ownPid),
    inUse('macos-microphone', 'microphone', async () => (await calls()).microphoneInUse()),
    inUse('macos-camera', 'camera', async () => (await calls()).cameraInUse()),
  ];
}

function focusMode(home: string): Probe {
  const file = join(home, 'Library/DoNotDisturb/DB/Assertions.json');
  return {
    name: 'macos-focus',
    reason: 'do-not-disturb',
    async ask() {
      const text = await readFile(file, 'utf8').catch(() => null);
      if (text === null) return unavailable('macOS does not let the app read it');
      const { isFocused } = await import('./macos-focus');
      const on = isFocused(text);
      return answer(on, on ? 'on' : 'off');
    },
  };
}

function fullScreen(runProgram: RunProgram, ownPid: number): Probe {
  return {
    name: 'macos-fullscreen',
    reason: 'fullscreen',
    async ask() {
      const { coveringOwners, tellWindows } = await import('./macos-fullscreen');
      const end = await runProgram('osascript', ['-l', 'JavaScript', '-e', tellWindows], limitMs);
      if (end.kind !== 'ended' || end.exitCode !== 0) return unavailable('macOS gives no answer');
      const owners = coveringOwners(end.stdout);
      if (owners.length === 0) return answer(false, 'none');
      const isOurs = owners.every((pid) => pid === ownPid);
      return isOurs ? answer(false, 'our own') : answer(true, 'in front');
    },
  };
}

function inUse(name: string, reason: ProbedReason, ask: () => Promise<boolean>): Probe {
  return {
    name,
    reason,
    async ask() {
      const busy = await ask();
      return answer(busy, busy ? 'in use' : 'free');
    },
  };
}
