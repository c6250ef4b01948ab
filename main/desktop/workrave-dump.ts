import type { OtherAppsPort } from '../ports';
import type { RunProgram } from './run-program';

const limitMs = 2000;

/** Workrave keeps its settings with the desktop's, in dconf. */
export function createOtherApps(runProgram: RunProgram, platform: NodeJS.Platform): OtherAppsPort {
  return {
    async workraveDump() {
      if (platform !== 'linux') return null;
      const end = await runProgram('dconf', ['dump', '/org/workrave/'], limitMs);
      return end.kind === 'ended' && end.exitCode === 0 ? end.stdout : null;
    },
  };
}
