import { existsSync } from 'node:fs';
import { resolveElectron } from './electron/resolve';
import { buildEarlier, newestPackages } from './packaging/earlier';
import { UserError } from './script';
import { ensureSystem } from './system/ensure';
import { packageParts, runParts, testParts } from './system/parts';

/** Before the tests of the packages: those of today, those of the release before, and the tools. */
export default async function setUp(): Promise<void> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    throw new UserError('The packages can only be tested as root, on Linux.');
  }
  const electron = await resolveElectron();
  await ensureSystem(electron.executable, [...runParts, ...testParts, ...packageParts]);
  const { deb, rpm } = newestPackages();
  if (!existsSync(deb) || !existsSync(rpm)) {
    throw new UserError(`There is no ${deb} and ${rpm}: run npm run dist first.`);
  }
  await buildEarlier();
}
