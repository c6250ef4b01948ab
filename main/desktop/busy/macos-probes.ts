import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunProgram } from '../run-program';
import { answer, type Probe, unavailable } from './probe';

const limitMs = 3000;

/** What macOS tells programs without asking the person for rights; of the camera it tells none. */
export function macosProbes(
  runProgram: RunProgram,
  home: string,
  ownPid: number,
): readonly Probe[] {
  return [focusMode(home), fullScreen(runProgram, ownPid), microphone(runProgram), camera];
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

/** The owner of the first ordinary window that covers the whole main screen, or nothing. */
const coveringWindow = `
ObjC.import('CoreGraphics'); ObjC.import('AppKit');
const screen = $.NSScreen.mainScreen.frame.size;
const windows = ObjC.deepUnwrap(ObjC.castRefToObject($.CGWindowListCopyWindowInfo(1 | 16, 0)));
const front = windows.find((w) => w.kCGWindowLayer === 0);
const bounds = front && front.kCGWindowBounds;
bounds && bounds.Width >= screen.width && bounds.Height >= screen.height
  ? String(front.kCGWindowOwnerPID) : '';
`;

function fullScreen(runProgram: RunProgram, ownPid: number): Probe {
  return {
    name: 'macos-fullscreen',
    reason: 'fullscreen',
    async ask() {
      const args = ['-l', 'JavaScript', '-e', coveringWindow];
      const end = await runProgram('osascript', args, limitMs);
      if (end.kind !== 'ended' || end.exitCode !== 0) return unavailable('macOS gives no answer');
      const pid = end.stdout.trim();
      if (pid === '') return answer(false, 'none');
      return pid === String(ownPid) ? answer(false, 'our own') : answer(true, 'in front');
    },
  };
}

/** The sound system keeps the machine awake while it records, and names the input. */
function microphone(runProgram: RunProgram): Probe {
  return {
    name: 'macos-microphone',
    reason: 'microphone',
    async ask() {
      const end = await runProgram('pmset', ['-g', 'assertions'], limitMs);
      if (end.kind !== 'ended' || end.exitCode !== 0) return unavailable('macOS gives no answer');
      const recording = /Resources:.*\baudio-in\b/.test(end.stdout);
      return answer(recording, recording ? 'recording' : 'free');
    },
  };
}

const camera: Probe = {
  name: 'macos-camera',
  reason: 'camera',
  ask: async () => unavailable('macOS does not tell programs'),
};
