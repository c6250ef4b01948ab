import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allTexts } from '../../scripts/words/all-texts';
import { reviewedWords, unreviewed } from '../../scripts/words/reviewed-words';

describe('the translations', () => {
  it('were looked at beside the English as it is; when they were: npm run words:reviewed', () => {
    const file = readFileSync(join(import.meta.dirname, 'reviewed-words.txt'), 'utf8');
    expect(unreviewed(allTexts('en'), file)).toEqual([]);
  });
});

describe('a review', () => {
  const english = new Map([
    ['home:a', 'A break is due'],
    ['home:b', 'Start'],
  ]);
  const file = reviewedWords(english);

  it('holds as long as the English does', () => {
    expect(unreviewed(english, file)).toEqual([]);
    expect(unreviewed(new Map([['home:b', 'Start']]), file)).toEqual([]);
  });

  it('is due for a text that changed, and for a new one', () => {
    const changed = new Map([...english, ['home:a', 'Your break is due'], ['home:c', 'Skip']]);
    expect(unreviewed(changed, file)).toEqual(['home:a', 'home:c']);
  });

  it('of two branches stands when their lines are put together', () => {
    const theirs = new Map([['home:a', 'Your break is due']]);
    expect(unreviewed(theirs, file + reviewedWords(theirs))).toEqual([]);
  });
});
