/** Where no panel shows the icon, the main window is the way in. */
import type { Settings } from '#core/settings';
import type { Translate } from '#core/translate';
import type { LogPort, NotificationContent, WindowsPort } from '../ports';
import { windowRequest } from './window-views';

export interface TrayPresence {
  /** A panel shows the icon now, or none does any more. */
  changed(present: boolean): void;
  /** null until it is known. */
  present(): boolean | null;
}

export interface TrayPresenceParts {
  readonly log: LogPort;
  readonly windows: Pick<WindowsPort, 'keepHome' | 'open'>;
  readonly settings: () => Settings;
  readonly t: Translate;
  readonly publish: () => void;
  readonly say: (notice: Pick<NotificationContent, 'id' | 'title' | 'body'>) => void;
}

export function createTrayPresence(parts: TrayPresenceParts): TrayPresence {
  const { log, windows, settings, t, publish, say } = parts;
  let known: boolean | null = null;
  let said = false;

  return {
    present: () => known,
    changed(present) {
      if (known === present) return;
      known = present;
      log.info(present ? 'tray: a panel shows the icon' : 'tray: no panel shows the icon');
      windows.keepHome(!present);
      if (!present) windows.open('home', windowRequest(settings(), false));
      publish();
      if (present || said) return;
      said = true;
      say({ id: 'no-tray', title: t('tray.noHostTitle'), body: t('tray.noHostBody') });
    },
  };
}
