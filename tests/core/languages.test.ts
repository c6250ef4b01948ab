import { describe, expect, it } from 'vitest';
import { languageNamed, languages } from '#core/languages';

describe('languageNamed', () => {
  it.each(languages)('finds %s by its own tag, however it is written', (language) => {
    expect(languageNamed(language)).toBe(language);
    expect(languageNamed(language.replace('-', '_').toUpperCase())).toBe(language);
  });

  it.each([
    ['de-AT', 'de'],
    ['en_GB', 'en'],
    ['ko-KR', 'ko'],
    ['pt', 'pt-BR'],
    ['pt_BR', 'pt-BR'],
    ['pt-AO', 'pt-PT'],
    ['pt_PT', 'pt-PT'],
    ['zh', 'zh-CN'],
    ['zh-SG', 'zh-CN'],
    ['zh-Hans-HK', 'zh-CN'],
    ['zh-HK', 'zh-TW'],
    ['zh-MO', 'zh-TW'],
    ['zh-Hant', 'zh-TW'],
    ['zh_Hant_TW', 'zh-TW'],
    ['hu', undefined],
    ['', undefined],
  ])('takes %s for %s', (tag, language) => {
    expect(languageNamed(tag)).toBe(language);
  });
});
