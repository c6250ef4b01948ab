// What the Linux packages put where: the app's folder and all that makes it known to a desktop.
import { chmod, cp, lutimes, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { helpText } from '#core/command-line';
import { openTexts } from '../../main/texts';
import { projectDir } from '../script';
import { parseChangelog, type Release } from './changelog';
import { desktopEntry, mimeInfo } from './desktop-entry';
import { manPage } from './man-page';
import { metainfo } from './metainfo';
import { type Project, readProject } from './project';
import { packageTexts } from './texts';

/** What every Linux package is made of. */
export interface LinuxApp {
  /** The folder with the app, ready to run. */
  unpacked: string;
  version: string;
  /** As Node names it. */
  arch: string;
  /** Epoch seconds that every file in the packages gets. */
  sourceDate: number;
  project: Project;
  releases: readonly Release[];
}

export async function describeLinuxApp(
  made: Pick<LinuxApp, 'unpacked' | 'version' | 'arch' | 'sourceDate'>,
): Promise<LinuxApp> {
  const changelog = await readFile(path.join(projectDir, 'CHANGELOG.md'), 'utf8');
  return { ...made, project: readProject(), releases: parseChangelog(changelog) };
}

/** Lays the files out below `prefix`, an empty folder that stands for `/usr`. */
export async function layOut(app: LinuxApp, prefix: string): Promise<void> {
  const put = async (name: string, content: string | Buffer) => {
    const file = path.join(prefix, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  };
  await mkdir(path.join(prefix, 'bin'), { recursive: true });
  await cp(app.unpacked, path.join(prefix, 'lib/unhunch'), { recursive: true });
  await symlink('../lib/unhunch/unhunch', path.join(prefix, 'bin/unhunch'));

  const icons = path.join(projectDir, 'assets/icons');
  for (const size of await readdir(path.join(icons, 'app'))) {
    const folder = size.replace('.png', '');
    if (folder === '1024x1024') continue; // The theme has no such folder.
    const name = `share/icons/hicolor/${folder}/apps/unhunch.png`;
    await put(name, await readFile(path.join(icons, 'app', size)));
  }
  const drawing = await readFile(path.join(icons, 'source/app.svg'));
  await put('share/icons/hicolor/scalable/apps/unhunch.svg', drawing);

  await put('share/applications/unhunch.desktop', desktopEntry(packageTexts));
  await put('share/mime/packages/unhunch.xml', mimeInfo(packageTexts));
  await put(
    `share/metainfo/${app.project.appId}.metainfo.xml`,
    metainfo(app.project, packageTexts, app.releases),
  );
  const { t } = openTexts(path.join(projectDir, 'assets/locales'), 'en');
  const date = new Date(app.sourceDate * 1000).toISOString().slice(0, 10);
  await put('share/man/man1/unhunch.1', manPage(helpText(t), app.version, date));
}

/** Gives every file below `dir` the owner's usual rights and the one time. */
export async function settle(dir: string, sourceDate: number): Promise<void> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(file, 0o755);
    else if (entry.isFile()) await chmod(file, isProgram(file) ? 0o755 : 0o644);
    await lutimes(file, sourceDate, sourceDate);
  }
  await chmod(dir, 0o755);
  await lutimes(dir, sourceDate, sourceDate);
}

const programs = ['unhunch', 'unhunch-app', 'chrome-sandbox', 'chrome_crashpad_handler'];

/** Electron's programs, and the scripts of a package. */
function isProgram(file: string): boolean {
  const { dir, base } = path.parse(file);
  if (path.basename(dir) === 'DEBIAN') return base === 'postrm';
  return dir.endsWith('/lib/unhunch') && programs.includes(base);
}
