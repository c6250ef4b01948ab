import type { RunProgram } from '../run-program';
import type { Probe } from './probe';

/** Programs that record, by the sound server. */
export function linuxMicrophone(runProgram: RunProgram): Probe {
  return {
    name: 'sound-server',
    reason: 'microphone',
    async ask() {
      const { askSoundServer } = await import('./sound-server');
      return askSoundServer(runProgram);
    },
  };
}
