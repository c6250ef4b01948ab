/** The settings that something outside the schedule has to carry out. */

import { messageOf } from '#core/error-message';
import type { Settings } from '#core/settings';
import type { LoginPort, LogPort, ShortcutPort, ThemePort } from '../ports';
import type { Texts } from '../texts';
import { languageOf } from '../views/window-views';

export interface SettingsApplierParts {
  readonly settings: () => Settings;
  readonly change: (path: 'app.launchAtLogin' | 'app.launchAtLoginAgreed', value: boolean) => void;
  readonly systemLanguages: readonly string[];
  readonly texts: Texts;
  readonly theme: ThemePort;
  readonly shortcut: ShortcutPort;
  readonly login: LoginPort;
  readonly log: LogPort;
  readonly onShortcut: () => void;
}

/** Puts them in force: all of them when called first, what has changed since when called again. */
export function createSettingsApplier(parts: SettingsApplierParts): () => void {
  const { settings, change, systemLanguages, texts, theme, shortcut, login, log, onShortcut } =
    parts;
  let inForce: Settings['app'] | null = null;

  return () => {
    const { app } = settings();
    const isNews = (key: keyof Settings['app']) => inForce?.[key] !== app[key];
    if (isNews('language')) texts.setLanguage(languageOf(settings(), systemLanguages));
    if (isNews('theme')) theme.set(app.theme);
    if (isNews('shortcut') && !shortcut.set(app.shortcut, onShortcut)) {
      log.warn(`the shortcut ${app.shortcut} is taken by another program`);
    }
    if (isNews('launchAtLogin')) {
      void agreeOnLogin(app).catch((error: unknown) => {
        log.warn(`launch at login: ${messageOf(error)}`);
      });
    }
    inForce = app;
  };

  /** Whichever of the two was changed since they last agreed is followed by the other. */
  async function agreeOnLogin({ launchAtLogin, launchAtLoginAgreed }: Settings['app']) {
    if (launchAtLogin !== launchAtLoginAgreed) {
      await login.setLaunchAtLogin(launchAtLogin);
      change('app.launchAtLoginAgreed', launchAtLogin);
      return;
    }
    const launches = await login.launchesAtLogin();
    if (launches === launchAtLogin) return;
    log.info(`launch at login was turned ${launches ? 'on' : 'off'} in the desktop`);
    change('app.launchAtLoginAgreed', launches);
    change('app.launchAtLogin', launches);
  }
}
