/**
 * `npm run manifests`: what the stores want to know of a release, written from its checksums
 * (dist/SHA256SUMS) into dist/manifests.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { npmCommand } from './electron/registry-package';
import { parseChangelog } from './packaging/changelog';
import { aur } from './packaging/manifests/aur';
import { flatpak, type LockedPackage } from './packaging/manifests/flatpak';
import { homebrew } from './packaging/manifests/homebrew';
import {
  type Manifest,
  type PublishedRelease,
  parseSums,
} from './packaging/manifests/release-files';
import { scoop } from './packaging/manifests/scoop';
import { snap } from './packaging/manifests/snap';
import { winget } from './packaging/manifests/winget';
import { readProject } from './packaging/project';
import { readPackageTexts } from './packaging/texts';
import { projectDir, run, runScript, UserError } from './script';

const require = createRequire(import.meta.url);

runScript(async () => {
  const released = await publishedRelease();
  const stores: Record<string, Manifest[]> = {
    aur: aur(released),
    flatpak: flatpak(released, {
      locked: await lockedPackages(),
      registry: await npmRegistry(),
      electron: {
        version: (require('electron/package.json') as { version: string }).version,
        checksums: require('electron/checksums.json') as Record<string, string>,
      },
      commit: await said('git', 'rev-parse', 'HEAD'),
    }),
    homebrew: homebrew(released),
    scoop: scoop(released),
    snap: snap(released),
    winget: winget(released),
  };
  for (const [store, manifests] of Object.entries(stores)) {
    const folder = path.join(projectDir, 'dist/manifests', store);
    await mkdir(folder, { recursive: true });
    for (const [name, content] of manifests) {
      await writeFile(path.join(folder, name), content);
      console.log(path.relative(projectDir, path.join(folder, name)));
    }
  }
  return 0;
});

async function publishedRelease(): Promise<PublishedRelease> {
  const [latest] = parseChangelog(await read('CHANGELOG.md'));
  if (!latest) throw new UserError('CHANGELOG.md has no release.');
  const sums = parseSums(await read('dist/SHA256SUMS'));
  return { ...latest, project: readProject(), texts: readPackageTexts('en'), sums };
}

async function lockedPackages(): Promise<Record<string, LockedPackage>> {
  const lock = JSON.parse(await read('package-lock.json'));
  return (lock as { packages: Record<string, LockedPackage> }).packages;
}

async function npmRegistry(): Promise<string> {
  const [command, ...npm] = npmCommand(process.env);
  return (await said(command, ...npm, 'config', 'get', 'registry')).replace(/\/$/, '');
}

const read = (name: string) => readFile(path.join(projectDir, name), 'utf8');

async function said(command: string, ...args: string[]): Promise<string> {
  const { code, output } = await run(command, args, { cwd: projectDir });
  if (code !== 0) throw new UserError(`${command} ${args[0]} failed:\n${output.trim()}`);
  return output.trim();
}
