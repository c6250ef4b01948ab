/**
 * `npm run release:check -- v1.2.3 [--files]`: whether this may become that release; with
 * `--files`, also whether every package lies in dist/.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { resolveElectron } from './electron/resolve';
import { parseChangelog } from './packaging/changelog';
import { readProject } from './packaging/project';
import { releaseFaults, releaseFiles } from './packaging/release-faults';
import { projectDir, runScript, UserError } from './script';

runScript(async () => {
  const [tag, ...options] = process.argv.slice(2);
  if (!tag) throw new UserError('Usage: npm run release:check -- v1.2.3 [--files]');
  const own = JSON.parse(await read('package.json')) as { version: string };
  const faults = releaseFaults({
    tag,
    version: own.version,
    project: readProject(),
    releases: parseChangelog(await read('CHANGELOG.md')),
    electron: (await resolveElectron()).version,
  });
  if (options.includes('--files')) {
    const there = new Set(await readdir(path.join(projectDir, 'dist')));
    const missing = releaseFiles(own.version).filter((name) => !there.has(name));
    faults.push(...missing.map((name) => `dist/${name} is missing.`));
  }
  for (const fault of faults) console.log(fault);
  console.log(faults.length === 0 ? `${tag} may be released.` : `${tag} can't be released.`);
  return faults.length === 0 ? 0 : 1;
});

const read = (name: string) => readFile(path.join(projectDir, name), 'utf8');
