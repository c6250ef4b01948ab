import { stringify } from 'yaml';
import { issuesUrl } from '../project';
import { type Manifest, type PublishedRelease, releaseFile } from './release-files';

/** The snap, from the tar.gz. https://documentation.ubuntu.com/snapcraft/stable/reference/ */
export function snap(release: PublishedRelease): Manifest[] {
  const { project, version, texts } = release;
  const archive = (arch: string) => releaseFile(release, `unhunch-${version}-linux-${arch}.tar.gz`);
  const on = (arch: string, node: string) => {
    const { url, sha256 } = archive(node);
    return [{ [`on ${arch}`]: url }, { [`on ${arch}`]: `sha256/${sha256}` }] as const;
  };
  const [amd64, amd64Sum] = on('amd64', 'x64');
  const [arm64, arm64Sum] = on('arm64', 'arm64');
  const manifest = {
    name: 'unhunch',
    version,
    title: 'Unhunch',
    summary: 'Calm break reminders, with moves for neck and upper back',
    description: texts.description.join('\n\n'),
    license: 'MIT',
    website: project.homepage,
    issues: issuesUrl(project),
    'source-code': project.repository,
    base: 'core24',
    grade: 'stable',
    confinement: 'strict',
    compression: 'lzo',
    platforms: { amd64: null, arm64: null },
    apps: {
      unhunch: {
        command: 'lib/unhunch/unhunch',
        desktop: 'share/applications/unhunch.desktop',
        'common-id': project.appId,
        extensions: ['gnome'],
        autostart: 'unhunch.desktop',
        plugs: ['audio-playback', 'browser-support', 'unity7'],
      },
    },
    plugs: { 'browser-support': { 'allow-sandbox': true } },
    parts: {
      unhunch: {
        plugin: 'dump',
        source: [amd64, arm64],
        'source-checksum': [amd64Sum, arm64Sum],
        'parse-info': [`share/metainfo/${project.appId}.metainfo.xml`],
      },
    },
  };
  return [['snapcraft.yaml', stringify(manifest)]];
}
