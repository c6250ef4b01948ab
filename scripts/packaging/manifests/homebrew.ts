import { type Manifest, type PublishedRelease, releaseFile } from './release-files';

/** The cask for macOS. https://docs.brew.sh/Cask-Cookbook */
export function homebrew(release: PublishedRelease): Manifest[] {
  const { project, version } = release;
  const image = (arch: string) => releaseFile(release, `unhunch-${version}-macos-${arch}.dmg`);
  const pattern = image('x64').url.replaceAll(version, '#{version}').replace('x64', '#{arch}');
  const lines = [
    'cask "unhunch" do',
    '  arch arm: "arm64", intel: "x64"',
    '',
    `  version "${version}"`,
    `  sha256 arm:   "${image('arm64').sha256}",`,
    `         intel: "${image('x64').sha256}"`,
    '',
    `  url "${pattern}"`,
    '  name "Unhunch"',
    '  desc "Desk-break reminder with moves for neck and upper back"',
    `  homepage "${project.homepage}"`,
    '',
    '  depends_on macos: ">= :monterey"',
    '',
    '  app "Unhunch.app"',
    '',
    `  uninstall quit: "${project.appId}"`,
    '',
    '  zap trash: [',
    '    "~/Library/Application Support/Unhunch",',
    '    "~/Library/Logs/Unhunch",',
    `    "~/Library/Preferences/${project.appId}.plist",`,
    '  ]',
    'end',
    '',
  ];
  return [['unhunch.rb', lines.join('\n')]];
}
