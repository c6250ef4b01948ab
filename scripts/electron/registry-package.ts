import { copyFile, mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectDir, run } from '../script';

/** A package of the npm registry, pinned to its content. */
export interface PinnedPackage {
  name: string;
  version: string;
  /** Subresource integrity of its tarball. npm refuses any other content. */
  integrity: string;
}

/**
 * Puts one package, nothing else, into `dir/node_modules` and returns its folder.
 *
 * npm's own client does it, from a lock file, so that whatever registry, proxy, certificate or
 * cache the person has set up is used, and the content is checked against the pin.
 *
 * @throws {Error} with npm's words when it fails
 */
export async function fetchPackage(pinned: PinnedPackage, dir: string): Promise<string> {
  const { name, version, integrity } = pinned;
  const dependencies = { [name]: version };
  const lock = {
    lockfileVersion: 3,
    packages: { '': { dependencies }, [`node_modules/${name}`]: { version, integrity } },
  };
  await mkdir(dir, { recursive: true });
  await writeFile(path.join(dir, 'package.json'), JSON.stringify({ private: true, dependencies }));
  await writeFile(path.join(dir, 'package-lock.json'), JSON.stringify(lock));
  await copyFile(path.join(projectDir, '.npmrc'), path.join(dir, '.npmrc'));

  const [command, ...npm] = npmCommand(process.env);
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await run(command, [...npm, 'ci', ...quiet], { cwd: dir });
  if (code !== 0) throw new Error(output.trim() || `npm ended with code ${code}`);
  return path.join(dir, 'node_modules', name);
}

/** npm as it was called for this script, else the one on the PATH. */
export function npmCommand(env: NodeJS.ProcessEnv): [string, ...string[]] {
  const script = env.npm_execpath;
  if (script && path.basename(script) === 'npm-cli.js') return [process.execPath, script];
  return ['npm'];
}

/** Calls back a few times a second with how many bytes of `file` there are, until stopped. */
export function watchSize(file: string, onSize: (bytes: number) => void): () => void {
  const timer = setInterval(async () => {
    const size = await stat(file).then(
      (found) => found.size,
      () => 0,
    );
    onSize(size);
  }, 200);
  return () => clearInterval(timer);
}
