import { downloadUrl } from '../project';
import { type Manifest, type PublishedRelease, releaseFile } from './release-files';

/** The manifest for Scoop. https://github.com/ScoopInstaller/Scoop/wiki/App-Manifests */
export function scoop(release: PublishedRelease): Manifest[] {
  const { project, version, texts } = release;
  const nameFor = (version: string, arch: string) => `unhunch-${version}-windows-${arch}.zip`;
  const each = <T>(value: (arch: string) => T) => ({
    '64bit': value('x64'),
    arm64: value('arm64'),
  });
  const manifest = {
    version,
    description: texts.comment,
    homepage: project.homepage,
    license: 'MIT',
    architecture: each((arch) => {
      const { url, sha256 } = releaseFile(release, nameFor(version, arch));
      return { url, hash: sha256 };
    }),
    bin: [['Unhunch.exe', 'unhunch']],
    shortcuts: [['Unhunch.exe', 'Unhunch']],
    checkver: { github: project.repository },
    autoupdate: {
      architecture: each((arch) => ({
        url: downloadUrl(project, '$version', nameFor('$version', arch)),
      })),
    },
  };
  return [['unhunch.json', `${JSON.stringify(manifest, null, 2)}\n`]];
}
