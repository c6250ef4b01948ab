/** What the distributions' own checkers say of the packages and the stores' manifests. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { earlierPackages, newestPackages } from '../../scripts/packaging/earlier';
import { aur } from '../../scripts/packaging/manifests/aur';
import { flatpak } from '../../scripts/packaging/manifests/flatpak';
import { homebrew } from '../../scripts/packaging/manifests/homebrew';
import type { Manifest } from '../../scripts/packaging/manifests/release-files';
import { readProject } from '../../scripts/packaging/project';
import { readPackageTexts } from '../../scripts/packaging/texts';
import { projectDir, run } from '../../scripts/script';
import { publishedFiles } from '../scripts/packaging/published-files';

const release = {
  project: readProject(),
  version: '0.2.0',
  date: '2026-11-28',
  changes: ['A change.'],
  texts: readPackageTexts('en'),
  sums: publishedFiles('0.2.0'),
};

let dir: string;

test.beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'unhunch-lint-'));
});

test.afterEach(() => rm(dir, { recursive: true, force: true }));

/** What a checker says, which has to be content. */
async function passes(command: string, ...args: string[]): Promise<string> {
  const { code, output } = await run(command, args, { cwd: dir });
  expect(code, output).toBe(0);
  return output;
}

async function write(manifests: Manifest[]): Promise<void> {
  for (const [name, content] of manifests) await writeFile(join(dir, name), content);
}

test('lintian finds nothing but what is overridden', async () => {
  const { output } = await run('lintian', [
    ...['--allow-root', '--fail-on', 'none', '--display-info', '--pedantic'],
    // Which of them are needed depends on the Electron.
    ...['--suppress-tags', 'unused-override'],
    newestPackages().deb,
  ]);
  expect(output.trim()).toBe('');
});

test('the menu entry and the metainfo are valid', async () => {
  await passes('dpkg-deb', '--extract', newestPackages().deb, dir);
  const share = join(dir, 'usr/share');
  expect(await passes('desktop-file-validate', join(share, 'applications/unhunch.desktop'))).toBe(
    '',
  );
  const [metainfo = ''] = await readdir(join(share, 'metainfo'));
  await passes(
    'appstreamcli',
    'validate',
    '--no-net',
    '--pedantic',
    join(share, 'metainfo', metainfo),
  );
});

test('the bill of materials lists all that is shipped, in the version that is shipped', async () => {
  const dist = join(projectDir, 'dist');
  const name = (await readdir(dist)).find((file) => file.endsWith('.cdx.json')) ?? '';
  const { components } = JSON.parse(await readFile(join(dist, name), 'utf8')) as {
    components: { name: string; version: string }[];
  };
  const listed = new Set(components.map(({ name, version }) => `${name} ${version}`));

  const licenses = join(dist, 'linux-unpacked/resources/licenses');
  const lists = ['main.md', 'windows.md'].map((file) => readFile(join(licenses, file), 'utf8'));
  const bundled = (await Promise.all(lists)).flatMap((list) =>
    [...list.matchAll(/^## (\S+) - ([^\s(]+)/gm)].map(([, of, version]) => `${of} ${version}`),
  );
  expect(bundled.length).toBeGreaterThan(30);
  const electron = (await readFile(join(dist, 'linux-unpacked/version'), 'utf8')).trim();
  expect([...bundled, `electron ${electron}`].filter((one) => !listed.has(one))).toEqual([]);

  const folders = (await readdir(licenses, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => (entry.name === '@fontsource-variable' ? `${entry.name}/figtree` : entry.name));
  const names = new Set(components.map((one) => one.name));
  expect(folders.filter((one) => !names.has(one))).toEqual([]);
});

test('dpkg sorts the releases as they came', async () => {
  const { version } = newestPackages();
  await passes('dpkg', '--compare-versions', earlierPackages().version, 'lt', version);
  await passes('dpkg', '--compare-versions', version, 'le', version.replace('~test', ''));
});

test('makensis compiles what the Windows installer adds', async () => {
  const include = join(projectDir, 'packaging/windows/installer.nsh');
  const script = [
    'Name "Unhunch"',
    'OutFile "out.exe"',
    '!include LogicLib.nsh',
    '!define PRODUCT_NAME "Unhunch"',
    '!define APP_ID "net.unhunch.app"',
    // As electron-builder's multiUser and common scripts have it.
    '!define isUpdated `"" == "updated"`',
    `!include "${include}"`,
    'Section\nWriteUninstaller "$INSTDIR\\uninstall.exe"\nSectionEnd',
    'Section "Uninstall"\n!insertmacro customUnInstall\nSectionEnd',
  ];
  await writeFile(join(dir, 'installer.nsi'), script.join('\n'));
  const said = await passes('makensis', '-WX', '-V4', 'installer.nsi');
  expect(said).toMatch(/DeleteRegValue: .*electron\.app\.Unhunch/);
});

test('makepkg reads the PKGBUILD as .SRCINFO says', async () => {
  const manifests = aur(release);
  await write(manifests);
  // makepkg doesn't run as root, and asks for a pacman that it has no use for here.
  await passes('chown', '-R', 'nobody', dir);
  const said = await passes(
    'runuser',
    '-u',
    'nobody',
    '--',
    'env',
    'PACMAN=true',
    'makepkg',
    '--printsrcinfo',
  );
  const lines = (text: string) => text.split('\n').filter(Boolean).sort();
  expect(lines(said)).toEqual(lines(manifests.find(([name]) => name === '.SRCINFO')?.[1] ?? ''));
});

test('Ruby reads the cask', async () => {
  await write(homebrew(release));
  expect(await passes('ruby', '-c', 'unhunch.rb')).toContain('Syntax OK');
});

test('flatpak-builder reads the manifest', async () => {
  const electron = {
    version: '45.4.1',
    checksums: {
      'electron-v45.4.1-linux-x64.zip': 'b'.repeat(64),
      'electron-v45.4.1-linux-arm64.zip': 'c'.repeat(64),
    },
  };
  const parts = {
    locked: {},
    registry: 'https://registry.example.org',
    electron,
    commit: 'd'.repeat(40),
  };
  await mkdir(join(dir, 'state'));
  await write(flatpak(release, parts));
  const said = await passes('flatpak-builder', '--show-manifest', `${release.project.appId}.json`);
  expect(JSON.parse(said.slice(said.indexOf('\n{')))).toMatchObject({
    id: release.project.appId,
    command: 'unhunch-in-flatpak',
  });
});
