/** How the app came to this machine; updates come the same way, since it has no network of its own. */
export type Installation =
  | 'source'
  | 'Flatpak'
  | 'Snap'
  | 'AppImage'
  | 'deb'
  | 'rpm'
  | 'AUR'
  | 'Homebrew'
  | 'Scoop'
  | 'installer'
  | 'archive';

/** What brings the next version; null where a new file takes the old one's place by hand. */
export const updateCommands: Readonly<Record<Installation, string | null>> = {
  source: 'git pull && npm ci && npm start',
  Flatpak: 'flatpak update',
  Snap: 'snap refresh unhunch',
  AppImage: null,
  deb: 'sudo apt install ./unhunch_*.deb',
  rpm: 'sudo dnf install ./unhunch-*.rpm',
  AUR: 'git pull && makepkg -si',
  Homebrew: 'brew upgrade --cask unhunch',
  Scoop: 'scoop update unhunch',
  installer: 'winget upgrade Unhunch.Unhunch',
  archive: null,
};
