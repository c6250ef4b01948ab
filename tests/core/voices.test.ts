import { describe, expect, it } from 'vitest';
import { type Voice, voicesFor } from '#core/voices';

const named = (...tags: readonly string[]): readonly Voice[] =>
  tags.map((tag) => ({ name: `the voice of ${tag}`, tag }));
const tagsOf = (voices: readonly Voice[]) => voices.map(({ tag }) => tag);

describe('the voices for a language', () => {
  it('are those that speak it, as the system has them', () => {
    const all = named('de-AT', 'en_US', 'DE', 'nds', 'fr-FR', 'de-DE');
    expect(tagsOf(voicesFor(all, 'de'))).toEqual(['de-AT', 'DE', 'de-DE']);
    expect(voicesFor(all, 'tr')).toEqual([]);
  });

  it('are first those of its region, then those of none that is told', () => {
    expect(tagsOf(voicesFor(named('pt-PT', 'pt', 'pt_BR'), 'pt-BR'))).toEqual([
      'pt_BR',
      'pt',
      'pt-PT',
    ]);
  });

  it('are for Chinese also Mandarin and, last, Cantonese by their own names', () => {
    const all = named('yue', 'zh-HK', 'cmn', 'zh-CN', 'ja');
    expect(tagsOf(voicesFor(all, 'zh-CN'))).toEqual(['zh-CN', 'cmn', 'yue', 'zh-HK']);
  });

  it('have each name once', () => {
    const all = [
      { name: 'Luzia', tag: 'pt-PT' },
      { name: 'Luzia', tag: 'pt-BR' },
    ];
    expect(voicesFor(all, 'pt-BR')).toEqual([{ name: 'Luzia', tag: 'pt-BR' }]);
  });
});
