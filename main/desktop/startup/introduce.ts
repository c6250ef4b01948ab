/** Who the app is to Windows: what its notifications and their clicks are kept under. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/**
 * To be called before anything else. The same id as the installer's shortcut, or Windows keeps the
 * toasts under another app; and an activator that stays the same, or a click on a toast of an
 * earlier start finds nobody. An app that isn't packaged has neither.
 */
export function introduceToWindows(root: string): void {
  // What scripts/package-app.ts writes into the packaged app's package.json. By hand: a schema's
  // library would be loaded before the icon is there.
  const { appUserModelId, toastActivator }: Record<string, unknown> = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  if (typeof appUserModelId !== 'string' || typeof toastActivator !== 'string') return;
  app.setAppUserModelId(appUserModelId);
  // Newer than Electron 33, which makes one up at each start.
  const { setToastActivatorCLSID } = app as Partial<Electron.App>;
  setToastActivatorCLSID?.call(app, toastActivator);
}
