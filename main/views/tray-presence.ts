/**
 * Where no panel shows the icon, the main window is the way in: opened for who started the app by
 * hand, never at login.
 */
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
  readonly change: (path: 'app.saidNoTray', value: boolean) => void;
  readonly atLogin: boolean;
  readonly t: Translate;
  readonly publish: () => void;
  readonly say: (notice: Pick<NotificationContent, 'id' | 'title' | 'body'>) => void;
}

export function createTrayPresence(parts: TrayPresenceParts): TrayPresence {
  const { log, windows, settings, change, atLogin, t, publish, say } = parts;
  let known: boolean | null = null;

  return {
    present: () => known,
    changed(present) {
      if (known === present) return;
      known = present;
      log.info(present ? 'tray: a panel shows the icon' : 'tray: no panel shows the icon');
      windows.keepHome(!present);
      if (!present && !atLogin) windows.open('home', windowRequest(settings(), false));
      publish();
      if (present || settings().app.saidNoTray) return;
      change('app.saidNoTray', true);
      say({ id: 'no-tray', title: t('tray.noHostTitle'), body: t('tray.noHostBody') });
    },
  };
}
