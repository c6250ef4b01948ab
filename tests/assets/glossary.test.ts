import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages } from '#core/languages';
import { glossary } from '../../scripts/docs/glossary-table';
import { allTexts } from '../../scripts/words/all-texts';
import { glossaryFaults } from '../../scripts/words/terms';

const english = allTexts('en');

describe('the glossary', () => {
  it.each(languages)('is kept to by every text in %s', (language) => {
    expect(glossaryFaults(language, english, allTexts(language))).toEqual([]);
  });

  it('is written down as the texts are; if not: npm run docs', () => {
    const file = join(import.meta.dirname, '../../docs/glossary.md');
    expect(readFileSync(file, 'utf8')).toBe(glossary());
  });

  it.each([
    ['de', 'Die Auszeit ist fällig', ['a says “break” without “Pause”']],
    ['de', 'Die Pause ist fällig', []],
    ['de', 'Die Dosis der Pause', ['a speaks of doses']],
    ['ja', '休憩の時間です', []],
    ['ja', '休みの時間です', ['a says “break” without “休憩”']],
  ] as const)('in %s finds in “%s”: %j', (language, text, faults) => {
    const texts = new Map([['a', text]]);
    expect(glossaryFaults(language, new Map([['a', 'A break is due']]), texts)).toEqual(faults);
  });

  it('leaves nested texts to themselves, and knows plural forms', () => {
    const english = new Map([
      ['a', '$t(break:groups.neck)'],
      ['b_other', '{{count}} breaks done'],
    ]);
    const polish = new Map([
      ['a', '$t(break:groups.neck)'],
      ['b_few', '{{count}} pauzy'],
    ]);
    expect(glossaryFaults('pl', english, polish)).toEqual(['b_few says “break” without “przerwa”']);
  });
});
