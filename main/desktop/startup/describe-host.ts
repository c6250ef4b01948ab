import { join } from 'node:path';
import { app, systemPreferences } from 'electron';
import type { Host } from '../../ports';
import { findPolicy } from './find-policy';
import { ownInstallation, systemFacts } from './machine-facts';
import { queryRegistry, systemFormats } from './system-formats';

/** The machine and the app as they are now. `root` is the app's folder. */
export function describeHost(root: string): Omit<Host, 'quit' | 'atLogin'> {
  return {
    userDataDir: app.getPath('userData'),
    assetsDir: join(root, 'assets'),
    stillsDir: app.isPackaged ? join(process.resourcesPath, 'stills') : join(root, 'out', 'stills'),
    version: app.getVersion(),
    electron: process.versions.electron,
    systemLanguages: app.getPreferredSystemLanguages(),
    formats: systemFormats({
      platform: process.platform,
      env: process.env,
      regionLocale: () => app.getSystemLocale(),
      readRegistry: queryRegistry,
      readDefault: (key) => systemPreferences.getUserDefault(key, 'boolean'),
    }),
    policy: findPolicy(),
    installed: ownInstallation(app.isPackaged),
    system: systemFacts(),
    homeDir: app.getPath('home'),
    appDataDir: app.getPath('appData'),
  };
}
