import { expect, it } from 'vitest';
import { downloadUrl, placeholdersIn, readProject } from '../../../scripts/packaging/project';

const owned = {
  appId: 'net.unhunch.app',
  toastActivator: '{0F3C1B52-8D57-4C6E-9B7A-2E5D1C4F6A80}',
  homepage: 'https://unhunch.net',
  repository: 'https://code.unhunch.net/unhunch',
  maintainer: 'Ann',
  email: 'ann@unhunch.net',
  security: 'security@unhunch.net',
};

it('finds no placeholder among addresses that somebody owns', () => {
  expect(placeholdersIn(owned)).toEqual([]);
});

it.each([
  ['appId', 'org.example.unhunch'],
  ['homepage', 'https://unhunch.example.org'],
  ['repository', 'https://example.org/unhunch'],
  ['email', 'ann@example.org'],
  ['security', 'security@example.org'],
])('finds the placeholder in %s', (field, value) => {
  expect(placeholdersIn({ ...owned, [field]: value })).toEqual([field]);
});

it('reads the addresses of this project', () => {
  expect(downloadUrl(readProject(), '1.2.3', 'a.deb')).toMatch(
    /^https:\/\/.*\/releases\/download\/v1\.2\.3\/a\.deb$/,
  );
});
