/** The checksums of a whole release, each different. */
export function publishedFiles(version: string): Map<string, string> {
  const names = [
    ...['x64', 'arm64'].flatMap((arch) => [
      `unhunch-${version}-linux-${arch}.tar.gz`,
      `unhunch-${version}-macos-${arch}.dmg`,
      `unhunch-${version}-macos-${arch}.zip`,
      `unhunch-${version}-windows-${arch}.zip`,
      `unhunch-${version}-windows-${arch}-setup.exe`,
    ]),
    ...['x86_64', 'arm64'].map((arch) => `unhunch-${version}-linux-${arch}.AppImage`),
    ...['amd64', 'arm64'].map((arch) => `unhunch_${version}_${arch}.deb`),
    ...['x86_64', 'aarch64'].map((arch) => `unhunch-${version}-1.${arch}.rpm`),
  ];
  return new Map(names.map((name, n) => [name, n.toString(16).padStart(64, '0')]));
}
