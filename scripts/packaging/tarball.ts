// An archive that can be unpacked anywhere: into ~/.local for one person, into /usr/local for all.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run, UserError } from '../script';
import { type LinuxApp, layOut, settle } from './linux-tree';
import { withTilde } from './version';

/**
 * Builds the tar.gz into `outDir` and returns its path.
 *
 * @throws {UserError} with tar's words
 */
export async function buildTarball(app: LinuxApp, outDir: string): Promise<string> {
  const name = `unhunch-${withTilde(app.version)}-linux-${app.arch}`;
  const file = path.join(outDir, `${name}.tar.gz`);
  const root = await mkdtemp(path.join(tmpdir(), 'unhunch-tar-'));
  try {
    await layOut(app, path.join(root, name));
    await settle(path.join(root, name), app.sourceDate);
    const sameForAll = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner'];
    const args = [...sameForAll, '--use-compress-program=gzip -n', '-cf', file, '-C', root, name];
    const { code, output } = await run('tar', args);
    if (code !== 0) throw new UserError(`tar failed:\n${output.trim()}`);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
  return file;
}
