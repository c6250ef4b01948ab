/** The texts main says itself: tray, notifications, command line. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInstance, type i18n } from 'i18next';
import { type Language, languages } from '#core/settings';
import type { Translate } from '#core/translate';

export interface Texts {
  readonly t: Translate;
  language(): Language;
  /** Speaks the language from now on. Reads its files when it is new. */
  setLanguage(language: Language): void;
}

/** Opens the texts in `dir`, one folder a language, one file a namespace. */
export function openTexts(dir: string, language: Language): Texts {
  const texts: i18n = createInstance();
  void texts.init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'desktop',
    resources: Object.fromEntries(
      [...new Set<Language>(['en', language])].map((each) => [each, readLanguage(dir, each)]),
    ),
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  });
  return {
    t: (key, values) => texts.t(key, { ...values }),
    language: () => texts.language as Language,
    setLanguage(next) {
      for (const [namespace, resources] of Object.entries(readLanguage(dir, next))) {
        texts.addResourceBundle(next, namespace, resources);
      }
      void texts.changeLanguage(next);
    },
  };
}

/** The texts that main needs; the windows read theirs themselves. */
const namespaces = new Set(['desktop', 'break', 'moves']);

function readLanguage(dir: string, language: Language): Record<string, object> {
  const folder = join(dir, language);
  return Object.fromEntries(
    readdirSync(folder)
      .map((file) => [basename(file, '.json'), file] as const)
      .filter(([namespace]) => namespaces.has(namespace))
      .map(([namespace, file]) => [
        namespace,
        JSON.parse(readFileSync(join(folder, file), 'utf8')) as object,
      ]),
  );
}

/**
 * The first of the person's languages that we speak: `pt-PT` finds `pt-BR`, `de-AT` finds `de`.
 * English when there is none.
 */
export function pickLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.split('-')[0]?.toLowerCase();
    const match =
      languages.find((language) => language.toLowerCase() === tag.toLowerCase()) ??
      languages.find((language) => language.split('-')[0] === primary);
    if (match) return match;
  }
  return 'en';
}

/** The person's own tag of that language, so that dates look as on their desktop. */
export function pickLocale(wanted: readonly string[], language: Language): string {
  const primary = language.split('-')[0];
  return wanted.find((tag) => tag.split('-')[0]?.toLowerCase() === primary) ?? language;
}
