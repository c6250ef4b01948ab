import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchPackage, npmCommand } from '../../../scripts/electron/registry-package';
import { run } from '../../../scripts/script';

describe('fetchPackage', () => {
  const name = '@scope/carrier';
  const version = '1.2.3';
  let dir: string;
  let registry: Server;
  let integrity: string;

  beforeEach(async () => {
    dir = await mkdtemp(path.join(os.tmpdir(), 'unhunch-registry-'));
    const tarball = await packTarball(dir);
    integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
    registry = createServer((request, response) => {
      const base = `http://${request.headers.host}`;
      if (request.url?.endsWith('.tgz')) response.end(tarball);
      else response.end(JSON.stringify(packument(`${base}/carrier.tgz`)));
    }).listen(0, '127.0.0.1');
    await once(registry, 'listening');
    const { port } = registry.address() as AddressInfo;
    vi.stubEnv('npm_config_registry', `http://127.0.0.1:${port}/`);
    vi.stubEnv('npm_config_cache', path.join(dir, 'npm-cache'));
    vi.stubEnv('npm_config_fetch_retries', '0');
  });

  afterEach(async () => {
    vi.unstubAllEnvs();
    registry.close();
    registry.closeAllConnections();
    await rm(dir, { recursive: true });
  });

  const packument = (tarball: string) => ({
    name,
    'dist-tags': { latest: version },
    versions: { [version]: { name, version, dist: { tarball } } },
  });

  it('takes the pinned content from the registry that npm is set up with', async () => {
    const folder = await fetchPackage({ name, version, integrity }, path.join(dir, 'project'));
    expect(await readFile(path.join(folder, 'carried.txt'), 'utf8')).toBe('carried');
  });

  it('refuses other content', async () => {
    const other = `sha512-${createHash('sha512').update('other').digest('base64')}`;
    const fetched = fetchPackage({ name, version, integrity: other }, path.join(dir, 'project'));
    await expect(fetched).rejects.toThrow('EINTEGRITY');
  });

  it("says npm's reason when there is no answer", async () => {
    registry.close();
    registry.closeAllConnections();
    const fetched = fetchPackage({ name, version, integrity }, path.join(dir, 'project'));
    await expect(fetched).rejects.toThrow('ECONNREFUSED');
  });

  async function packTarball(inDir: string): Promise<Buffer> {
    const content = path.join(inDir, 'package');
    await mkdir(content);
    await writeFile(path.join(content, 'package.json'), JSON.stringify({ name, version }));
    await writeFile(path.join(content, 'carried.txt'), 'carried');
    const file = path.join(inDir, 'carrier.tgz');
    await run('tar', ['-czf', file, '-C', inDir, 'package']);
    return readFile(file);
  }
});

describe('npmCommand', () => {
  it('is the npm that runs this script', () => {
    expect(npmCommand({ npm_execpath: '/lib/npm/bin/npm-cli.js' })).toEqual([
      process.execPath,
      '/lib/npm/bin/npm-cli.js',
    ]);
  });

  it.each([{}, { npm_execpath: '/lib/yarn.js' }])('is the one on the PATH with %j', (env) => {
    expect(npmCommand(env)).toEqual(['npm']);
  });
});
