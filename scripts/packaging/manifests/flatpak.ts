// The Flatpak, built from source without a network: everything npm needs is a source with its hash.
import type { Manifest, PublishedRelease } from './release-files';

export interface LockedPackage {
  /** Base64 after `sha512-`. */
  integrity?: string;
  version?: string;
}

export interface FlatpakParts {
  /** The `packages` of package-lock.json. */
  locked: Readonly<Record<string, LockedPackage>>;
  /** Where npm gets packages, without a slash at the end. */
  registry: string;
  electron: { version: string; checksums: Readonly<Record<string, string>> };
  commit: string;
}

/** Where the packages lie while it builds. */
const packagesDir = 'npm-packages';

/** https://docs.flatpak.org/en/latest/manifests.html */
export function flatpak({ project, version }: PublishedRelease, parts: FlatpakParts): Manifest[] {
  const manifest = {
    id: project.appId,
    runtime: 'org.freedesktop.Platform',
    'runtime-version': '25.08',
    sdk: 'org.freedesktop.Sdk',
    'sdk-extensions': ['org.freedesktop.Sdk.Extension.node22'],
    base: 'org.electronjs.Electron2.BaseApp',
    'base-version': '25.08',
    command: 'unhunch-in-flatpak',
    'rename-desktop-file': 'unhunch.desktop',
    'rename-icon': 'unhunch',
    'rename-mime-file': 'unhunch.xml',
    // No network: the app has no use for one.
    'finish-args': [
      '--share=ipc',
      '--socket=fallback-x11',
      '--socket=wayland',
      '--socket=pulseaudio',
      '--device=dri',
      '--talk-name=org.freedesktop.Notifications',
      '--talk-name=org.freedesktop.ScreenSaver',
      '--talk-name=org.gnome.Mutter.IdleMonitor',
      '--talk-name=org.kde.StatusNotifierWatcher',
      '--system-talk-name=org.freedesktop.login1',
    ],
    modules: [
      {
        name: 'unhunch',
        buildsystem: 'simple',
        'build-options': {
          'append-path': '/usr/lib/sdk/node22/bin',
          env: { ELECTRON_OVERRIDE_DIST_PATH: '/run/build/unhunch/electron' },
        },
        'build-commands': [
          `node scripts/packaging/offline-lock.mjs ${packagesDir}`,
          'npm ci --offline --ignore-scripts --cache .npm-cache',
          'npm run package',
          'npx tsx scripts/lay-out.ts "$FLATPAK_DEST"',
          'install -Dm755 packaging/linux/unhunch-in-flatpak "$FLATPAK_DEST/bin/unhunch-in-flatpak"',
        ],
        sources: [
          { type: 'git', url: project.repository, tag: `v${version}`, commit: parts.commit },
          electronSource(parts, 'x64', 'x86_64'),
          electronSource(parts, 'arm64', 'aarch64'),
          'node-sources.json',
        ],
      },
    ],
  };
  return [
    [`${project.appId}.json`, `${JSON.stringify(manifest, null, 2)}\n`],
    ['node-sources.json', `${JSON.stringify(nodeSources(parts), null, 2)}\n`],
  ];
}

function electronSource({ electron }: FlatpakParts, arch: string, flatpakArch: string): object {
  const name = `electron-v${electron.version}-linux-${arch}.zip`;
  return {
    type: 'archive',
    'only-arches': [flatpakArch],
    url: `https://github.com/electron/electron/releases/download/v${electron.version}/${name}`,
    sha256: electron.checksums[name],
    'strip-components': 0,
    dest: 'electron',
  };
}

/** Every package of the lock file, once. */
function nodeSources({ locked, registry }: FlatpakParts): object[] {
  const byFile = new Map<string, object>();
  for (const [key, { integrity, version }] of Object.entries(locked)) {
    if (!integrity || !version) continue;
    const name = key.replace(/^.*node_modules\//, '');
    const file = tarballName(name, version);
    byFile.set(file, {
      type: 'file',
      url: `${registry}/${name}/-/${name.replace(/^@[^/]+\//, '')}-${version}.tgz`,
      sha512: Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex'),
      dest: packagesDir,
      'dest-filename': file,
    });
  }
  return [...byFile.values()];
}

/** The file of a package in the folder of all; `offline-lock.mjs` names it the same way. */
export function tarballName(name: string, version: string): string {
  return `${name.replace('/', '+')}-${version}.tgz`;
}
