/** The code that mutation testing changes, by the areas it reports on, and the tests that count. */
import path from 'node:path';

export interface Area {
  readonly name: string;
  /** Folders and files; the first area that names a file or a folder above it has it. */
  readonly paths: readonly string[];
}

export const areas: readonly Area[] = [
  { name: 'schedule', paths: ['core/schedule'] },
  { name: 'moves', paths: ['core/moves'] },
  { name: 'settings', paths: ['core/settings.ts', 'core/setting-limits.ts', 'core/days-off.ts'] },
  { name: 'history', paths: ['core/history'] },
  { name: 'session', paths: ['core/session'] },
  {
    name: 'command line',
    paths: ['core/command-line.ts', 'core/command.ts', 'core/status-report.ts'],
  },
  { name: 'rest of core', paths: ['core'] },
  { name: 'main', paths: ['main/break', 'main/commands', 'main/storage'] },
];

/** The area a file belongs to, by its path in the project with `/`; null if it is left alone. */
export function areaOf(file: string): string | null {
  return areas.find(({ paths }) => paths.some((path) => isIn(file, path)))?.name ?? null;
}

export function isIn(file: string, path: string): boolean {
  return file === path || file.startsWith(`${path}/`);
}

/**
 * Whether a test file is there for this source: it lies in the folder that mirrors the source's,
 * or in one above. A test further off that notices a change does so by accident.
 */
export function isOwnTest(source: string, test: string): boolean {
  return `tests/${path.dirname(source)}/`.startsWith(`${path.dirname(test)}/`);
}
