import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { projectDir, run, UserError } from './script';
import { drawStills } from './stills';

const sources = [
  'core',
  'main',
  'renderer',
  'assets',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
];
const output = 'out/main/index.cjs';

/**
 * Builds the app into out/.
 *
 * @throws {UserError} with the build's words when it fails
 */
export async function buildApp(mode: 'production' | 'e2e' = 'production'): Promise<void> {
  await bundle(mode);
  if (mode === 'production') await bundle('thread');
  drawStills();
}

async function bundle(mode: 'production' | 'thread' | 'e2e'): Promise<void> {
  const cli = path.join(projectDir, 'node_modules/electron-vite/bin/electron-vite.js');
  const args = [cli, 'build', '--mode', mode, '--logLevel', 'warn'];
  const { code, output } = await run(process.execPath, args, { cwd: projectDir });
  if (code !== 0) throw new UserError(`The build failed:\n${output.trim()}`);
}

/** Builds the app unless nothing has changed since it was last built. */
export async function buildAppIfNeeded(): Promise<void> {
  const builtAt = await modifiedAt(path.join(projectDir, output));
  const changedAt = await Promise.all(sources.map((name) => newestIn(path.join(projectDir, name))));
  if (builtAt > Math.max(...changedAt)) return;
  console.log('Building …');
  await buildApp();
}

/** Epoch ms of the newest change in a file or folder; a removed file changes its folder. */
async function newestIn(file: string): Promise<number> {
  const entries = await readdir(file, { recursive: true }).catch(() => []);
  const all = [file, ...entries.map((name) => path.join(file, name))];
  return Math.max(...(await Promise.all(all.map(modifiedAt))));
}

async function modifiedAt(file: string): Promise<number> {
  return stat(file).then(
    (found) => found.mtimeMs,
    () => 0,
  );
}
