import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { aur } from '../../../scripts/packaging/manifests/aur';
import { flatpak, tarballName } from '../../../scripts/packaging/manifests/flatpak';
import { homebrew } from '../../../scripts/packaging/manifests/homebrew';
import { type Manifest, parseSums } from '../../../scripts/packaging/manifests/release-files';
import { scoop } from '../../../scripts/packaging/manifests/scoop';
import { snap } from '../../../scripts/packaging/manifests/snap';
import { winget } from '../../../scripts/packaging/manifests/winget';
import { readPackageTexts } from '../../../scripts/packaging/texts';
import { projectDir } from '../../../scripts/script';
import { publishedFiles } from './published-files';

const project = {
  appId: 'net.unhunch.app',
  toastActivator: '{0F3C1B52-8D57-4C6E-9B7A-2E5D1C4F6A80}',
  homepage: 'https://unhunch.net',
  repository: 'https://code.unhunch.net/unhunch',
  maintainer: "Ann O'Hara",
  email: 'ann@unhunch.net',
  security: 'security@unhunch.net',
};
const release = {
  project,
  version: '0.2.0',
  date: '2026-11-28',
  changes: ['A change: `--help`.'],
  texts: readPackageTexts('en'),
  sums: publishedFiles('0.2.0'),
};
const sum = (name: string) => release.sums.get(name) ?? 'none';
const contentOf = (manifests: Manifest[], name: string) =>
  manifests.find(([file]) => file === name)?.[1] ?? '';

it('names the file that a release lacks', () => {
  const sums = new Map(release.sums);
  sums.delete('unhunch-0.2.0-macos-arm64.dmg');
  expect(() => homebrew({ ...release, sums })).toThrow(
    'The release has no file unhunch-0.2.0-macos-arm64.dmg.',
  );
});

it('reads the lines of sha256sum, and refuses others', () => {
  const hash = 'a'.repeat(64);
  expect(parseSums(`${hash}  one.deb\n${hash} *two.exe\n`)).toEqual(
    new Map([
      ['one.deb', hash],
      ['two.exe', hash],
    ]),
  );
  expect(() => parseSums('one.deb\n')).toThrow('"one.deb" is no checksum');
});

it('quotes what a shell would read in a PKGBUILD', () => {
  const manifests = aur(release);
  expect(contentOf(manifests, 'PKGBUILD')).toContain(
    `sha256sums_aarch64=('${sum('unhunch-0.2.0-linux-arm64.tar.gz')}')`,
  );
  const quoted = aur({ ...release, texts: { ...release.texts, comment: "Don't" } });
  expect(contentOf(quoted, 'PKGBUILD')).toContain(`pkgdesc='Don'\\''t'`);
});

it('says the same in .SRCINFO as in PKGBUILD', () => {
  const srcinfo = contentOf(aur(release), '.SRCINFO');
  expect(srcinfo).toContain('\tpkgver = 0.2.0\n');
  expect(srcinfo).toContain(`\tsha256sums_x86_64 = ${sum('unhunch-0.2.0-linux-x64.tar.gz')}\n`);
});

it('writes the address of a cask with the version and the processor left open', () => {
  expect(contentOf(homebrew(release), 'unhunch.rb')).toContain(
    'url "https://code.unhunch.net/unhunch/releases/download/v#{version}/unhunch-#{version}-macos-#{arch}.dmg"',
  );
});

it('tells Scoop where the next version will be', () => {
  const manifest = JSON.parse(contentOf(scoop(release), 'unhunch.json'));
  expect(manifest.architecture.arm64.hash).toBe(sum('unhunch-0.2.0-windows-arm64.zip'));
  expect(manifest.autoupdate.architecture['64bit'].url).toBe(
    'https://code.unhunch.net/unhunch/releases/download/v$version/unhunch-$version-windows-x64.zip',
  );
});

it('offers winget each processor for one person and for all', () => {
  const manifests = winget(release);
  const { Installers } = parse(contentOf(manifests, 'Unhunch.Unhunch.installer.yaml'));
  const offered = (Installers as { Architecture: string; Scope: string }[]).map(
    ({ Architecture, Scope }) => `${Architecture} ${Scope}`,
  );
  expect(offered).toEqual(['x64 user', 'x64 machine', 'arm64 user', 'arm64 machine']);
  for (const [, content] of manifests) {
    expect(parse(content)).toMatchObject({ PackageVersion: '0.2.0', ManifestVersion: '1.9.0' });
  }
});

it('keeps within the lengths that the snap store allows', () => {
  const { summary, name, parts } = parse(contentOf(snap(release), 'snapcraft.yaml'));
  expect(summary.length).toBeLessThanOrEqual(78);
  expect(name).toMatch(/^[a-z0-9-]{1,40}$/);
  expect(parts.unhunch['source-checksum']).toEqual([
    { 'on amd64': `sha256/${sum('unhunch-0.2.0-linux-x64.tar.gz')}` },
    { 'on arm64': `sha256/${sum('unhunch-0.2.0-linux-arm64.tar.gz')}` },
  ]);
});

it('gives Flatpak every package of the lock file with its hash, and no network to the app', async () => {
  const lock = JSON.parse(await readFile(path.join(projectDir, 'package-lock.json'), 'utf8'));
  const checksums = { 'electron-v45.4.1-linux-x64.zip': 'b'.repeat(64) };
  const parts = {
    locked: lock.packages,
    registry: 'https://registry.example.org',
    electron: { version: '45.4.1', checksums },
    commit: 'c'.repeat(40),
  };
  const manifests = flatpak(release, parts);
  const manifest = JSON.parse(contentOf(manifests, 'net.unhunch.app.json'));
  expect(manifest['finish-args']).not.toContain('--share=network');
  const sources = JSON.parse(contentOf(manifests, 'node-sources.json')) as {
    url: string;
    sha512: string;
    'dest-filename': string;
  }[];
  const files = new Set(sources.map((source) => source['dest-filename']));
  const { '': _project, ...locked } = lock.packages as Record<string, { version: string }>;
  for (const [key, { version }] of Object.entries(locked)) {
    expect(files).toContain(tarballName(key.replace(/^.*node_modules\//, ''), version));
  }
  expect(sources.every(({ sha512 }) => /^[0-9a-f]{128}$/.test(sha512))).toBe(true);
  expect(
    sources.find((source) => source['dest-filename'].startsWith('@biomejs+biome-'))?.url,
  ).toMatch(/^https:\/\/registry\.example\.org\/@biomejs\/biome\/-\/biome-[\d.]+\.tgz$/);
});
