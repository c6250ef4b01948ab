import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { debianChangelog, parseChangelog } from '../../../scripts/packaging/changelog';
import { projectDir } from '../../../scripts/script';

const text =
  '# Changelog\n\nWords.\n\n## Unreleased\n\n- Not yet.\n\n## 0.2.0 (2026-11-28)\n\n- One.\n- Two.\n';

it('reads versions, dates and changes, and leaves out what is not released', () => {
  expect(parseChangelog(text)).toEqual([
    { version: '0.2.0', date: '2026-11-28', changes: ['One.', 'Two.'] },
  ]);
});

it('names a heading that is no version with its date', () => {
  expect(() => parseChangelog('# C\n\n## 0.3.0\n\n- One.\n')).toThrow('## 0.3.0');
});

it('writes it as Debian has it', () => {
  expect(debianChangelog(parseChangelog(text), 'Ann <ann@example.org>')).toBe(
    [
      'unhunch (0.2.0) stable; urgency=medium',
      '',
      '  * One.',
      '  * Two.',
      '',
      ' -- Ann <ann@example.org>  Sat, 28 Nov 2026 00:00:00 +0000',
      '',
    ].join('\n'),
  );
});

it('reads the changelog of this project', () => {
  const releases = parseChangelog(readFileSync(`${projectDir}/CHANGELOG.md`, 'utf8'));
  expect(releases.at(-1)).toMatchObject({ version: '0.1.0', date: '2026-11-22' });
  expect(releases.every(({ changes }) => changes.length > 0)).toBe(true);
});
