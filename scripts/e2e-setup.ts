import { resolveElectron } from './electron/resolve';
import { ensureSystem } from './system/ensure';
import { runParts, testParts } from './system/parts';

/** Before the tests: an Electron for all of them, and the programs of their desktop. */
export default async function setUp(): Promise<void> {
  const electron = await resolveElectron();
  await ensureSystem(electron.executable, [...runParts, ...testParts]);
  process.env.UNHUNCH_ELECTRON = electron.executable;
}
