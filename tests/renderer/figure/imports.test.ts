import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importsOf, programOf, targetOf } from '../../architecture/imports';

const root = new URL('../../../', import.meta.url);

/** The packages that a file takes along when it runs, directly or through others. */
function packagesOf(first: string): string[] {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const walk = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const text = readFileSync(new URL(path, root), 'utf8');
    for (const { from, typeOnly } of importsOf(programOf({ path, text }))) {
      if (typeOnly) continue;
      const target = targetOf(path, from);
      if (target === null) packages.add(from);
      else walk(`${target}.ts`);
    }
  };
  walk(first);
  return [...packages];
}

test('whoever draws the figure takes no library along, as its module is to stay small', () => {
  expect(packagesOf('renderer/figure/scene.ts')).toEqual([]);
  expect(packagesOf('core/moves/figure-schema.ts')).toEqual(['zod']);
});
