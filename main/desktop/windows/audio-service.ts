import { app } from 'electron';

/**
 * Ends the process that Chromium starts for the first sound and then keeps for good, some 15 MiB.
 * Chromium starts another one when there is something to play again.
 */
export function endAudioService(): void {
  for (const { pid, serviceName } of app.getAppMetrics()) {
    if (serviceName !== 'audio.mojom.AudioService') continue;
    try {
      process.kill(pid);
    } catch {
      // It has ended by itself.
    }
  }
}
