import { expect, it } from 'vitest';
import { namedTwice, outOfPlace } from './places';

it('finds files that share a name within a tree, whatever their ending', () => {
  const twice = ['core/moves/break.ts', 'core/schedule/break.ts'];
  expect(namedTwice([...twice, 'main/break/break.ts', 'core/moves/dose.ts'])).toEqual(twice);
  const components = ['renderer/ui/Row.tsx', 'renderer/home/row.ts'];
  expect(namedTwice(components)).toEqual(components);
});

it('lets an index be, and a test be called after what it tests', () => {
  expect(namedTwice(['main/busy/index.ts', 'main/index.ts'])).toEqual([]);
  expect(
    namedTwice([
      'core/schedule/state-file.ts',
      'main/storage/state-file.ts',
      'tests/core/schedule/state-file.test.ts',
      'tests/main/storage/state-file.test.ts',
    ]),
  ).toEqual([]);
});

it('finds what lies in main beside the rooms', () => {
  const top = ['main/app.ts', 'main/index.ts', 'main/ports.ts', 'main/preload.ts', 'main/texts.ts'];
  const loose = ['main/obey.ts', 'main/ports-of-old.ts'];
  expect(outOfPlace([...top, ...loose, 'main/break/obey.ts', 'core/obey.ts'])).toEqual(loose);
});
