import { join } from 'node:path';
import { app } from 'electron';
import type { Host } from '../../ports';
import { findPolicy } from './find-policy';
import { ownInstallation, systemFacts } from './machine-facts';

/** The machine and the app as they are now. `root` is the app's folder. */
export function describeHost(root: string): Omit<Host, 'quit' | 'atLogin'> {
  return {
    userDataDir: app.getPath('userData'),
    assetsDir: join(root, 'assets'),
    stillsDir: app.isPackaged ? join(process.resourcesPath, 'stills') : join(root, 'out', 'stills'),
    version: app.getVersion(),
    electron: process.versions.electron,
    systemLanguages: app.getPreferredSystemLanguages(),
    policy: findPolicy(),
    installed: ownInstallation(app.isPackaged),
    system: systemFacts(),
    homeDir: app.getPath('home'),
  };
}
