/**
 * What of Chromium can break for good while this process lives on: then the app starts again, and
 * goes on from the state it has saved.
 */
import { app } from 'electron';
import { restartedFlag } from '#core/command-line';
import { MINUTE_MS } from '#core/time';

/** `native/unhunch.c`, which the packaged app is started by, starts it again after these. */
const restartExitCode = 75;
const restartWithoutGpuExitCode = 76;

/** A graphics process that ends so often, within so long, does so by the driver's fault. */
const gpuCrashLimit = 3;
const gpuCrashWindowMs = MINUTE_MS;

/** Ends this process at once, saved as it is, and starts the app again. */
export function startAgain({ withoutGpu = false } = {}): void {
  if (app.isPackaged && process.platform === 'linux') {
    app.exit(withoutGpu ? restartWithoutGpuExitCode : restartExitCode);
    return;
  }
  const added = withoutGpu ? [restartedFlag, '--disable-gpu'] : [restartedFlag];
  app.relaunch({ args: [...new Set([...process.argv.slice(1), ...added])] });
  app.exit(0);
}

/** Chromium ends the app with its third graphics process. Must run before the app is ready. */
export function outliveGpuCrashes(): void {
  app.commandLine.appendSwitch('disable-gpu-process-crash-limit');
}

/** Calls back once when the graphics card can't be used; never where it isn't used anyway. */
export function onGpuLost(callback: () => void): void {
  if (app.commandLine.hasSwitch('disable-gpu')) return;
  let crashes: readonly number[] = [];
  app.on('child-process-gone', (_event, { type, reason }) => {
    if (type !== 'GPU' || reason === 'clean-exit') return;
    const now = performance.now();
    crashes = [...crashes, now].filter((at) => now - at < gpuCrashWindowMs);
    if (crashes.length === gpuCrashLimit) callback();
  });
}
