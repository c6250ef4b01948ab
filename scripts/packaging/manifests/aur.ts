import { type Manifest, type PublishedRelease, releaseFile } from './release-files';

/** The package of the Arch User Repository, from the tar.gz. https://wiki.archlinux.org/title/PKGBUILD */
export function aur(release: PublishedRelease): Manifest[] {
  const { project, version, texts } = release;
  const archive = (arch: string) => releaseFile(release, `unhunch-${version}-linux-${arch}.tar.gz`);
  const x64 = archive('x64');
  const arm64 = archive('arm64');
  const fields: readonly (readonly [name: string, values: readonly string[]])[] = [
    ['pkgdesc', [texts.comment]],
    ['pkgver', [version]],
    ['pkgrel', ['1']],
    ['url', [project.homepage]],
    ['arch', ['x86_64', 'aarch64']],
    ['license', ['MIT']],
    ['depends', ['alsa-lib', 'gtk3', 'libcups', 'libnotify', 'nss']],
    ['optdepends', ['speech-dispatcher: spoken cues']],
    ['provides', ['unhunch']],
    ['conflicts', ['unhunch']],
    ['options', ['!strip']],
    ['source_x86_64', [x64.url]],
    ['sha256sums_x86_64', [x64.sha256]],
    ['source_aarch64', [arm64.url]],
    ['sha256sums_aarch64', [arm64.sha256]],
  ];
  const single = new Set(['pkgdesc', 'pkgver', 'pkgrel', 'url']);
  const assignment = ([name, values]: (typeof fields)[number]) => {
    const quoted = values.map((value) => `'${value.replaceAll("'", `'\\''`)}'`).join(' ');
    return single.has(name) ? `${name}=${quoted}` : `${name}=(${quoted})`;
  };
  const pkgbuild = [
    `# Maintainer: ${project.maintainer} <${project.email}>`,
    'pkgname=unhunch-bin',
    ...fields.map(assignment),
    '',
    'package() {',
    '  install -d "$pkgdir/usr"',
    '  cp -a "$srcdir"/unhunch-"$pkgver"-linux-*/. "$pkgdir/usr/"',
    '  chmod 4755 "$pkgdir/usr/lib/unhunch/chrome-sandbox"',
    '  install -Dm644 "$pkgdir/usr/lib/unhunch/resources/licenses/Unhunch.txt" \\',
    '    "$pkgdir/usr/share/licenses/unhunch-bin/LICENSE"',
    '}',
    '',
  ];
  const srcinfo = [
    'pkgbase = unhunch-bin',
    ...fields.flatMap(([name, values]) => values.map((value) => `\t${name} = ${value}`)),
    '',
    'pkgname = unhunch-bin',
    '',
  ];
  return [
    ['PKGBUILD', pkgbuild.join('\n')],
    ['.SRCINFO', srcinfo.join('\n')],
  ];
}
