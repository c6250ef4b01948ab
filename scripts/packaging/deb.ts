// A Debian package, by dpkg-deb.
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectDir, run, UserError } from '../script';
import { runParts } from '../system/parts';
import { debianChangelog } from './changelog';
import { folderBytes } from './folder-bytes';
import { type LinuxApp, layOut, settle } from './linux-tree';
import { withTilde } from './version';

const architectures: Record<string, string> = { x64: 'amd64', arm64: 'arm64' };

/**
 * Builds the deb into `outDir` and returns its path.
 *
 * @throws {UserError} with dpkg-deb's words
 */
export async function buildDeb(app: LinuxApp, outDir: string): Promise<string> {
  const arch = architectures[app.arch] ?? app.arch;
  const file = path.join(outDir, `unhunch_${withTilde(app.version)}_${arch}.deb`);
  const root = await mkdtemp(path.join(tmpdir(), 'unhunch-deb-'));
  try {
    await layOut(app, path.join(root, 'usr'));
    await addDocs(app, path.join(root, 'usr/share'));
    const bytes = await folderBytes(root);
    await mkdir(path.join(root, 'DEBIAN'));
    await writeFile(path.join(root, 'DEBIAN/control'), control(app, arch, bytes));
    await writeFile(path.join(root, 'DEBIAN/postrm'), await postrm());
    await writeFile(path.join(root, 'DEBIAN/md5sums'), await md5sums(root));
    await settle(root, app.sourceDate);
    await chmod(path.join(root, 'usr/lib/unhunch/chrome-sandbox'), 0o4755);
    const env = { ...process.env, SOURCE_DATE_EPOCH: String(app.sourceDate) };
    const args = ['--root-owner-group', '-Zxz', '-z2', '--threads-max=1', '--build', root, file];
    const { code, output } = await run('dpkg-deb', args, { env });
    if (code !== 0) throw new UserError(`dpkg-deb failed:\n${output.trim()}`);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
  return file;
}

/** What `dpkg --verify` compares with. */
async function md5sums(root: string): Promise<string> {
  const entries = await readdir(path.join(root, 'usr'), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  const lines: string[] = [];
  for (const file of files) {
    const hash = createHash('md5')
      .update(await readFile(file))
      .digest('hex');
    lines.push(`${hash}  ${path.relative(root, file)}\n`);
  }
  return lines.join('');
}

async function addDocs({ version, project, releases, sourceDate }: LinuxApp, share: string) {
  const docs = path.join(share, 'doc/unhunch');
  await mkdir(docs, { recursive: true });
  const date = new Date(sourceDate * 1000).toISOString();
  const isListed = releases.some((release) => release.version === withTilde(version));
  const made = { version: withTilde(version), date, changes: ['Test build.'] };
  const entries = isListed ? releases : [made, ...releases];
  const changelog = debianChangelog(entries, `${project.maintainer} <${project.email}>`);
  await writeFile(path.join(docs, 'changelog.gz'), gzipSync(changelog, { level: 9 }));
  const license = await readFile(path.join(projectDir, 'LICENSE'), 'utf8');
  await writeFile(path.join(docs, 'copyright'), copyright(license));
  const page = path.join(share, 'man/man1/unhunch.1');
  await writeFile(`${page}.gz`, gzipSync(await readFile(page), { level: 9 }));
  await rm(page);
  const overrides = path.join(share, 'lintian/overrides');
  await mkdir(overrides, { recursive: true });
  const known = await readFile(path.join(projectDir, 'packaging/linux/lintian-overrides'));
  await writeFile(path.join(overrides, 'unhunch'), known);
}

/** Its own licence; those of what it is made of are beside the app. */
function copyright(license: string): string {
  const [, ...paragraphs] = license.trim().split('\n\n');
  const [holder = '', ...rest] = paragraphs;
  const body = rest.join('\n\n').split('\n');
  return [
    'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/',
    'Comment: The licences of Electron, Chromium and all that is bundled are in',
    ' /usr/lib/unhunch/LICENSE.electron.txt, /usr/lib/unhunch/LICENSES.chromium.html and',
    ' /usr/lib/unhunch/resources/licenses.',
    '',
    'Files: *',
    `Copyright: ${holder.replace(/^Copyright \(c\) /, '')}`,
    'License: Expat',
    ...body.map((line) => ` ${line || '.'}`),
    '',
  ].join('\n');
}

/** The `control` file. `bytes` is what the package takes when installed. */
export function control(app: LinuxApp, arch: string, bytes: number): string {
  const { project, version } = app;
  const libraries = runParts.filter(({ kind }) => kind === 'library');
  const depends = [...new Set(libraries.map(({ packages }) => packages.join(' | ')))];
  return [
    'Package: unhunch',
    `Version: ${withTilde(version)}`,
    `Architecture: ${arch}`,
    `Maintainer: ${project.maintainer} <${project.email}>`,
    `Installed-Size: ${Math.ceil(bytes / 1024)}`,
    `Depends: ${['libc6', ...depends].join(', ')}`,
    `Recommends: ${recommended.join(', ')}`,
    'Section: utils',
    'Priority: optional',
    `Homepage: ${project.homepage}`,
    'Description: calm desk-break reminder with moves for neck and upper back',
    ' Unhunch counts the time you have been sitting in the work hours you set. When',
    ' a break is due it waits for a pause in your typing, or for your call to end,',
    ' and then says so. One click, and an animated figure takes you through one or',
    ' two quick moves.',
    ' .',
    ' It uses no network and no account.',
    '',
  ].join('\n');
}

/**
 * What carries notifications, speech, and a tray: GNOME alone has none of its own, so only there
 * nothing satisfies the alternatives but the extension that brings one.
 */
const recommended = [
  'libnotify-bin',
  'speech-dispatcher',
  [
    'gnome-shell-extension-appindicator',
    'plasma-workspace',
    'xfce4-panel',
    'cinnamon',
    'mate-panel',
    'lxqt-panel',
    'budgie-core',
    'waybar',
  ].join(' | '),
];

async function postrm(): Promise<string> {
  const removeAutostart = await autostartRemoval();
  const body = removeAutostart.replaceAll(/^(?=.)/gm, '  ');
  return `#!/bin/sh\nset -e\nif [ "$1" = remove ]; then\n${body}fi\n`;
}

/** Shell commands for the end of an uninstallation, run as root. */
export function autostartRemoval(): Promise<string> {
  return readFile(path.join(projectDir, 'packaging/linux/remove-autostart.sh'), 'utf8');
}
