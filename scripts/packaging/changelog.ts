// CHANGELOG.md as data: its releases go into the packages and the release notes.
import { UserError } from '../script';

export interface Release {
  version: string;
  /** ISO 8601: the day, or the instant of a build between releases. */
  date: string;
  /** One line each, Markdown. */
  changes: string[];
}

/**
 * The releases, newest first. What stands under `## Unreleased` is not one yet.
 *
 * @throws {UserError} naming a heading that is not `## <version> (<date>)`
 */
export function parseChangelog(markdown: string): Release[] {
  const [, ...sections] = markdown.split(/^## /m);
  return sections.flatMap((section) => {
    const [heading = '', ...lines] = section.trim().split('\n');
    if (heading === 'Unreleased') return [];
    const match = /^(\d+\.\d+\.\d+) \((\d{4}-\d{2}-\d{2})\)$/.exec(heading);
    if (!match)
      throw new UserError(`CHANGELOG.md: "## ${heading}" is not a version with its date.`);
    const [, version = '', date = ''] = match;
    const changes = lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2));
    return [{ version, date, changes }];
  });
}

/** Debian's form of it, for `/usr/share/doc`. */
export function debianChangelog(releases: readonly Release[], maintainer: string): string {
  const paragraph = ({ version, date, changes }: Release) => {
    const day = new Date(date).toUTCString().replace('GMT', '+0000');
    return [
      `unhunch (${version}) stable; urgency=medium`,
      '',
      ...changes.map((change) => `  * ${change}`),
      '',
      ` -- ${maintainer}  ${day}`,
      '',
    ].join('\n');
  };
  return releases.map(paragraph).join('\n');
}
