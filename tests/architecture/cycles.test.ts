import { describe, expect, it } from 'vitest';
import { cyclesIn } from './cycles';

/** Files as `path: what it imports`. */
const cyclesOf = (files: Readonly<Record<string, readonly string[]>>) =>
  cyclesIn(
    Object.entries(files).map(([path, imports]) => ({
      path,
      text: imports.map((from, i) => `import { it${i} } from '${from}';`).join('\n'),
    })),
  );

describe('a circle is found', () => {
  it('among files of a folder, also through types alone', () => {
    expect(
      cyclesOf({ 'core/a.ts': ['./b'], 'core/b.ts': ['./c'], 'core/c.ts': ['#core/a'] }),
    ).toEqual(['core/a.ts → core/b.ts → core/c.ts → core/a.ts']);
    const typesOnly = [
      { path: 'core/a.ts', text: "import type { B } from './b';" },
      { path: 'core/b.ts', text: "export type A = import('./a').A;" },
    ];
    expect(cyclesIn(typesOnly)).toEqual(['core/a.ts → core/b.ts → core/a.ts']);
  });

  it('among folders whose files are in none', () => {
    const files = {
      'core/moves/a.ts': ['../history/b'],
      'core/history/b.ts': [],
      'core/history/deep/c.ts': ['../../moves/d'],
      'core/moves/d.ts': [],
    };
    expect(cyclesOf(files)).toEqual(['core/history → core/moves → core/history']);
  });

  it('between a folder and a file beside it', () => {
    const files = { 'main/x/a.ts': ['../b'], 'main/b.ts': ['./x/c'], 'main/x/c.ts': [] };
    expect(cyclesOf(files)).toEqual(['main/b.ts → main/x → main/b.ts']);
  });

  it('between top folders', () => {
    const files = {
      'scripts/a.ts': ['../tests/support/b'],
      'tests/support/b.ts': [],
      'tests/c.test.ts': ['../scripts/a'],
    };
    expect(cyclesOf(files)).toEqual(['scripts → tests → scripts']);
  });

  it('through an index, and through a name with its ending', () => {
    const files = { 'main/x/index.tsx': ['../y'], 'main/y.ts': ['./x'] };
    expect(cyclesOf(files)).toEqual(['main/x → main/y.ts → main/x']);
    expect(cyclesOf({ 'main/x.ts': ['./y.ts'], 'main/y.ts': ['./x.ts'] })).toHaveLength(1);
  });

  it('once each, where there are several', () => {
    const files = {
      'core/a.ts': ['./b'],
      'core/b.ts': ['./a'],
      'main/c.ts': ['./d'],
      'main/d.ts': ['./c'],
    };
    expect(cyclesOf(files)).toHaveLength(2);
  });
});

it('finds none where ways part and meet again, or lead to packages', () => {
  const files = {
    'core/a.ts': ['./b', './x/c', 'zod'],
    'core/b.ts': ['./x/d', './missing'],
    'core/x/c.ts': ['./d'],
    'core/x/d.ts': [],
  };
  expect(cyclesOf(files)).toEqual([]);
});
