/** Who the app is to Windows: what its notifications and their clicks are kept under. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { z } from 'zod';

/** What scripts/package-app.ts writes into the packaged app's package.json. */
const identitySchema = z.object({ appUserModelId: z.string(), toastActivator: z.string() });

/**
 * To be called before anything else. The same id as the installer's shortcut, or Windows keeps the
 * toasts under another app; and an activator that stays the same, or a click on a toast of an
 * earlier start finds nobody. An app that isn't packaged has neither.
 */
export function introduceToWindows(root: string): void {
  const identity = identitySchema.safeParse(
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
  );
  if (!identity.success) return;
  const { appUserModelId, toastActivator } = identity.data;
  app.setAppUserModelId(appUserModelId);
  // Newer than Electron 33, which makes one up at each start.
  const { setToastActivatorCLSID } = app as Partial<Electron.App>;
  setToastActivatorCLSID?.call(app, toastActivator);
}
