import { readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  type AfterPackContext,
  build,
  type Configuration,
  DIR_TARGET,
  Platform,
} from 'electron-builder';
import { compileClient, compileWindowsClient } from './client';
import { resolveElectron } from './electron/resolve';
import { desktopFields } from './packaging/desktop-entry';
import { buildLinuxPackages, emptyDist, finishDist, type Packaged } from './packaging/dist';
import { issuesUrl, readProject } from './packaging/project';
import { signing } from './packaging/signing';
import { packageTexts } from './packaging/texts';
import { packageVersion } from './packaging/version';
import { projectDir, UserError } from './script';

/** The budget for all that is ours in the package. */
export const largestAsarBytes = 6_000_000;

const linuxFolder = path.join(projectDir, 'dist/linux-unpacked');

/**
 * Packages the app that has been built into out/: a folder ready to run, or also the packages
 * for this system.
 *
 * @throws {UserError} when there is no Electron to package with, or when too much gets packed
 */
export async function packageApp(what: 'folder' | 'packages' = 'folder'): Promise<void> {
  const { config, version, electron } = await describe();
  if (what === 'folder') return packFolder(config);

  await emptyDist();
  const packaged: Packaged = { unpacked: linuxFolder, version, electron };
  if (process.platform === 'linux') {
    await packFolder(config);
    await buildLinuxPackages(packaged, () =>
      build({
        projectDir,
        publish: 'never',
        prepackaged: packaged.unpacked,
        targets: Platform.LINUX.createTarget('AppImage'),
        config,
      }),
    );
  } else {
    for (const line of signing(process.platform, process.env)) console.log(line);
    await pack(config);
  }
  await finishDist(packaged);
}

/** What to build with: electron-builder.yml, and what only this run knows. */
async function describe(): Promise<{ config: Configuration; version: string; electron: string }> {
  const { dir, version: electron } = await resolveElectron();
  if (!electron) throw new UserError(`${dir} has no file named version: can't package with it.`);
  console.log(`Packaging with Electron ${electron} from ${dir}`);
  const own = await readFile(path.join(projectDir, 'package.json'), 'utf8');
  const version = packageVersion((JSON.parse(own) as { version: string }).version, electron);
  const project = readProject();
  // Which program an AppImage starts electron-builder says itself.
  const { Exec: _, TryExec: __, ...menuEntry } = desktopFields(packageTexts);
  const config: Configuration = {
    appId: project.appId,
    electronDist: dir,
    electronVersion: electron,
    afterPack: finish,
    extraMetadata: {
      version,
      homepage: project.homepage,
      repository: project.repository,
      bugs: issuesUrl(project),
      author: { name: project.maintainer, email: project.email },
      // Who it is to Windows.
      appUserModelId: project.appId,
      toastActivator: project.toastActivator,
      // By it Wayland and the sound server find name and icon.
      desktopName: 'unhunch.desktop',
    },
    linux: { desktop: { entry: menuEntry } },
  };
  return { config, version, electron };
}

async function packFolder(config: Configuration): Promise<void> {
  await pack(config, DIR_TARGET);
  if (process.platform === 'linux') await putCommandFirst(linuxFolder);
}

/** The command takes the name that launchers know; it starts Electron's program, now `…-app`. */
async function putCommandFirst(folder: string): Promise<void> {
  const command = path.join(folder, 'unhunch');
  await rename(command, `${command}-app`);
  await compileClient(command);
}

/** Runs electron-builder for this system; without a target it makes those of the configuration. */
async function pack(config: Configuration, target?: string): Promise<void> {
  const targets = Platform.current().createTarget(target === undefined ? [] : target);
  await build({ projectDir, publish: 'never', targets, config });
}

async function finish({ appOutDir, packager }: AfterPackContext): Promise<void> {
  if (packager.platform === Platform.WINDOWS) await compileWindowsClient(appOutDir);
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
