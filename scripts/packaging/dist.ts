// Everything that `npm run dist` leaves in dist/: this system's packages, what they are made of,
// and their checksums.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectDir, UserError } from '../script';
import { buildDeb } from './deb';
import { describeLinuxApp, type LinuxApp } from './linux-tree';
import { buildRpm } from './rpm';
import { billOfMaterials } from './sbom';
import { sourceDate } from './source-date';
import { buildTarball } from './tarball';
import { isTestVersion } from './version';

export interface Packaged {
  /** The folder with the app, ready to run. */
  unpacked: string;
  version: string;
  electron: string;
}

const distDir = path.join(projectDir, 'dist');
const packages = /\.(AppImage|deb|rpm|tar\.gz|exe|zip|dmg)$/;
/** What electron-builder works with and leaves. */
const leftover = /^(__|builder-)|\.blockmap$|^latest.*\.yml$/;

/** A kind of package by its file's ending, and what builds it. */
type Builder = readonly [kind: string, build: (app: LinuxApp, outDir: string) => Promise<unknown>];

const linuxBuilders: readonly Builder[] = [
  ['deb', buildDeb],
  ['rpm', buildRpm],
  ['tar.gz', buildTarball],
];

/** Removes what an earlier run has left, so that nothing old is published. */
export async function emptyDist(): Promise<void> {
  await rm(distDir, { recursive: true, force: true });
  await mkdir(distDir);
}

/**
 * Builds the Linux packages that this machine has the tools for, and says which it hasn't.
 * `appImage` builds that one.
 */
export async function buildLinuxPackages(
  { unpacked, version }: Packaged,
  appImage: () => Promise<unknown>,
): Promise<void> {
  const made = { unpacked, version, arch: process.arch, sourceDate: await sourceDate() };
  const app = await describeLinuxApp(made);
  for (const [kind, build] of [...linuxBuilders, ['AppImage', appImage] as const]) {
    try {
      await build(app, distDir);
    } catch (error) {
      console.log(`${kind}: not built: ${(error as Error).message.trim().split('\n')[0]}`);
    }
  }
}

/** Adds the bill of materials and the checksums, and lists it all. */
export async function finishDist({ version, electron }: Packaged): Promise<void> {
  const bom = await billOfMaterials({
    version,
    electron,
    sourceDate: await sourceDate(),
    platform: process.platform,
    arch: process.arch,
  });
  const bomName = `unhunch-${version}.cdx.json`;
  await writeFile(path.join(distDir, bomName), `${JSON.stringify(bom, null, 2)}\n`);
  for (const name of await readdir(distDir)) {
    if (leftover.test(name)) await rm(path.join(distDir, name), { recursive: true });
  }
  const names = (await readdir(distDir)).filter((name) => packages.test(name)).sort();
  if (names.length === 0) throw new UserError('No package was built.');
  const sums = await Promise.all([...names, bomName].map(checksum));
  await writeFile(path.join(distDir, 'SHA256SUMS'), sums.map((sum) => `${sum}\n`).join(''));
  for (const name of names) {
    const { size } = await stat(path.join(distDir, name));
    console.log(`${name}: ${(size / 1e6).toFixed(1)} MB`);
  }
  if (isTestVersion(version)) {
    console.log(`These are test packages: Electron ${electron} is not the pinned one.`);
  }
}

async function checksum(name: string): Promise<string> {
  const content = await readFile(path.join(distDir, name));
  return `${createHash('sha256').update(content).digest('hex')}  ${name}`;
}
