// Who publishes Unhunch and where: the one place that holds the addresses.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { projectDir, UserError } from '../script';

const file = 'packaging/project.json';

const projectSchema = z.strictObject({
  /** Reverse domain name; also the name of the AppStream metainfo and of the Flatpak. */
  appId: z.string().regex(/^[a-z][a-z0-9]*(\.[a-z][a-z0-9]*){2,}$/),
  /** By which Windows finds the app when one of its toasts is clicked; never changed. */
  toastActivator: z.string().regex(/^\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$/),
  homepage: z.url({ protocol: /^https$/ }),
  repository: z.url({ protocol: /^https$/ }),
  maintainer: z.string().min(1),
  email: z.email(),
  /** Where weaknesses are reported. */
  security: z.email(),
});
export type Project = z.infer<typeof projectSchema>;

/** @throws {UserError} naming the field that does not fit */
export function readProject(dir = projectDir): Project {
  const read = projectSchema.safeParse(JSON.parse(readFileSync(path.join(dir, file), 'utf8')));
  if (read.success) return read.data;
  throw new UserError(`${file} can't be used:\n${z.prettifyError(read.error)}`);
}

/** The fields that still hold an address which nobody can own (RFC 2606). */
export function placeholdersIn(project: Project): string[] {
  return Object.entries(project)
    .filter(([, value]) => /\bexample\.org\b|\borg\.example\b/.test(value))
    .map(([field]) => field);
}

export const issuesUrl = ({ repository }: Project): string => `${repository}/issues`;

/** Where a file of a release can be fetched. */
export function downloadUrl({ repository }: Project, version: string, name: string): string {
  return `${repository}/releases/download/v${version}/${name}`;
}
