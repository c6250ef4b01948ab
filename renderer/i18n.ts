/**
 * The texts of a window. Each language's files are chunks of their own, so a window loads only
 * what it shows; a key that a language lacks is shown in English.
 */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '#core/languages';
import type { Move } from '#core/moves/move-file';
import type { Message } from '#core/moves/vocabulary';
import { asWritten, sealed } from './as-written';

type Texts = Readonly<Record<string, unknown>>;

const files = import.meta.glob<Texts>('../assets/locales/*/*.json', { import: 'default' });

const rightToLeft: ReadonlySet<Language> = new Set<Language>(['ar']);

/**
 * Makes the page speak `language` with the texts of `namespaces`, such as `session` for
 * `session.json`. May be called again when the language changes. English texts that the page
 * brings along, by namespace, need not be loaded.
 */
export async function speak(
  language: Language,
  namespaces: readonly string[],
  english: Readonly<Record<string, Texts>> = {},
): Promise<void> {
  const wanted = language === 'en' ? (['en'] as const) : ([language, 'en'] as const);
  const loaded = await Promise.all(
    wanted.flatMap((lng) =>
      namespaces.map(async (ns) => ({
        lng,
        ns,
        texts: (lng === 'en' && english[ns]) || (await load(lng, ns)),
      })),
    ),
  );
  if (!i18next.isInitialized) {
    await i18next
      .use(initReactI18next)
      .use(asWritten)
      .init({
        lng: language,
        fallbackLng: 'en',
        ns: [...namespaces],
        resources: {},
        interpolation: { escapeValue: false },
        postProcess: [asWritten.name],
        initAsync: false,
      });
  }
  for (const { lng, ns, texts } of loaded) i18next.addResourceBundle(lng, ns, texts, true, true);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  document.documentElement.dir = rightToLeft.has(language) ? 'rtl' : 'ltr';
}

async function load(language: Language, namespace: string): Promise<Texts> {
  return (await files[`../assets/locales/${language}/${namespace}.json`]?.()) ?? {};
}

/** The sentence of a message from core in the language now spoken. */
export function say(message: Message): string {
  return i18next.t(message.key, { ...message.params });
}

/**
 * Takes in the words that added moves bring along. They are in one language, so they join the
 * texts that every other one falls back to.
 */
export function learnMoves(moves: readonly Move[]): void {
  const added = moves.flatMap(({ id, text }) => (text ? [[id, text] as const] : []));
  if (added.length === 0) return;
  i18next.addResourceBundle('en', 'moves', sealed(Object.fromEntries(added)), true, true);
}
