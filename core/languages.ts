/** The languages that the app speaks, as BCP 47 has them. */
export const languages = [
  'en',
  'de',
  'fr',
  'es',
  'pt-BR',
  'it',
  'nl',
  'pl',
  'tr',
  'ja',
  'zh-CN',
  'ar',
] as const;
export type Language = (typeof languages)[number];
