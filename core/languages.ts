/** The languages that the app speaks, as BCP 47 has them. */
export const languages = [
  'en',
  'de',
  'fr',
  'es',
  'pt-BR',
  'pt-PT',
  'it',
  'nl',
  'sv',
  'pl',
  'cs',
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
 * don't speak it. Portuguese is Portugal's wherever it isn't Brazil's, and Chinese is Taiwan's
 * where it is written in traditional characters.
 */
export function languageNamed(tag: string): Language | undefined {
  const [primary = '', ...parts] = tag.toLowerCase().split(/[-_]/);
  const exact = [primary, ...parts].join('-');
  return (
    languages.find((language) => language.toLowerCase() === exact) ??
    variant(primary, parts) ??
    languages.find((language) => language.split('-')[0] === primary)
  );
}

/** The written form or the region that isn't the one a bare tag stands for. */
function variant(primary: string, parts: readonly string[]): Language | undefined {
  const has = (part: string) => parts.includes(part);
  if (primary === 'pt') return parts.length > 0 && !has('br') ? 'pt-PT' : undefined;
  if (primary !== 'zh' || has('hans')) return undefined;
  return ['hant', 'tw', 'hk', 'mo'].some(has) ? 'zh-TW' : undefined;
}
