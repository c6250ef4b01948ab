// What keeps a tag from becoming a release.
import type { Release } from './changelog';
import { type Project, placeholdersIn } from './project';
import { isTestVersion, packageVersion } from './version';

export interface ReleaseCandidate {
  /** `v1.2.3`. */
  tag: string;
  /** Of package.json. */
  version: string;
  project: Project;
  releases: readonly Release[];
  /** The Electron there is to package with. */
  electron: string | null;
}

/** One sentence for each fault. */
export function releaseFaults(candidate: ReleaseCandidate): string[] {
  const { tag, version, project, releases, electron } = candidate;
  const faults = placeholdersIn(project).map(
    (field) => `packaging/project.json: ${field} is still a placeholder.`,
  );
  if (tag !== `v${version}`) faults.push(`The tag ${tag} is not the version ${version}.`);
  if (releases[0]?.version !== version) {
    faults.push(`CHANGELOG.md does not begin with ${version} and its date.`);
  }
  if (electron === null || isTestVersion(packageVersion(version, electron))) {
    faults.push(`Electron ${electron ?? '(unknown)'} is not the pinned one.`);
  }
  return faults;
}

/** Every file that a release has. */
export function releaseFiles(version: string): string[] {
  return [
    ...['x64', 'arm64'].flatMap((arch) => [
      `unhunch-${version}-linux-${arch}.tar.gz`,
      `unhunch-${version}-macos-${arch}.dmg`,
      `unhunch-${version}-macos-${arch}.zip`,
      `unhunch-${version}-windows-${arch}.zip`,
      `unhunch-${version}-windows-${arch}-setup.exe`,
    ]),
    ...['x86_64', 'arm64'].map((arch) => `unhunch-${version}-linux-${arch}.AppImage`),
    ...['amd64', 'arm64'].map((arch) => `unhunch_${version}_${arch}.deb`),
    ...['x86_64', 'aarch64'].map((arch) => `unhunch-${version}-1.${arch}.rpm`),
    `unhunch-${version}.cdx.json`,
  ];
}
