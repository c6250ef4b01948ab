import { UserError } from '../../script';
import type { Release } from '../changelog';
import { downloadUrl, type Project } from '../project';
import type { PackageTexts } from '../texts';

/** What the manifests of the stores are written from. */
export interface PublishedRelease {
  project: Project;
  version: string;
  /** `2026-11-28`. */
  date: string;
  changes: Release['changes'];
  texts: PackageTexts;
  /** SHA-256 in hex, by file name. */
  sums: ReadonlyMap<string, string>;
}

export interface ReleaseFile {
  url: string;
  sha256: string;
}

/** A file with the name it has in the store's folder, and its content. */
export type Manifest = readonly [name: string, content: string];

/** @throws {UserError} when that file is not among the release's */
export function releaseFile(release: PublishedRelease, name: string): ReleaseFile {
  const sha256 = release.sums.get(name);
  if (!sha256) throw new UserError(`The release has no file ${name}.`);
  return { url: downloadUrl(release.project, release.version, name), sha256 };
}

/** The lines of a `SHA256SUMS` file. */
export function parseSums(text: string): Map<string, string> {
  const lines = text.split('\n').filter(Boolean);
  return new Map(
    lines.map((line) => {
      const match = /^([0-9a-f]{64}) [ *](\S.*)$/.exec(line);
      if (!match) throw new UserError(`SHA256SUMS: "${line}" is no checksum.`);
      return [match[2] ?? '', match[1] ?? ''];
    }),
  );
}
