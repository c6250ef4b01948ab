/** The package again, with the same program and fuses, but with the app on the night's clock. */
import { cp, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { createPackageWithOptions, extractAll } from '@electron/asar';
import { packagedCommand } from '../../support/packaged-app';

const asar = join('resources', 'app.asar');
/** What electron-builder.yml leaves outside of the archive. */
const unpack = '{**/assets/icons/app/128x128.png,**/node_modules/node-notifier/vendor/**}';

/** Makes it at `folder` and returns the path of its command. `npm run build:e2e` goes before. */
export async function packageOnClock(folder: string): Promise<string> {
  const shipped = dirname(packagedCommand);
  const app = join(folder, 'app');
  await cp(shipped, join(folder, 'package'), { recursive: true, verbatimSymlinks: true });
  extractAll(join(shipped, asar), app);
  await rm(join(app, 'out/main'), { recursive: true });
  await cp(resolve('out/e2e'), join(app, 'out/main'), { recursive: true });
  await cp(join(app, 'out/main/night.cjs'), join(app, 'out/main/index.cjs'));
  await createPackageWithOptions(app, join(folder, 'package', asar), { unpack });
  await rm(app, { recursive: true });
  return join(folder, 'package', 'unhunch');
}
