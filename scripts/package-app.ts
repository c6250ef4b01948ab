import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type AfterPackContext, build, DIR_TARGET, Platform } from 'electron-builder';
import { resolveElectron } from './electron/resolve';
import { projectDir, UserError } from './script';

/** The budget for all that is ours in the package. */
export const largestAsarBytes = 3_000_000;

/**
 * Packages the app that has been built into out/: a folder ready to run, or the installers for
 * this platform.
 *
 * @throws {UserError} when there is no Electron to package with, or when too much gets packed
 */
export async function packageApp(what: 'folder' | 'installers' = 'folder'): Promise<void> {
  const electron = await resolveElectron();
  if (!electron.version) {
    throw new UserError(`${electron.dir} has no file named version: can't package with it.`);
  }
  console.log(`Packaging with Electron ${electron.version} from ${electron.dir}`);
  await build({
    projectDir,
    publish: 'never',
    targets: Platform.current().createTarget(what === 'installers' ? [] : DIR_TARGET),
    config: {
      electronDist: electron.dir,
      electronVersion: electron.version,
      afterPack: finish,
    },
  });
}

async function finish({ appOutDir, packager }: AfterPackContext): Promise<void> {
  const resources = packager.getResourcesDir(appOutDir);
  // With a given Electron folder electron-builder leaves that folder's own app in place.
  await rm(path.join(resources, 'default_app.asar'), { force: true });
  await checkSize(path.join(resources, 'app.asar'));
}

async function checkSize(asar: string): Promise<void> {
  const { size } = await stat(asar);
  console.log(`app.asar: ${(size / 1e6).toFixed(2)} MB`);
  if (size > largestAsarBytes) {
    throw new UserError(
      `app.asar is larger than ${largestAsarBytes / 1e6} MB: look what got into it.`,
    );
  }
}
