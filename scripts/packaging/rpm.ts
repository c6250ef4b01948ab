// An RPM package, by rpmbuild.
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectDir, run, UserError } from '../script';
import { runParts } from '../system/parts';
import { autostartRemoval } from './deb';
import { type LinuxApp, layOut, settle } from './linux-tree';
import { withTilde } from './version';

const architectures: Record<string, string> = { x64: 'x86_64', arm64: 'aarch64' };

/**
 * Builds the rpm into `outDir` and returns its path.
 *
 * @throws {UserError} with rpmbuild's words
 */
export async function buildRpm(app: LinuxApp, outDir: string): Promise<string> {
  const arch = architectures[app.arch] ?? app.arch;
  const name = `unhunch-${withTilde(app.version)}-1.${arch}.rpm`;
  const root = await mkdtemp(path.join(tmpdir(), 'unhunch-rpm-'));
  try {
    const tree = path.join(root, 'tree');
    await layOut(app, path.join(tree, 'usr'));
    const licenses = path.join(tree, 'usr/share/licenses/unhunch');
    await mkdir(licenses, { recursive: true });
    await copyFile(path.join(projectDir, 'LICENSE'), path.join(licenses, 'LICENSE'));
    await settle(tree, app.sourceDate);
    await writeFile(path.join(root, 'unhunch.spec'), spec(app, tree, await autostartRemoval()));
    const { code, output } = await run(
      'rpmbuild',
      ['-bb', '--target', arch, '--define', `_topdir ${root}`, path.join(root, 'unhunch.spec')],
      { env: { ...process.env, SOURCE_DATE_EPOCH: String(app.sourceDate) } },
    );
    if (code !== 0) throw new UserError(`rpmbuild failed:\n${output.trim()}`);
    const file = path.join(outDir, name);
    await copyFile(path.join(root, 'RPMS', arch, name), file);
    return file;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** The spec of a package whose files lie ready in `tree`. */
export function spec(app: LinuxApp, tree: string, removeAutostart: string): string {
  const { project } = app;
  const libraries = runParts.filter(({ kind }) => kind === 'library');
  return [
    // Electron comes ready: nothing to strip, to compile or to look for.
    '%global debug_package %{nil}',
    '%global __os_install_post %{nil}',
    '%global _build_id_links none',
    '%global _binary_payload w12.zstdio',
    '%global _buildhost reproducible',
    '%global use_source_date_epoch_as_buildtime 1',
    '%global clamp_mtime_to_source_date_epoch 1',
    '',
    'Name: unhunch',
    `Version: ${withTilde(app.version)}`,
    'Release: 1',
    'Summary: Calm desk-break reminder with moves for neck and upper back',
    'License: MIT',
    `URL: ${project.homepage}`,
    `Vendor: ${project.maintainer}`,
    `Packager: ${project.maintainer} <${project.email}>`,
    'AutoReqProv: no',
    ...libraries.map(({ name }) => `Requires: ${name}()(64bit)`),
    // For notifications and speech. Which desktop lacks a tray no dependency can say.
    'Recommends: libnotify',
    'Recommends: speech-dispatcher',
    '',
    '%description',
    'Unhunch counts the time you have been sitting in the work hours you set. When',
    'a break is due it waits for a pause in your typing, or for your call to end,',
    'and then says so. One click, and an animated figure takes you through one or',
    'two quick moves. It uses no network and no account.',
    '',
    '%install',
    `cp -a ${tree}/. %{buildroot}/`,
    '',
    '%postun',
    'if [ "$1" = 0 ]; then',
    removeAutostart.trimEnd(),
    'fi',
    '',
    '%files',
    '%license /usr/share/licenses/unhunch',
    '/usr/bin/unhunch',
    '/usr/lib/unhunch',
    '%attr(4755, root, root) /usr/lib/unhunch/chrome-sandbox',
    '/usr/share/applications/unhunch.desktop',
    '/usr/share/icons/hicolor/*/apps/unhunch.*',
    '/usr/share/man/man1/unhunch.1*',
    '/usr/share/metainfo/*.metainfo.xml',
    '/usr/share/mime/packages/unhunch.xml',
    '',
  ].join('\n');
}
