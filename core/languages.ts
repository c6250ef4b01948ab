/** The languages that the app speaks, as BCP 47 has them. */
export const languages = [
  'en',
  'de',
  'fr',
  'es',
  'pt-BR',
  'it',
  'nl',
  'sv',
  'pl',
  'uk',
  'tr',
  'ja',
  'zh-CN',
  'zh-TW',
  'ko',
  'ar',
] as const;
export type Language = (typeof languages)[number];

/**
 * The one of ours that a tag such as `de-AT`, `pt_BR` or `zh-Hant-HK` asks for; undefined when we
 * don't speak it. Chinese is Taiwan's where it is written in traditional characters.
 */
export function languageNamed(tag: string): Language | undefined {
  const [primary = '', ...parts] = tag.toLowerCase().split(/[-_]/);
  const exact = languages.find(
    (language) => language.toLowerCase() === [primary, ...parts].join('-'),
  );
  return (
    exact ??
    variant(primary, parts) ??
    languages.find((language) => language.split('-')[0] === primary)
  );
}

function variant(primary: string, parts: readonly string[]): Language | undefined {
  if (primary !== 'zh' || parts.includes('hans')) return undefined;
  return ['hant', 'tw', 'hk', 'mo'].some((part) => parts.includes(part)) ? 'zh-TW' : undefined;
}
