import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { unzip } from '../../../scripts/electron/unzip';

// Holds top/, top/run (mode 755, "#!/bin/sh\n"), top/deep/note.txt ("hello\n").
const sample = [
  'UEsDBBQAAAAIAABIJVwAAAAAAgAAAAAAAAAEAAAAdG9wLwMAUEsDBBQAAAAIAABIJVwdnfsEDAAAAAoAAAAHAAAAdG',
  '9wL3J1blNW1E/KzNMvzuACAFBLAwQUAAAACAAASCVcIDA6NggAAAAGAAAAEQAAAHRvcC9kZWVwL25vdGUudHh0y0jN',
  'ycnnAgBQSwECFAMUAAAACAAASCVcAAAAAAIAAAAAAAAABAAAAAAAAAAAAAAA7UEAAAAAdG9wL1BLAQIUAxQAAAAIAA',
  'BIJVwdnfsEDAAAAAoAAAAHAAAAAAAAAAAAAADtgSQAAAB0b3AvcnVuUEsBAhQDFAAAAAgAAEglXCAwOjYIAAAABgAA',
  'ABEAAAAAAAAAAAAAAKSBVQAAAHRvcC9kZWVwL25vdGUudHh0UEsFBgAAAAADAAMApgAAAIwAAAAAAA==',
].join('');

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'unhunch-unzip-'));
  await writeFile(path.join(dir, 'sample.zip'), Buffer.from(sample, 'base64'));
});

afterEach(() => rm(dir, { recursive: true }));

const unpack = (place: (name: string) => string | null, zip = 'sample.zip') =>
  unzip(path.join(dir, zip), path.join(dir, 'out'), place);

it('unpacks files with their modes', async () => {
  await unpack((name) => name);
  expect(await readFile(path.join(dir, 'out/top/deep/note.txt'), 'utf8')).toBe('hello\n');
  expect((await stat(path.join(dir, 'out/top/run'))).mode & 0o111).not.toBe(0);
  expect((await stat(path.join(dir, 'out/top/deep/note.txt'))).mode & 0o111).toBe(0);
});

it('puts a file elsewhere or leaves it out', async () => {
  await unpack((name) => (name === 'top/run' ? 'bin/start' : null));
  expect(await readdir(path.join(dir, 'out'), { recursive: true })).toEqual(['bin', 'bin/start']);
});

it('refuses a damaged archive', async () => {
  const damaged = Buffer.from(sample, 'base64').subarray(0, 60);
  await writeFile(path.join(dir, 'damaged.zip'), damaged);
  await expect(unpack((name) => name, 'damaged.zip')).rejects.toThrow();
});
