import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { languages } from '#core/languages';
import { control } from '../../../scripts/packaging/deb';
import { desktopEntry, mimeInfo } from '../../../scripts/packaging/desktop-entry';
import { manPage } from '../../../scripts/packaging/man-page';
import { metainfo, withoutMarkdown } from '../../../scripts/packaging/metainfo';
import { spec } from '../../../scripts/packaging/rpm';
import { signing } from '../../../scripts/packaging/signing';
import { packageTexts } from '../../../scripts/packaging/texts';
import { isTestVersion, packageVersion, withTilde } from '../../../scripts/packaging/version';
import { runParts } from '../../../scripts/system/parts';

const project = {
  appId: 'net.unhunch.app',
  toastActivator: '{0F3C1B52-8D57-4C6E-9B7A-2E5D1C4F6A80}',
  homepage: 'https://unhunch.net',
  repository: 'https://code.unhunch.net/unhunch',
  maintainer: 'Ann',
  email: 'ann@unhunch.net',
  security: 'security@unhunch.net',
};
const app = {
  unpacked: '/unpacked',
  version: '0.2.0-test',
  arch: 'x64',
  sourceDate: 1_795_300_000,
  project,
  releases: [{ version: '0.2.0', date: '2026-11-28', changes: ['Moves & more: `a` < **b**.'] }],
};

describe('the version of a package', () => {
  const { version: pinned } = createRequire(import.meta.url)('electron/package.json');

  it('is that of the app with the pinned Electron, and a test with any other', () => {
    expect(packageVersion('0.2.0', pinned)).toBe('0.2.0');
    expect(packageVersion('0.2.0', '33.2.1')).toBe('0.2.0-test');
    expect([isTestVersion('0.2.0'), isTestVersion('0.2.0-test')]).toEqual([false, true]);
  });

  it('sorts a test before its release', () => {
    expect(withTilde('0.2.0-test')).toBe('0.2.0~test');
  });
});

describe('the menu entry', () => {
  const entry = desktopEntry(packageTexts);

  it('speaks every language', () => {
    for (const key of ['GenericName', 'Comment', 'Keywords']) {
      const lines = entry.split('\n').filter((line) => new RegExp(`^${key}[[=]`).test(line));
      expect(lines).toHaveLength(languages.length);
    }
    expect(entry).toContain('Comment[pt_BR]=Lembretes');
  });

  it('opens files of moves', () => {
    expect(entry).toContain('Exec=unhunch %f\n');
    expect(entry).toContain('MimeType=application/x-unhunch-moves;\n');
    expect(mimeInfo(packageTexts)).toContain('<glob pattern="*.unhunch-moves"/>');
  });
});

describe('the metainfo', () => {
  const xml = metainfo(project, packageTexts, app.releases);

  it('tells the releases in plain words', () => {
    expect(xml).toContain('<release version="0.2.0" date="2026-11-28">');
    expect(xml).toContain('<li>Moves &amp; more: a &lt; b.</li>');
    expect(withoutMarkdown('See [the page](docs/a.md).')).toBe('See the page.');
  });

  it('has the addresses of the project', () => {
    expect(xml).toContain('<id>net.unhunch.app</id>');
    expect(xml).toContain('<url type="bugtracker">https://code.unhunch.net/unhunch/issues</url>');
  });
});

describe('dependencies', () => {
  const libraries = runParts.filter(({ kind }) => kind === 'library');

  it('of the deb name each library by every name Debian has given it', () => {
    const text = control(app, 'amd64', 2048);
    const depends = /^Depends: (.*)$/m.exec(text)?.[1]?.split(', ') ?? [];
    for (const { packages } of libraries) expect(depends).toContain(packages.join(' | '));
    expect(text).toContain('Version: 0.2.0~test\n');
    expect(text).toContain('Installed-Size: 2\n');
  });

  it('of the rpm name each library by itself, since distributions name packages differently', () => {
    const text = spec(app, '/tree', 'true\n');
    for (const { name } of libraries) expect(text).toContain(`Requires: ${name}()(64bit)\n`);
  });
});

it('makes a manual page of the help', () => {
  const help = 'Usage: unhunch [command]\n\nIt runs.\n\n  --skip  skip it\n  --quit  end it';
  expect(manPage(help, '0.2.0', '2026-11-28')).toContain('.TP\n.B \\-\\-skip\nskip it\n');
});

describe('signing', () => {
  it('names what is missing in the environment', () => {
    expect(signing('win32', { WIN_CSC_LINK: 'file' })).toEqual([
      'Signing: off, since WIN_CSC_KEY_PASSWORD is not set.',
    ]);
    expect(signing('darwin', { CSC_LINK: 'a', CSC_KEY_PASSWORD: 'b' })).toEqual([
      'Signing: on.',
      'Notarisation: off, since APPLE_API_KEY and APPLE_API_KEY_ID and APPLE_API_ISSUER are not set.',
    ]);
  });
});
