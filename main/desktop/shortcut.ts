import { globalShortcut } from 'electron';
import type { ShortcutPort } from '../ports';

/** The one global shortcut. Where the desktop has none to give (some Wayland), it stays off. */
export function createShortcut(): ShortcutPort {
  return {
    set(accelerator, callback) {
      globalShortcut.unregisterAll();
      if (accelerator === '') return true;
      try {
        return globalShortcut.register(accelerator, callback);
      } catch {
        return false;
      }
    },
  };
}
