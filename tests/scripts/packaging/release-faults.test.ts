import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { readProject } from '../../../scripts/packaging/project';
import { releaseFaults } from '../../../scripts/packaging/release-faults';

const { version: pinned } = createRequire(import.meta.url)('electron/package.json');
const good = {
  tag: 'v0.2.0',
  version: '0.2.0',
  project: {
    appId: 'net.unhunch.app',
    toastActivator: '{0F3C1B52-8D57-4C6E-9B7A-2E5D1C4F6A80}',
    homepage: 'https://unhunch.net',
    repository: 'https://code.unhunch.net/unhunch',
    maintainer: 'Ann',
    email: 'ann@unhunch.net',
    security: 'security@unhunch.net',
  },
  releases: [{ version: '0.2.0', date: '2026-11-28', changes: ['A change.'] }],
  electron: pinned,
};

it('finds nothing in a good release', () => {
  expect(releaseFaults(good)).toEqual([]);
});

it('refuses addresses that nobody owns', () => {
  const project = { ...good.project, security: 'security@example.org' };
  expect(releaseFaults({ ...good, project })).toEqual([
    'packaging/project.json: security is still a placeholder.',
  ]);
});

it('refuses another version than the tag, or one without notes', () => {
  expect(releaseFaults({ ...good, tag: 'v0.3.0' })).toEqual([
    'The tag v0.3.0 is not the version 0.2.0.',
  ]);
  expect(releaseFaults({ ...good, releases: [] })).toEqual([
    'CHANGELOG.md does not begin with 0.2.0 and its date.',
  ]);
});

it('refuses any Electron but the pinned one', () => {
  expect(releaseFaults({ ...good, electron: '33.2.1' })).toEqual([
    'Electron 33.2.1 is not the pinned one.',
  ]);
});

it('refuses this project while its addresses are placeholders', () => {
  const faults = releaseFaults({ ...good, project: readProject() });
  expect(faults).toContain('packaging/project.json: repository is still a placeholder.');
});
