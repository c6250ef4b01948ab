// The release before, packaged by today's scripts, to be upgraded from.
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { npmCommand } from '../electron/registry-package';
import { projectDir, run, UserError } from '../script';
import { buildDeb } from './deb';
import { describeLinuxApp } from './linux-tree';
import { buildRpm } from './rpm';
import { packageVersion, withTilde } from './version';

/** Its tree, also where no tag has come along. */
const earlier = { version: '0.1.0', commit: '303d908' };

const folder = path.join(projectDir, 'node_modules/.cache/unhunch', earlier.version);

export interface PackageFiles {
  deb: string;
  rpm: string;
  version: string;
}

export const earlierPackages = (): PackageFiles => filesIn(folder, earlier.version);

/** What `npm run dist` has made of the sources here. */
export function newestPackages(): PackageFiles {
  const own = readFileSync(path.join(projectDir, 'package.json'), 'utf8');
  return filesIn(path.join(projectDir, 'dist'), (JSON.parse(own) as { version: string }).version);
}

function filesIn(dir: string, appVersion: string): PackageFiles {
  const electron = readFileSync(path.join(projectDir, 'dist/linux-unpacked/version'), 'utf8');
  const version = withTilde(packageVersion(appVersion, electron.trim()));
  const [deb, rpm] = process.arch === 'arm64' ? ['arm64', 'aarch64'] : ['amd64', 'x86_64'];
  return {
    deb: path.join(dir, `unhunch_${version}_${deb}.deb`),
    rpm: path.join(dir, `unhunch-${version}-1.${rpm}.rpm`),
    version,
  };
}

/**
 * Builds the packages of the earlier release, once.
 *
 * @throws {UserError} when its commit has not come along, or does not build
 */
export async function buildEarlier(): Promise<void> {
  const { deb, rpm, version } = earlierPackages();
  if (existsSync(deb) && existsSync(rpm)) return;
  console.log(`Packaging ${earlier.version} …`);
  const tree = `${folder}.tree`;
  await mkdir(folder, { recursive: true });
  await git('worktree', 'add', '--force', '--detach', tree, earlier.commit);
  try {
    const [command, ...npm] = npmCommand(process.env);
    for (const args of [
      ['ci', '--no-audit', '--no-fund'],
      ['run', 'package'],
    ]) {
      const { code, output } = await run(command, [...npm, ...args], { cwd: tree });
      if (code !== 0) throw new UserError(`${earlier.version} can't be packaged:\n${output}`);
    }
    const app = await describeLinuxApp({
      unpacked: path.join(tree, 'dist/linux-unpacked'),
      version: version.replace('~', '-'),
      arch: process.arch,
      sourceDate: Number(await git('log', '-1', '--format=%ct', earlier.commit)),
    });
    for (const build of [buildDeb, buildRpm]) await build(app, folder);
  } finally {
    await git('worktree', 'remove', '--force', tree);
  }
}

async function git(...args: string[]): Promise<string> {
  const { code, output } = await run('git', args, { cwd: projectDir });
  if (code !== 0) throw new UserError(`git ${args[0]} failed:\n${output.trim()}`);
  return output.trim();
}
