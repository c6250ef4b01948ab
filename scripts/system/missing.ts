import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { run } from '../script';
import type { SystemPart } from './parts';

export interface Missing {
  parts: SystemPart[];
  /** Libraries that no known package holds. */
  unknown: string[];
}

/** What of `parts` this system lacks to run `executable`. */
export async function findMissing(
  executable: string,
  parts: readonly SystemPart[],
): Promise<Missing> {
  const { output } = await run('ldd', [executable]);
  const libraries = missingLibraries(output);
  const known = new Set(parts.map((part) => part.name));
  return {
    parts: parts.filter((part) => isMissing(part, libraries)),
    unknown: libraries.filter((name) => !known.has(name)),
  };
}

function isMissing({ kind, name }: SystemPart, missingLibraries: readonly string[]): boolean {
  switch (kind) {
    case 'library':
      return missingLibraries.includes(name);
    case 'command':
      return !hasCommand(name);
    case 'file':
      return !existsSync(name);
  }
}

/** The libraries that ldd's output says can't be found. */
export function missingLibraries(lddOutput: string): string[] {
  const names = [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name ?? '');
  return [...new Set(names)];
}

function hasCommand(name: string): boolean {
  return (process.env.PATH ?? '').split(path.delimiter).some((dir) => {
    try {
      accessSync(path.join(dir, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
