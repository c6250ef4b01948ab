import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

interface LockedPackage {
  resolved?: string;
  integrity?: string;
  optionalDependencies?: Record<string, string>;
}

const file = path.join(import.meta.dirname, '../../package-lock.json');
const { packages } = JSON.parse(readFileSync(file, 'utf8')) as {
  packages: Record<string, LockedPackage>;
};
const { '': _project, ...locked } = packages;

it('names no host, so that any registry can be used', () => {
  expect(Object.values(locked).filter((one) => one.resolved !== undefined)).toEqual([]);
});

it('pins the content of every package', () => {
  const unpinned = Object.entries(locked).filter(([, one]) => one.integrity === undefined);
  expect(unpinned.map(([name]) => name)).toEqual([]);
});

// npm leaves out a part that the registry in use doesn't have, and then its own `npm ci` refuses
// the lock file, or other platforms stay without that part.
it('holds the parts of every platform', () => {
  const names = new Set(Object.keys(locked).map((key) => key.replace(/^.*node_modules\//, '')));
  const missing = Object.values(locked)
    .flatMap((one) => Object.keys(one.optionalDependencies ?? {}))
    .filter((name) => !names.has(name));
  expect(missing).toEqual([]);
});
