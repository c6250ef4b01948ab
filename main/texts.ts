/** The texts main says itself: tray, notifications, command line. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInstance, type i18n } from 'i18next';
import { type Language, languageNamed } from '#core/languages';
import type { Translate } from '#core/translate';

export interface Texts {
  readonly t: Translate;
  /** The same in English, for the log. */
  readonly english: Translate;
  language(): Language;
  /** Speaks the language from now on. */
  setLanguage(language: Language): void;
}

const fallback: Language = 'en';
const defaultNamespace = 'desktop';

/**
 * Opens the texts in `dir`, one folder a language, one file a namespace. A namespace is read
 * when a key such as `moves:chin-tuck.name` first asks for it.
 */
export function openTexts(dir: string, language: Language): Texts {
  const texts: i18n = createInstance();
  void texts.init({
    lng: language,
    fallbackLng: fallback,
    defaultNS: defaultNamespace,
    resources: {},
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  });

  function load(namespace: string): void {
    for (const each of new Set([fallback, texts.language])) {
      if (texts.hasResourceBundle(each, namespace)) continue;
      const file = join(dir, each, `${namespace}.json`);
      texts.addResourceBundle(each, namespace, JSON.parse(readFileSync(file, 'utf8')));
    }
  }

  function look(key: string, values: object | undefined, lng: string): string {
    load(key.includes(':') ? key.slice(0, key.indexOf(':')) : defaultNamespace);
    return texts.t(key, { ...values, lng });
  }

  return {
    t: (key, values) => look(key, values, texts.language),
    english: (key, values) => look(key, values, fallback),
    language: () => texts.language as Language,
    setLanguage: (next) => void texts.changeLanguage(next),
  };
}

/** The first of the person's languages that we speak; English when there is none. */
export function pickLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const language = languageNamed(tag);
    if (language) return language;
  }
  return fallback;
}

/**
 * The person's own tag of that language, so that dates look as on their desktop. Digits are
 * Western ones everywhere, as in our sentences, or one line would mix two kinds.
 */
export function pickLocale(wanted: readonly string[], language: Language): string {
  const tag = wanted.find((each) => languageNamed(each) === language) ?? language;
  const { numberingSystem } = new Intl.NumberFormat(tag).resolvedOptions();
  return numberingSystem === 'latn'
    ? tag
    : new Intl.Locale(tag, { numberingSystem: 'latn' }).toString();
}
