/**
 * Which English text the translations of a key were last looked at beside, as a hash: one line a
 * key in tests/assets/reviewed-words.txt. Two branches may each add lines for one key; the next
 * `npm run words:reviewed` clears up.
 */
import { createHash } from 'node:crypto';
import type { TextsByKey } from './terms';

/** The lines of the file for these English texts. */
export function reviewedWords(english: TextsByKey): string {
  const lines = Array.from(english, ([key, text]) => `${key} ${hashOf(text)}`);
  return `${lines.sort().join('\n')}\n`;
}

/** Keys whose English is new, or has changed since. */
export function unreviewed(english: TextsByKey, file: string): readonly string[] {
  const reviewed = new Set(file.split('\n'));
  return Array.from(english)
    .filter(([key, text]) => !reviewed.has(`${key} ${hashOf(text)}`))
    .map(([key]) => key);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}
