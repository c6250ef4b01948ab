import { sep } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileFor } from '../../../../main/desktop/windows/protocol';

const folder = ['', 'opt', 'unhunch', 'renderer'].join(sep);
const inFolder = (name: string) => `${folder}${sep}${name}`;

it.each([
  ['unhunch://app/home.html', 'home.html'],
  ['unhunch://app/break.html?view=card#top', 'break.html'],
  ['unhunch://app/assets/a%20b.js', `assets${sep}a b.js`],
  ['unhunch://app/assets/../home.html', 'home.html'],
  ['unhunch://app/assets/%2e%2e/home.html', 'home.html'],
])('%s is a file of ours', (url, name) => {
  expect(fileFor(folder, url)).toBe(inFolder(name));
});

it.each([
  ['another host', 'unhunch://other/home.html'],
  ['no host', 'unhunch:///home.html'],
  ['no file', 'unhunch://app/'],
  ['no path', 'unhunch://app'],
  ['the folder beside', 'unhunch://app/..%2frenderer-old/secret'],
  ['the folder above', 'unhunch://app/..%2f..%2fetc%2fpasswd'],
  ['an encoding that is none', 'unhunch://app/%ff'],
  ['half an encoding', 'unhunch://app/%e0%a4%a'],
  ['a NUL', 'unhunch://app/home.html%00.js'],
  ['nothing like a URL', 'home.html'],
])('%s is no file of ours', (_, url) => {
  expect(fileFor(folder, url)).toBeNull();
});

describe('whatever a page asks for', () => {
  const part = fc.oneof(
    fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2E.',
      '..%2f',
      '..%5c',
      '\\',
      '%5c',
      '%00',
      '%',
      '',
      ':',
      'C:',
    ),
    fc.constantFrom(
      '%252e%252e',
      '%c0%ae%c0%ae',
      '....',
      'home.html',
      'assets',
      '?',
      '#',
      '@',
      '%2f',
    ),
    fc.string({ maxLength: 6 }),
  );
  const url = fc
    .tuple(fc.constantFrom('/', '\\', '%2f', '//'), fc.array(part, { maxLength: 8 }))
    .map(([between, parts]) => `unhunch://app/${parts.join(between)}`);

  it('stays below the folder', () => {
    fc.assert(
      fc.property(url, (asked) => {
        const path = fileFor(folder, asked);
        if (path === null) return;
        expect(path.startsWith(folder + sep)).toBe(true);
        expect(path.split(sep)).not.toContain('..');
        expect(path).not.toContain('\0');
      }),
      { numRuns: 2000 },
    );
  });
});
