import { createRequire } from 'node:module';

const { version: pinnedElectron } = createRequire(import.meta.url)('electron/package.json') as {
  version: string;
};

/**
 * The version of packages made with this Electron. One that is not the pinned release makes test
 * packages, which every released one replaces and the release workflow refuses.
 */
export function packageVersion(appVersion: string, electron: string): string {
  return electron === pinnedElectron ? appVersion : `${appVersion}-test`;
}

export const isTestVersion = (version: string): boolean => version.includes('-');

/** As Debian and RPM sort versions: what follows `~` comes before the release. */
export const withTilde = (version: string): string => version.replace('-', '~');
