import { stringify } from 'yaml';
import { withoutMarkdown } from '../metainfo';
import { issuesUrl } from '../project';
import { type Manifest, type PublishedRelease, releaseFile } from './release-files';

const schemaVersion = '1.9.0';

/** The three files of the Windows Package Manager. https://github.com/microsoft/winget-pkgs/tree/master/doc/manifest/schema/1.9.0 */
export function winget(release: PublishedRelease): Manifest[] {
  const { project, version, date, changes, texts } = release;
  const id = 'Unhunch.Unhunch';
  const head = { PackageIdentifier: id, PackageVersion: version };
  const foot = (type: string) => ({ ManifestType: type, ManifestVersion: schemaVersion });
  const installers = ['x64', 'arm64'].flatMap((arch) => {
    const { url, sha256 } = releaseFile(release, `unhunch-${version}-windows-${arch}-setup.exe`);
    const common = { Architecture: arch, InstallerUrl: url, InstallerSha256: sha256.toUpperCase() };
    return [
      { ...common, Scope: 'user', InstallerSwitches: { Custom: '/currentuser' } },
      { ...common, Scope: 'machine', InstallerSwitches: { Custom: '/allusers' } },
    ];
  });
  const file = (name: string, type: string, content: object): Manifest => [
    name,
    `# yaml-language-server: $schema=https://aka.ms/winget-manifest.${type}.${schemaVersion}.schema.json\n${stringify(content)}`,
  ];
  return [
    file(`${id}.yaml`, 'version', { ...head, DefaultLocale: 'en-US', ...foot('version') }),
    file(`${id}.installer.yaml`, 'installer', {
      ...head,
      MinimumOSVersion: '10.0.17763.0',
      InstallerType: 'nullsoft',
      UpgradeBehavior: 'install',
      FileExtensions: ['unhunch-moves'],
      ReleaseDate: date,
      Installers: installers,
      ...foot('installer'),
    }),
    file(`${id}.locale.en-US.yaml`, 'defaultLocale', {
      ...head,
      PackageLocale: 'en-US',
      Publisher: project.maintainer,
      PublisherUrl: project.homepage,
      PublisherSupportUrl: issuesUrl(project),
      PackageName: 'Unhunch',
      PackageUrl: project.homepage,
      License: 'MIT',
      ShortDescription: texts.comment,
      Description: texts.description.join('\n'),
      Tags: texts.keywords,
      ReleaseNotes: changes.map((change) => `- ${withoutMarkdown(change)}`).join('\n'),
      ...foot('defaultLocale'),
    }),
  ];
}
