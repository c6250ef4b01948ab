/** The main window is closed for the first time: says that the app goes on, and where it is. */
import type { Settings } from '#core/settings';
import type { Translate } from '#core/translate';
import type { TrayPlace } from '#core/tray-model';
import type { NotifierPort } from '../ports';
import type { Publisher } from './publisher';

export interface FirstCloseParts {
  readonly settings: () => Settings;
  readonly change: (path: 'app.saidGoesOn', value: boolean) => void;
  readonly tray: { place(): TrayPlace };
  readonly notifier: Pick<NotifierPort, 'show'>;
  readonly publisher: Pick<Publisher, 'sayGoesOn'>;
  readonly t: Translate;
}

/** To be called when the person has closed the window. Without an icon it never closes. */
export function createFirstClose(parts: FirstCloseParts): () => Promise<void> {
  const { settings, change, tray, notifier, publisher, t } = parts;
  return async () => {
    if (settings().app.saidGoesOn || tray.place().shown !== true) return;
    change('app.saidGoesOn', true);
    const shown = await notifier.show({
      id: 'goes-on',
      title: t('tray.goesOnTitle'),
      body: t('tray.goesOnBody'),
      actions: [],
      quiet: true,
      picture: null,
    });
    if (shown === null) publisher.sayGoesOn();
  };
}
