/** What is measured: the package as it is installed, the floor on the same Electron, an earlier commit. */
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { buildApp } from '../../scripts/build';
import { packageApp } from '../../scripts/package-app';
import { projectDir, run, UserError } from '../../scripts/script';

export interface Subject {
  readonly name: 'ours' | 'floor' | 'before';
  /** What a launcher starts. */
  readonly command: string;
  /** Where it is installed: files of its own, as memory is shared by file. */
  readonly folder: string;
}

export interface Subjects {
  readonly all: readonly Subject[];
  remove(): Promise<void>;
}

/** Packages the app, and the app of the commit `against` where one is given. */
export async function makeSubjects(against: string | undefined): Promise<Subjects> {
  const dir = await mkdtemp(join(tmpdir(), 'unhunch-bench-'));
  const remove = () => rm(dir, { recursive: true, force: true });
  try {
    await buildApp();
    await packageApp();
    const all = [await makeFloor(join(dir, 'floor')), await install('ours', projectDir, dir)];
    if (against !== undefined) {
      const tree = join(dir, 'tree');
      all.splice(1, 0, await checkOut(against, tree, () => install('before', tree, dir)));
    }
    return { all, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function install(name: Subject['name'], tree: string, dir: string): Promise<Subject> {
  const folder = join(dir, name);
  await cp(join(tree, 'dist/linux-unpacked'), folder, { recursive: true });
  return { name, folder, command: join(folder, 'unhunch') };
}

/** The smallest Electron app with a tray icon, packaged as ours is. */
async function makeFloor(folder: string): Promise<Subject> {
  const app = `${folder}-app`;
  await cp(join(import.meta.dirname, 'floor'), app, { recursive: true });
  await cp(join(projectDir, 'assets/icons/tray/due@3x.png'), join(app, 'icon.png'));
  await cp(join(projectDir, 'dist/linux-unpacked'), folder, { recursive: true });
  await rm(join(folder, 'resources'), { recursive: true });
  await mkdir(join(folder, 'resources'));
  await createPackage(app, join(folder, 'resources/app.asar'));
  return { name: 'floor', folder, command: join(folder, 'unhunch-app') };
}

/** Packages the commit at `folder` with the same Electron and dependencies, uses it, removes it. */
async function checkOut<T>(commit: string, folder: string, use: () => Promise<T>): Promise<T> {
  const git = ['git', '-C', projectDir];
  await must([...git, 'worktree', 'add', '--quiet', '--detach', folder, commit]);
  try {
    await must(['cp', '-al', join(projectDir, 'node_modules'), join(folder, 'node_modules')]);
    await must([process.execPath, '--import', 'tsx', 'scripts/package.ts'], folder);
    return await use();
  } finally {
    await must([...git, 'worktree', 'remove', '--force', folder], projectDir);
  }
}

async function must([command = '', ...args]: string[], cwd = projectDir): Promise<void> {
  const { code, output } = await run(command, args, { cwd });
  if (code !== 0) throw new UserError(`${command} ${args.join(' ')} failed:\n${output.trim()}`);
}
