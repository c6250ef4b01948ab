import { resolveElectron } from '../../scripts/electron/resolve';

/** Electron's own executable: the one that the test command found, or else looked for now. */
export async function electronExecutable(): Promise<string> {
  return process.env.UNHUNCH_ELECTRON ?? (await resolveElectron()).executable;
}
