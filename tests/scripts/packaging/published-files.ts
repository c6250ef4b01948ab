import { releaseFiles } from '../../../scripts/packaging/release-faults';

/** The checksums of a whole release, each different. */
export function publishedFiles(version: string): Map<string, string> {
  return new Map(releaseFiles(version).map((name, n) => [name, n.toString(16).padStart(64, '0')]));
}
